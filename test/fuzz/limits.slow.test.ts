import { describe, expect, it } from "vitest";
import { evaluate } from "../../language/answers/index.js";
import type { Diagnostic } from "../../language/diagnostics/diagnostic.js";
import { faultsOf, MAIN, outputs, servicesOver } from "./everything.js";

/** The longest that any one service or target may take, in milliseconds, on a slow machine. */
const PATIENCE = 60_000;

function timed<T>(what: string, work: () => T): T {
  const start = performance.now();
  const result = work();
  expect(Math.round(performance.now() - start), what).toBeLessThan(PATIENCE);
  return result;
}

/** Checks, formats and, if it compiles, makes everything; each in bounded time. Returns the codes of the errors. */
function stretch(
  source: string,
  imports: Record<string, string> = {},
): { errors: string[]; questions: number; diagnostics: Diagnostic[] } {
  const { services, texts } = servicesOver({ ...imports, "main.survey": source });
  const { diagnostics, instrument } = timed("compile", () => services.compile(MAIN));
  timed("draft", () => services.draft(MAIN));
  timed("check", () => services.check(MAIN));
  const formatted = timed("format", () => services.format(MAIN));
  expect(faultsOf([...diagnostics, ...formatted.diagnostics].slice(0, 200), texts)).toEqual([]);
  if (instrument) {
    timed("evaluate", () => evaluate(instrument, {}).document());
    timed("outputs", () => outputs(instrument));
  }
  const errors = diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
  return { errors: [...new Set(errors)], questions: instrument?.questions.length ?? 0, diagnostics };
}

const HEAD = 'survey big "Big" { language en }\n';
const times = (n: number, make: (i: number) => string, glue = "\n") =>
  Array.from({ length: n }, (_, i) => make(i)).join(glue);
const nested = (depth: number) =>
  `${HEAD}yesno q "Q?"\n${"if q {\n".repeat(depth)}yesno last "Last?"\n${"}\n".repeat(depth)}`;

describe("much of everything", () => {
  it("5,000 pages of a question each", () => {
    const { errors, questions } = stretch(
      HEAD + times(5_000, (i) => `page p${i} "Page ${i}" {\n  yesno q${i} "Question ${i}?"\n}`),
    );
    expect([errors, questions]).toEqual([[], 5_000]);
  });

  it("3,000 options in one list that three questions share", () => {
    const list = times(3_000, (i) => `  o${i} "Option ${i}"`);
    const { errors, questions } = stretch(
      `${HEAD}choices many {\n${list}\n}\nsingle a "A" from many dropdown\nmultiple b "B" from many\nsingle c "C" from chosen(b) when count(b) > 1`,
    );
    expect([errors, questions]).toEqual([[], 3]);
  });

  it("a text block of 20,000 lines as a list", () => {
    const lines = times(20_000, (i) => `  ${i + 1}. Item number ${i + 1}`);
    const { errors, questions } = stretch(`${HEAD}single a "A" dropdown """\n${lines}\n  """`);
    expect([errors, questions]).toEqual([[], 1]);
  });

  it("a battery of 2,000 rows with a score over them", () => {
    const { errors } = stretch(
      `${HEAD}rate b "B" on 1..7 {\n${times(2_000, (i) => `  ${i + 1} "Row ${i}"`)}\n}\nscore s "S" = mean(b)`,
    );
    expect(errors).toEqual([]);
  });

  it("2,000 scores, each of the one before", () => {
    const { errors } = stretch(
      `${HEAD}number s0 "N" 0..9\n${times(2_000, (i) => `score s${i + 1} "S" = s${i} + 1`)}`,
    );
    expect(errors).toEqual([]);
  });

  it("a text of 500,000 characters", () => {
    expect(stretch(`${HEAD}note "${"word *strong* ".repeat(38_000)}"\nyesno q "Q?"`).errors).toEqual([]);
  });
});

describe("files that import one another", () => {
  const chain = (length: number) =>
    Object.fromEntries(
      Array.from({ length }, (_, i) => [
        `f${i}.survey`,
        `${i + 1 < length ? `import "./f${i + 1}.survey"\n` : ""}scale s${i} 1..2 {\n  1 "Low"\n  2 "High"\n}\n`,
      ]),
    );
  const main = (last: number) => `${HEAD}import "./f0.survey"\nrating q "Q" on s${last}`;

  it("100 in a chain", () => {
    const { errors, questions } = stretch(main(99), chain(100));
    expect([errors, questions]).toEqual([[], 1]);
  });

  it("more than 200 are told and not read", () => {
    const { errors } = stretch(main(0), chain(220));
    expect(errors).toEqual(["file-unreadable"]);
  });

  it("each of 60 imports all that come after it", () => {
    const files = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [
        `f${i}.survey`,
        `${times(59 - i, (k) => `import "./f${i + k + 1}.survey"`)}\nscale s${i} 1..2 {\n  1 "Low"\n  2 "High"\n}\n`,
      ]),
    );
    const { errors, questions } = stretch(main(59), files);
    expect([errors, questions]).toEqual([[], 1]);
  });

  it("a circle of 100 is told once", () => {
    const files = Object.fromEntries(
      Array.from({ length: 100 }, (_, i) => [`f${i}.survey`, `import "./f${(i + 1) % 100}.survey"\n`]),
    );
    expect(
      stretch(`${HEAD}import "./f0.survey"\nyesno q "Q?"`, files).diagnostics.filter(
        ({ code }) => code === "import-cycle",
      ),
    ).toHaveLength(1);
  });
});

