/** The printed questionnaire from its head to its end, as one run of blocks. */
import type { Text, Variable } from "../../../instrument/model.js";
import type { Unit } from "../plan/units.js";
import { fill } from "../texts.js";
import type { PaperContext } from "./context.js";
import { Digits, Line } from "./marks.js";
import { Go } from "./options.js";
import { Question } from "./question.js";
import { Paragraphs, Words } from "./words.js";

export function Flow({ cx }: { cx: PaperContext }) {
  const { instrument, units } = cx;
  return (
    <main class="flow">
      <Opening cx={cx} />
      {units.map((unit, i) =>
        cx.routes[i]!.inline ? null : (
          <>
            <Lines cx={cx} index={i} />
            <UnitBlock cx={cx} unit={unit} index={i} />
          </>
        ),
      )}
      <footer class="closing">
        {instrument.thanks?.text ? <Paragraphs cx={cx} text={instrument.thanks.text} /> : <p>{cx.t.end}</p>}
      </footer>
    </main>
  );
}

/** What is said above a unit: who reads on, and what to remember when the arrow is on another sheet. */
function Lines({ cx, index }: { cx: PaperContext; index: number }) {
  const { filters } = cx.routes[index]!;
  const outer = cx.routes[index]!.depth - filters.length;
  const lines = cx.filters(index);
  const letter = lines.length > 0 ? cx.letterOf(index) : undefined;
  return (
    <>
      {cx.reminders(index).map(({ words, from }) => (
        <p class={`filter apart keep${inside(outer)}`} data-from={from.join(" ")}>
          {words}
        </p>
      ))}
      {lines.map((words, i) => (
        <p class={`filter keep${inside(outer + i)}`} data-filter={index}>
          {letter !== undefined && i === 0 ? <span class="n">{letter}</span> : null}
          {words}
        </p>
      ))}
    </>
  );
}

/** Whether the run that a unit stands in is not over with it. */
function goesOn(cx: PaperContext, index: number): boolean {
  const next = cx.routes[index + 1];
  return next !== undefined && next.depth > 0 && next.depth - next.filters.length > 0;
}

/** Classes of what stands in a run of units with a condition: a rule at its side says how far it goes. */
function inside(depth: number): string {
  return depth > 0 ? ` in in${Math.min(depth, 3)}` : "";
}

/** Title, greeting, what is promised, how to mark, and what the interviewer fills in. */
function Opening({ cx }: { cx: PaperContext }) {
  const { instrument, t, options } = cx;
  const interview = instrument.mode === "interview";
  return (
    <header class="opening">
      <h1>
        <Words cx={cx} text={instrument.title} />
      </h1>
      {interview ? (
        <div class="admin">
          {[
            [t.number, "$number"],
            [t.interviewer, "$interviewer"],
            [t.date, "$date"],
            [t.place, "$place"],
            [t.started, "$started"],
            [t.ended, "$ended"],
          ].map(([label, name]) => (
            <span>
              {label} <Line variable={name!} />
            </span>
          ))}
        </div>
      ) : instrument.privacy !== "anonymous" ? (
        <p class="admin-no">
          {t.number} <Digits variable="$number" whole={6} />
        </p>
      ) : null}
      {instrument.welcome ? <Paragraphs cx={cx} text={instrument.welcome} /> : null}
      {instrument.privacy ? <p class="privacy">{t[instrument.privacy]}</p> : null}
      {options.machine ? <HowTo cx={cx} /> : null}
    </header>
  );
}

/** Ink in a box counts; a box filled in full does not. */
function HowTo({ cx }: { cx: PaperContext }) {
  const [before, rest = ""] = cx.t.howTo.split("{crossed}");
  const [between, after] = rest.split("{filled}");
  return (
    <p class="howto">
      {before}
      <i class="box crossed" />
      {between}
      <i class="box filled" />
      {after}
    </p>
  );
}

function UnitBlock({ cx, unit, index }: { cx: PaperContext; unit: Unit; index: number }) {
  const route = cx.routes[index]!;
  const at = inside(route.depth) + (goesOn(cx, index) ? " on" : "");
  const letter = route.filters.length > 0 ? undefined : cx.letterOf(index);
  const mark = letter === undefined ? null : <span class="n">{letter}</span>;
  const onward = route.onward ? (
    <p class="onward">
      <Go words={cx.goal(route.onward)} />
    </p>
  ) : null;
  switch (unit.kind) {
    case "page":
      return (
        <>
          <Heading cx={cx} title={unit.page.title} help={unit.page.help} at={at} level={2} />
          {onward}
        </>
      );
    case "section":
      return (
        <>
          <Heading cx={cx} title={unit.item.title} help={unit.item.help} at={at} level={3} />
          {onward}
        </>
      );
    case "note":
      return (
        <div class={`remark${unit.item.important ? " important" : ""}${at}`} data-note={unit.item.id}>
          {mark}
          <Paragraphs cx={cx} text={unit.item.text} />
          {onward}
        </div>
      );
    case "stop":
      return (
        <div class={`stop${at}`} data-stop={unit.item.id}>
          {mark}
          <p>{fill(cx.t.stopIf, { condition: cx.stopCondition(index) })}</p>
          <Paragraphs cx={cx} text={unit.item.text} />
          {onward}
        </div>
      );
    case "compute":
      return (
        <div class={`compute${at}`}>
          {mark}
          <Working cx={cx} v={cx.variables.get(unit.item.variable)} />
          {onward}
        </div>
      );
    default:
      return <Question cx={cx} q={unit.question} route={route} at={at} />;
  }
}

function Heading({
  cx,
  title,
  help,
  at,
  level,
}: {
  cx: PaperContext;
  title: Text | undefined;
  help: Text | undefined;
  at: string;
  level: 2 | 3;
}) {
  const Tag = level === 2 ? "h2" : "h3";
  return (
    <Tag class={`keep${at}`}>
      {title ? <Words cx={cx} text={title} /> : null}
      {help ? (
        <small>
          <Words cx={cx} text={help} />
        </small>
      ) : null}
    </Tag>
  );
}

/** A line to work a value out on, where people do what the screen does by itself. */
function Working({ cx, v }: { cx: PaperContext; v: Variable | undefined }) {
  if (!v?.formula) return null;
  return (
    <p class="working">
      {fill(cx.t.working, { label: cx.words.text(v.label) || v.reference })} {cx.words.expr(v.formula)} ={" "}
      <Line variable={v.name} width={28} />
    </p>
  );
}
