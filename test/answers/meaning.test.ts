/** The table of meaning (docs/language.md, "What a definition means"), row by row; expressions have a file of their own. */
import { describe, expect, it } from "vitest";
import type { AnswerDocument } from "../../language/answers/api.js";
import { applyDefaults, evaluate } from "../../language/answers/index.js";
import {
  agg,
  attr,
  call,
  chosen,
  duration,
  op,
  option,
  or,
  pipe,
  points,
  reason,
  ref,
  scored,
  survey,
  today,
  words,
} from "../support/build-instrument.js";
import { short, TODAY } from "./sample.js";

describe("truth", () => {
  const instrument = survey("s")
    .number("age")
    .when(
      op(ref("age"), "<", 18),
      (s) => s.text("school").when(op(ref("age"), "<", 6), (t) => t.text("nursery")),
      (s) => s.text("job"),
    )
    .build();
  it.each<[AnswerDocument, string[], unknown[]]>([
    [{ age: 4 }, ["school", "nursery"], [true, true, false]],
    [{ age: 10 }, ["school"], [true, false, false]],
    [{ age: 40 }, ["job"], [false, false, true]],
    [{ age: null }, [], ["missing", "missing", "missing"]],
  ])(
    "a branch runs only when its condition is true, else only when it is false: %j",
    (answers, asked, guards) => {
      const evaluation = evaluate(instrument, answers);
      expect(["school", "nursery", "job"].filter(evaluation.asked)).toEqual(asked);
      expect([0, 1, 2].map(evaluation.guard)).toEqual(guards);
    },
  );

  it("a false parent settles it, even if its own test is unknown", () => {
    const nested = survey("s")
      .yesno("a")
      .yesno("b")
      .when(ref("a"), (s) => s.when(ref("b"), (t) => t.text("c")))
      .build();
    expect(evaluate(nested, { a: false }).guard(1)).toBe(false);
    expect(evaluate(nested, { a: true }).guard(1)).toBe("missing");
    expect(evaluate(nested, { b: false }).guard(1)).toBe(false);
  });
});

describe("states of an answer", () => {
  const instrument = survey("s")
    .yesno("a")
    .when(ref("a"), (s) => s.number("n", {}, { plus: ["dk"] }))
    .build();
  it.each<[AnswerDocument, string, unknown]>([
    [{ a: false, n: 3 }, "not-asked", undefined],
    [{ a: true }, "blank", null],
    [{ a: true, n: null }, "blank", null],
    [{ a: true, n: "dk" }, "missing", "dk"],
    [{ a: true, n: 0 }, "answered", 0],
  ])("%j is %s", (answers, state, stored) => {
    const evaluation = evaluate(instrument, answers);
    expect(evaluation.state("n")).toBe(state);
    expect(evaluation.document().n).toEqual(stored);
  });

  it("computed values have them, too", () => {
    const { instrument: computed } = {
      instrument: survey("s")
        .number("n", {}, { plus: ["dk"] })
        .compute("m", op(ref("n"), "+", 1))
        .build(),
    };
    expect(["dk", null, 1].map((n) => evaluate(computed, { n }).state("m"))).toEqual([
      "missing",
      "blank",
      "answered",
    ]);
  });
});

describe("hidden again", () => {
  const instrument = survey("s", { answers: "required" })
    .yesno("pets")
    .when(ref("pets"), (s) => s.number("dogs"))
    .when(op(ref("dogs"), ">", 2), (s) => s.text("why"))
    .compute("paws", op(ref("dogs"), "*", 4))
    .score("total", agg("sum", [ref("dogs"), ref("paws")]))
    .build();
  const session = { pets: false, dogs: 5, why: "I like them" };

  it("is at once without effect, in everything behind it", () => {
    const evaluation = evaluate(instrument, session);
    expect(evaluation.asked("why")).toBe(false);
    expect(short(evaluation.value("paws"))).toBe("not-asked");
    expect(evaluation.scores[0]?.value).toEqual({ missing: "not-asked" });
    expect(evaluation.document()).toEqual({ pets: false });
    expect(evaluation.text({ key: "", parts: [pipe(ref("dogs"), "none")] })).toBe("none");
  });

  it("is restored when asked again", () => {
    expect(evaluate(instrument, { ...session, pets: true }).document()).toEqual({ ...session, pets: true });
  });
});

