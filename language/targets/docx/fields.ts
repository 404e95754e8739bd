/** Answers that are written: words, numbers, moments, places in an order, marks on a line. */
import { LeaderType, type ParagraphChild, TabStopType } from "docx";
import type { Domain, Question, TimeDomain } from "../../instrument/model.js";
import { isCarried } from "../paper/html/context.js";
import { wholeDigits } from "../paper/html/marks.js";
import { ownCondition, tickable } from "../paper/html/options.js";
import { fill } from "../paper/texts.js";
import type { Block, Para } from "./blocks.js";
import type { DocxContext } from "./context.js";
import { BOX, mm } from "./measures.js";
import { slider } from "./slider.js";
import { box, DIGIT, ONE, optionWords } from "./ticks.js";
import { bracketed, run, styled, tab } from "./words.js";

/** Most lines that are drawn; whoever needs more adds them. */
const LINES = 30;

/** Room for one written answer below its question, and what may be ticked instead. */
export function field(cx: DocxContext, q: Question, indent: number): Block[] {
  const { domain } = q;
  const { missing } = tickable(domain);
  return [
    ...writing(cx, domain, indent),
    ...missing.map(
      (o): Para => ({
        style: "AnswerOption",
        indent: { left: indent + BOX, hanging: BOX },
        children: [box(ONE), tab(), ...optionWords(cx, o, undefined)],
      }),
    ),
  ];
}

function writing(cx: DocxContext, domain: Domain, indent: number): Block[] {
  switch (domain.type) {
    case "number":
      if (domain.slider) return slider(cx, domain, indent);
      return [{ style: "AnswerField", indent: { left: indent }, children: number(cx, domain, true) }];
    case "date":
    case "time":
    case "datetime":
      return [{ style: "AnswerField", indent: { left: indent }, children: moment(cx, domain) }];
    default: {
      const count = domain.type === "text" ? Math.min(Math.max(domain.lines, 1), LINES) : 1;
      return Array.from({ length: count }, () => writingLine(cx, [], indent));
    }
  }
}

/** The same inside of a table, where an empty cell is room enough for words. */
export function cellField(cx: DocxContext, domain: Domain): Para[] {
  switch (domain.type) {
    case "number":
      return [{ style: "CellCentre", children: number(cx, domain, false) }];
    case "date":
    case "time":
    case "datetime":
      return [{ style: "CellCentre", children: moment(cx, domain) }];
    case "choice":
    case "boolean": {
      const { options, missing } = tickable(domain);
      const mark = domain.type === "choice" && domain.multiple ? "☐" : ONE;
      return [...options, ...missing].map((o) => ({
        style: "Cell",
        indent: { left: mm(5), hanging: mm(5) },
        children: [box(mark), styled("Box", "\u00a0"), ...optionWords(cx, o, undefined)],
      }));
    }
    default:
      return [{ style: "Cell", children: [] }];
  }
}

/** Boxes for digits, one beside the other. */
export function digits(count: number): ParagraphChild {
  return styled("Box", DIGIT.repeat(count));
}

function number(
  cx: DocxContext,
  domain: Extract<Domain, { type: "number" }>,
  limits: boolean,
): ParagraphChild[] {
  const whole = wholeDigits(domain.min, domain.max);
  const unit = domain.unit ?? domain.currency;
  const room =
    whole !== undefined && whole <= 9
      ? [digits(whole), ...(domain.decimals > 0 ? [run(" . "), digits(Math.min(domain.decimals, 4))] : [])]
      : [run("_".repeat(limits ? 16 : 8))];
  const said = limits ? limitWords(cx, domain.min, domain.max) : undefined;
  return [
    ...room,
    ...(unit ? [run(` ${unit}`)] : []),
    ...(said ? [styled("OptionNote", bracketed(cx, said))] : []),
  ];
}

function limitWords(
  { t }: DocxContext,
  min: number | undefined,
  max: number | undefined,
): string | undefined {
  if (min !== undefined && max !== undefined) return fill(t.range, { min, max });
  if (min !== undefined && min !== 0) return fill(t.minimum, { min });
  return max === undefined ? undefined : fill(t.maximum, { max });
}

/** `□□□□年□□月□□日`, `□□ : □□` */
function moment(cx: DocxContext, domain: TimeDomain): ParagraphChild[] {
  const { t, locale } = cx;
  const parts = [
    ["year", 4],
    ["month", 2],
    ["day", 2],
  ] as const;
  const count =
    domain.type === "time" ? 0 : ({ year: 1, month: 2 }[domain.precision as "year" | "month"] ?? 3);
  const days = parts
    .slice(0, count)
    .flatMap(([part, n]): ParagraphChild[] =>
      locale === "zh"
        ? [digits(n), run(` ${t[part]} `)]
        : [styled("OptionNote", `${t[part]} `), digits(n), run("   ")],
    );
  if (domain.type === "date") return days;
  const clock = [digits(2), run(" : "), digits(2)];
  return [...days, ...clock, ...(domain.precision === "second" ? [run(" : "), digits(2)] : [])];
}

/** A place for a number before each option. */
export function ranking(cx: DocxContext, q: Question, indent: number): Para[] {
  const { options, missing } = tickable(q.domain);
  const carried = isCarried(cx, options);
  const room = BOX + mm(2.5 * (String(options.length).length - 1));
  return [...options, ...missing].map((o) => ({
    style: "AnswerOption",
    indent: { left: indent + room, hanging: room },
    children: [
      o.missing ? box(ONE) : digits(String(options.length).length),
      tab(),
      ...optionWords(cx, o, carried ? undefined : ownCondition(cx, o.guard, q.guard)),
    ],
  }));
}

/** A line to write on, behind some words or from the left. */
function writingLine(cx: DocxContext, label: ParagraphChild[], indent: number): Para {
  return {
    style: "WritingLine",
    indent: { left: indent },
    tabStops: [{ type: TabStopType.RIGHT, position: cx.width, leader: LeaderType.UNDERSCORE }],
    children: [...label, tab()],
  };
}
