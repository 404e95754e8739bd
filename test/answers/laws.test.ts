import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnswerDocument } from "../../language/answers/api.js";
import { applyDefaults, evaluate, leanLogic, toCsv } from "../../language/answers/index.js";
import type { Instrument } from "../../language/instrument/model.js";
import {
  agg,
  and,
  attr,
  call,
  chosen,
  type Expr,
  not,
  op,
  option,
  or,
  pipe,
  points,
  reason,
  ref,
  type SurveyBuilder,
  scored,
  survey,
  words,
} from "../support/build-instrument.js";
import { TODAY } from "./sample.js";

const DK = { name: "dk", code: 9, missing: true };
const OPTIONS = ["a", "b", { name: "other", specify: true }, { name: "none", exclusive: true }, DK];

interface Maker {
  add(s: SurveyBuilder, name: string): unknown;
  /** An expression that is true or false of what was added. */
  fact(name: string): Expr;
}

const makers: Maker[] = [
  { add: (s, name) => s.yesno(name, { default: true, plus: ["dk"] }), fact: ref },
  {
    add: (s, name) => s.number(name, { min: 0, max: 9, decimals: 1 }, { plus: ["dk"] }),
    fact: (name) => op(ref(name), ">", 4),
  },
  { add: (s, name) => s.single(name, OPTIONS), fact: (name) => op(ref(name), "is", option("a")) },
  {
    add: (s, name) => s.single(name, OPTIONS, { response: "required", default: option("b") }),
    fact: (name) => op(ref(name), "is", reason("dk")),
  },
  {
    add: (s, name) => s.multiple(name, OPTIONS, { max: 2 }),
    fact: (name) => op(ref(name), "has", option("b")),
  },
  { add: (s, name) => s.multiple(name, OPTIONS, { min: 1 }), fact: (name) => op(chosen(name), ">=", 2) },
  {
    add: (s, name) => s.ranking(name, ["a", "b", "c"], { top: 2 }),
    fact: (name) => op(ref(name), "has", option("c")),
  },
  {
    add: (s, name) => s.text(name, { maxLength: 3, pattern: "[a-z]*" }),
    fact: (name) => op(ref(name), "matches", words("a+")),
  },
  {
    add: (s, name) => s.date(name, { max: { today: 0 } }),
    fact: (name) => op(call("years", ref(name)), ">=", 18),
  },
  {
    add: (s, name) => s.rate(name, [...points(1, 5), DK], [1, { id: 2, reversed: true }]),
    fact: (name) => op(agg("mean", [scored(`${name}_1`), scored(`${name}_2`)]), ">", 3),
  },
  {
    add: (s, name) => s.allocate(name, 10, ["x", "y"]),
    fact: (name) => op(ref(`${name}_x`), ">", ref(`${name}_y`)),
  },
  {
    add: (s, name) =>
      s.compute(name, op(words(["a", pipe(ref("q0"), "?")]), "is", words("aa")), {
        type: "boolean",
        missing: [],
      }),
    fact: ref,
  },
];

type Plan = { maker: number; condition: number; against: number; other: number; stop: boolean }[];

function build(plan: Plan): Instrument {
  const s = survey("s", { answers: plan.length % 2 === 0 ? "required" : "optional" });
  const facts: Expr[] = [call("answered", ref("q0"))];
  for (const [i, { maker, condition, against, other, stop }] of plan.entries()) {
    const { add: addTo, fact: factOf } = makers[maker]!;
    const add = (t: SurveyBuilder) => {
      addTo(t, `q${i}`);
      facts.push(factOf(`q${i}`));
    };
    const fact = facts[against % facts.length]!;
    const second = facts[other % facts.length]!;
    if (condition === 0) add(s);
    else if (condition === 1) s.when(fact, add);
    else if (condition === 2) s.when(and(fact, not(second)), () => {}, add);
    else s.when(or(fact, second), add);
    if (stop) s.stop(`stop${i}`, and(fact, second));
  }
  s.check("rule", facts.at(-1)!, ["q0"]);
  s.score("score", agg("count", facts), { bands: [{ from: 1, label: "some" }] });
  s.score("band", attr("score", "points"));
  return s.build();
}

const plans: fc.Arbitrary<Plan> = fc.array(
  fc.record({
    maker: fc.nat(makers.length - 1),
    condition: fc.nat(3),
    against: fc.nat(20),
    other: fc.nat(20),
    stop: fc.boolean().chain((rare) => (rare ? fc.boolean() : fc.constant(false))),
  }),
  { minLength: 1, maxLength: 12 },
);

/** What might be an answer to something. */
const answer = fc.oneof(
  fc.constantFrom<unknown>(
    true,
    false,
    "a",
    "b",
    "other",
    "none",
    "dk",
    3,
    4.5,
    9,
    null,
    " x ",
    "2000-01-01",
    "2024-06-01",
  ),
  fc.constantFrom<unknown>(
    ["a"],
    ["b", "a"],
    ["none"],
    ["dk"],
    [],
    ["a", "none"],
    ["c", "a"],
    ["other", "b"],
    10,
    0,
    7,
  ),
);

const hostile = fc.oneof(
  answer,
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -0,
    1e308,
    "\uD800",
    "é".repeat(2000),
    undefined,
    Symbol.iterator,
    () => 1,
    10n,
    new Date(0),
    new Map(),
    Object.create(null),
    [[[]]],
    [null],
    [Number.NaN],
  ),
);

