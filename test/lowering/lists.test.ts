import { describe, expect, it } from "vitest";
import { compile, found, names, options, question, slips, variable } from "./compile.js";

describe("options", () => {
  it.each([
    ["codes", 'single q "Q" { 1 "A"  2 "B" }', ["1: A", "2: B"]],
    ["names count from 1", 'single q "Q" { a "A"  b "B" }', ["a=1: A", "b=2: B"]],
    ["names with codes", 'single q "Q" { a = 7 "A"  b "B"  c = 1 "C" }', ["a=7: A", "b=2: B", "c=1: C"]],
    [
      "drafts are numbered around the codes that are taken",
      'single q "Q" { "A"\n 1 "B"\n "C" }',
      ["2: A", "1: B", "3: C"],
    ],
    ["Chinese names", 'single q "Q" { 女 "女性"  男 "男性" }', ["女=1: 女性", "男=2: 男性"]],
    [
      "missing options come last and count down",
      'single q "Q" { x "X" missing  a "A"  b "B"  y "Y" missing }',
      ["a=1: A", "b=2: B", "x=-1: X (missing)", "y=-2: Y (missing)"],
    ],
    ["negative zero is zero", 'rating q "Q" on -0..1 { 0 "A" 1 "B" }', ["0: A", "1: B"]],
    [
      "a text block",
      'single q "Q" """\n  1. Red\n  2、Green\n  (3) Blue\n  """',
      ["1: Red", "2: Green", "3: Blue"],
    ],
    [
      "a shared list and what is added",
      'choices l { n "N"  s "S" }\nsingle q "Q" from l { a "A" }',
      ["n=1: N", "s=2: S", "a=3: A"],
    ],
    [
      "a list that begins with another",
      'choices k { n "N" }\nchoices l from k { s "S" }\nsingle q "Q" from l',
      ["n=1: N", "s=2: S"],
    ],
    ["a scale for a single", 'scale s 1..3 { 1 "A" 3 "B" }\nsingle q "Q" on s', ["1: A", "2", "3: B"]],
    [
      "an ordered list for a single",
      'scale s 1..3 { 1 "A" 3 "B" }\nsingle q "Q" from s',
      ["1: A", "2", "3: B"],
    ],
    [
      "answers that are none",
      'choices none { dk = -88 "?" missing  na = -99 "!" missing }\nsingle q "Q" plus none { a "A"  b "B" }',
      ["a=1: A", "b=2: B", "dk=-88: ? (missing)", "na=-99: ! (missing)"],
    ],
    [
      "two lists of them",
      'choices x { dk = -8 "?" missing }\nchoices y { na = -9 "!" missing }\nyesno q "Q" plus x plus y',
      ["dk=-8: ? (missing)", "na=-9: ! (missing)"],
    ],
    [
      "the same one twice is one",
      'choices x { dk = -8 "?" missing }\nscale s 1..2 { 1 "A" 2 "B" dk = -8 "?" missing }\nrating q "Q" on s plus x',
      ["1: A", "2: B", "dk=-8: ? (missing)"],
    ],
    [
      "a missing option beside a scale",
      'scale s 1..2 { 1 "A" 2 "B" }\nrating q "Q" on s { no = 9 "No idea" missing }',
      ["1: A", "2: B", "no=9: No idea (missing)"],
    ],
  ])("%s", (_, source, expected) => {
    expect(options(compile(source).instrument, "q")).toEqual(expected);
  });

  it.each([
    ["en", 'unit "years"', ["up to 25 years", "26–35 years", "36 years", "37 years or more"]],
    ["zh-CN", 'unit "岁"', ["25岁及以下", "26–35岁", "36岁", "37岁及以上"]],
    ["en", "", ["up to 25", "26–35", "36", "37 or more"]],
  ])("intervals have words in %s with %s", (language, unit, expected) => {
    const { instrument } = compile(
      `survey s "S" { language ${language} }\nsingle q "Q" ${unit} { 1 ..25\n 2 26..35\n 3 36..36\n 4 37.. }`,
    );
    const { domain, level } = variable(instrument, "q");
    expect(options(instrument, "q").map((o) => o.slice(3))).toEqual(expected);
    expect("options" in domain && domain.options.map((o) => o.interval)).toEqual([
      { to: 25 },
      { from: 26, to: 35 },
      { from: 36, to: 36 },
      { from: 37 },
    ]);
    expect(level).toBe("ordinal");
  });

  it("keeps words of the author for an interval, and takes the unit of a list", () => {
    const { instrument } = compile(
      'choices ages unit "y" { young ..29\n old 30.. "Thirty, at last" }\nsingle q "Q" from ages',
    );
    expect(options(instrument, "q")).toEqual(["young=1: up to 29 y", "old=2: Thirty, at last"]);
  });

  it("carries every mark, behind the words or in a block", () => {
    const { instrument } = compile(`yesno own "Own one?"
multiple q "Q" {
  a "A" points 3 weight 2 fixed
  b "B" { help "H" phrase "P" points -1 when own }
  c "C" retired
  d "D" specify exclusive
  e "E" missing
}`);
    const { domain } = variable(instrument, "q");
    const at = expect.any(Object);
    expect("options" in domain && domain.options.map(({ label: _, ...o }) => o)).toEqual([
      { value: "a", name: "a", code: 1, points: 3, weight: 2, fixed: true, at },
      {
        value: "b",
        name: "b",
        code: 2,
        points: -1,
        help: { key: "q.b.help", parts: [{ kind: "text", value: "H" }] },
        phrase: { key: "q.b.phrase", parts: [{ kind: "text", value: "P" }] },
        guard: 0,
        at,
      },
      { value: "c", name: "c", code: 3, retired: true, at },
      { value: "d", name: "d", code: 4, specify: "q_d", exclusive: true, at },
    ]);
    expect(domain.missing).toMatchObject([{ value: "e", code: -1, missing: true }]);
    expect(instrument.guards[0]!.tests).toEqual([{ want: true, expr: { k: "var", name: "own" } }]);
  });

  it("asks for the words of “other” in a variable of its own, whichever question uses the list", () => {
    const { instrument } = compile(`choices l { a "A"  other "Other" specify  9 "Else" specify }
single one "One" from l required
multiple two "Two" from l
yesno three "Three" plus none
choices none { dk "?" missing specify }`);
    expect(names(instrument)).toEqual([
      "one",
      "one_other",
      "one_9",
      "two",
      "two_other",
      "two_9",
      "three",
      "three_dk",
    ]);
    expect(variable(instrument, "one_other")).toMatchObject({
      origin: "specify",
      reference: "one.other",
      response: "required",
      domain: { type: "text" },
    });
    expect(variable(instrument, "two_9").response).toBe("optional");
    const tests = (name: string) => instrument.guards[variable(instrument, name).guard!]!.tests;
    expect(tests("one_9")).toEqual([
      {
        want: true,
        expr: {
          k: "op",
          op: "is",
          left: { k: "var", name: "one" },
          right: { k: "option", value: 9, missing: false },
        },
      },
    ]);
    expect(tests("two_other")).toEqual([
      {
        want: true,
        expr: {
          k: "op",
          op: "has",
          left: { k: "var", name: "two" },
          right: { k: "option", value: "other", missing: false },
        },
      },
    ]);
    expect(tests("three_dk")).toEqual([
      {
        want: true,
        expr: {
          k: "op",
          op: "is",
          left: { k: "var", name: "three" },
          right: { k: "option", value: "dk", missing: true },
        },
      },
    ]);
    expect(instrument.lists.map((x) => x.domain.options.some((o) => "specify" in o))).toEqual([false, false]);
  });

  it.each([
    ["chosen", { k: "op", op: "has" }],
    ["unchosen", { k: "not", arg: { k: "op", op: "has" } }],
  ])("offers what was %s before, without its marks", (word, expr) => {
    const { instrument } = compile(`yesno go "Go on?"
multiple used "Used" { a "A" specify  b "B"  none "None" exclusive  dk "?" missing }
single most "Most" from ${word}(used) when go { other "Other" }`);
    expect(options(instrument, "most")).toEqual(["a=1: A", "b=2: B", "other=3: Other"]);
    const { domain } = variable(instrument, "most");
    const guards = "options" in domain ? domain.options.map((o) => o.guard) : [];
    expect(instrument.guards[guards[0]!]).toMatchObject({
      parent: question(instrument, "most").guard,
      tests: [{ want: true, expr }],
    });
    expect(guards[2]).toBeUndefined();
    expect(names(instrument)).toEqual(["go", "used", "used_a", "most"]);
  });

  it.each([
    ["a code twice", 'single q "Q" { 1 "A" 1 "B" }', "duplicate-code: 1"],
    ["a name twice", 'single q "Q" { a "A" a "B" }', "duplicate-entry: a"],
    [
      "a label twice, but for case and punctuation",
      'single q "Q" { 1 "Yes" 2 "yes." }',
      'duplicate-label: "yes."',
    ],
    [
      "an option of the list again",
      'choices l { a "A" }\nsingle q "Q" from l { a "B" }',
      "duplicate-entry: a",
    ],
    [
      "a code of the list again",
      'choices l { a = 3 "A" }\nsingle q "Q" from l { b = 3 "B" }',
      "duplicate-code: 3",
    ],
    [
      "a label of the list again",
      'choices l { a "A" }\nsingle q "Q" from l { b "A" }',
      'duplicate-label: "A"',
    ],
    ["no options", 'single q "Q"', "missing-options: single"],
    [
      "no list of that name",
      'choices colours { r "R" }\nsingle q "Q" from colour\nsingle p "P" from colours { b "B" }',
      "undefined-list: colour",
    ],
    ["a second label", 'single q "Q" { 1 "A" "B"  2 "C" }', 'misplaced-element: "B"'],
    ["a mark of a battery", 'single q "Q" { 1 "A" reversed  2 "B" }', "mark-not-applicable: reversed"],
    ["plus with answers", 'choices l { a "A" }\nsingle q "Q" plus l { b "B" c "C" }', "missing-only: l"],
    ["more places than options", 'ranking q "Q" top 4 { a "A" b "B" c "C" }', "wrong-count: top 4"],
    ["more ticks than options", 'multiple q "Q" max 3 { a "A" b "B" }', "wrong-count: max 3"],
    ["min above max", 'multiple q "Q" min 2 max 1 { a "A" b "B" }', "min-above-max: min 2"],
    ["half a tick", 'multiple q "Q" max 1.5 { a "A" b "B" }', "bad-value: max 1.5"],
    [
      "a list that begins with itself",
      'choices l from l { a "A" b "B" }\nsingle q "Q" from l',
      "cyclic-definition: l",
    ],
    [
      "chosen of one answer",
      'single p "P" { a "A" b "B" }\nsingle q "Q" from chosen(p)',
      "has-with-single: p",
    ],
    [
      "chosen of what comes later",
      'single q "Q" from chosen(p)\nmultiple p "P" { a "A" b "B" }',
      "forward-reference: p",
    ],
    ["chosen of itself", 'multiple q "Q" from chosen(q)', "forward-reference: q"],
    [
      "chosen of nothing",
      'multiple colours "P" { a "A" b "B" }\nsingle q "Q" from chosen(colors)',
      "undefined-name: colors",
    ],
    [
      "a point added to a scale",
      'scale s 1..2 { 1 "A" 2 "B" }\nrating q "Q" on s { 3 "C" }',
      'misplaced-element: 3 "C"',
    ],
    ["a file", 'single q "Q" from "x.csv"', 'not-yet-supported: from "x.csv"'],
    [
      "on and from",
      'scale s 1..2 { 1 "A" 2 "B" }\nchoices l { a "A" }\nsingle p "P" from l { b "B" }\nsingle q "Q" on s from l',
      "modifier-not-applicable: from l",
    ],
  ])("refuses %s", (_, source, expected) => {
    expect(slips(source)).toEqual([expected]);
  });

  it("shows the whole circle of lists", () => {
    const source =
      'choices a from b { x "X" }\nchoices b from c { y "Y" }\nchoices c from a { z "Z" w "W" }\nsingle q "Q" from a';
    expect(found(source).map((d) => [d.code, d.at, d.params.cycle])).toEqual([
      ["cyclic-definition", "a", "a → b → c → a"],
    ]);
  });
});

