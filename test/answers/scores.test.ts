import { describe, expect, it } from "vitest";
import type { AnswerDocument } from "../../language/answers/api.js";
import { bandOf, evaluate } from "../../language/answers/index.js";
import type { Band, Instrument } from "../../language/instrument/model.js";
import {
  agg,
  attr,
  call,
  iff,
  op,
  pipe,
  points,
  ref,
  type ShortOption,
  scored,
  survey,
} from "../support/build-instrument.js";
import { short } from "./sample.js";

function scoresOf(instrument: Instrument, answers: AnswerDocument): Record<string, unknown> {
  const { scores } = evaluate(instrument, answers);
  return Object.fromEntries(scores.map(({ score, value }) => [score.variable, short(value)]));
}

/** `4532` as answers q_1 … q_4; `.` is a blank. */
function digits(stem: string, row: string, suffix = ""): AnswerDocument {
  const cells = [...row].filter((char) => char !== "|");
  return Object.fromEntries(
    cells.map((char, i) => [`${stem}_${i + 1}${suffix}`, char === "." ? null : Number(char)]),
  );
}

describe("a depression score: at least 7 of 9, prorated, with bands", () => {
  const items = Array.from({ length: 9 }, (_, i) => i + 1);
  const instrument = survey("mood", { answers: "requested" })
    .rate("phq9", points(0, 3), items)
    .score(
      "depression",
      agg(
        "sum",
        items.map((i) => scored(`phq9_${i}`)),
        { rule: { atLeast: 7, of: 9, prorated: true } },
      ),
      {
        range: { min: 0, max: 27 },
        bands: [
          { from: 0, to: 4, label: "none" },
          { from: 5, to: 9, label: "mild" },
          { from: 10, to: 14, label: "moderate", advice: "see a doctor" },
          { from: 15, to: 19, label: "marked" },
          { from: 20, to: 27, label: "severe" },
        ],
      },
    )
    .build();
  it.each([
    ["000000000", 0, "none"],
    ["111110000", 5, "mild"],
    ["333333333", 27, "severe"],
    ["2222222..", 18, "marked"],
    ["11111110.", 7.875, "mild"],
    ["1111112..", 10.2857142857, "moderate"],
    // Prorated scores fall between whole numbers; a band runs to the start of the next.
    ["11111112.", 10.125, "moderate"],
    ["11111111.", 9, "mild"],
    ["2111111..", 10.2857142857, "moderate"],
    ["333333...", "blank", undefined],
  ])("%s is %s, %s", (row, value, band) => {
    const [result] = evaluate(instrument, digits("phq9", row)).scores;
    expect(short(result!.value)).toBe(value);
    expect(result?.band?.label.parts[0]).toEqual(band && { kind: "text", value: band });
  });

  it("tells band and advice in texts", () => {
    const parts = [
      pipe(ref("depression"), "not computed"),
      ": ",
      pipe(attr("depression", "band"), "?"),
      ". ",
      pipe(attr("depression", "advice"), ""),
    ];
    const text = {
      key: "",
      parts: parts.map((part) => (typeof part === "string" ? { kind: "text" as const, value: part } : part)),
    };
    expect(evaluate(instrument, digits("phq9", "222222000")).text(text)).toBe("12: moderate. see a doctor");
    expect(evaluate(instrument, digits("phq9", "1111....1")).text(text)).toBe("not computed: ?. ");
    expect(evaluate(instrument, digits("phq9", "000000000")).text(text)).toBe("0: none. ");
  });
});

