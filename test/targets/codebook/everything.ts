import type { Domain, Instrument } from "../../../language/instrument/model.js";
import { agg, at, Builder, choice, n, op, opt, options, t, v } from "./build.js";

/** Every kind of question and variable that is not in the shop survey. */
export function everything(): Instrument {
  const b = new Builder({
    id: "everything",
    title: t("Everything"),
    language: "en",
    mode: "interview",
    privacy: "confidential",
    thanks: { text: t("Thank you!"), show: [], at },
    translations: { fr: {}, de: {} },
  });
  const number = (more: Partial<Extract<Domain, { type: "number" }>> = {}): Domain => ({
    type: "number",
    decimals: 0,
    missing: [],
    ...more,
  });
  b.ask({
    id: "rank",
    label: "Rank these",
    kind: "ranking",
    domain: {
      type: "ranking",
      options: options([
        ["a", "Speed"],
        ["b", "Price"],
        ["c", "Care"],
      ]),
      top: 2,
      missing: [],
    },
  });
  b.ask({
    id: "points",
    label: "Divide 100 points",
    kind: "allocate",
    total: 100,
    domain: number({ min: 0, max: 100 }),
    rows: [
      { id: "speed", words: "Speed" },
      { id: "price", words: "Price" },
    ],
  });
  b.ask({
    id: "mood",
    label: "Today you feel",
    kind: "differential",
    domain: choice(
      [
        [1, undefined],
        [2, undefined],
        [3, undefined],
      ],
      { ordered: true },
    ),
    rows: [
      {
        id: "warm",
        words: "cold",
        opposite: t("warm"),
        before: [t("First pair")],
        help: t("one mark a line"),
      },
      { id: "calm", words: "tense", opposite: t("calm"), expects: 3 },
    ],
  });
  b.ask({
    id: "members",
    label: "Household",
    kind: "grid",
    domain: number(),
    rows: [
      { id: "1", words: "First person", followUps: ["remark"] },
      { id: "2", words: "Second person" },
    ],
    columns: [
      { id: "age", words: "Age", domain: number({ min: 0, max: 120, unit: "years" }) },
      {
        id: "sex",
        words: "Sex",
        domain: choice([
          ["f", "female"],
          ["m", "male"],
        ]),
      },
      { id: "pay", words: "Pay", domain: number({ decimals: 2, currency: "EUR", step: 0.5, min: -10 }) },
    ],
  });
  b.ask({
    id: "remark",
    label: "Remark on the first person",
    kind: "text",
    domain: { type: "text", lines: 1, pattern: "[A-Z]+", minLength: 2, missing: [] },
    guard: b.when(op(v("members_1_age"), ">", n(90))),
    instruction: t("Ask gently."),
    probes: [t("Why?"), t("Tell me more.")],
    medium: "paper",
  });
  // Follow-ups stand with their battery, not on the page.
  b.pages.at(-1)?.items.pop();
  b.page("second", undefined, { seconds: 30, help: t("Take your time") });
  b.ask({
    id: "pain",
    label: "How bad is it?",
    kind: "slider",
    domain: number({ min: 0, max: 100, slider: { line: true } }),
    response: "requested",
  });
  b.ask({
    id: "when",
    label: "When?",
    kind: "datetime",
    domain: { type: "datetime", precision: "minute", min: { today: -7 }, missing: [] },
    variable: { default: { k: "today" } },
  });
  b.ask({
    id: "grade",
    label: "Grade",
    kind: "rating",
    domain: choice(
      [
        ["good", { words: "Good", points: 2, code: 1 }],
        ["bad", { words: "Bad", points: 0, code: 2, weight: 0.5, retired: true, help: t("rarely used") }],
        ["dk", { words: "Don’t know", missing: true, code: 9 }],
        ["strange", { words: "It is complicated", missing: true, code: 10 }],
      ],
      { ordered: true },
    ),
    variable: {
      scoring: { min: 0, max: 2, reversed: true, points: { good: 2, bad: 0 } },
      reversed: true,
      weight: 2,
    },
  });
  b.add({ kind: "confirm", id: "sure", message: t("Are you sure?"), variables: ["pain", "when"], at });
  b.add({
    kind: "confirm",
    id: "plausible",
    expr: op(v("pain"), "<", n(100)),
    message: t("100?"),
    variables: ["pain"],
    at,
  });
  b.add({ kind: "note", id: "note1", text: t("A note"), important: false, at });
  b.variable({
    name: "panel",
    label: t("Panel id"),
    origin: "hidden",
    domain: { type: "text", lines: 1, missing: [] },
    response: "optional",
  });
  b.dimension("speedy", "Speed", {
    items: [{ id: "speed", label: t("Speed"), variables: ["speed"], reversed: true }],
  });
  b.dimension("second", "Second order", { of: ["speedy", "gone"], weight: 0.5 });
  b.score("total", "Total", agg("sum", [v("speed"), v("price")]), {
    bands: [
      { label: t("any"), at },
      { from: 5, label: t("high"), at },
      { to: 2, label: t("low"), at },
    ],
    range: { min: -5, max: 5 },
  });
  b.compute("fast", "Fast", op(v("rank"), "has", opt("a")), { type: "boolean", missing: [] });
  return b.build();
}

/** A survey of `count` questions of mixed kinds on pages of twenty. */
export function large(count: number): Instrument {
  const b = new Builder({ id: "large", language: "zh-CN" });
  const frequency = () =>
    choice(
      [
        [1, "从不"],
        [2, "偶尔"],
        [3, "有时"],
        [4, "经常"],
        [5, "总是"],
      ],
      { ordered: true },
    );
  for (let i = 0; i < count; i++) {
    if (i % 20 === 0) b.page(`page${i / 20 + 1}`, `第 ${i / 20 + 1} 部分`);
    const guard = i % 10 === 9 ? { guard: b.when(op(v(`q${i - 1}`), "is", opt(3))) } : {};
    const shared = { id: `q${i}`, label: `第 ${i} 题：您在过去一个月里多久遇到一次这种情况？`, ...guard };
    if (i % 5 === 4)
      b.ask({
        ...shared,
        kind: "number",
        domain: { type: "number", decimals: 0, min: 0, unit: "次", missing: [] },
      });
    else b.ask({ ...shared, kind: "rating", domain: frequency() });
  }
  return b.build();
}
