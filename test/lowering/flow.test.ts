import { describe, expect, it } from "vitest";
import type { AnswerDocument } from "../../language/answers/index.js";
import type { Instrument, PageItem } from "../../language/instrument/model.js";
import { labelText } from "../../language/lowering/texts.js";
import { answer, compile, found, question, slips, values, variable } from "./compile.js";

/** Pages as `id: item item …`, items by their kind and name. */
function pages(instrument: Instrument): string[] {
  const short = (item: PageItem) =>
    item.kind === "question"
      ? item.question
      : item.kind === "compute"
        ? `=${item.variable}`
        : item.kind === "section"
          ? `#${labelText(item.title)}`
          : item.id;
  return instrument.pages.map((p) => `${p.id}: ${p.items.map(short).join(" ")}`);
}

/** Which questions are asked. */
function asked(instrument: Instrument, answers: AnswerDocument): string {
  const meaning = answer(instrument, answers);
  return instrument.variables
    .filter((v) => v.origin === "answer" && meaning.asked(v.name))
    .map((v) => v.name)
    .join(" ");
}

describe("pages", () => {
  it.each([
    ["questions without pages share one", 'yesno a "A"\nyesno b "B"', ["page1: a b"]],
    [
      "a page ends the one before",
      'yesno a "A"\npage p "P" { yesno b "B" }\nyesno c "C"',
      ["page1: a", "p: b", "page3: c"],
    ],
    [
      "ids do not take names of the author's",
      'yesno a "A"\npage page1 { yesno b "B" }\npage { yesno c "C" }',
      ["page2: a", "page1: b", "page3: c"],
    ],
    [
      "a branch has its own screen",
      'if true { yesno a "A" } else { yesno b "B" }\nyesno c "C"',
      ["page1: a", "page2: b", "page3: c"],
    ],
    [
      "unless one was begun",
      'yesno a "A"\nif a { yesno b "B" } else { yesno c "C" }\nyesno d "D"',
      ["page1: a b c d"],
    ],
    [
      "pages in branches",
      'yesno a "A"\nif a { page p { yesno b "B" } } else if not a { page q { yesno c "C" } }',
      ["page1: a", "p: b", "q: c"],
    ],
    [
      "sections are headings",
      'page p { section "S1" { yesno a "A" }\n section "S2"\n yesno b "B" }',
      ["p: #S1 a #S2 b"],
    ],
    [
      "what is not seen belongs to the page before",
      'page p { yesno a "A" }\ncompute x = 1\nstop s "S" when a\npage q { yesno b "B" }',
      ["p: a =x s", "q: b"],
    ],
    [
      "notes, checks and confirms are numbered",
      'note "N"\nyesno a "A"\ncheck a "C"\nconfirm a "D"\nnote "M"',
      ["page1: note1 a check1 confirm1 note2"],
    ],
  ])("%s", (_, source, expected) => {
    expect(pages(compile(source).instrument)).toEqual(expected);
  });

  it("carry title, help, time, separation, demographics and a condition", () => {
    const { instrument } = compile(`yesno go "Go?"
page p "Title" help "Help" timed 30.5 separate when go { yesno a "A" }
demographics d "You" { yesno b "B"  single c "C" { x "X" specify  y "Y" } }`);
    const [, p, d] = instrument.pages;
    expect(p).toMatchObject({
      title: { key: "p.title" },
      help: { key: "p.help" },
      seconds: 30.5,
      separate: true,
      demographics: false,
    });
    expect(question(instrument, "a").guard).toBe(p!.guard);
    expect(d).toMatchObject({ demographics: true, separate: false });
    expect(["go", "a", "b", "c", "c_x"].map((n) => variable(instrument, n).demographic)).toEqual([
      false,
      false,
      true,
      true,
      true,
    ]);
    expect(["go", "a", "b"].map((n) => variable(instrument, n).page)).toEqual([0, 1, 2]);
  });

  it.each([
    ['page p { page q { yesno a "A" } }', "misplaced-statement: page"],
    [
      'if true { if true { page p { if true { demographics q { yesno a "A" } } } } }',
      "misplaced-statement: demographics",
    ],
    ['section "S" { page q { yesno a "A" } }', "misplaced-statement: page"],
    ['page p { yesno a "A"\n score s = 1 }', "misplaced-statement: score"],
    [
      'if true { yesno a "A"\n scale s 1..2 { 1 "A" 2 "B" } }\nrating r "R" on s',
      ["misplaced-statement: scale", "undefined-list: s"],
    ],
    ['section "S" { yesno a "A"\n import "rensis:scales/en" }', "misplaced-statement: import"],
    ['page p timed 0 { yesno a "A" }', "bad-value: timed 0"],
    ['page p optional { yesno a "A" }', "modifier-not-applicable: optional"],
    ['section { yesno a "A" }', 'missing-label: section { yesno a "A" }'],
    ['yesno a "A"\nnote', "missing-label: note"],
  ])("refuse %s", (source, expected) => {
    expect(slips(source)).toEqual([expected].flat());
  });

  it.each([
    ['consent c "C" else stop "Bye"\nscore s = 1\nthanks "T"', []],
    ['yesno a "A"\nstop s "S" when a\nscore x = 1\ndimension d "D" = a', []],
  ])("let scores and thanks stand below a stop: %s", (source, expected) => {
    expect(slips(source)).toEqual(expected);
  });
});