describe("prorated sums and means of five items", () => {
  const items = [1, 2, 3, 4, 5].map((i) => scored(`q_${i}`));
  const scale: ShortOption[] = [...points(1, 5), { name: "na", code: 9, missing: true }];
  const rule = (atLeast: number, prorated = false) => ({ rule: { atLeast, of: 5, prorated } });
  const instrument = survey("s")
    .rate("q", scale, [1, 2, 3, 4, 5])
    .score("mean3", agg("mean", items, rule(3)))
    .score("sum3", agg("sum", items, rule(3, true)))
    .score("mean5", agg("mean", items, rule(5)))
    .score("sum5", agg("sum", items, rule(5, true)))
    .score("plain", agg("sum", items))
    .build();
  it("5, 4, NA, 3, 5", () => {
    const answers = { q_1: 5, q_2: 4, q_3: "na", q_4: 3, q_5: 5 };
    expect(scoresOf(instrument, answers)).toEqual({
      mean3: 4.25,
      sum3: 21.25,
      mean5: "blank",
      sum5: "blank",
      plain: "blank",
    });
  });
  it("all five", () => {
    expect(scoresOf(instrument, digits("q", "54235"))).toEqual({
      mean3: 3.8,
      sum3: 19,
      mean5: 3.8,
      sum5: 19,
      plain: 19,
    });
  });
});

describe("service quality: pairwise gaps, means of dimensions, weights of the respondent", () => {
  const lengths = { tangibles: 4, reliability: 5, responsiveness: 4, assurance: 4, empathy: 5 };
  const names = Object.keys(lengths);
  const items = Array.from({ length: 22 }, (_, i) => i + 1);
  const builder = survey("sq", { answers: "required" })
    .rate("servqual", points(1, 7), items, { columns: ["E", "P"] })
    .allocate("points", 100, names);
  for (const i of items)
    builder.score(`diff_${i}`, op(scored(`servqual_${i}_P`), "-", scored(`servqual_${i}_E`)));
  let next = 1;
  for (const [name, length] of Object.entries(lengths)) {
    const own = items.slice(next - 1, next - 1 + length).map((i) => ref(`diff_${i}`));
    builder.score(`gap_${name}`, agg("mean", own, { rule: { atLeast: "half", prorated: false } }));
    next += length;
  }
  const gaps = names.map((name) => ref(`gap_${name}`));
  builder.score("sq", agg("mean", gaps));
  builder.score("sq_w", agg("mean", gaps, { weights: names.map((name) => ref(`points_${name}`)) }));
  builder.score(
    "overall",
    agg(
      "mean",
      items.map((i) => ref(`diff_${i}`)),
    ),
  );
  const instrument = builder.build();

  const respondent = (expected: string, perceived: string, weights: number[]): AnswerDocument => ({
    ...digits("servqual", expected, "_E"),
    ...digits("servqual", perceived, "_P"),
    ...Object.fromEntries(names.map((name, i) => [`points_${name}`, weights[i]!])),
  });
  const first = respondent("6565|77776|6766|7766|56665", "5564|56656|5564|6665|45554", [10, 35, 20, 20, 15]);
  const second = respondent("5566|76767|6675|6776|65676", "6556|65666|4565|6666|55565", [15, 30, 25, 20, 10]);

  it("the published fixture", () => {
    const one = evaluate(instrument, first);
    const two = evaluate(instrument, second);
    expect([one.problems, two.problems]).toEqual([[], []]);
    const mean = (name: string) => ((one.value(name) as number) + (two.value(name) as number)) / 2;
    const expected = {
      tangibles: -0.25,
      reliability: -1,
      responsiveness: -1.125,
      assurance: -0.625,
      empathy: -0.9,
    };
    for (const [name, gap] of Object.entries(expected)) expect(mean(`gap_${name}`)).toBeCloseTo(gap, 12);
    expect([one.value("sq"), two.value("sq")]).toEqual([-0.94, -0.62]);
    expect([one.value("sq_w"), two.value("sq_w")]).toEqual([-1.02, -0.67]);
    expect(mean("overall")).toBeCloseTo(-0.7954545454, 9);
  });

  it("pairs with a missing side are left out, and weights are spread over the valid parts", () => {
    const holes = { ...first, servqual_1_E: null, servqual_2_P: null, servqual_3_E: null };
    const scores = scoresOf(instrument, holes);
    expect(scores.gap_tangibles).toBe("blank");
    // Four dimensions: −1.6, −1.25, −.75, −1.0 with weights 35, 20, 20, 15.
    const valid = ["reliability", "responsiveness", "assurance", "empathy"].map(
      (name) => scores[`gap_${name}`] as number,
    );
    const weights = [35, 20, 20, 15];
    const weighted = valid.reduce((sum, gap, i) => sum + gap * weights[i]!, 0) / 90;
    expect(scores.sq_w).toBeCloseTo(weighted, 9);
    expect(scores.sq).toBeCloseTo(valid.reduce((a, b) => a + b) / 4, 9);
  });
});

