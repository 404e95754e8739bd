/** One question as a block that is never split, except between the rows of a table. */
import type { Question as Model, Option, Text } from "../../../instrument/model.js";
import { carriedFrom } from "../plan/carried.js";
import type { Route } from "../plan/routing.js";
import { fill } from "../texts.js";
import { Battery, Legend, sidesOf } from "./battery.js";
import { isCarried, type PaperContext } from "./context.js";
import { Field, Items, Ranking } from "./fields.js";
import { extraColumns } from "./follow-ups.js";
import { Box } from "./marks.js";
import { Go, NoAnswer, Only, OptionList, tickable } from "./options.js";
import { Paragraphs, Words } from "./words.js";

/** Questions inside of others lead nowhere else. */
const NO_ROUTE: Route = { arrows: [], stops: [], filters: [], depth: 0, silent: [], inline: false };

export function Question({
  cx,
  q,
  route,
  at = "",
  sub = false,
}: {
  cx: PaperContext;
  q: Model;
  route: Route;
  /** Classes of the run that it stands in. */
  at?: string;
  sub?: boolean;
}) {
  const number = cx.numberOf(q.id);
  const sides = q.rows.length > 0 ? sidesOf(cx, q) : undefined;
  const tag = sub ? undefined : tagOf(cx, q, sides !== undefined);
  const leads = route.arrows.length > 0 || route.stops.length > 0;
  return (
    <article
      class={`q${q.rows.length > 0 ? " table" : ""}${sub ? " sub" : ""}${at}`}
      data-q={q.id}
      data-leads={leads ? "" : undefined}
    >
      <div class="head">
        {number === undefined ? null : <span class="n">{number}</span>}
        <div class="stem">
          <p class="label">
            <Words cx={cx} text={q.label} />
            {tag ? <span class="tag">{cx.locale === "zh" ? `（${tag}）` : ` (${tag})`}</span> : null}
          </p>
          {q.help ? <Paragraphs cx={cx} text={q.help} class="help" /> : null}
          {q.instruction ? <Paragraphs cx={cx} text={q.instruction} class="instruction" /> : null}
          <Probes cx={cx} probes={q.probes} />
        </div>
      </div>
      {cx.options.annotated ? <Annotation cx={cx} q={q} /> : null}
      <div class="answer">
        <Answer cx={cx} q={q} route={route} sides={sides} />
        <FollowUps cx={cx} q={q} beside={sides !== undefined} />
        {route.onward ? (
          <p class="onward">
            <Go words={cx.goal(route.onward)} />
          </p>
        ) : null}
      </div>
    </article>
  );
}

