import { describe, expect, it } from "vitest";
import type { AnswerDocument } from "../../language/answers/index.js";
import { evaluate, toCsv } from "../../language/answers/index.js";
import { expectSound, names, withHead } from "../lowering/compile.js";
import { strictAjv } from "../support/ajv.js";
import { buildAll, expectPlaced, servicesFor, URI } from "./support.js";

const codes = (text: string, more: Record<string, string> = {}) =>
  servicesFor(text, more)
    .draft(URI)
    .diagnostics.filter((d) => d.severity === "error")
    .map((d) => d.code);

/** Runs within so many seconds, on a slow machine, too. */
function within<T>(seconds: number, work: () => T): T {
  const began = performance.now();
  const result = work();
  expect((performance.now() - began) / 10_000).toBeLessThan(seconds);
  return result;
}

describe("names that JavaScript knows", () => {
  const NAMES = [
    "constructor",
    "toString",
    "hasOwnProperty",
    "valueOf",
    "__defineGetter__",
    "prototype",
    "length",
    "isPrototypeOf",
    "then",
    "toJSON",
  ];

  it.each(NAMES)("%s may be anything", async (name) => {
    const text = `survey ${name} "S" { language en }
scale ${name} 1..3 { ${name} = 1 "low"  3 "high"  dk "?" missing }
dimension d_${name} "D" { ${name}_item "I" }
page ${name} {
  single ${name} "Q" { ${name} "A" specify  other "B" }
  multiple m "M" { ${name} "A"  b "B" }
  rating r "R" on ${name}
  rate bat "Bat" of d_${name} on ${name} { as ${name} "P" }
  number n "N" { ${name} "A"  c "C" }
  grid g "G" { ${name} "A"\n column number ${name}_col "C" }
  ranking k "K" { ${name} "A"  b "B" }
  stop ${name} "Stop" when ${name} is other
}
compute c = ${name} is ${name} or m has ${name} or r is ${name}
score s_${name} "S" = n.${name}
thanks "{${name}} {s_${name} | "-"}" { show s_${name} }`;
    const { instrument, diagnostics } = servicesFor(text).compile(URI);
    expect(diagnostics.filter((d) => d.severity === "error").map((d) => [d.code, d.params])).toEqual([]);
    expectSound(instrument!);
    const files = await buildAll(instrument!);
    const answers: AnswerDocument = Object.fromEntries([
      [name, name],
      [`${name}_${name}`, "words"],
      ["m", [name]],
      ["r", name],
      [`${name}_item_${name}`, 3],
      [`n_${name}`, 3],
      ["n_c", 1],
      [`g_${name}_${name}_col`, 1],
      ["k", ["b", name]],
    ]);
    const meaning = evaluate(instrument!, answers);
    expect(meaning.problems).toEqual([]);
    expect(meaning.value("c")).toBe(true);
    expect(meaning.value(`s_${name}`)).toBe(3);
    expect(meaning.text(instrument!.thanks!.text!)).toBe("A 3");
    const validate = strictAjv().compile(JSON.parse(files.get("fuzz.schema.json")!) as object);
    expect(validate(JSON.parse(JSON.stringify(meaning.document()))), JSON.stringify(validate.errors)).toBe(
      true,
    );
    expect(toCsv(instrument!, [answers]).split("\r\n")[0]).toContain(name);
  });

  it("__proto__, which no JSON document can hold safely, is refused", () => {
    const text =
      'survey s "S"\nsingle __proto__ "Q" { __proto__ "A" specify  b "B" }\nnumber n "N" { __proto__ "A" }\nscale __proto__ 1..2 { 1 "a" 2 "b" }\nrate r "R" on __proto__ { x "X" }\nscore __proto__ = 1';
    const found = codes(text);
    expect(found.filter((code) => code !== "duplicate-name")).toEqual(
      found.filter((code) => code === "unusable-name"),
    );
    expect(found.length).toBeGreaterThanOrEqual(4);
    expect(codes('survey s "S"\nyesno __proto__x "Q"')).toEqual([]);
  });
});

