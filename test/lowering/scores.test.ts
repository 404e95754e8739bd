import { describe, expect, it } from "vitest";
import { labelText } from "../../language/lowering/texts.js";
import { answer, compile, found, names, slips, values, variable } from "./compile.js";

const BASE = `scale s 1..5 { 1 "no" 5 "yes" }
dimension d "D" {
  dimension f "F" weight 3 { 1 "One" weight 2  2 "Two" reversed }
  dimension g "G" { 3 "Three"  x "Ex" }
}
rate b "B" of d on s
`;
const ANSWERS = { d_1: 1, d_2: 1, d_3: 5, x: 3 };

describe("families", () => {
  it.each<[string, Record<string, unknown>]>([
    ["score t = mean(b)", { t: (1 + 5 + 5 + 3) / 4 }],
    ["score t = mean(d)", { t: 3.5 }],
    ["score t = sum(f)", { t: 6 }],
    ["score t = b.2", { t: 1 }],
    ["score t = d.2", { t: 1 }],
    ["score t = mean(d.f)", { t: 3 }],
    ["score t = mean(b.g)", { t: 4 }],
    ["score t each dimension in d = mean(b)", { t_f: 3, t_g: 4 }],
    ["score t each dimension in d = mean(dimension)", { t_f: 3, t_g: 4 }],
    ["score t each facet in d = sum(d)", { t_f: 6, t_g: 8 }],
    ["score t each item in d = item * 2", { t_1: 2, t_2: 10, t_3: 10, t_x: 6 }],
    ["score t each item in d = b", { t_1: 1, t_2: 5, t_3: 5, t_x: 3 }],
    ["score t each item in b = d - 1", { t_1: 0, t_2: 4, t_3: 4, t_x: 2 }],
    ["score t each dimension in f = mean(f)", { t_f: 3 }],
    [
      "score t each item in d = item\nscore u each dimension in d = mean(t)\nscore v = mean(u)",
      { u_f: 3, u_g: 4, v: 3.5 },
    ],
    ["score t each dimension in d = mean(d)\nscore u each dimension in d = t * 10", { u_f: 30, u_g: 40 }],
    ["score t each dimension in d = mean(d)\nscore u = t.f + t.g", { u: 7 }],
    ["score t = mean(f weighted)", { t: (2 * 1 + 5) / 3 }],
    ["score t each dimension in d = mean(d)\nscore u = mean(t weighted)", { u: (3 * 3 + 4) / 4 }],
    ["score t = any(d > 4)", { t: 1 }],
    ["score t = count(d >= 3)", { t: 3 }],
    ["score t = 3", { t: 3 }],
    ["score t = max(f) - min(g)", { t: 2 }],
    ["score t = round(mean(b) / 3, 2)", { t: 1.17 }],
    ["score t = if any(d > 4) then 10 else 0", { t: 10 }],
  ])("%s", (source, expected) => {
    const { instrument } = compile(BASE + source);
    const wanted = Object.keys(expected);
    const actual = values(instrument, ANSWERS, ...wanted);
    wanted.forEach((name, i) => expect(actual[i], name).toBeCloseTo(expected[name] as number, 9));
  });

  it("carry names, labels and what they are of", () => {
    const { instrument } = compile(
      `survey s "S" { language zh-CN }\n${BASE}score gap "差距" each dimension in d = mean(d)\nscore item "题" each item in f = item`,
    );
    expect(instrument.scores.map((s) => [s.variable, s.family, s.of, labelText(s.label)])).toEqual([
      ["gap_f", "gap", { dimension: "f" }, "差距：F"],
      ["gap_g", "gap", { dimension: "g" }, "差距：G"],
      ["item_1", "item", { item: "1" }, "题：One"],
      ["item_2", "item", { item: "2" }, "题：Two"],
    ]);
    expect(variable(instrument, "gap_f")).toMatchObject({
      origin: "score",
      reference: "gap.f",
      dimension: ["d", "f"],
      domain: { type: "number", min: 1, max: 5 },
    });
    expect(variable(instrument, "item_2").reference).toBe("item.2");
  });

  it("stand in the order in which they are worked out", () => {
    const { instrument } = compile(`${BASE}score a = c + 1\nscore b_ = 1\nscore c = b_ + 1`);
    expect(instrument.scores.map((s) => s.variable)).toEqual(["b_", "c", "a"]);
    expect(names(instrument).slice(-3)).toEqual(["a", "b_", "c"]);
  });

  it.each([
    ["score a = b_\nscore b_ = a", "a → b_ → a"],
    ["score a = a + 1", "a → a"],
    ["score a each item in d = mean(c)\nscore c = mean(a)", "a → c → a"],
  ])("%s depend on one another", (source, cycle) => {
    expect(found(BASE + source).map((x) => [x.code, x.params.cycle])).toContainEqual([
      "cyclic-definition",
      cycle,
    ]);
    expect(slips(BASE + source).filter((x) => x.startsWith("cyclic"))).toHaveLength(1);
  });

  it.each([
    ["score t = b", "family-without-aggregate: b"],
    ["score t each dimension in e = 1", "undefined-list: e"],
    ["score t each item in nobody = 1", "undefined-list: nobody"],
    ["score t each dimension in d = mean(nobody)", "undefined-name: nobody"],
    ["score t each item in d = P - E", "undefined-name: P"],
    ['score t = "x"', 'wrong-operand: "x"'],
    ['text n "N"\nscore t = n', "wrong-operand: n"],
    ['single n "N" { a "A" b "B" }\nscore t = n', "wrong-operand: n"],
    ["score t = mean(b weighted by nobody)", "undefined-name: nobody"],
    ["score t = b.1 at least 1", "missing-rule-without-aggregate: at least 1"],
    ["score t = mean(b) at least 5", "missing-rule-count: 5"],
    ["score t = mean(b) at least 2 of 5", "missing-rule-count: 5"],
    ["score t = mean(b) at least 0", "bad-value: at least 0"],
    ['number n "N"\nscore t = n rescaled 0..100', "rescale-without-range: 0..100"],
    ["score t = 3 rescaled 0..100", "rescale-without-range: 0..100"],
    ["score t = mean(b) rescaled 0..", "wrong-interval: 0.."],
    ['dimension e "E" = b 9', "unknown-row: b 9"],
    ['score t = mean(b) { low "L" }', 'bands-without-range: low "L"'],
    ["score t = mean(b) { 1..5 }", "missing-label: 1..5"],
    ['score t = mean(b) { 1..5 "L" exclusive }', "mark-not-applicable: exclusive"],
    ['dimension e "E" { 1 "A" }\nscore t each item in e = item', "unanswered-dimension: e"],
  ])("refuse %s", (source, expected) => {
    expect(slips(BASE + source)).toEqual([expected].flat());
  });
});