/** What the interviewer asks when the answer stays short; read before the room to write. */
function Probes({ cx, probes }: { cx: PaperContext; probes: readonly Text[] }) {
  if (probes.length === 0) return null;
  return (
    <ul class="probes">
      {probes.map((probe) => (
        <li>
          <b>{cx.t.probe}</b>
          <span>
            <Words cx={cx} text={probe} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Questions of `each row` that found no room in columns, row by row, each with its condition. */
function FollowUps({ cx, q, beside }: { cx: PaperContext; q: Model; beside: boolean }) {
  if (beside && extraColumns(cx, q).length > 0) return null;
  return (
    <>
      {q.rows.map((row) =>
        row.followUps.length === 0 ? null : (
          <div class="follow">
            <p class="about">
              {row.code === undefined ? null : <b>{row.code} </b>}
              <Words cx={cx} text={row.label} />
            </p>
            {row.followUps.map((id) => {
              const inner = cx.questions.get(id);
              if (!inner) return null;
              return (
                <div class="asked">
                  <Only cx={cx} guard={inner.guard} outer={row.guard ?? q.guard} bare />
                  <Question cx={cx} q={inner} route={NO_ROUTE} sub />
                </div>
              );
            })}
          </div>
        ),
      )}
    </>
  );
}

function Answer({
  cx,
  q,
  route,
  sides,
}: {
  cx: PaperContext;
  q: Model;
  route: Route;
  sides: ReturnType<typeof sidesOf>;
}) {
  if (sides)
    return (
      <>
        <Legend cx={cx} sides={sides} />
        <Battery cx={cx} q={q} sides={sides} />
      </>
    );
  if (q.rows.length > 0 || q.kind === "allocate") return <Items cx={cx} q={q} />;
  const { domain } = q;
  if (domain.type === "ranking") return <Ranking cx={cx} q={q} />;
  // Arrows stand beside options: points that lead elsewhere are printed one below the other.
  const leads = route.arrows.length > 0 || route.stops.length > 0;
  if (domain.type === "choice" && q.kind === "rating" && isRow(domain.options) && !leads)
    return <Rating cx={cx} q={q} />;
  if (domain.type === "choice" || domain.type === "boolean")
    return <OptionList cx={cx} q={q} route={route} />;
  const variable = q.fields[0]?.variable ?? q.id;
  const { missing } = tickable(domain);
  return (
    <>
      <div class="field">
        <Field cx={cx} domain={domain} variable={variable} />
      </div>
      {missing.length > 0 ? (
        <ul class="opts">
          {missing.map((o) => (
            <NoAnswer cx={cx} variable={variable} option={o} />
          ))}
        </ul>
      ) : null}
    </>
  );
}

/** Labels at the ends only: the points stand in one row. */
export function isRow(options: readonly Option[]): boolean {
  return (
    options.length > 2 &&
    options.length <= 11 &&
    options.slice(1, -1).every((o, i, all) => !o.label || i * 2 + 1 === all.length)
  );
}

function Rating({ cx, q }: { cx: PaperContext; q: Model }) {
  const variable = q.fields[0]?.variable ?? q.id;
  const { options, missing } = tickable(q.domain);
  const words = (o: Option | undefined) => (o?.label ? <Words cx={cx} text={o.label} /> : null);
  return (
    <div class="rating">
      <span class="end">{words(options[0])}</span>
      {options.map((o) => (
        <span class="pt" data-o={String(o.value)}>
          <Box cx={cx} variable={variable} code={o.value} />
          <b>{o.code}</b>
        </span>
      ))}
      <span class="end">{words(options.at(-1))}</span>
      {missing.map((o) => (
        <span class="pt none" data-o={String(o.value)}>
          <Box cx={cx} variable={variable} code={o.value} />
          <b>{words(o) ?? o.code}</b>
        </span>
      ))}
    </div>
  );
}

/** How to answer, and which of the options are meant, in a few words behind the question. */
export function tagOf(cx: PaperContext, q: Model, isBattery: boolean): string | undefined {
  const parts = [howTo(cx, q, isBattery), carriedWords(cx, q)].filter((words) => words !== undefined);
  return parts.length > 0 ? parts.join(cx.locale === "zh" ? "；" : "; ") : undefined;
}

function carriedWords(cx: PaperContext, q: Model): string | undefined {
  const { domain } = q;
  const parts = q.rows.length > 0 ? q.rows : "options" in domain ? domain.options : [];
  const carried = isCarried(cx, parts) && carriedFrom(cx.instrument, parts);
  if (!carried) return undefined;
  return fill(carried.chosen ? cx.t.fromChosen : cx.t.fromUnchosen, {
    n: cx.numberOf(carried.question) ?? "",
  });
}

function howTo(cx: PaperContext, q: Model, isBattery: boolean): string | undefined {
  const { t } = cx;
  if (isBattery) return q.columns.length > 1 ? t.eachRowSides : t.eachRow;
  if (q.total !== undefined) return fill(t.total, { total: q.total });
  const { domain } = q;
  if (domain.type === "ranking")
    return domain.top === undefined
      ? isCarried(cx, domain.options)
        ? t.rankThose
        : fill(t.rank, { n: tickable(domain).options.length })
      : fill(t.rankTop, { n: domain.top });
  if (domain.type === "number" && domain.slider) return t.mark;
  if (domain.type !== "choice" || q.rows.length > 0) return undefined;
  if (!domain.multiple) return q.kind === "single" ? t.one : undefined;
  const { min, max } = domain;
  if (min !== undefined && min === max) return fill(t.exactly, { min });
  if (min !== undefined && min > 1 && max !== undefined) return fill(t.between, { min, max });
  if (max !== undefined) return fill(t.upTo, { max });
  return min !== undefined && min > 1 ? fill(t.atLeast, { min }) : t.any;
}

/** For programmers and archives: variables, type, who is asked. */
function Annotation({ cx, q }: { cx: PaperContext; q: Model }) {
  const names = q.fields.map((f) => f.variable);
  const first = cx.variables.get(names[0] ?? "");
  return (
    <p class="note">
      <code>{names.length > 2 ? `${names[0]} … ${names.at(-1)}` : names.join(", ")}</code>
      {first ? <span>{first.level}</span> : null}
      {q.guard === undefined ? null : <span>{cx.words.universe(q.guard)}</span>}
    </p>
  );
}