describe("sources without measure", () => {
  const rows = (n: number, row: (i: number) => string) =>
    Array.from({ length: n }, (_, i) => row(i)).join("\n");

  it("a list of 20,000 options", async () => {
    const text = withHead(
      `choices big {\n${rows(20_000, (i) => `o${i} "Option ${i}"`)}\n}\nsingle q "Q" from big\nmultiple m "M" from big\nsingle r "R" from chosen(m)`,
    );
    const { instrument } = within(10, () => servicesFor(text).compile(URI));
    expect(instrument!.guards).toHaveLength(20_000);
    within(10, () => evaluate(instrument!, { q: "o19999", m: ["o1"], r: "o1" }));
  });

  it("5,000 pages, each with a condition, a stop and a check", () => {
    const text = withHead(
      rows(
        5_000,
        (i) =>
          `page p${i} when ${i === 0 ? "true" : `n${i - 1} > 0`} { number n${i} "N"\n stop "S" when n${i} > 90\n check n${i} < 95 "C" }`,
      ),
    );
    const { instrument } = within(10, () => servicesFor(text).compile(URI));
    expect(instrument!.pages).toHaveLength(5_000);
    const answers = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`n${i}`, 1]));
    const meaning = within(10, () => evaluate(instrument!, answers));
    expect(meaning.problems).toEqual([]);
  });

  it("5,000 items in one battery, with keys, scores and follow-ups", () => {
    const text =
      withHead(`rate b "B" on 1..5 {\n${rows(5_000, (i) => `${i + 1} "Item ${i + 1}"`)}\neach row { text why "Why?" when answer is 1 } }
${rows(50, (i) => `dimension k${i} "K" = b ${i * 100 + 1}..${i * 100 + 100}`)}
dimension all_ "All" = ${Array.from({ length: 50 }, (_, i) => `k${i}`).join(", ")}
score s each dimension in all_ = mean(dimension)
score t each item in all_ = item * 2
score u = mean(t)`);
    const { instrument } = within(20, () => servicesFor(text).compile(URI));
    expect(instrument!.scores).toHaveLength(50 + 5_000 + 1);
    within(20, () => evaluate(instrument!, { b_1: 5 }));
  });

  it("10,000 dimensions, scores that read one another backwards, and computed values in a chain", () => {
    const text = withHead(`number n0 "N" 0..1
${rows(3_000, (i) => `compute c${i + 1} = ${i === 0 ? "n0" : `c${i}`} + 1`)}
score s0 = c3000
${rows(3_000, (i) => `score s${3_000 - i} = s${2_999 - i} + 1`)}
${rows(3_000, (i) => `dimension d${i} "D" { 1 "A" }`)}
rate b "B" of d7 on 1..5`);
    const { instrument } = within(20, () => servicesFor(text).compile(URI));
    expect(instrument!.scores.at(-1)!.variable).toBe("s3000");
    expect(instrument!.scores.at(-1)!.range).toEqual({ min: 6_000, max: 6_001 });
    expect(within(20, () => evaluate(instrument!, { n0: 0 })).value("s3000")).toBe(6_000);
  });

  it.each([
    ["brackets", (n: number) => `compute c = ${"(".repeat(n)}1${")".repeat(n)}`],
    ["negations", (n: number) => `yesno a "A"\ncompute c = ${"not ".repeat(n)}a`],
    ["sums", (n: number) => `compute c = ${Array.from({ length: n }, () => "1").join(" + ")}`],
    ["powers", (n: number) => `compute c = ${Array.from({ length: n }, () => "1").join(" ^ ")}`],
    ["choices", (n: number) => `compute c = ${"if true then 1 else ".repeat(n)}2`],
    ["branches", (n: number) => `${"if true {\n".repeat(n)}yesno a "A"\n${"}\n".repeat(n)}`],
    [
      "else-branches",
      (n: number) => `if true { yesno a "A" }${rows(n, (i) => ` else if true { yesno b${i} "B" }`)}`,
    ],
    ["sections", (n: number) => `${'section "S" {\n'.repeat(n)}yesno a "A"\n${"}\n".repeat(n)}`],
    [
      "dimensions",
      (n: number) =>
        `${rows(n, (i) => `dimension d${i} "D" {`)} 1 "A" ${"}".repeat(n)}\nrate b "B" of d0 on 1..5`,
    ],
    ["emphasis", (n: number) => `note "${"*a ".repeat(n)}${"b*".repeat(n)}"`],
    ["pipes", (n: number) => `number a "A"\nnote "${"{a}".repeat(n)}"`],
    ["open pipes", (n: number) => `note "${"{".repeat(n)}"`],
    ["links", (n: number) => `note "${"[a](".repeat(n)}"`],
    ["braces", (n: number) => "{".repeat(n)],
    ["closing braces", (n: number) => "}".repeat(n)],
    ["text quotes", (n: number) => `note "${"“".repeat(n)}"`],
    ["a number", (n: number) => `number a "A" 0..${"9".repeat(n)}`],
    ["a name", (n: number) => `yesno ${"a".repeat(n)} "A"`],
    ["a label", (n: number) => `yesno a "${"很长 ".repeat(n)}"`],
    [
      "keys",
      (n: number) =>
        `rate b "B" on 1..5 { 1 "A" }\ndimension d "D" = ${Array.from({ length: n }, () => "b 1").join(", ")}`,
    ],
    ["dotted names", (n: number) => `compute c = a${".a".repeat(n)}`],
    ["lists", (n: number) => `compute c = ${"[".repeat(n)}${"]".repeat(n)}`],
  ])("%s, 100 and 10,000 of them", async (_, source) => {
    for (const n of [100, 10_000]) {
      const text = withHead(source(n));
      const { diagnostics, instrument } = within(15, () => servicesFor(text).draft(URI));
      expectPlaced(diagnostics, text);
      within(15, () => servicesFor(text).format(URI));
      if (diagnostics.some((d) => d.severity === "error")) continue;
      within(15, () => evaluate(instrument!, {}));
      if (n === 100) await buildAll(instrument!);
    }
  });

  it("numbers that are none", () => {
    const long = "9".repeat(400);
    expect(codes(withHead(`number a "A" 0..${long}`))).toEqual(["bad-value"]);
    expect(codes(withHead(`single a "A" { ${long} "X"  2 "Y" }`))).toEqual(["bad-value"]);
    expect(codes(withHead(`compute c = ${long}`))).toEqual(["bad-value"]);
  });

  it("the largest file that is read, and one that is larger", () => {
    const block = 'yesno q "Question with some words in it, as they are"\n';
    expect(codes(`survey s "S"\n${"// nothing\n".repeat(800_000)}`)).toContain("file-too-large");
    within(60, () => servicesFor(withHead(block.repeat(20_000))).check(URI));
  });

  it("a hundred imports of a file with an error", () => {
    const more: Record<string, string> = {};
    for (let i = 0; i < 100; i++)
      more[`file:///w/f${i}.survey`] = `import "./bad.survey"\nscale s${i} 1..2 { 1 "a" 2 "b" }`;
    more["file:///w/bad.survey"] = 'scale bad 2..1 { 1 "a }';
    const text = withHead(`${rows(100, (i) => `import "./f${i}.survey"`)}\nrating q "Q" on s99`);
    const { diagnostics } = within(5, () => servicesFor(text, more).check(URI));
    expect(diagnostics.map((d) => d.code)).toEqual(["import-has-errors"]);
  });
});

