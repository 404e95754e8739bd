import { describe, expect, it } from "vitest";
import { createSurveyServices } from "../../language/services.js";
import {
  compile,
  expectSound,
  found,
  MAIN,
  names,
  options,
  question,
  servicesOf,
  slips,
  values,
  withHead,
} from "../lowering/compile.js";

const SCALES =
  'scale agreement 1..5 { 1 "no" 5 "yes" }\nchoices none { dk "?" missing }\nscale spare 1..2 { 1 "a" 2 "b" }\n';
const DIMENSIONS = `import "./scales.survey"
dimension d "D" {
  dimension f "F" { 1 "One"  2 "Two" reversed }
  dimension g "G" { 3 "Three" }
}
dimension e "E" { 1 "Other" }
dimension k "K" = d 1, 3
dimension second "S" = k, e
`;

describe("imports", () => {
  it("bring lists and dimensions, by a path relative to the file", () => {
    const { instrument } = compile('import "./lib/dims.survey"\nrate b "B" of d on agreement plus none', {
      "lib/dims.survey": DIMENSIONS,
      "lib/scales.survey": SCALES,
    });
    expect(names(instrument)).toEqual(["d_1", "d_2", "d_3"]);
    expect(instrument.files.map((f) => f.uri)).toEqual([
      MAIN,
      "file:///w/lib/dims.survey",
      "file:///w/lib/scales.survey",
    ]);
    const q = question(instrument, "b");
    expect(q.rows[0]!.at).toMatchObject({ file: 1, line: 3 });
    expect(instrument.lists.map((l) => [l.id, l.at.file])).toEqual([
      ["agreement", 2],
      ["none", 2],
    ]);
  });

  it("leave out what nothing uses", () => {
    const files = { "lib/dims.survey": DIMENSIONS, "lib/scales.survey": SCALES };
    const used = (source: string) => {
      const { instrument, diagnostics } = compile(`import "./lib/dims.survey"\n${source}`, files);
      expect(
        diagnostics.filter((d) => d.code === "unused-declaration" || d.code === "unanswered-dimension"),
      ).toEqual([]);
      return instrument.dimensions.map((d) => d.id);
    };
    expect(used('rating r "R" on agreement')).toEqual([]);
    expect(used('rate b "B" of e on agreement')).toEqual(["e"]);
    expect(used('rate b "B" of f on agreement')).toEqual(["d", "f", "g"]);
    expect(used('rate b "B" of d on agreement\nscore s = mean(k)')).toEqual(["d", "f", "g", "k"]);
    expect(
      used('rate b "B" of d on agreement\nrate c "C" of e on agreement\nscore s = mean(second)'),
    ).toEqual(["d", "f", "g", "e", "k", "second"]);
    expect(used('rate b "B" of e on agreement\ndimension own "O" = e')).toEqual(["own", "e"]);
  });

  it("take the standard library", () => {
    const { instrument } = compile(
      'import "rensis:scales/zh"\nimport "rensis:demographics/zh"\nrating r "R" on agreement5 plus nonresponse\nsingle g "G" from gender',
    );
    expect(options(instrument, "r")).toHaveLength(8);
    expect(instrument.lists.map((l) => l.id).sort()).toEqual(["agreement5", "gender", "nonresponse"]);
  });

  it("are qualified by `as`, and keep referring to their own", () => {
    const { instrument } = compile(
      `import "./lib/dims.survey" as x
scale agreement 1..7 { 1 "nein" 7 "ja" }
dimension d "Mine" { 1 "My one" }
rate a "A" of d on agreement
rate b "B" of x.d on x.agreement { as E }
rate c "C" of x.d on x.agreement { as P }
compute gap = x.d.2.P - x.d.2.E
score s each dimension in x.d = mean(P) - mean(E)
score t = mean(x.k.P)
allocate points "P" across x.d`,
      { "lib/dims.survey": DIMENSIONS, "lib/scales.survey": SCALES },
    );
    expect(names(instrument).filter((n) => !n.startsWith("points") && !n.startsWith("s_"))).toEqual([
      "d_1",
      "x_d_1_E",
      "x_d_2_E",
      "x_d_3_E",
      "x_d_1_P",
      "x_d_2_P",
      "x_d_3_P",
      "gap",
      "t",
    ]);
    expect(names(instrument)).toContain("s_x_f");
    expect(instrument.dimensions.map((d) => [d.id, d.parent])).toEqual([
      ["d", undefined],
      ["x_d", undefined],
      ["x_f", "x_d"],
      ["x_g", "x_d"],
      ["x_k", undefined],
    ]);
    expect(instrument.variables.find((v) => v.name === "x_d_2_E")!.reference).toBe("x.d.2.E");
    expect(instrument.lists.map((l) => l.id).sort()).toEqual(["agreement", "x.agreement"]);
    const answers = { x_d_1_E: 1, x_d_1_P: 3, x_d_2_E: 2, x_d_2_P: 5, x_d_3_E: 1, x_d_3_P: 5 };
    expect(values(instrument, answers, "gap", "s_x_f", "t")).toEqual([3, -0.5, 4]);
  });

  it("let a qualified list use the lists of its own file", () => {
    const { instrument } = compile(
      'import "./a.survey" as a\nimport "./b.survey" as b\nsingle q "Q" from a.l\nsingle r "R" from b.l',
      {
        "a.survey": 'choices base { x "X" }\nchoices l from base { y "Y" }',
        "b.survey": 'choices base { z "Z" }\nchoices l from base { y "Y" }',
      },
    );
    expect([options(instrument, "q"), options(instrument, "r")]).toEqual([
      ["x=1: X", "y=2: Y"],
      ["z=1: Z", "y=2: Y"],
    ]);
  });

  it("reach through one another, and meet again without a clash", () => {
    const { instrument } = compile(
      'import "./a.survey"\nimport "./b.survey"\nimport "./scales.survey" as s\nrating q "Q" on agreement\nrating r "R" on s.agreement',
      {
        "a.survey": 'import "./scales.survey"',
        "b.survey": 'import "./scales.survey"',
        "scales.survey": SCALES,
      },
    );
    expect(instrument.files).toHaveLength(4);
    expect(instrument.lists.map((l) => l.id)).toEqual(["agreement"]);
  });

  it("ignore what an imported file asks", () => {
    const { instrument } = compile('import "./other.survey"\nrating q "Q" on agreement', {
      "other.survey": `survey other "Other"\n${SCALES}yesno q "Q"\nscore q = nothing`,
    });
    expect(names(instrument)).toEqual(["q"]);
  });
});

