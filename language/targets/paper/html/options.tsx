/** Lists of options: boxes left of their labels, arrows right of them. */
import type { Domain, Expr, Option, Question } from "../../../instrument/model.js";
import type { Words as Speech } from "../../../instrument/words/words.js";
import { textWidth } from "../../../render/scale-fit.js";
import type { Choice } from "../plan/knowledge.js";
import type { Route } from "../plan/routing.js";
import type { Unit } from "../plan/units.js";
import { fill } from "../texts.js";
import { isCarried, type PaperContext } from "./context.js";
import { Box, Line } from "./marks.js";
import { Words } from "./words.js";

const NOWHERE = { file: 0, start: 0, end: 0, line: 1, column: 1 };

/** What can be ticked in a domain, yes and no included; what is retired is not printed. */
export function tickable(domain: Domain): { options: Option[]; missing: Option[] } {
  const missing = domain.missing.filter((o) => !o.retired);
  if (domain.type === "choice" || domain.type === "ranking")
    return { options: domain.options.filter((o) => !o.retired), missing };
  if (domain.type !== "boolean") return { options: [], missing };
  return {
    options: [
      { value: true, code: 1, ...(domain.yes ? { label: domain.yes } : {}), at: NOWHERE },
      { value: false, code: 0, ...(domain.no ? { label: domain.no } : {}), at: NOWHERE },
    ],
    missing,
  };
}

export function labelOf(cx: PaperContext, option: Option): string {
  return option.label ? cx.words.text(option.label) : String(option.code);
}

/** Options of a question with ticks, one under the other, or in columns where many are short. */
export function OptionList({ cx, q, route }: { cx: PaperContext; q: Question; route: Route }) {
  const { domain } = q;
  const several = domain.type === "choice" && domain.multiple;
  const { options, missing } = tickable(domain);
  const variable = q.fields[0]?.variable ?? q.id;
  const all = [...options, ...missing];
  const carried = isCarried(cx, options);
  const counted = options.some((o) => !o.label);
  const leads = route.arrows.length > 0 || route.stops.length > 0;
  const plain = !leads && all.every((o) => !o.specify && !o.help && (carried || o.guard === undefined));
  const longest = Math.max(0, ...all.map((o) => textWidth(labelOf(cx, o))));
  const columns = !plain
    ? 1
    : (q.appearance?.columns ??
      columnsFor(all.length, longest, cx.options.columns, domain.type === "choice" && domain.ordered));
  return (
    <ul class={columns > 1 ? `opts c${Math.min(columns, 6)}` : "opts"}>
      {all.map((option) => (
        <OptionRow
          cx={cx}
          option={option}
          variable={variable}
          several={several}
          carried={carried}
          route={route}
          outer={q.guard}
          counted={counted}
        />
      ))}
    </ul>
  );
}

/** Columns for a list: short lists of short words side by side, long lists in as many as hold their words. */
function columnsFor(count: number, longest: number, page: 1 | 2, ordered: boolean): number {
  const room = page === 2 ? 22 : 46;
  const fit = Math.floor(room / (longest + 3.5));
  if (fit < 2 || count < 2) return 1;
  if (count <= (ordered ? 6 : 4) && fit >= count) return count;
  return count >= 6 ? Math.min(fit, 4, Math.ceil(count / 3)) : 1;
}

function OptionRow({
  cx,
  option,
  variable,
  several,
  carried,
  route,
  outer,
  counted,
}: {
  cx: PaperContext;
  option: Option;
  variable: string;
  several: boolean;
  carried: boolean;
  route: Route;
  outer: number | undefined;
  /** Some points have numbers only, so all of them show theirs. */
  counted: boolean;
}) {
  const isThis = ({ choice }: { choice: Choice }) =>
    choice.value === option.value && choice.missing === (option.missing === true);
  const arrow = route.arrows.find(isThis);
  const stop = route.stops.find(isThis);
  return (
    <li class={option.missing ? "opt none" : "opt"} data-o={String(option.value)}>
      <Box cx={cx} variable={variable} code={option.value} several={several} />
      <span class="lab">
        {option.label && counted && !option.missing ? `${option.code} ` : null}
        {option.label ? <Words cx={cx} text={option.label} /> : option.code}
        {carried ? null : <Only cx={cx} guard={option.guard} outer={outer} />}
        {option.help ? (
          <small>
            <Words cx={cx} text={option.help} />
          </small>
        ) : null}
        {option.specify ? <Line variable={option.specify} width={60} /> : null}
        <Code cx={cx} code={option.code} />
      </span>
      {arrow ? <Go words={cx.goal(arrow.to)} /> : null}
      {stop ? <Stop cx={cx} unit={cx.units[stop.unit]} /> : null}
    </li>
  );
}

/** The instruction of an arrow. */
export function Go({ words }: { words: string }) {
  return (
    <span class="go">
      <b>→</b> {words}
    </span>
  );
}

/** Ends the questionnaire for whoever ticks this. */
function Stop({ cx, unit }: { cx: PaperContext; unit: Unit | undefined }) {
  if (unit?.kind !== "stop") return null;
  return (
    <span class="go end">
      <b>→</b> {cx.t.stopHere}
      <span class="words">
        <Words cx={cx} text={unit.item.text} />
      </span>
    </span>
  );
}

export function Code({ cx, code }: { cx: PaperContext; code: number }) {
  return cx.options.codes || cx.options.annotated ? <sub class="code">{code}</sub> : null;
}

/** What a guard adds to the one around it, in words; undefined when that is nothing. */
export function ownCondition(
  cx: PaperContext,
  guard: number | undefined,
  outer: number | undefined,
  words: Speech = cx.words,
): string | undefined {
  if (guard === undefined || guard === outer) return undefined;
  const said = cx.conditions.chain(outer);
  const parts = cx.conditions
    .chain(guard)
    .filter((id) => !said.includes(id))
    .flatMap((id) => cx.conditions.expr(id) ?? []);
  if (parts.length === 0) return undefined;
  return words.expr(parts.reduce((left, right): Expr => ({ k: "op", op: "and", left, right })));
}

/** The condition of an option or a row, where it has one of its own. */
export function Only({
  cx,
  guard,
  outer,
  bare = false,
}: {
  cx: PaperContext;
  guard?: number | undefined;
  outer?: number | undefined;
  /** A line of its own instead of words behind others. */
  bare?: boolean;
}) {
  const condition = ownCondition(cx, guard, outer);
  if (condition === undefined) return null;
  if (bare) return <p class="only">{fill(cx.t.onlyIf, { condition })}</p>;
  const [open, close] = cx.locale === "zh" ? ["（", "）"] : [" (", ")"];
  return (
    <small class="only">
      {open}
      {fill(cx.t.only, { condition })}
      {close}
    </small>
  );
}

/** An option that stands for no answer, beside an answer that is written. */
export function NoAnswer({ cx, variable, option }: { cx: PaperContext; variable: string; option: Option }) {
  return (
    <li class="opt none" data-o={String(option.value)}>
      <Box cx={cx} variable={variable} code={option.value} />
      <span class="lab">
        {option.label ? <Words cx={cx} text={option.label} /> : option.code}
        <Code cx={cx} code={option.code} />
      </span>
    </li>
  );
}