describe("speed", () => {
  it("checks 5,000 questions quickly, and four times as many in about four times the time", () => {
    const source = (n: number) =>
      withHead(
        Array.from(
          { length: n / 5 },
          (_, i) => `page p${i} "Page" {
  single a${i} "How {${i === 0 ? "today" : `c${i - 1}`} | "so"}?" { yes "Yes"  no "No"  other "Other" specify }
  if a${i} is yes { number b${i} "How many?" 0..99 }
  multiple d${i} "Which?" max 2 { x "X"  y "Y"  z "Z" exclusive }
  rating e${i} "How good?" on 1..7 { 1 "bad" 7 "good" }
  text f${i} "Why?" when e${i} < 3
  compute c${i} = b${i} * 2
}`,
        ).join("\n"),
      );
    const time = (n: number) => {
      const text = source(n);
      servicesFor(text).check(URI);
      const runs = Array.from({ length: 3 }, () => {
        const services = servicesFor(text);
        const began = performance.now();
        expect(services.check(URI).diagnostics.filter((d) => d.severity === "error")).toEqual([]);
        return performance.now() - began;
      });
      return Math.min(...runs);
    };
    time(500);
    const [small, large] = [time(5_000), time(20_000)];
    expect(large / small).toBeLessThan(16);
  });

  it("reads the unchanged file of two no second time", () => {
    const text = withHead('import "./big.survey"\nrating q "Q" on s1');
    const more = {
      "file:///w/big.survey": Array.from(
        { length: 20_000 },
        (_, i) => `scale s${i} 1..2 { 1 "a" 2 "b" }`,
      ).join("\n"),
    };
    const services = servicesFor(text, more);
    services.check(URI);
    services.check(URI);
    expect(names(services.compile(URI).instrument!)).toEqual(["q"]);
  });
});
