import type { VNode } from "preact";
import type { Domain, Question } from "../instrument/model.js";
import { Battery, isBattery } from "./battery.js";
import type { RenderContext } from "./context.js";
import { Control, hintOf, isSingleControl } from "./inputs.js";
import { Dropdown, OptionList } from "./options.js";
import { Ranking, rankingHint } from "./ranking.js";
import { Grid, Rows } from "./rows.js";
import { asChoice, ScaleRow, scaleShape } from "./scale.js";
import { aboutId, isAbout, legendId, type QuestionProps, Shell } from "./shell.js";

/** One question of any kind, with all its fields. */
export function QuestionView(props: Omit<QuestionProps, "sub">): VNode {
  const { cx } = props;
  const all: QuestionProps = {
    ...props,
    sub: (id, outer) => {
      const inner = cx.questions.get(id);
      return inner ? <QuestionView cx={cx} q={inner} guard={inner.guard} outer={outer} /> : null;
    },
  };
  if (props.q.kind === "grid") return <Grid {...all} />;
  if (props.q.rows.length > 0) return isBattery(all) ? <Battery {...all} /> : <Rows {...all} />;
  return <Plain {...all} />;
}

/** A question with one field. */
function Plain(props: QuestionProps) {
  const { cx, q } = props;
  const variable = q.fields[0]?.variable;
  if (variable === undefined) return <Shell {...props}>{null}</Shell>;
  const domain = cx.variables.get(variable)?.domain ?? q.domain;
  const dropdown = q.appearance?.as === "dropdown";
  const id = `f${cx.indexOf(variable)}`;
  const hint = domain.type === "ranking" ? rankingHint(cx, domain) : hintOf(cx, domain);
  const shell = { ...props, variable, hint };
  if (isSingleControl(domain, dropdown)) {
    const described = isAbout(cx, q, hint);
    return (
      <Shell {...shell} control={id}>
        <Control
          cx={cx}
          variable={variable}
          domain={domain}
          id={id}
          describedBy={described ? aboutId(cx, q) : undefined}
          required={q.response === "required"}
          compact
        />
      </Shell>
    );
  }
  const radios = isRadios(domain);
  return (
    <Shell {...shell} {...(radios && !dropdown ? { role: "radiogroup" as const } : {})}>
      <Body {...props} variable={variable} domain={domain} id={id} dropdown={dropdown} />
      {radios && !dropdown && q.response !== "required" ? <Clear cx={cx} /> : null}
    </Shell>
  );
}

function isRadios(domain: Domain): boolean {
  return domain.type === "boolean" || (domain.type === "choice" && !domain.multiple);
}

interface BodyProps extends QuestionProps {
  variable: string;
  domain: Domain;
  id: string;
  dropdown: boolean;
}

function Body({ cx, q, variable, domain, id, dropdown, guard }: BodyProps) {
  if (domain.type === "ranking") return <Ranking cx={cx} variable={variable} domain={domain} id={id} />;
  const words = q.kind === "consent" ? { yes: cx.t.agree, no: cx.t.disagree } : undefined;
  const choice = asChoice(cx, domain, words);
  if (!choice) {
    return <Control cx={cx} variable={variable} domain={domain} id={id} labelledBy={legendId(cx, q)} />;
  }
  if (choice.multiple)
    return (
      <OptionList cx={cx} variable={variable} type="checkbox" domain={choice} {...columns(q)} outer={guard} />
    );
  if (dropdown)
    return <Dropdown cx={cx} variable={variable} domain={choice} id={id} labelledBy={legendId(cx, q)} />;
  const shape = q.kind === "rating" || q.appearance?.as === "buttons" ? scaleShape(cx, choice) : undefined;
  if (shape && (shape.fit === "numbers" || shape.fit === "labels")) {
    return (
      <div class={`rt f-${shape.fit}`}>
        <ScaleRow cx={cx} variable={variable} shape={shape} />
      </div>
    );
  }
  return (
    <OptionList cx={cx} variable={variable} type="radio" domain={choice} {...columns(q)} outer={guard} />
  );
}

function columns(q: Question): { columns?: number } {
  return q.appearance?.columns ? { columns: q.appearance.columns } : {};
}

/** Radio buttons cannot be switched off: an answer that need not be given can be taken back here. */
function Clear({ cx }: { cx: RenderContext }) {
  return (
    <button type="button" class="clear" data-do="clear" {...cx.ui}>
      {cx.t.clear}
    </button>
  );
}
