/** The questionnaire from its head to its end, as one run of blocks. */
import { LeaderType, TabStopType } from "docx";
import type { Variable } from "../../instrument/model.js";
import type { Unit } from "../paper/plan/units.js";
import { fill } from "../paper/texts.js";
import { type Block, type Para, together } from "./blocks.js";
import type { DocxContext } from "./context.js";
import { digits } from "./fields.js";
import { mm } from "./measures.js";
import { goOn, question } from "./question.js";
import { paragraphs, run, tab, words } from "./words.js";

export function flow(cx: DocxContext): Block[] {
  const { instrument, units, t } = cx;
  const { thanks } = instrument;
  return [
    ...opening(cx),
    ...units.flatMap((unit, i) => (cx.routes[i]!.inline ? [] : [...lines(cx, i), ...blocksOf(cx, unit, i)])),
    ...(thanks?.text
      ? paragraphs(cx, thanks.text, "Closing")
      : [{ style: "Closing", children: [run(t.end)] }]),
  ];
}

/** Title, what the interviewer fills in, greeting, and what is promised. */
function opening(cx: DocxContext): Block[] {
  const { instrument, t } = cx;
  const admin: Para[] =
    instrument.mode === "interview"
      ? [
          formLine(cx, t.number, t.interviewer),
          formLine(cx, t.date, t.place),
          formLine(cx, t.started, t.ended),
          { style: "AfterTable", spacing: { before: 120 }, children: [] },
        ]
      : instrument.privacy !== "anonymous"
        ? [{ style: "Intro", alignment: "end", children: [run(`${t.number} `), digits(6)] }]
        : [];
  return [
    { style: "Title", children: words(cx, instrument.title) },
    ...admin,
    ...paragraphs(cx, instrument.welcome, "Intro"),
    ...(instrument.privacy ? [{ style: "Intro", children: [run(t[instrument.privacy])] }] : []),
  ];
}

/** Two things to be filled in, side by side. */
function formLine(cx: DocxContext, left: string, right: string): Para {
  const middle = Math.floor(cx.width / 2);
  const leader = LeaderType.UNDERSCORE;
  return {
    style: "WritingLine",
    indent: { left: 0 },
    tabStops: [
      { type: TabStopType.LEFT, position: middle - mm(4), leader },
      { type: TabStopType.LEFT, position: middle },
      { type: TabStopType.RIGHT, position: cx.width, leader },
    ],
    children: [run(`${left} `), tab(), tab(), run(`${right} `), tab()],
  };
}

/** What is said above a unit: who reads on, and where arrows that lead past it come from further above. */
function lines(cx: DocxContext, index: number): Para[] {
  const said = cx.filters(index);
  const letter = said.length > 0 ? cx.letterOf(index) : undefined;
  const filters = said.map((text, i): Para => {
    const mark = letter !== undefined && i === 0 ? [run(`${letter}  `, { bold: true })] : [];
    return { style: "Filter", children: [...mark, run(text)] };
  });
  const before = previousQuestion(cx, index);
  const reminders = cx
    .reminders(index)
    .filter(({ from }) => before === undefined || !from.includes(before))
    .map((r): Para => ({ style: "Filter", children: [run(r.words)] }));
  return [...reminders, ...filters];
}

/** The question that stands right before a unit: its arrows are still before the reader's eyes. */
function previousQuestion({ units }: DocxContext, index: number): string | undefined {
  for (let i = index - 1; i >= 0; i--) {
    const unit = units[i]!;
    if (unit.kind === "question") return unit.question.id;
  }
  return undefined;
}

function blocksOf(cx: DocxContext, unit: Unit, index: number): Block[] {
  const route = cx.routes[index]!;
  const letter = route.filters.length > 0 ? undefined : cx.letterOf(index);
  const mark = letter === undefined ? [] : [run(`${letter}  `, { bold: true })];
  const onward = route.onward ? [goOn(cx.goal(route.onward))] : [];
  const marked = (blocks: Para[]): Block[] => {
    const [first, ...others] = blocks;
    return together([
      ...(first ? [{ ...first, children: [...mark, ...first.children] }] : []),
      ...others,
      ...onward,
    ]);
  };
  switch (unit.kind) {
    case "page":
      return [
        { style: "Heading1", children: words(cx, unit.page.title) },
        ...keptWithNext(paragraphs(cx, unit.page.help, "Intro")),
        ...onward,
      ];
    case "section":
      return [
        { style: "Heading2", children: words(cx, unit.item.title) },
        ...keptWithNext(paragraphs(cx, unit.item.help, "Intro")),
        ...onward,
      ];
    case "note":
      return marked(paragraphs(cx, unit.item.text, unit.item.important ? "ImportantRemark" : "Remark"));
    case "stop":
      return marked([
        {
          style: "Remark",
          children: [run(fill(cx.t.stopIf, { condition: cx.stopCondition(index) }), { bold: true })],
        },
        ...paragraphs(cx, unit.item.text, "Remark"),
      ]);
    case "compute":
      return marked(working(cx, cx.variables.get(unit.item.variable)));
    default:
      return question(cx, unit.question, route);
  }
}

function keptWithNext(blocks: Para[]): Para[] {
  return blocks.map((p) => ({ ...p, keepNext: true }));
}

/** A line to work a value out on, where people do what the screen does by itself. */
function working(cx: DocxContext, v: Variable | undefined): Para[] {
  if (!v?.formula) return [];
  const label = cx.words.text(v.label) || v.reference;
  return [
    {
      style: "Remark",
      children: [run(fill(cx.t.working, { label })), run(` ${cx.words.expr(v.formula)} =\u00a0________`)],
    },
  ];
}