describe("imports that fail", () => {
  const both = {
    "scales.survey": SCALES,
    "more.survey": 'scale agreement 1..3 { 1 "x" 3 "y" }\ndimension d "D" { 1 "A" }',
  };

  it.each<[string, string, Record<string, string>, string[]]>([
    ["there is none", 'import "./none.survey"', {}, ['file-not-found: "./none.survey"']],
    ["it lies outside", 'import "../secret.survey"', {}, ['import-outside-workspace: "../secret.survey"']],
    ["the library has none", 'import "rensis:scales/fr"', {}, ['file-not-found: "rensis:scales/fr"']],
    [
      "it is on the web",
      'import "https://example.org/x.survey"',
      {},
      ['file-not-found: "https://example.org/x.survey"'],
    ],
    ["it is nothing", 'import ""', {}, ['file-not-found: ""']],
    ["it imports itself", 'import "./main.survey"', {}, ['import-cycle: "./main.survey"']],
    [
      "it is imported by what it imports",
      'import "./a.survey"',
      { "a.survey": 'import "./b.survey"', "b.survey": 'import "./main.survey"' },
      ['import-cycle: "./a.survey"'],
    ],
    [
      "two files declare the same",
      'import "./scales.survey"\nimport "./more.survey"',
      both,
      ['import-clash: "./more.survey"'],
    ],
    [
      "the file itself does",
      'import "./scales.survey"\nscale agreement 1..3 { 1 "x" 3 "y" }',
      both,
      ['import-clash: "./scales.survey"'],
    ],
    [
      "a question is called like a dimension",
      'import "./more.survey"\nyesno d "D"',
      both,
      ["import-clash: d"],
    ],
    [
      "a name is qualified that is not",
      'import "./scales.survey" as s\nrating r "R" on agreement',
      both,
      ["undefined-list: agreement"],
    ],
    [
      "a name is not that is qualified",
      'import "./scales.survey"\nrating r "R" on s.agreement',
      both,
      ["undefined-list: s.agreement"],
    ],
  ])("because %s", (_, source, files, expected) => {
    expect(slips(`${source}\nyesno q "Q"`, files)).toEqual(expected);
  });

  it("show the whole circle", () => {
    const files = {
      "a.survey": 'import "./b.survey"',
      "b.survey": 'import "./c.survey"',
      "c.survey": 'import "./a.survey"',
    };
    const [own] = found('import "./a.survey"\nyesno q "Q"', files);
    expect(own).toMatchObject({
      code: "import-cycle",
      span: { uri: "file:///w/c.survey" },
      at: '"./a.survey"',
      params: { cycle: "a.survey → b.survey → c.survey → a.survey" },
    });
    const [through] = found('import "./b.survey"\nyesno q "Q"', { "b.survey": 'import "./main.survey"' });
    expect(through).toMatchObject({
      code: "import-cycle",
      span: { uri: MAIN },
      params: { cycle: "main.survey → b.survey → main.survey" },
    });
    expect(found('import "./main.survey"\nyesno q "Q"')[0]!.params.cycle).toBe("main.survey → main.survey");
  });

  it("point into the file where the error is, and at the import in the file that is checked", () => {
    const files = { "a.survey": 'import "./b.survey"\n', "b.survey": 'scale agreement 5..1 { 1 "no }\n' };
    const { services } = servicesOf({
      ...files,
      "main.survey": withHead('import "./a.survey"\nrating q "Q" on agreement'),
    });
    const compiled = services.compile(MAIN);
    expect(compiled.instrument).toBeUndefined();
    expect(new Set(compiled.diagnostics.map((d) => d.span.uri))).toEqual(new Set(["file:///w/b.survey"]));
    const own = services.check(MAIN).diagnostics;
    expect(own).toMatchObject([
      { code: "import-has-errors", span: { uri: MAIN }, params: { path: "./a.survey" } },
    ]);
    expect(
      services.check("file:///w/b.survey").diagnostics.filter((d) => d.severity === "error").length,
    ).toBeGreaterThan(0);
  });

  it("tell the slips of a list that is used, in its file", () => {
    const [slip, ...more] = found('import "./a.survey"\nrating q "Q" on s', {
      "a.survey": 'scale s 5..1 { 1 "a" }\nscale t 9..1',
    });
    expect(slip).toMatchObject({ code: "empty-interval", span: { uri: "file:///w/a.survey" }, at: "5..1" });
    expect(more).toEqual([]);
  });

  it("tell duplicates in the file that has them", () => {
    expect(
      found('import "./a.survey"\nrating q "Q" on s', {
        "a.survey": 'scale s 1..2 { 1 "a" 2 "b" }\nscale s 1..3 { 1 "a" 3 "b" }',
      }),
    ).toMatchObject([{ code: "duplicate-name", span: { uri: "file:///w/a.survey" }, at: "s" }]);
  });

  it("say why a file cannot be read", () => {
    for (const [error, code] of [
      ["unreadable", "file-unreadable"],
      ["too-large", "file-unreadable"],
      ["not-utf8", "not-utf8"],
    ] as const) {
      const text = withHead('import "./x.survey"\nyesno q "Q"');
      const made = createSurveyServices({ files: { read: (uri) => (uri === MAIN ? { text } : { error }) } });
      expect(
        made
          .check(MAIN)
          .diagnostics.filter((d) => d.severity === "error")
          .map((d) => d.code),
      ).toEqual([code]);
    }
  });

  it("stay bounded: a hundred files, deep and wide", () => {
    const files: Record<string, string> = {};
    for (let i = 0; i < 150; i++)
      files[`f${i}.survey`] =
        `import "./f${i + 1}.survey"\nimport "./f${i + 2}.survey"\nscale s${i} 1..2 { 1 "a" 2 "b" }`;
    files["f150.survey"] = files["f151.survey"] = 'choices l { a "A" }';
    const { services } = servicesOf({
      ...files,
      "main.survey": withHead('import "./f0.survey"\nrating q "Q" on s149'),
    });
    const { instrument } = services.draft(MAIN);
    expectSound(instrument!);
    expect(instrument!.lists.map((l) => l.id)).toEqual(["s149"]);
    const long: Record<string, string> = {};
    for (let i = 0; i < 300; i++) long[`f${i}.survey`] = `import "./f${i + 1}.survey"`;
    expect(found('import "./f0.survey"\nyesno q "Q"', long).map((d) => d.code)).toEqual(["file-unreadable"]);
  });
});