describe("the customer value calculator", () => {
  // V = P0 − C0 + R · (1 − (1 + r)^−N) ÷ r
  const factor = op(
    op(1, "-", op(op(1, "+", op(ref("rate"), "/", 100)), "^", { k: "neg", arg: ref("years") })),
    "/",
    op(ref("rate"), "/", 100),
  );
  const instrument = survey("value", { answers: "required" })
    .number("price")
    .number("cost")
    .number("yearly")
    .number("rate", { decimals: 2 })
    .number("years")
    .number("more")
    .number("loss")
    .compute(
      "base",
      call("round", op(op(ref("price"), "-", ref("cost")), "+", op(ref("yearly"), "*", factor))),
    )
    .compute("extra", call("round", op(ref("more"), "+", op(ref("more"), "*", factor))))
    .compute("together", op(ref("base"), "+", ref("extra")))
    .compute("reputation", call("floor", op(ref("together"), "*", op(1, "+", op(ref("loss"), "/", 100)))))
    .build();
  it("gives the printed numbers", () => {
    const answers = { price: 2000, cost: 400, yearly: 500, rate: 9, years: 5, more: 300, loss: 15 };
    const { value, problems } = evaluate(instrument, answers);
    expect(problems).toEqual([]);
    expect(["base", "extra", "together", "reputation"].map(value)).toEqual([3545, 1467, 5012, 5763]);
  });
  it("gives nothing without interest", () => {
    const answers = { price: 2000, cost: 400, yearly: 500, rate: 0, years: 5, more: 300, loss: 15 };
    expect(short(evaluate(instrument, answers).value("base"))).toBe("blank");
  });
});

describe("rescaled", () => {
  const instrument = survey("s")
    .rate("q", points(1, 7), [1, { id: 2, reversed: true }])
    .score("percent", agg("mean", ["q_1", "q_2"].map(scored)), {
      range: { min: 1, max: 7 },
      rescaled: { from: 0, to: 100 },
      bands: [
        { to: 50, label: "low" },
        { from: 50, label: "high" },
      ],
    })
    .build();
  it.each([
    [7, 1, 100, "high"],
    [1, 7, 0, "low"],
    [4, 4, 50, "high"],
    [2, 5, 25, "low"],
    [3, 6, 25, "low"],
  ])("%d and %d reversed are %d", (q_1, q_2, value, band) => {
    const [result] = evaluate(instrument, { q_1, q_2 }).scores;
    expect(result?.value).toBe(value);
    expect(result?.band?.label.parts[0]).toMatchObject({ value: band });
  });
});

describe("bands", () => {
  const band = (from: number | undefined, name: string): Band => ({
    ...(from === undefined ? {} : { from }),
    name,
    label: { key: name, parts: [] },
    at: { file: 0, start: 0, end: 0, line: 1, column: 1 },
  });
  it("are found whatever their order, none below the first, the last one open", () => {
    const bands = [band(10, "b"), band(0, "a"), band(20, "c")];
    expect([-1, 0, 9.99, 10, 19.5, 1000].map((x) => bandOf(bands, x)?.name)).toEqual([
      undefined,
      "a",
      "a",
      "b",
      "b",
      "c",
    ]);
  });
  it("an open beginning takes everything below, residue does not matter", () => {
    const bands = [band(undefined, "low"), band(0.3, "high")];
    expect([-5, 0.1 + 0.2, 0.3].map((x) => bandOf(bands, x)?.name)).toEqual(["low", "high", "high"]);
  });
});

it("a score that is no number is missing", () => {
  const instrument = survey("s")
    .yesno("x")
    .score("t", iff(ref("x"), { k: "boolean", value: true }, 1))
    .build();
  expect(scoresOf(instrument, { x: true })).toEqual({ t: "blank" });
  expect(scoresOf(instrument, { x: false })).toEqual({ t: 1 });
});
