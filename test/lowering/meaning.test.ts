/** The table of meaning of the language, each row from source to result; and published examples of scoring. */
import { describe, expect, it } from "vitest";
import type { AnswerDocument } from "../../language/answers/index.js";
import { answer, compile, values } from "./compile.js";

describe("the table of meaning", () => {
  it.each<[string, string, AnswerDocument, string[], unknown[]]>([
    [
      "truth: missing runs neither branch",
      'number n "N"\nif n > 3 { compute a = 1 } else { compute b = 1 }',
      { n: null },
      ["a", "b"],
      ["-", "-"],
    ],
    [
      "truth: false and missing is false",
      'number n "N"\nyesno y "Y"\ncompute a = y and n > 3\ncompute b = y or n > 3\ncompute c = not (n > 3)',
      { n: null, y: false },
      ["a", "b", "c"],
      [false, "?", "?"],
    ],
    ["comparing: with blank is missing", 'number n "N"\ncompute a = n is 3', { n: null }, ["a"], ["?"]],
    [
      "comparing: a missing mark may be tested by name",
      'choices l { dk "?" missing }\nnumber n "N" plus l\ncompute a = n is dk\ncompute b = n > 3\ncompute c = n is not dk',
      { n: "dk" },
      ["a", "b", "c"],
      [true, "?dk", false],
    ],
    [
      "comparing: by name of what has an answer",
      'choices l { dk "?" missing }\nnumber n "N" plus l\ncompute a = n is dk',
      { n: 3 },
      ["a"],
      [false],
    ],
    [
      "hidden again: no effect",
      'yesno y "Y"\nnumber n "N" when y\ncompute a = first(n, 0)',
      { y: false, n: 5 },
      ["n", "a"],
      ["-", 0],
    ],
    [
      "aggregates: operators propagate, sums need all",
      'number n "N" { a "A"  b "B" }\ncompute p = n.a + n.b\ncompute s = sum(n)\ncompute m = mean(n)',
      { n_a: 4, n_b: null },
      ["p", "s", "m"],
      ["?", "?", 4],
    ],
    [
      "aggregates: skip what was not asked",
      'yesno y "Y"\nnumber n "N" { a "A"\n b "B" when y }\ncompute s = sum(n)',
      { y: false, n_a: 4 },
      ["s"],
      [4],
    ],
    [
      "reversal: only through the battery",
      'rate b "B" on 1..5 { 1 "A"  2 "B" reversed }\ncompute raw = b.2 + 0\ncompute m = mean(b)\ncompute c = b.2 > 4',
      { b_1: 5, b_2: 5 },
      ["raw", "m", "c"],
      [5, 3, true],
    ],
    [
      "reversal: over the points of its own scale",
      'scale s 0..10 { 0 "a" 10 "b" x "?" missing }\nrate b "B" on s { 1 "A" reversed  2 "B" }\ncompute m = max(b)',
      { b_1: 2, b_2: "x" },
      ["m"],
      [8],
    ],
    [
      "gaps: pairwise within item",
      'dimension d "D" { 1 "A"  2 "B" }\nrate b "B" of d on 1..7 { as E "E"\n as P "P" }\nscore diff each item in d = P - E\nscore gap = mean(diff) at least 1',
      { d_1_E: 7, d_1_P: 5, d_2_E: null, d_2_P: 1 },
      ["diff_1", "diff_2", "gap"],
      [-2, "?", -2],
    ],
    [
      "weights: renormalised over what is valid",
      'dimension d "D" { dimension f "F" { 1 "A" }  dimension g "G" { 2 "B" } }\nrate b "B" of d on 1..5\nallocate w "W" across d\nscore s each dimension in d = mean(d)\nscore t = mean(s weighted by w)',
      { d_1: 2, d_2: null, w_f: 25, w_g: 75 },
      ["t"],
      [2],
    ],
    [
      "weights",
      'dimension d "D" { dimension f "F" { 1 "A" }  dimension g "G" { 2 "B" } }\nrate b "B" of d on 1..5\nallocate w "W" across d\nscore s each dimension in d = mean(d)\nscore t = mean(s weighted by w)',
      { d_1: 2, d_2: 4, w_f: 25, w_g: 75 },
      ["t"],
      [3.5],
    ],
    [
      "multiple: none ticked is answered, exclusive does not count",
      'multiple m "M" { a "A"  b "B"  none "N" exclusive  dk "?" missing }\ncompute c = count(m)\ncompute h = m has a\ncompute x = answered(m)',
      { m: [] },
      ["c", "h", "x"],
      [0, false, true],
    ],
    [
      "multiple: exclusive",
      'multiple m "M" { a "A"  none "N" exclusive }\ncompute c = count(m)\ncompute h = m has none',
      { m: ["none"] },
      ["c", "h"],
      [0, true],
    ],
    [
      "default: in effect only when asked, never overwrites",
      'yesno y "Y"\nnumber n "N" default 3 when y',
      { y: true, n: 5 },
      ["n"],
      [5],
    ],
    [
      "numbers: decimal, division by zero is missing, half away from zero",
      'number n "N" decimals 1\ncompute a = n + 0.2\ncompute b = n / 0\ncompute c = round(-2.5)\ncompute d = 7 / 2',
      { n: 0.1 },
      ["a", "b", "c", "d"],
      [0.3, "?", -3, 3.5],
    ],
    [
      "text: trimmed, case-sensitive, blank is missing, anchored",
      'text t "T"\ncompute a = t is "Ab"\ncompute b = t matches "A"\ncompute c = length(t)',
      { t: "  Ab " },
      ["a", "b", "c"],
      [true, false, 2],
    ],
    ["text: blank", 'text t "T"\ncompute a = t is "x"', { t: "  " }, ["t", "a"], ["?", "?"]],
    [
      "time: today is that of the answers",
      'date d "D"\ncompute a = years(d)\ncompute b = d + 1 month\ncompute c = today - d',
      { $survey: { id: "s", today: "2024-05-20" }, d: "2000-05-21" },
      ["a", "b", "c"],
      [23, "2000-06-21", 8765],
    ],
    [
      "points",
      'single p "P" { a "A" points 3  b "B" points 5 }\nmultiple m "M" { x "X" points 2  y "Y" points 1 }\ncompute s = p.points + m.points',
      { p: "b", m: ["x", "y"] },
      ["s"],
      [8],
    ],
  ])("%s", (_, source, answers, wanted, expected) => {
    expect(values(compile(source).instrument, answers, ...wanted)).toEqual(expected);
  });

  it.each<[string, string, AnswerDocument, string[]]>([
    ["required only when asked", 'yesno y "Y"\nnumber n "N" required when y', { y: false }, []],
    ["required when asked", 'yesno y "Y"\nnumber n "N" required when y', { y: true }, ["required n"]],
    [
      "an answer to what is not asked",
      'yesno y "Y"\nnumber n "N" when y',
      { y: false, n: 3 },
      ["not-asked n"],
    ],
    ["check: missing passes", 'number a "A"\nnumber b "B"\ncheck a < b "No"', { a: 3, b: null }, []],
    [
      "check: run when all is asked",
      'number a "A"\nyesno y "Y"\nnumber b "B" when y\ncheck a < b "No"',
      { a: 3, y: false },
      [],
    ],
    ["check: must hold", 'number a "A"\nnumber b "B"\ncheck a < b "No"', { a: 3, b: 3 }, ["check-failed b"]],
    [
      "an option that is not offered",
      'multiple m "M" { a "A"  b "B" }\nsingle s "S" from chosen(m)',
      { m: ["a"], s: "b" },
      ["option-not-offered s"],
    ],
    [
      "exclusive with others",
      'multiple m "M" { a "A"  n "N" exclusive }',
      { m: ["a", "n"] },
      ["exclusive-with-others m"],
    ],
    ["a sum that is not reached", 'allocate p "P" { a "A"  b "B" }', { p_a: 40, p_b: 50 }, ["wrong-total p"]],
    ["intervals", 'number n "N" 0..9 step 3', { n: 4 }, ["not-a-step n"]],
    ["patterns", 'text t "T" pattern "[A-Z]+"', { t: "Abc" }, ["wrong-pattern t"]],
    [
      "other, but in what words",
      'single s "S" required { a "A"  o "O" specify }',
      { s: "o", s_o: null },
      ["required s_o"],
    ],
  ])("%s", (_, source, answers, expected) => {
    const { problems } = answer(compile(source).instrument, answers);
    expect(problems.map((p) => `${p.code} ${p.variable ?? p.question}`)).toEqual(expected);
  });
});