describe("conditions", () => {
  const SOURCE = `yesno a "A"
number n "N" 0..99
if a {
  yesno b "B"
  if n > 50 { yesno c "C" } else { yesno d "D" }
} else if n > 10 {
  yesno e "E"
} else {
  yesno f "F"
}
yesno g "G" when b and n < 5
section "S" when a { yesno h "H" }
note "Hi" when a
`;
  const { instrument } = compile(SOURCE);

  it.each<[AnswerDocument, string]>([
    [{}, "a n"],
    [{ a: true }, "a n b h"],
    [{ a: true, n: 60 }, "a n b c h"],
    [{ a: true, n: 1, b: true }, "a n b d g h"],
    [{ a: true, n: 1, b: null }, "a n b d h"],
    [{ a: false }, "a n"],
    [{ a: false, n: 11 }, "a n e"],
    [{ a: false, n: 9 }, "a n f"],
    [{ a: null, n: 9 }, "a n"],
  ])("with %o ask %s", (answers, expected) => {
    expect(asked(instrument, answers)).toBe(expected);
  });

  it("test an `else` for false, not for missing", () => {
    const guard = instrument.guards[question(instrument, "f").guard!]!;
    expect(guard.tests).toMatchObject([{ want: false, expr: { k: "op", op: ">" } }]);
    expect(instrument.guards[guard.parent!]!.tests).toMatchObject([
      { want: false, expr: { k: "var", name: "a" } },
    ]);
  });

  it("stand where they are written", () => {
    const at = instrument.guards[question(instrument, "c").guard!]!.at!;
    const source = `survey s "S" { language en }\n${SOURCE}`;
    expect(source.slice(at.start, at.end)).toBe("n > 50");
    expect([at.line, at.column]).toEqual([6, 6]);
  });
});