describe("scales", () => {
  it.each([
    ["points in between stay unlabelled", 'scale s 1..4 { 1 "A" 4 "D" }', ["1: A", "2", "3", "4: D"]],
    ["below zero", 'scale s -1..1 { -1 "A" 0 "B" 1 "C" }', ["-1: A", "0: B", "1: C"]],
    ["words without codes", 'scale s 0..2 { "A"\n "B"\n "C" }', ["0: A", "1: B", "2: C"]],
    ["words without codes fill what is left", 'scale s 0..2 { 1 "B"\n "A"\n "C" }', ["0: A", "1: B", "2: C"]],
    ["names", 'scale s 0..1 { no = 0 "No"  yes = 1 "Yes" }', ["no=0: No", "yes=1: Yes"]],
    ["names without codes", 'scale s 1..2 { low "Low"  high "High" }', ["low=1: Low", "high=2: High"]],
    ["steps", 'scale s 0..100 step 50 { 0 "A" 100 "B" }', ["0: A", "50", "100: B"]],
    [
      "steps that binary numbers do not hold",
      'scale s 0..0.3 step 0.1 { 0 "A" 0.3 "B" }',
      ["0: A", "0.1", "0.2", "0.3: B"],
    ],
    ["without an interval", 'scale s { 2 "B" 1 "A" }', ["2: B", "1: A"]],
    [
      "missing marks",
      'scale s 1..2 { 1 "A" 2 "B" unknown "?" missing }',
      ["1: A", "2: B", "unknown=-1: ? (missing)"],
    ],
    ["pasted", 'scale s 0..1 """\n  Not at all\n  Very much\n  """', ["0: Not at all", "1: Very much"]],
  ])("%s", (_, scale, expected) => {
    const { instrument } = compile(`${scale}\nrating q "Q" on s`);
    expect(options(instrument, "q")).toEqual(expected);
    expect(variable(instrument, "q").domain).toMatchObject({ type: "choice", ordered: true, list: "s" });
    expect(instrument.lists).toMatchObject([{ id: "s", kind: "scale" }]);
  });

  it.each([
    ["a point outside", 'scale s 1..3 { 1 "A" 3 "B" 4 "C" }', "code-outside-scale: 4"],
    ["more words than points", 'scale s 1..2 { "A"\n "B"\n "C" }', 'code-outside-scale: "C"'],
    ["an open end", 'scale s 1.. { 1 "A" }', "wrong-interval: 1.."],
    ["the wrong way round", 'scale s 7..1 { 1 "A" 7 "B" }', "empty-interval: 7..1"],
    ["too many points", 'scale s 0..1000 { 0 "A" 1000 "B" }', "scale-too-long: 0..1000"],
    ["dates", 'scale s 2024-01-01..2024-02-01 { 1 "A" }', "wrong-interval: 2024-01-01..2024-02-01"],
    ["a step that does not fit", 'scale s 0..10 step 3 { 0 "A" 9 "B" }', "wrong-interval: 0..10"],
    ["no step", 'scale s 0..10 step 0 { 0 "A" 10 "B" }', "bad-value: step 0"],
    ["nothing", "scale s", "missing-options: scale s"],
    [
      "a missing code among the points",
      'scale s 1..3 { 1 "A" 3 "B" u = 2 "?" missing }',
      'missing-code-in-range: u = 2 "?" missing',
    ],
    ["a battery's things", 'scale s 1..2 { 1 "A" 2 "B" as E "E" }', 'misplaced-element: as E "E"'],
    ["two of one name", 'scale s 1..2 { 1 "A" 2 "B" }\nscale s 1..3 { 1 "A" 3 "B" }', "duplicate-name: s"],
  ])("refuses %s", (_, scale, expected) => {
    expect(slips(`${scale}\nrating q "Q" on s`)).toEqual([expected]);
  });

  it("tells which lists nothing uses, but not those of imports", () => {
    const { diagnostics, instrument } = compile(
      'import "rensis:scales/en"\nscale mine 1..2 { 1 "A" 2 "B" }\nyesno q "Q"',
    );
    const unused = diagnostics.filter((d) => d.code === "unused-declaration");
    expect(unused.map((d) => d.params.name)).toEqual(["mine"]);
    expect(instrument.lists.map((x) => x.id)).toEqual(["mine"]);
  });
});
