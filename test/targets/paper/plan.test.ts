/** Conditions as they are printed: arrows, lines above, stops, numbers, in both languages. */
import { describe, expect, it } from "vitest";
import type { Instrument } from "../../../language/instrument/model.js";
import { lossesOf } from "../../../language/targets/paper/losses.js";
import { planOf } from "../../../language/targets/paper/plan/plan.js";
import { compiled } from "./compiled.js";

/** What is printed of the routes, line by line. */
function script(instrument: Instrument): string[] {
  const plan = planOf(instrument);
  return plan.units.flatMap((unit, i) => {
    const route = plan.routes[i]!;
    const letter = plan.letterOf(i);
    const lines = plan.filters(i).map((f) => `[${f}]`);
    if (letter !== undefined && lines.length > 0) lines[0] = `${letter} ${lines[0]}`;
    if (route.inline) return lines;
    const name = unit.kind === "question" ? (plan.numberOf(unit.question.id) ?? "-") : unit.kind;
    lines.push(unit.kind === "stop" ? `stop: ${plan.stopCondition(i)}` : name);
    for (const a of route.arrows) lines.push(`  ${a.choice.value} → ${plan.goal(a.to)}`);
    for (const s of route.stops) lines.push(`  ${s.choice.value} → ${plan.t.stopHere}`);
    if (route.onward) lines.push(`  → ${plan.goal(route.onward)}`);
    return lines;
  });
}

const YES_NO = 'yesno a "A?"\n';

const cases: [string, string, string[]][] = [
  [
    "one tick decides: an arrow at the other",
    `${YES_NO}if a { text b "B" }\ntext c "C"`,
    ["1", "  false → go to 3", "2", "3"],
  ],
  [
    "two ways: the first ends with an arrow past the second",
    `${YES_NO}if a { text b "B" } else { text c "C" }\ntext d "D"`,
    ["1", "  false → go to 3", "2", "  → go to 4", "3", "4"],
  ],
  ["nothing comes after: to the end", `${YES_NO}if a { text b "B" }`, ["1", "  false → go to the end", "2"]],
  [
    "several ticks: a line above, and where to go otherwise",
    'multiple m "M" { x "X"  y "Y" }\nif m has x { text b "B"\ntext c "C" }\ntext d "D"',
    [
      "1",
      "[Answer questions 2 to 3 only if the answer to question 1 includes “X”; otherwise go to 4.]",
      "2",
      "3",
      "4",
    ],
  ],
  [
    "a number decides one question: a line above it",
    'number n "N" 0..9\ntext b "B" when n > 3\ntext c "C"',
    ["1", "[Answer question 2 only if the answer to question 1 is greater than 3.]", "2", "3"],
  ],
  [
    "what everybody reads stands between: no arrow can keep to it",
    `${YES_NO}text c "C"\nif a { text b "B" }\ntext d "D"`,
    ["1", "2", "[Answer question 3 only if the answer to question 1 is “Yes”.]", "3", "4"],
  ],
  [
    "an arrow leads to a line above by its letter",
    `${YES_NO}if a { text b "B" }\nnumber n "N" 0..9 when a is no\nif a { text c "C" }\ntext d "D" when n > 3`,
    [
      "1",
      "  false → go to 3",
      "2",
      "  → go to 4",
      "3",
      "  → go to A",
      "4",
      "A [Answer question 5 only if the answer to question 3 is greater than 3.]",
      "5",
    ],
  ],
  [
    "a note that an arrow leads to has a letter",
    `${YES_NO}if a { text b "B" }\nnote "Now something else."\ntext c "C"`,
    ["1", "  false → go to A", "2", "note", "3"],
  ],
  [
    "a consent ends the questionnaire at its box",
    'consent c "I agree" else stop "Thanks."\ntext b "B"',
    ["-", "  false → please stop here", "1"],
  ],
  [
    "a stop that no tick decides is a box of its own",
    'number n "N" 0..99\nstop "Too young." when n < 18\ntext b "B"',
    ["1", "stop: the answer to question 1 is less than 18", "2"],
  ],
  [
    "what was not asked decides as well",
    `${YES_NO}single s "S" when a { x "X"  y "Y" }\ntext b "B" when s is x\ntext c "C"`,
    ["1", "  false → go to 4", "2", "  y → go to 4", "3", "4"],
  ],
  [
    "nobody is sent past a line that he has to read",
    `number n "N" 0..9\n${YES_NO}if n > 3 {\n if a { text b "B" }\n text c "C"\n}\ntext d "D"`,
    [
      "1",
      "2",
      "[Answer questions 3 to 4 only if the answer to question 1 is greater than 3; otherwise go to 5.]",
      "[Answer question 3 only if the answer to question 2 is “Yes”.]",
      "3",
      "4",
      "5",
    ],
  ],
  [
    "equal conditions in a row are said once",
    'multiple m "M" { x "X"  y "Y" }\ntext b "B" when m has x\ntext c "C" when m has x\ntext d "D"',
    [
      "1",
      "[Answer questions 2 to 3 only if the answer to question 1 includes “X”; otherwise go to 4.]",
      "2",
      "3",
      "4",
    ],
  ],
  [
    "what is worked out is printed only for who needs it",
    'number n "N" 0..9\ncompute x "Double" = n * 2\ncompute y = n * 3\ntext b "B" when x > 4',
    ["1", "compute", "[Answer question 2 only if “Double” is greater than 4.]", "2"],
  ],
  [
    "what is for the web alone is not there",
    `${YES_NO}text w "W" web only\nif a { text b "B" }\ntext c "C"`,
    ["1", "  false → go to 4", "3", "4"],
  ],
];