describe("missing answers", () => {
  it.each<[string, Record<string, unknown>, unknown]>([
    ["sum(b)", { ...ANSWERS, d_1: null }, "?"],
    ["sum(b) at least 3", { ...ANSWERS, d_1: null }, 13],
    ["sum(b) at least 3 prorated", { ...ANSWERS, d_1: null }, 17.3333333333],
    ["sum(b) at least 3 of 4 prorated", { d_1: 1, d_2: null, d_3: null, x: 3 }, "?"],
    ["sum(b) prorated", { d_1: 2, d_2: null, d_3: null, x: null }, 8],
    ["mean(b)", { d_1: 1, d_2: 1, d_3: null, x: null }, 3],
    ["mean(b)", { d_1: 1, d_2: null, d_3: null, x: null }, "?"],
    ["mean(b) at least 1", { d_1: 1, d_2: null, d_3: null, x: null }, 1],
    ["mean(b) at least half", { d_1: 1, d_2: null, d_3: null, x: 5 }, 3],
    ["100 * (mean(b) - 1) / 4 at least 4", { d_1: 1, d_2: 1, d_3: null, x: 5 }, "?"],
    ["mean(b) at least 3", {}, "?"],
  ])("%s", (formula, answers, expected) => {
    const { instrument } = compile(`${BASE}score t = ${formula}`);
    const [actual] = values(instrument, answers as never, "t");
    if (typeof expected === "number") expect(actual).toBeCloseTo(expected, 9);
    else expect(actual).toBe(expected);
  });

  it("take what was not asked for nothing", () => {
    const { instrument } = compile(
      'yesno go "Go"\nrate b "B" on 1..5 { 1 "A"  2 "B" when go }\nscore t = sum(b)\nscore m = mean(b)',
    );
    expect(values(instrument, { go: false, b_1: 4 }, "t", "m")).toEqual([4, 4]);
    expect(values(instrument, { go: true, b_1: 4, b_2: null }, "t", "m")).toEqual(["?", 4]);
  });
});