describe("reversal", () => {
  const instrument = survey("s")
    .rate("q", points(1, 7), [1, { id: 2, reversed: true }])
    .when(op(ref("q_2"), ">", 5), (s) => s.text("why"))
    .score("mean", agg("mean", ["q_1", "q_2"].map(scored)))
    .build();
  it("applies in scores only; conditions, pipes and data are raw", () => {
    const evaluation = evaluate(instrument, { q_1: 7, q_2: 6 });
    expect(evaluation.scores[0]?.value).toBe(4.5);
    expect(evaluation.asked("why")).toBe(true);
    expect(evaluation.text({ key: "", parts: [pipe(ref("q_2"))] })).toBe("6");
    expect(evaluation.document().q_2).toBe(6);
  });
});

describe("multiple", () => {
  const instrument = survey("s")
    .yesno("shops")
    .when(ref("shops"), (s) =>
      s.multiple("via", ["app", "web", { name: "never", exclusive: true }, { name: "dk", missing: true }]),
    )
    .compute("n", chosen("via"))
    .build();
  it.each<[AnswerDocument, unknown, string]>([
    [{ shops: true, via: [] }, 0, "answered"],
    [{ shops: true, via: ["app", "web"] }, 2, "answered"],
    [{ shops: true, via: ["never"] }, 0, "answered"],
    [{ shops: true, via: ["dk"] }, "user:dk", "missing"],
    [{ shops: true }, "blank", "blank"],
    [{ shops: false }, "not-asked", "not-asked"],
  ])("%j: %s chosen", (answers, count, state) => {
    const evaluation = evaluate(instrument, answers);
    expect(short(evaluation.value("n"))).toBe(count);
    expect(evaluation.state("via")).toBe(state);
  });
});

describe("order", () => {
  it("scores may read scores that stand below them", () => {
    const instrument = survey("s")
      .number("x")
      .score("twice", op(ref("base"), "*", 2))
      .score("base", op(ref("x"), "+", 1))
      .build();
    expect(evaluate(instrument, { x: 2 }).scores.map(({ value }) => value)).toEqual([6, 3]);
  });

  it("an instrument with a circle is still evaluated", () => {
    const instrument = survey("s")
      .when(op(ref("b"), "is", 1), (s) => s.number("a"))
      .when(op(ref("a"), "is", 1), (s) => s.number("b"))
      .compute("c", op(ref("c"), "+", 1))
      .score("d", op(ref("d"), "+", 1))
      .build();
    const evaluation = evaluate(instrument, { a: 1, b: 1 });
    expect(["a", "b", "c", "d"].map(evaluation.state)).toEqual([
      "not-asked",
      "not-asked",
      "not-asked",
      "not-asked",
    ]);
  });

  it("a chain of thousands of questions does not exhaust the stack", () => {
    const long = survey("s").yesno("q0");
    for (let i = 1; i < 5000; i++) long.when(ref(`q${i - 1}`), (s) => s.yesno(`q${i}`));
    const answers = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`q${i}`, true]));
    const evaluation = evaluate(long.build(), answers);
    expect(evaluation.problems).toEqual([]);
    expect(evaluation.asked("q4999")).toBe(true);
  });
});