describe("stops", () => {
  const { instrument } = compile(`consent agree "C" else stop "Thank you all the same."
yesno a "A"
if a {
  number n "N"
  stop young "Too young" when n < 18
  yesno b "B"
} else {
  yesno c "C"
}
yesno d "D" when a
page p { stop "No" when d
yesno e "E" }`);

  it.each<[AnswerDocument, string, string | undefined]>([
    [{}, "agree a e", undefined],
    [{ agree: false }, "agree", "agree_refused"],
    [{ agree: true, a: true }, "agree a n b d e", undefined],
    [{ agree: true, a: true, n: 17 }, "agree a n", "young"],
    [{ agree: true, a: true, n: 18, d: true }, "agree a n b d", "stop1"],
    [{ agree: true, a: false }, "agree a c e", undefined],
  ])("with %o ask %s", (answers, expected, outcome) => {
    expect(asked(instrument, answers)).toBe(expected);
    expect(answer(instrument, answers).outcome).toBe(outcome);
  });

  it("are tests of what stands behind them, also inside the branch", () => {
    const tests = (id: string) => {
      const out: string[] = [];
      for (let g = question(instrument, id).guard; g !== undefined; g = instrument.guards[g]!.parent)
        for (const t of instrument.guards[g]!.tests) if ("stop" in t) out.push(t.stop);
      return out.sort();
    };
    expect(tests("agree")).toEqual([]);
    expect(tests("n")).toEqual(["agree_refused"]);
    expect(tests("b")).toEqual(["agree_refused", "young"]);
    expect(tests("d")).toEqual(["agree_refused", "young"]);
    expect(tests("e")).toEqual(["agree_refused", "stop1", "young"]);
  });

  it("have their own words", () => {
    const stops = instrument.pages.flatMap((p) => p.items.filter((i) => i.kind === "stop"));
    expect(stops.map((s) => [s.id, s.text.key, labelText(s.text)])).toEqual([
      ["agree_refused", "agree_refused.text", "Thank you all the same."],
      ["young", "young.text", "Too young"],
      ["stop1", "stop1.text", "No"],
    ]);
  });
});

describe("checks and confirmations", () => {
  it("name the answers they rest on, through computed values and pipes", () => {
    const { instrument } = compile(`number a "A"
number b "B"
compute sum = a + b
compute twice = sum * 2
check twice < 10 and a > 0 "Too {b}"
confirm "You have {twice}. Right?"
confirm sum > 3 "Small: {a}"`);
    const rules = instrument.pages[0]!.items.filter((i) => i.kind === "check" || i.kind === "confirm");
    expect(rules.map((r) => [r.id, r.variables, r.expr !== undefined])).toEqual([
      ["check1", ["a", "b"], true],
      ["confirm1", ["a", "b"], false],
      ["confirm2", ["a", "b"], true],
    ]);
    const meaning = answer(instrument, { a: 1, b: 9 });
    expect(meaning.problems).toMatchObject([{ code: "check-failed", rule: "check1" }]);
    expect(meaning.toConfirm.map((c) => c.id)).toEqual(["confirm1"]);
    expect(answer(instrument, { a: null, b: 9 }).problems).toEqual([]);
  });

  it("stand on the page where the last of what they name is asked", () => {
    const { instrument } = compile(`page p { number a "A" }
page q when a > 5 { number b "B" }
check a < 100 "Too much"
check b < a "B is less"
if b > 3 { check a > 1 "A is more" }
compute c = a + 1
check c < 50 "C"
page r { number d "D" }`);
    expect(pages(instrument)).toEqual(["p: a check1 check4", "q: b check2 check3 =c", "r: d"]);
  });

  it("are refused when they are no conditions", () => {
    expect(slips('number a "A"\ncheck a "C"')).toEqual(["condition-not-boolean: a"]);
    expect(slips('number a "A"\nconfirm a "C"')).toEqual(["condition-not-boolean: a"]);
  });
});

describe("computed values", () => {
  it.each([
    ["1 + 1", "number", "ratio"],
    ["n > 3", "boolean", "nominal"],
    ['"Text"', "text", "text"],
    ["day + 3 days", "date", "time"],
    ["today", "date", "time"],
    ["one", "choice", "nominal"],
    ["point", "choice", "ordinal"],
    ["several", "choice", "nominal"],
    ["first(one, other)", "choice", "nominal"],
    ["count(several)", "number", "ratio"],
    ["day - today", "number", "ratio"],
    ['if n > 3 then "a" else "b"', "text", "text"],
    ["one.label", "text", "text"],
    ["one.points", "number", "ratio"],
    ["b.1", "choice", "ordinal"],
    ["mean(b)", "number", "ratio"],
  ])("%s is a %s", (formula, type, level) => {
    const { instrument } = compile(`number n "N"
date day "D"
single one "O" from l
single other "P" from l
multiple several "S" from l
rating point "R" on 1..5
rate b "B" on 1..5 { 1 "X"  2 "Y" }
choices l { x "X" points 1  y "Y" }
/** Why it is. */
compute c "Label" = ${formula}`);
    expect(variable(instrument, "c")).toMatchObject({
      origin: "computed",
      domain: { type },
      level,
      doc: "Why it is.",
      label: { key: "c.label" },
    });
    expect(variable(instrument, "c").formula).toBeDefined();
  });

  it.each([
    ["3 days", "wrong-operand: 3 days"],
    ["[1, 2]", "wrong-operand: [1, 2]"],
    ["c + 1", "forward-reference: c"],
    ["later", "forward-reference: later"],
    ["b", "family-without-aggregate: b"],
    ["total", "score-in-flow: total"],
    ["x", "undefined-name: x"],
  ])("refuse %s", (formula, expected) => {
    expect(
      slips(`rate b "B" on 1..5 { 1 "X"  2 "Y" }\ncompute c = ${formula}\nnumber later "L"\nscore total = 1`),
    ).toEqual([expected]);
  });

  it("are not asked where their branch is not", () => {
    const { instrument } = compile('yesno a "A"\nif a { compute c = 1 }');
    expect(values(instrument, { a: true }, "c")).toEqual([1]);
    expect(values(instrument, { a: false }, "c")).toEqual(["-"]);
  });
});