describe("routes", () => {
  it.each(cases)("%s", (_, text, expected) => {
    expect(script(compiled(text))).toEqual(expected);
  });

  it("in Chinese", () => {
    const text =
      'yesno a "有宠物吗？"\nif a { text b "品种" }\nmultiple m "渠道" { x "网店"  y "门店" }\nif m has x { text c "哪家？"\ntext d "多久？" }\ntext e "其他"';
    expect(script(compiled(text, "language zh-CN"))).toEqual([
      "1",
      "  false → 转到第 3 题",
      "2",
      "3",
      "[只有第 3 题选了“网店”，才回答第 4～5 题，否则转到第 6 题。]",
      "4",
      "5",
      "6",
    ]);
  });

  it("an interviewer is told what to ask", () => {
    const text = 'number n "N" 0..9\ntext b "B" when n > 3';
    expect(script(compiled(text, "language en\n  mode interview"))[1]).toBe(
      "[Ask question 2 only if the answer to question 1 is greater than 3.]",
    );
  });

  it("numbers that the screen hides are printed where something is skipped", () => {
    const text = `${YES_NO}if a { text b "B" }\ntext c "C"`;
    expect(script(compiled(text, "language en\n  numbering none"))).toEqual([
      "1",
      "  false → go to 3",
      "2",
      "3",
    ]);
    expect(script(compiled('text c "C"', "language en\n  numbering none"))).toEqual(["-"]);
  });
});

describe("losses", () => {
  const whatOf = (text: string) =>
    lossesOf(planOf(compiled(text))).map((d) => (d.params.what as { en: string }).en);

  it.each([
    ['number n "N" 1..9\ncheck n < 5 "No."', ["this check; it is left to the data entry"]],
    ['number n "N" 1..9\nconfirm n < 5 "Sure?"', ["asking back; it is left to the data entry"]],
    ['page "P" timed 30 {\n text b "B"\n}', ["the time limit of this page"]],
    [
      'yesno w "W" web only\ntext b "B" when w',
      ["a condition on something that does not stand on the sheets"],
    ],
    ['yesno a "A"\ntext b "B" when a', []],
  ])("%s", (text, expected) => {
    expect(whatOf(text)).toEqual(expected);
  });
});