function answersTo(
  instrument: Instrument,
  value: fc.Arbitrary<unknown>,
  extra = false,
): fc.Arbitrary<AnswerDocument> {
  const names = instrument.variables.map((variable) => variable.name);
  const known = fc.record(Object.fromEntries(names.map((name) => [name, value])), { requiredKeys: [] });
  if (!extra) return known as fc.Arbitrary<AnswerDocument>;
  const others = fc.dictionary(
    fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "$survey", "score")),
    value,
  );
  return fc.tuple(known, others).map(([a, b]) => ({ ...a, ...b }) as AnswerDocument);
}

/** An instrument with answers that are mostly sensible. */
const cases = plans
  .map(build)
  .chain((instrument) => fc.tuple(fc.constant(instrument), answersTo(instrument, answer)));

const look = (instrument: Instrument, answers: AnswerDocument) =>
  evaluate(instrument, answers, { today: TODAY });

/** Everything that an evaluation says, except about answers that are not asked. */
function said(instrument: Instrument, answers: AnswerDocument) {
  const e = look(instrument, answers);
  return {
    states: instrument.variables.map(({ name }) => [name, e.state(name), e.value(name)]),
    guards: instrument.guards.map(({ id }) => e.guard(id)),
    problems: e.problems.filter(({ code }) => code !== "not-asked" && code !== "unknown-variable"),
    scores: e.scores.map(({ value, band }) => [value, band?.label]),
    outcome: e.outcome,
    requested: e.requested,
    document: e.document(),
  };
}

describe("laws of the evaluator", () => {
  it("nothing in the answers makes it throw", () => {
    const anything = plans
      .map(build)
      .chain((instrument) => fc.tuple(fc.constant(instrument), answersTo(instrument, hostile, true)));
    fc.assert(
      fc.property(anything, ([instrument, answers]) => {
        const { document, text, problems } = look(instrument, answers);
        expect(JSON.parse(JSON.stringify(document()))).toEqual(document());
        expect(problems.every(({ params }) => JSON.stringify(params).length < 1000)).toBe(true);
        text({ key: "", parts: instrument.variables.map(({ name }) => pipe(ref(name))) });
        applyDefaults(instrument, answers);
        expect(toCsv(instrument, [answers]).endsWith("\r\n")).toBe(true);
      }),
      { numRuns: 400 },
    );
    for (const garbage of [null, undefined, 3, "x", [], [1], () => 1]) {
      expect(look(build([]), garbage as unknown as AnswerDocument).problems[0]?.code).toBe("wrong-type");
    }
  });

  it("the document to store is stored as it is", () => {
    fc.assert(
      fc.property(cases, ([instrument, answers]) => {
        const stored = look(instrument, answers).document();
        expect(look(instrument, stored).document()).toEqual(stored);
      }),
      { numRuns: 500 },
    );
  });

  it("storing loses nothing: same meaning, and a valid document stays valid", () => {
    fc.assert(
      fc.property(cases, ([instrument, answers]) => {
        const stored = look(instrument, answers).document();
        expect(said(instrument, stored)).toEqual(said(instrument, answers));
        expect(look(instrument, stored).problems.filter(({ code }) => code === "not-asked")).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("answers that are not asked change nothing", () => {
    fc.assert(
      fc.property(cases, answer, ([instrument, answers], value) => {
        const before = look(instrument, answers);
        const hidden = instrument.variables.filter(
          ({ name, origin }) => origin !== "score" && !before.asked(name),
        );
        const changed = {
          ...answers,
          ...Object.fromEntries(hidden.map(({ name }) => [name, value])),
        } as AnswerDocument;
        expect(said(instrument, changed)).toEqual(said(instrument, answers));
      }),
      { numRuns: 500 },
    );
  });

  it("the lean logic means the same", () => {
    fc.assert(
      fc.property(cases, ([instrument, answers]) => {
        const lean = JSON.parse(JSON.stringify(leanLogic(instrument)));
        expect(said({ ...instrument, ...lean }, answers)).toEqual(said(instrument, answers));
        expect(evaluate(lean, answers, { today: TODAY }).problems).toEqual(
          look(instrument, answers).problems,
        );
      }),
      { numRuns: 300 },
    );
  });

  it("defaults, once taken, are not taken again", () => {
    fc.assert(
      fc.property(cases, ([instrument, answers]) => {
        const taken = applyDefaults(instrument, answers, { today: TODAY });
        expect(applyDefaults(instrument, taken, { today: TODAY })).toBe(taken);
        expect(taken).toMatchObject(answers);
      }),
      { numRuns: 300 },
    );
  });

  it("evaluating changes neither instrument nor answers", () => {
    fc.assert(
      fc.property(cases, ([instrument, answers]) => {
        const before = JSON.stringify([instrument, answers]);
        said(instrument, answers);
        expect(JSON.stringify([instrument, answers])).toBe(before);
      }),
    );
  });
});

describe("lean logic", () => {
  const instrument = survey("s")
    .single("a", [{ name: "x", label: "printed" }])
    .single("b", [{ name: "y", label: "left out" }])
    .compute("c", words(["got ", pipe(ref("a"))]), { type: "text", lines: 1, missing: [] })
    .build();
  const lean = leanLogic(instrument);
  it("keeps the labels that pipes print, and no others", () => {
    expect(JSON.stringify(lean)).toContain("printed");
    expect(JSON.stringify(lean)).not.toContain("left out");
    expect(evaluate(lean, { a: "x" }).value("c")).toBe("got printed");
  });
});
