/** What is ticked: a box, its words, and where the tick leads. */
import { LeaderType, type ParagraphChild, TabStopType } from "docx";
import type { Option, Question } from "../../instrument/model.js";
import { textWidth } from "../../render/scale-fit.js";
import { isCarried } from "../paper/html/context.js";
import { labelOf, ownCondition, tickable } from "../paper/html/options.js";
import type { Choice } from "../paper/plan/knowledge.js";
import type { Route } from "../paper/plan/routing.js";
import { fill } from "../paper/texts.js";
import type { Para } from "./blocks.js";
import type { DocxContext } from "./context.js";
import { BOX, HANG, mm } from "./measures.js";
import { bracketed, paragraphs, run, styled, tab, words } from "./words.js";

/** Width of a full-width character of the text. */
const EM = mm(3.8);

export const ONE = "○";
export const SEVERAL = "☐";
export const DIGIT = "□";

export function box(mark: string): ParagraphChild {
  return styled("Box", mark);
}

/** Options of a question, one paragraph each, or several side by side where they are short. */
export function optionList(cx: DocxContext, q: Question, route: Route, indent = HANG): Para[] {
  const { domain } = q;
  const { options, missing } = tickable(domain);
  const all = [...options, ...missing];
  const carried = isCarried(cx, options);
  const mark = domain.type === "choice" && domain.multiple ? SEVERAL : ONE;
  const leads = route.arrows.length > 0 || route.stops.length > 0;
  const plain = !leads && all.every((o) => !o.specify && !o.help && (carried || o.guard === undefined));
  const longest = Math.max(0, ...all.map((o) => textWidth(labelOf(cx, o))));
  const columns = plain ? (q.appearance?.columns ?? columnsFor(all.length, longest)) : 1;
  if (columns > 1) return sideBySide(cx, all, mark, columns, indent);
  const numbered = q.kind === "rating" && options.some((o) => !o.label);
  return all.flatMap((o) => optionRow(cx, o, { mark, carried, route, outer: q.guard, indent, numbered }));
}

/** Columns for a list of short words: few options in one line, many in as many as hold their words. */
function columnsFor(count: number, longest: number): number {
  const fit = Math.floor(42 / (longest + 3.5));
  if (fit < 2 || count < 2) return 1;
  if (count <= 4 && fit >= count) return count;
  return count >= 6 ? Math.min(fit, 4, Math.ceil(count / 3)) : 1;
}

function sideBySide(
  cx: DocxContext,
  all: readonly Option[],
  mark: string,
  wanted: number,
  indent: number,
): Para[] {
  const columns = Math.min(wanted, 6);
  // Short words side by side stand near one another; long ones take the whole width.
  const longest = Math.max(...all.map((o) => textWidth(labelOf(cx, o))));
  const width = Math.min(
    Math.max(mm(50), Math.round((longest + 3) * EM)),
    Math.floor((cx.width - indent) / columns),
  );
  const stops = Array.from({ length: columns - 1 }, (_, i) => ({
    type: TabStopType.LEFT,
    position: indent + width * (i + 1),
  }));
  const lines: Para[] = [];
  for (let i = 0; i < all.length; i += columns)
    lines.push({
      style: "AnswerOption",
      indent: { left: indent, hanging: 0 },
      tabStops: stops,
      children: all
        .slice(i, i + columns)
        .flatMap((o, n) => [
          ...(n > 0 ? [tab()] : []),
          box(mark),
          styled("Box", "\u00a0"),
          ...words(cx, o.label ?? plain(String(o.code))),
          ...code(cx, o),
        ]),
    });
  return lines;
}

interface Place {
  mark: string;
  /** Who an option is for is said above the list. */
  carried: boolean;
  route: Route;
  outer: number | undefined;
  indent: number;
  /** Points of a scale not all of which have words: the others stand beside numbers, too. */
  numbered: boolean;
}

function optionRow(
  cx: DocxContext,
  o: Option,
  { mark, carried, route, outer, indent, numbered }: Place,
): Para[] {
  const isThis = ({ choice }: { choice: Choice }) =>
    choice.value === o.value && choice.missing === (o.missing === true);
  const arrow = route.arrows.find(isThis);
  const stop = route.stops.find(isThis);
  const goal = arrow ? cx.goal(arrow.to) : stop ? cx.t.stopHere : undefined;
  const left = indent + BOX;
  const tail = goal === undefined ? [] : [tab(), styled("Arrow", `→ ${goal}`)];
  const line = o.specify ? lineEnd(cx, labelOf(cx, o), goal ?? "", left) : undefined;
  const main: Para = {
    style: "AnswerOption",
    indent: { left, hanging: BOX },
    keepLines: true,
    tabStops: [
      ...(line === undefined
        ? []
        : [{ type: TabStopType.LEFT, position: line, leader: LeaderType.UNDERSCORE }]),
      { type: TabStopType.RIGHT, position: cx.width },
    ],
    children: [
      box(mark),
      tab(),
      ...(numbered && o.label && !o.missing ? [run(`${o.code} `)] : []),
      ...optionWords(cx, o, carried ? undefined : ownCondition(cx, o.guard, outer)),
      ...(line === undefined ? [] : [tab()]),
      ...tail,
    ],
  };
  const unit = stop ? cx.units[stop.unit] : undefined;
  const ending = unit?.kind === "stop" ? paragraphs(cx, unit.item.text, "QuestionHelp") : [];
  const write: Para[] =
    o.specify && line === undefined
      ? [
          {
            style: "WritingLine",
            indent: { left },
            tabStops: [{ type: TabStopType.RIGHT, position: cx.width, leader: LeaderType.UNDERSCORE }],
            children: [tab()],
          },
        ]
      : [];
  return [main, ...write, ...ending.map((p) => ({ ...p, indent: { left } }))];
}

/** Label, condition, help and code of an option. */
export function optionWords(cx: DocxContext, o: Option, condition: string | undefined): ParagraphChild[] {
  return [
    ...words(cx, o.label ?? plain(String(o.code))),
    ...(condition === undefined ? [] : [styled("OptionNote", bracketed(cx, fill(cx.t.only, { condition })))]),
    ...(o.help ? [styled("OptionNote", bracketed(cx, cx.words.text(o.help)))] : []),
    ...code(cx, o),
  ];
}

/** Small figures for whoever keys the answers in. */
export function code(cx: DocxContext, o: Option): ParagraphChild[] {
  return cx.options.codes ? [styled("AnswerCode", ` ${o.code}`)] : [];
}

/** Where the line behind the words of an option ends; undefined: it has no room there. */
function lineEnd(cx: DocxContext, label: string, goal: string, left: number): number | undefined {
  const after = goal === "" ? 0 : (textWidth(goal) + 3) * EM;
  const begin = left + textWidth(label) * EM;
  const end = cx.width - after;
  return end - begin < mm(30) ? undefined : Math.round(Math.min(end, begin + mm(80)));
}

/** A text of one piece, as the author's texts are. */
export function plain(value: string) {
  return { key: "", parts: [{ kind: "text" as const, value }] };
}