describe("published rules of scoring", () => {
  it("means and prorated sums need so many answers", () => {
    const source = (rule: string) =>
      `rate b "B" on 1..5 { 1 "A"  2 "B"  3 "C"  4 "D"  5 "E" }\nscore m = mean(b) ${rule}\nscore p = sum(b) ${rule} prorated`;
    const answers = { b_1: 5, b_2: 4, b_3: null, b_4: 3, b_5: 5 };
    expect(values(compile(source("at least 3")).instrument, answers, "m", "p")).toEqual([4.25, 21.25]);
    expect(values(compile(source("at least 5 of 5")).instrument, answers, "m", "p")).toEqual(["?", "?"]);
  });

  it("a symptom scale is prorated, and its bands cover it", () => {
    const rows = Array.from({ length: 9 }, (_, i) => `  ${i + 1} "Item ${i + 1}"`).join("\n");
    const { instrument } = compile(`scale days 0..3 """
  Not at all
  Several days
  More than half the days
  Nearly every day
  """
rate phq "How often …" on days {\n${rows}\n}
if phq.9 > 0 { note "Please call." important }
score level "Level" = sum(phq) at least 7 of 9 prorated {
  0..4 "minimal"  5..9 "mild"  10..14 "moderate"  15..19 "severe"  20..27 "very severe"
}
thanks "{level | "-"} {level.band | "-"}"`);
    const of = (...given: (number | null)[]) => Object.fromEntries(given.map((x, i) => [`phq_${i + 1}`, x]));
    const words = (answers: AnswerDocument) => answer(instrument, answers).text(instrument.thanks!.text!);
    expect(instrument.scores[0]!.range).toEqual({ min: 0, max: 27 });
    expect(words(of(1, 1, 1, 1, 1, 1, 1, 1, 2))).toBe("10 moderate");
    expect(words(of(2, 2, 2, 2, 2, 2, 2, null, null))).toBe("18 severe");
    expect(words(of(2, 2, 2, 2, 2, 2, null, null, null))).toBe("- -");
    // 7 answers with a sum of 7: 9 · 1 = 9; of 8: 10.2857… lies between two bands and belongs to the lower one's successor.
    expect(words(of(1, 1, 1, 1, 1, 1, 2, null, null))).toMatch(/^10\.29? moderate$/);
    expect(
      answer(instrument, of(0, 0, 0, 0, 0, 0, 0, 0, 1)).guard(instrument.pages[0]!.items[1]!.guard),
    ).toBe(true);
  });

  const SIZES = [4, 5, 4, 4, 5];
  const servqual = (() => {
    let code = 0;
    const facets = SIZES.map((size, f) => {
      const reversed = f === 2 || f === 4 ? " reversed" : "";
      const rows = Array.from({ length: size }, () => `    ${++code} "Item ${code}"${reversed}`).join("\n");
      return `  dimension f${f + 1} "F${f + 1}" {\n${rows}\n  }`;
    });
    return compile(`scale agreement 1..7 { 1 "no" 7 "yes" }
dimension servqual "S" {\n${facets.join("\n")}\n}
page "E" { rate expected "E" of servqual on agreement { as E } }
page "P" { rate felt "P" of servqual on agreement { as P } }
page "W" { allocate w "W" total 100 across servqual }
score diff each item in servqual = P - E
score gap each dimension in servqual = mean(diff)
score sq = mean(gap)
score sq_w = mean(gap weighted by w)
score items = mean(diff)
score serv_perf = mean(servqual.P)`).instrument;
  })();

  /** Answers given as printed; those of reversed items turned, as they are ticked. */
  function respondent(e: string, p: string, weights: number[]): AnswerDocument {
    const digits = (text: string) => [...text.replaceAll("|", "")].map(Number);
    const turned = (x: number, i: number) => ((i >= 9 && i < 13) || i >= 17 ? 8 - x : x);
    return Object.fromEntries([
      ...digits(e).map((x, i) => [`servqual_${i + 1}_E`, turned(x, i)]),
      ...digits(p).map((x, i) => [`servqual_${i + 1}_P`, turned(x, i)]),
      ...weights.map((x, i) => [`w_f${i + 1}`, x]),
    ]);
  }
  const ONE = respondent("6565|77776|6766|7766|56665", "5564|56656|5564|6665|45554", [10, 35, 20, 20, 15]);
  const TWO = respondent("5566|76767|6675|6776|65676", "6556|65666|4565|6666|55565", [15, 30, 25, 20, 10]);

  it("gaps of service quality are pairwise, reversed items turned first, weighted per respondent", () => {
    const both = [ONE, TWO].map((a) => values(servqual, a, "sq", "sq_w", "items") as number[]);
    const mean = (k: number) => (both[0]![k]! + both[1]![k]!) / 2;
    expect(both.map((b) => b[0])).toEqual([expect.closeTo(-0.94, 9), expect.closeTo(-0.62, 9)]);
    expect(both.map((b) => b[1])).toEqual([expect.closeTo(-1.02, 9), expect.closeTo(-0.67, 9)]);
    expect([mean(0), mean(1)]).toEqual([expect.closeTo(-0.78, 9), expect.closeTo(-0.845, 9)]);
    expect(mean(2)).toBeCloseTo(-0.795455, 6);
  });

  it("gaps of the two respondents, dimension by dimension", () => {
    const gaps = ["gap_f1", "gap_f2", "gap_f3", "gap_f4", "gap_f5"];
    const [a, b] = [ONE, TWO].map((x) => values(servqual, x, ...gaps) as number[]);
    expect(a!.map((x, i) => (x + b![i]!) / 2)).toEqual(
      [-0.25, -1, -1.125, -0.625, -0.9].map((x) => expect.closeTo(x, 9)),
    );
  });

  it("satisfaction is rescaled from its possible range, weights as declared", () => {
    const { instrument } = compile(`dimension acsi "A" {
  dimension o "O" weight 0.3885 { 1 "Overall" }
  dimension e "E" weight 0.3190 { 2 "Expectation" }
  dimension i "I" weight 0.2925 { 3 "Ideal" }
}
rate b "B" of acsi on 1..10
score part each dimension in acsi = mean(acsi) rescaled 0..100
score plain = mean(part)
score index = mean(part weighted)`);
    const [plain, index] = values(
      instrument,
      { acsi_1: 8, acsi_2: 7, acsi_3: 9 },
      "plain",
      "index",
    ) as number[];
    expect(plain).toBeCloseTo(77.777777777, 6);
    expect(index).toBeCloseTo(((8 * 0.3885 + 7 * 0.319 + 9 * 0.2925 - 1) / 9) * 100, 6);
  });

  it("what a customer is worth, with and without discount", () => {
    const { instrument } = compile(`number orders "Orders a year" 0..
number margin "Margin of an order" 0.. decimals 2
number rate_ "Retention" 0..1 step 0.01
number years_ "Years" 1..50
compute yearly = orders * margin
compute total = yearly * years_
compute kept = yearly * (1 - rate_ ^ years_) / (1 - rate_)
thanks "{round(total)} {round(kept, 2)}"`);
    expect(
      answer(instrument, { orders: 12, margin: 25.5, rate_: 0.8, years_: 5 }).text(instrument.thanks!.text!),
    ).toMatch(/^1,?530 1,?028\.65$/);
  });
});