describe("nesting", () => {
  it.each([60, 64])("%d blocks in one another", (depth) => expect(stretch(nested(depth)).errors).toEqual([]));
  it.each([66, 70, 1_000, 30_000])("%d are more than the limit", (depth) =>
    expect(stretch(nested(depth)).errors).toContain("nested-too-deeply"),
  );

  const inBrackets = (depth: number) =>
    `${HEAD}number q "Q" 0..9\ncompute c = ${"(".repeat(depth)}q${")".repeat(depth)}`;
  it("60 brackets in one another", () => expect(stretch(inBrackets(60)).errors).toEqual([]));
  it.each([70, 1_010, 50_000])("%d brackets are more than the limit", (depth) =>
    expect(stretch(inBrackets(depth)).errors).toContain("nested-too-deeply"),
  );

  it.each([900, 20_000])("%d times not", (depth) => {
    const { errors } = stretch(`${HEAD}yesno q "Q"\nyesno r "R" when ${"not ".repeat(depth)}q`);
    if (depth > 1_000) expect(errors).toContain("nested-too-deeply");
    else expect(errors).toEqual([]);
  });

  it.each([300, 5_000])("%d dimensions in one another", (depth) => {
    const source = `${HEAD}${times(depth, (i) => `dimension d${i} "D" {`)}\n1 "One"\n${"}\n".repeat(depth)}rate b "B" of d0 on 1..5`;
    expect(stretch(source).errors).toContain("nested-too-deeply");
  });
});

describe("long conditions", () => {
  const chained = (word: string, n: number) =>
    `${HEAD}number n "N" 0..9999\nyesno q "Q" when ${times(n, (i) => `n is ${i}`, ` ${word} `)}`;
  it.each(["or", "and"])("900 times %s, and 2,000 times, which is told", (word) => {
    expect(stretch(chained(word, 900)).errors).toEqual([]);
    expect(stretch(chained(word, 2_000)).errors).toEqual(["nested-too-deeply"]);
  });

  it("900 sums, and 2,000, which is told", () => {
    const sums = (n: number) =>
      `${HEAD}number n "N" 0..9999\ncompute c = ${times(n, () => "n", " + ")}\nyesno q "Q" when c > 3`;
    expect(stretch(sums(900)).errors).toEqual([]);
    expect(stretch(sums(2_000)).errors).toContain("nested-too-deeply");
  });

  it("long sums in one another are as deep as all of them", () => {
    const sums = (levels: number, n: number) =>
      Array.from({ length: levels }).reduce<string>((inner) => `-(${inner}${" + n".repeat(n)})`, "n");
    expect(stretch(`${HEAD}number n "N" 0..9\ncompute c = ${sums(5, 150)}`).errors).toEqual([]);
    for (const [levels, n] of [
      [5, 900],
      [60, 900],
      [60, 50],
    ] as const)
      expect(stretch(`${HEAD}number n "N" 0..9\ncompute c = ${sums(levels, n)}`).errors).toEqual([
        "nested-too-deeply",
      ]);
  });

  it("400 times else if", () => {
    const chain = times(400, (i) => `if n is ${i} {\n  yesno q${i} "Q"\n}`, " else ");
    expect(stretch(`${HEAD}number n "N" 0..9999\n${chain} else {\n  yesno last "L"\n}`).errors).toEqual([]);
  });

  it("a list of 5,000 numbers", () => {
    expect(
      stretch(`${HEAD}number n "N" 0..9999\nyesno q "Q" when n in [${times(5_000, String, ", ")}]`).errors,
    ).toEqual([]);
  });

  it("500 questions of which each is asked if the one before was", () => {
    expect(
      stretch(`${HEAD}yesno q0 "Q"\n${times(500, (i) => `yesno q${i + 1} "Q" when q${i}`)}`).errors,
    ).toEqual([]);
  });
});

describe("what a stray sign can do to a large file", () => {
  const body = times(3_000, (i) => `single q${i} "Question ${i}" {\n  a "A"\n  b "B"\n}`);
  it.each(['"', '"""', "{", "}", "/*", "“", "("])("%s at its beginning", (sign) => {
    stretch(`${HEAD}${sign}\n${body}`);
  });

  it("20,000 lines that mean nothing", () => {
    stretch(times(20_000, (i) => `foo ${i} } ( bar = = "x`));
  });

  it("an unknown name in 3,000 conditions", () => {
    stretch(HEAD + times(3_000, (i) => `yesno q${i} "Q" when qq${i + 1} is yse`));
  });
});
