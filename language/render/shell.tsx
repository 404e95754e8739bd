import type { ComponentChildren } from "preact";
import type { Question } from "../instrument/model.js";
import { conditionInWords } from "./conditions.js";
import { at, guarded, type RenderContext } from "./context.js";
import { Paragraphs, Rich } from "./inline.js";
import { fillText } from "./texts.js";

/** What every component of a question kind is given. */
export interface QuestionProps {
  cx: RenderContext;
  q: Question;
  /** Guard of the question, and the one its surroundings have stated already. */
  guard?: number;
  outer?: number;
  /** Rows shown on this screen, from and up to (excluded); all when absent. */
  rows?: { from: number; to: number };
  /** Draws another question inside this one (follow-ups of a row). */
  sub(id: string, outer: number | undefined): ComponentChildren;
}

interface ShellProps extends QuestionProps {
  /** Id of the one control that the label belongs to; absent: a group with a legend. */
  control?: string;
  /** Variable that the whole question answers. */
  variable?: string;
  role?: "radiogroup";
  /** Words about how to answer, after the help. */
  hint?: string;
  class?: string;
  children: ComponentChildren;
}

/** The frame of a question: number, words, mark, help, and the control or group of controls in it. */
export function Shell(props: ShellProps) {
  const { cx, q, control, variable, role, children } = props;
  const kind = `q k-${q.kind}${props.class ? ` ${props.class}` : ""}`;
  const shared = {
    class: kind,
    "data-q": q.id,
    ...(variable === undefined ? {} : { "data-v": variable }),
    ...guarded(props.guard),
    ...at(cx, q.at),
  };
  const about = <About {...props} />;
  const hasAbout = isAbout(cx, q, props.hint);
  const described = hasAbout ? { "aria-describedby": aboutId(cx, q) } : {};
  if (control !== undefined) {
    return (
      <div {...shared}>
        <Only cx={cx} guard={props.guard} outer={props.outer} />
        <label class="lg" for={control}>
          <Words cx={cx} q={q} />
        </label>
        {about}
        {children}
      </div>
    );
  }
  const required = role && q.response === "required" ? { "aria-required": "true" as const } : {};
  return (
    <fieldset {...shared} {...(role ? { role } : {})} {...required} {...described}>
      <legend class="lg" id={legendId(cx, q)}>
        <Words cx={cx} q={q} />
      </legend>
      <Only cx={cx} guard={props.guard} outer={props.outer} />
      {about}
      {children}
    </fieldset>
  );
}

export function legendId(cx: RenderContext, q: Question): string {
  return `q${questionIndex(cx, q)}`;
}

export function aboutId(cx: RenderContext, q: Question): string {
  return `h${questionIndex(cx, q)}`;
}

/** Questions are numbered by their first variable: unique, short, and free of the author's characters. */
function questionIndex(cx: RenderContext, q: Question): number {
  return cx.indexOf(q.fields[0]?.variable ?? "");
}

/** Number, words and mark. */
function Words({ cx, q }: { cx: RenderContext; q: Question }) {
  return (
    <>
      {q.number ? <span class="num">{q.number}.</span> : null}
      <span class="ql">
        <Rich cx={cx} text={q.label} />
      </span>
      <Mark cx={cx} q={q} />
    </>
  );
}

/** The exception is marked: what is optional where all is required, what is required elsewhere. */
function Mark({ cx, q }: { cx: RenderContext; q: Question }) {
  if (cx.instrument.answers === "required") {
    return q.response === "required" ? null : (
      <span class="mark" {...cx.ui}>
        {cx.t.optional}
      </span>
    );
  }
  if (q.response !== "required") return null;
  return (
    <>
      <span class="req" aria-hidden="true">
        *
      </span>
      <span class="vh" {...cx.ui}>
        {cx.t.required}
      </span>
    </>
  );
}

/** Is there anything to say between the words of a question and its controls? */
export function isAbout(cx: RenderContext, q: Question, hint: string | undefined): boolean {
  const instructed = q.instruction !== undefined && cx.instrument.mode === "interview";
  return Boolean(hint || q.help || instructed || q.probes.length > 0);
}

function About({ cx, q, hint }: ShellProps) {
  if (!isAbout(cx, q, hint)) return null;
  return (
    <div class="about" id={aboutId(cx, q)}>
      {q.help ? <Paragraphs cx={cx} text={q.help} class="help" /> : null}
      {q.instruction && cx.instrument.mode === "interview" ? (
        <p class="instr">
          <b {...cx.ui}>{cx.t.interviewer}</b> <Rich cx={cx} text={q.instruction} />
        </p>
      ) : null}
      {q.probes.length > 0 ? (
        <ul class="probes">
          {q.probes.map((probe) => (
            <li>
              <Rich cx={cx} text={probe} />
            </li>
          ))}
        </ul>
      ) : null}
      {hint ? (
        <p class="hint" {...cx.ui}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}

/** "Answer only if …": read on paper and without JavaScript, hidden while the page is alive. */
export function Only({ cx, guard, outer }: { cx: RenderContext; guard?: number; outer?: number }) {
  const condition = conditionInWords(cx, guard, outer);
  if (!condition) return null;
  return (
    <p class="only" {...cx.ui}>
      {fillText(cx.t.onlyIf, { condition })}
    </p>
  );
}