describe("ranges, rescaling and bands", () => {
  it.each<[string, object | undefined]>([
    ["mean(b)", { min: 1, max: 5 }],
    ["sum(b)", { min: 4, max: 20 }],
    ["sum(b) at least 3", { min: 3, max: 20 }],
    ["sum(b) at least 2 of 4 prorated", { min: 4, max: 20 }],
    ["sum(b) - 4", { min: 0, max: 16 }],
    ["10 - mean(b) * 2", { min: 0, max: 8 }],
    ["b.1 - b.2", { min: -4, max: 4 }],
    ["count(b > 3)", { min: 0, max: 4 }],
    ["any(b > 3)", { min: 0, max: 1 }],
    ["n", { min: -2.5, max: 7 }],
    ["abs(n)", { min: 0, max: 7 }],
    ["round(n)", { min: -3, max: 7 }],
    ["-n", { min: -7, max: 2.5 }],
    ["max(n, b.1)", { min: -2.5, max: 7 }],
    ["if n > 0 then 10 else n", { min: -2.5, max: 10 }],
    ["first(n, 100)", { min: -2.5, max: 100 }],
    ["m", undefined],
    ["n / b.1", { min: -2.5, max: 7 }],
    ["n / n", undefined],
    ["sqrt(b.1 + 4)", { min: 2.2360679775, max: 3 }],
    ["b.1 ^ 2", { min: 1, max: 25 }],
    ["p.points + q.points", { min: -1, max: 11 }],
    ["count(q)", { min: 0, max: 2 }],
    ["twice", { min: -5, max: 14 }],
    ["sum(c)", { min: 1, max: 10 }],
    ["sum(d2)", { min: 1, max: 10 }],
    ["mean(b weighted by b)", { min: 1, max: 5 }],
    ["sum(f weighted)", { min: 3, max: 15 }],
  ])("%s runs over %o", (formula, range) => {
    const { instrument } = compile(
      `${BASE}number n "N" -2.5..7
number m "M"
single p "P" { a "A" points 0  b "B" points 7 }
multiple q "Q" { a "A" points 4  b "B" points -1  none "N" exclusive }
compute twice = n * 2
yesno go "Go"
rate c "C" on s { 1 "A"  2 "B" when go }
rate d2 "D" on s { 1 "A" when go  2 "B" when not go }
score t = ${formula}`.replace("when go  2", "when go\n 2"),
    );
    expect(instrument.scores[0]!.range).toEqual(range);
    expect(variable(instrument, "t").domain).toMatchObject(range ?? { type: "number" });
  });

  it("are rescaled, and read by others as rescaled", () => {
    const { instrument } = compile(`${BASE}score later = pomp / 10\nscore pomp = mean(b) rescaled 0..100`);
    expect(values(instrument, ANSWERS, "pomp", "later")).toEqual([62.5, 6.25]);
    expect(instrument.scores.map((s) => [s.variable, s.range, s.rescaled])).toEqual([
      ["pomp", { min: 1, max: 5 }, { from: 0, to: 100 }],
      ["later", { min: 0, max: 10 }, undefined],
    ]);
    expect(variable(instrument, "pomp").domain).toMatchObject({ min: 0, max: 100 });
  });

  it("have bands with names and advice", () => {
    const { instrument } = compile(`${BASE}score t = sum(b) {
  low 4..9 "Low"
  10..14 "Middle" { advice "Rest" }
  high 15.. "High"
}`);
    expect(instrument.scores[0]!.bands.map(({ from, to, name }) => [from, to, name])).toEqual([
      [4, 9, "low"],
      [10, 14, undefined],
      [15, undefined, "high"],
    ]);
    const meaning = answer(instrument, ANSWERS);
    expect(labelText(meaning.scores[0]!.band!.advice!)).toBe("Rest");
  });

  it("stay quick where values are built of values", () => {
    const chain = Array.from({ length: 60 }, (_, i) => `compute c${i + 1} = c${i} + c${i}`).join("\n");
    const scores = Array.from({ length: 60 }, (_, i) => `score s${i + 1} = s${i} + s${i}`).join("\n");
    const { instrument } = compile(`number c0 "C" 0..1\n${chain}\nscore s0 = c60\n${scores}`);
    expect(instrument.scores.find((s) => s.variable === "s0")!.range).toEqual({
      min: 0,
      max: Number((2 ** 60).toPrecision(12)),
    });
  });
});

describe("results at the end", () => {
  it("show scores, families and computed values", () => {
    const { instrument } = compile(`${BASE}compute c = 1
score t each dimension in d = mean(d)
score u = 1
thanks "Bye" { show t as radar  show u, c  show t.f as bar }`);
    expect(instrument.thanks!.show).toEqual([
      { scores: ["t_f", "t_g"], as: "radar" },
      { scores: ["u", "c"], as: "table" },
      { scores: ["t_f"], as: "bar" },
    ]);
  });

  it.each([
    ['thanks "T" { show total }', "undefined-name: total"],
    ['thanks "T" { show b }', "undefined-name: b"],
    ['score t each item in d = item\nthanks "T" { show t.9 }', "undefined-name: t.9"],
    ['thanks "A"\nthanks "B"', 'duplicate-statement: thanks "B"'],
    ['welcome "A"\nwelcome "B"', 'duplicate-statement: welcome "B"'],
  ])("refuse %s", (source, expected) => {
    expect(slips(BASE + source)).toEqual([expected]);
  });
});