describe("stops", () => {
  const instrument = survey("s", { answers: "required" })
    .consent("agree")
    .stop("refused", op(ref("agree"), "is", false))
    .number("age")
    .stop("young", op(ref("age"), "<", 18))
    .text("name")
    .build();
  it.each<[AnswerDocument, string | undefined, string[]]>([
    [{}, undefined, ["agree", "age", "name"]],
    [{ agree: false }, "refused", ["agree"]],
    [{ agree: true, age: 17 }, "young", ["agree", "age"]],
    [{ agree: true, age: 18, name: "Li" }, undefined, ["agree", "age", "name"]],
    [{ agree: false, age: 17 }, "refused", ["agree"]],
  ])("%j ends with %s", (answers, outcome, asked) => {
    const evaluation = evaluate(instrument, { ...answers, $survey: { id: "s", outcome: "stale" } });
    expect(evaluation.outcome).toBe(outcome);
    expect(["agree", "age", "name"].filter(evaluation.asked)).toEqual(asked);
    expect(evaluation.document().$survey?.outcome).toBe(outcome);
  });
});

describe("required and default", () => {
  const instrument = survey("s", { answers: "required" })
    .single("country", ["cn", "fr"], { default: option("cn") })
    .when(op(ref("country"), "is", option("cn")), (s) => s.number("size", {}, { default: 2 }))
    .multiple("via", ["app", "web"], { default: option("app") })
    .number("left", {}, { default: op(10, "-", ref("size")), plus: ["dk"] })
    .number("why", {}, { default: reason("dk"), plus: ["dk"] })
    .build();

  it("required is in effect only when asked", () => {
    const { problems } = evaluate(instrument, { country: "fr" });
    expect(problems.map((problem) => problem.variable)).toEqual(["via", "left", "why"]);
  });

  it("a default is taken when first asked, seen by those behind it", () => {
    expect(applyDefaults(instrument, {})).toEqual({
      country: "cn",
      size: 2,
      via: ["app"],
      left: 8,
      why: "dk",
    });
    expect(applyDefaults(instrument, { country: "fr" })).toEqual({ country: "fr", via: ["app"], why: "dk" });
  });

  it("and never overwrites, not even a blank", () => {
    const full = { country: "fr", size: 9, via: [], left: null, why: 4 };
    expect(applyDefaults(instrument, full)).toBe(full);
    expect(applyDefaults(instrument, { ...full, country: "cn" })).toMatchObject({ size: 9 });
  });

  it("evaluation itself takes none", () => {
    expect(evaluate(instrument, {}).state("country")).toBe("blank");
  });
});

describe("numbers and texts in the document", () => {
  const instrument = survey("s")
    .text("t", { lines: 3 })
    .number("a", { decimals: 2 })
    .number("b", { decimals: 2 });
  instrument.compute("sum", op(ref("a"), "+", ref("b")));
  it("texts are trimmed, NFC, with plain line ends; blank is null", () => {
    const { document, value } = evaluate(instrument.build(), {
      t: "  Cafe\u0301\r\nau lait ",
      a: 0.1,
      b: 0.2,
    });
    expect(document()).toEqual({ t: "Café\nau lait", a: 0.1, b: 0.2 });
    expect(value("sum")).toBe(0.3);
    expect(evaluate(instrument.build(), { t: "\u3000" }).document().t).toBeNull();
  });

  it("an invalid answer is kept for whoever corrects it, what is no data is not", () => {
    const bad = { t: 5, a: "many", b: { deep: [1] } } as unknown as AnswerDocument;
    expect(evaluate(instrument.build(), bad).document()).toEqual({ t: 5, a: "many", b: null });
  });
});

describe("time", () => {
  const instrument = survey("s")
    .date("born")
    .compute("age", call("years", ref("born")))
    .compute("day", today)
    .build();
  it("today is fixed at the start, and an option overrules it", () => {
    const answers = { born: "2000-06-01", $survey: { id: "s", today: "2024-05-31" } };
    expect(evaluate(instrument, answers).value("age")).toBe(23);
    expect(evaluate(instrument, answers, { today: "2024-06-01" }).value("age")).toBe(24);
  });
  it("without either it is the local day", () => {
    const now = new Date();
    const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
      .map((x) => String(x).padStart(2, "0"))
      .join("-");
    expect(evaluate(instrument, {}).value("day")).toBe(day);
  });
  it("datetimes keep their offset", () => {
    const met = survey("s")
      .time("datetime", "met", {})
      .compute("later", op(ref("met"), "+", duration(1, "days")))
      .build();
    const { document, value } = evaluate(met, { met: "2024-04-01T23:30-03:00" }, { today: TODAY });
    expect(document().met).toBe("2024-04-01T23:30-03:00");
    expect(value("later")).toBe("2024-04-02T23:30-03:00");
  });
});

