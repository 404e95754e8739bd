/** One question: its words, how to answer, the places for the answer, and where it leads. */
import type { Question } from "../../instrument/model.js";
import { sidesOf } from "../paper/html/battery.js";
import { extraColumns } from "../paper/html/follow-ups.js";
import { ownCondition } from "../paper/html/options.js";
import { isRow, tagOf } from "../paper/html/question.js";
import type { Route } from "../paper/plan/routing.js";
import { fill } from "../paper/texts.js";
import { battery } from "./battery.js";
import type { Block, Para } from "./blocks.js";
import { together } from "./blocks.js";
import type { DocxContext } from "./context.js";
import { field, ranking } from "./fields.js";
import { items } from "./items.js";
import { HANG } from "./measures.js";
import { QUESTIONS } from "./numbering.js";
import { rating } from "./slider.js";
import { optionList } from "./ticks.js";
import { bracketed, paragraphs, run, styled, tab, words } from "./words.js";

/** Questions inside of others lead nowhere else. */
const NO_ROUTE: Route = { arrows: [], stops: [], filters: [], depth: 0, silent: [], inline: false };

/** The blocks of a question, kept on one page except between the rows of a long table and what is asked with them. */
export function question(cx: DocxContext, q: Question, route: Route): Block[] {
  const onward = route.onward ? [goOn(cx.goal(route.onward))] : [];
  const asked = followUps(cx, q);
  const own = [...head(cx, q, false), ...answer(cx, q, route)];
  return asked.length === 0
    ? together([...own, ...onward])
    : [...together(own), ...asked.flatMap((group) => together(group)), ...onward];
}

/** Where everybody goes on. */
export function goOn(goal: string): Para {
  return { style: "GoOn", children: [styled("Arrow", `→ ${goal}`)] };
}

function head(cx: DocxContext, q: Question, sub: boolean): Para[] {
  const number = cx.numberOf(q.id);
  const counted = !sub && cx.numbering.counted.has(q.id);
  const sides = q.rows.length > 0 ? sidesOf(cx, q) : undefined;
  const how = sub ? undefined : tagOf(cx, q, sides !== undefined);
  const title: Para = {
    style: "Question",
    ...(counted ? { numbering: { reference: QUESTIONS, level: 0 } } : {}),
    // Without a number nothing hangs.
    ...(number === undefined ? { indent: { left: sub ? HANG : 0, hanging: 0 } } : {}),
    children: [
      ...(number !== undefined && !counted ? [run(number, { bold: true }), tab()] : []),
      ...words(cx, q.label),
      ...(how === undefined ? [] : [styled("HowTo", bracketed(cx, how))]),
    ],
  };
  return [
    title,
    ...paragraphs(cx, q.help, "QuestionHelp"),
    ...paragraphs(cx, q.instruction, "Instruction"),
    ...q.probes.map(
      (probe): Para => ({
        style: "Probe",
        children: [styled("ProbeMark", cx.t.probe), tab(), ...words(cx, probe)],
      }),
    ),
  ];
}

function answer(cx: DocxContext, q: Question, route: Route): Block[] {
  const sides = q.rows.length > 0 ? sidesOf(cx, q) : undefined;
  if (sides) return battery(cx, q, sides, 0);
  if (q.rows.length > 0 || q.kind === "allocate") return items(cx, q, HANG);
  const { domain } = q;
  if (domain.type === "ranking") return ranking(cx, q, HANG);
  const leads = route.arrows.length > 0 || route.stops.length > 0;
  if (domain.type === "choice" && q.kind === "rating" && isRow(domain.options) && !leads)
    return rating(cx, q, HANG);
  if (domain.type === "choice" || domain.type === "boolean") return optionList(cx, q, route);
  return field(cx, q, HANG);
}

/**
 * Questions of `each row` that found no room in columns, row by row, each with its condition; those of one row
 * belong together.
 */
function followUps(cx: DocxContext, q: Question): Block[][] {
  const sides = q.rows.length > 0 ? sidesOf(cx, q) : undefined;
  if (sides && extraColumns(cx, q).length > 0) return [];
  return q.rows
    .filter((row) => row.followUps.length > 0)
    .map((row): Block[] => {
      const about: Para = {
        style: "FollowUp",
        children: [...(row.code === undefined ? [] : [run(`${row.code} `)]), ...words(cx, row.label)],
      };
      const asked = row.followUps.flatMap((id): Block[] => {
        const inner = cx.questions.get(id);
        if (!inner) return [];
        const condition = ownCondition(cx, inner.guard, row.guard ?? q.guard);
        const only: Para[] =
          condition === undefined
            ? []
            : [{ style: "QuestionHelp", children: [run(fill(cx.t.onlyIf, { condition }))] }];
        return [
          ...only,
          ...head(cx, inner, true),
          ...answer(cx, inner, NO_ROUTE),
          ...followUps(cx, inner).flat(),
        ];
      });
      return [about, ...asked];
    });
}