describe("what stands below", () => {
  it.each([
    ["a condition", 'if later { yesno a "A" }\nyesno later "L"', "later"],
    ["`when`", 'yesno a "A" when later\nyesno later "L"', "later"],
    ["an option", 'single a "A" { x "X" when later\n y "Y" }\nyesno later "L"', "later"],
    ["an item", 'rate a "A" on 1..2 { x "X" when later }\nyesno later "L"', "later"],
    ["the same battery", 'rate a "A" on 1..2 { 1 "X"\n 2 "Y" when a.1 is 2 }', "a.1"],
    ["a pipe", 'yesno a "A {later}"\nyesno later "L"', "later"],
    ["a page", 'page p when later { yesno a "A" }\nyesno later "L"', "later"],
    ["a note", 'note "N {later}"\nyesno later "L"', "later"],
    ["a check", 'number a "A"\ncheck a < later "C"\nnumber later "L"', "later"],
    ["welcome", 'welcome "Hi {later}"\nyesno later "L"', "later"],
    ["a dimension", 'yesno a "A" when mean(d) > 2\ndimension d "D" { 1 "X" }\nrate b "B" of d on 1..5', "d"],
    [
      "one perspective of a dimension",
      'dimension d "D" { 1 "X" }\nrate b "B" of d on 1..5 { as E }\nyesno a "A" when d.1.P > 2\nrate c "C" of d on 1..5 { as P }',
      "d.1.P",
    ],
    [
      "one perspective of an item",
      'dimension d "D" { x "X" }\nrate b "B" of d on 1..5 { as E }\nyesno a "A" when x.P > 2\nrate c "C" of d on 1..5 { as P }',
      "x.P",
    ],
    ["a key", 'yesno a "A" when mean(k) > 2\nrate b "B" on 1..5 { 1 "X" }\ndimension k "K" = b 1', "k"],
  ])("is not read by %s", (_, source, at) => {
    const all = found(source).filter((d) => d.code !== "scale-end-unlabelled");
    expect(all.map((d) => `${d.code}: ${d.at}`)).toEqual([`forward-reference: ${at}`]);
  });

  it.each([
    [
      "the other perspective",
      'dimension d "D" { 1 "X" }\nrate b "B" of d on 1..5 { as E }\nyesno a "A" when mean(d.E) > 2\nrate c "C" of d on 1..5 { as P }',
    ],
    [
      "keys over what stands above",
      'rate b "B" on 1..5 { 1 "X" }\nyesno a "A" when mean(k) > 2\ndimension k "K" = b 1',
    ],
    ["its own check", 'number a "A"\ncheck a > 1 "{a}?"'],
    ["thanks", 'yesno a "A"\nthanks "You said {a}"'],
    ["thanks above", 'thanks "You said {a}, {s}"\nyesno a "A"\nscore s = 3'],
    ["scores above what they read", 'score s = a\nscore t = s + u\nnumber a "A"\nscore u = 1'],
  ])("but %s may", (_, source) => {
    expect(slips(source)).toEqual([]);
  });
});