describe("follow-ups of rows", () => {
  const instrument = survey("s", { answers: "required" })
    .yesno("any")
    .when(ref("any"), (s) =>
      s
        .rate("seen", [{ name: "yes" }, { name: "no" }], [{ id: "smile", followUps: ["smile_remark"] }])
        .followUp((t) => t.text("smile_remark", {}, { when: op(ref("smile"), "is", option("no")) })),
    )
    .build();
  it("are asked with their row", () => {
    expect(evaluate(instrument, { any: true, smile: "no" }).problems).toMatchObject([
      { variable: "smile_remark" },
    ]);
    expect(evaluate(instrument, { any: true, smile: "yes" }).problems).toEqual([]);
    expect(evaluate(instrument, { any: false, smile: "no", smile_remark: "x" }).document()).toEqual({
      any: false,
    });
  });
});

describe("attributes in the flow", () => {
  it("points of what is chosen", () => {
    const instrument = survey("s")
      .multiple("did", [{ name: "greet", points: 2 }, { name: "thank", points: 3 }, { name: "wave" }])
      .when(op(attr("did", "points"), ">=", 5), (s) => s.text("praise"))
      .compute("told", words(["scored ", pipe(attr("did", "points"))]), {
        type: "text",
        lines: 1,
        missing: [],
      })
      .build();
    const evaluation = evaluate(instrument, { did: ["greet", "thank", "wave"] });
    expect(evaluation.asked("praise")).toBe(true);
    expect(evaluation.value("told")).toBe("scored 5");
  });
});

describe("questions for one medium", () => {
  const instrument = survey("s", { answers: "required" })
    .text("stamp", {}, { medium: "paper" })
    .number("clicks", {}, { medium: "web" })
    .when(op(ref("clicks"), ">", 3), (s) => s.text("why"))
    .build();
  it("are not asked in the other one", () => {
    const answers = { stamp: "x", clicks: 5, why: "y" };
    expect(evaluate(instrument, answers, { medium: "web" }).document()).toEqual({ clicks: 5, why: "y" });
    expect(evaluate(instrument, answers, { medium: "paper" }).document()).toEqual({ stamp: "x" });
  });
  it("and are never required of a document that may come from either", () => {
    expect(evaluate(instrument, { clicks: 1 }).problems).toEqual([]);
    expect(evaluate(instrument, { stamp: "x" }).problems).toEqual([]);
    expect(evaluate(instrument, { clicks: 5 }).problems).toMatchObject([
      { code: "required", variable: "why" },
    ]);
  });
});

describe("hidden variables", () => {
  const instrument = survey("s").text("panel").number("n").build();
  instrument.variables[0]!.origin = "hidden";
  instrument.pages[0]!.items.shift();
  it("are not asked of anybody, but kept and known when they are given", () => {
    expect(evaluate(instrument, { n: 1 }).document()).toEqual({ n: 1 });
    const given = evaluate(instrument, { panel: " A7 ", n: 1 });
    expect(given.problems).toEqual([]);
    expect(given.value("panel")).toBe("A7");
    expect(given.document()).toEqual({ panel: "A7", n: 1 });
  });
});

it("an expression of a thousand parts is evaluated", () => {
  const long = Array.from({ length: 1000 }, (_, i) => op(ref("n"), "is", i));
  const instrument = survey("s")
    .number("n")
    .compute("any", or(...long))
    .build();
  expect(evaluate(instrument, { n: 999 }).value("any")).toBe(true);
  expect(evaluate(instrument, { n: 1000 }).value("any")).toBe(false);
});
