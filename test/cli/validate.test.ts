import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { problemInWords } from "../../cli/answer-problems.js";
import { jsonErrorAt } from "../../cli/json-error.js";
import { membersOf } from "../../cli/json-members.js";
import type { ProblemCode } from "../../language/answers/api.js";
import { op, option, ref, survey } from "../support/build-instrument.js";
import { fakeServices, folderWith, rensis } from "./support/fakes.js";

const shop = survey("shop", { answers: "required" })
  .single("gender", ["female", "male"])
  .number("age", { min: 18, max: 99 })
  .when(op(ref("gender"), "is", option("female")), (s) => s.number("children", { min: 0 }))
  .check("elders", op(ref("age"), "<", 90), ["age"])
  .build();

const services: NonNullable<Parameters<typeof rensis>[2]>["deps"] = {
  services: async (files) => ({
    ...fakeServices(files),
    compile: () => ({ instrument: shop, diagnostics: [] }),
  }),
};

async function validate(answers: string | Uint8Array, args: string[] = []) {
  const cwd = folderWith({ "shop.survey": "x", "a.json": answers });
  return rensis(cwd, ["validate", "shop.survey", "a.json", ...args], { deps: services });
}

test("valid answers", async () => {
  const { code, out, err } = await validate('{"gender": "male", "age": 30}');
  expect([code, out, err]).toEqual([0, "", "a.json: valid\n"]);
});

describe("problems, in words, at the member", () => {
  test.each([
    ["not an option", '{"gender": "x", "age": 30}', "a.json:1:2 error “gender”: “x” is none of the options."],
    [
      "out of range",
      '{"gender": "male",\n "age": 3}',
      "a.json:2:2 error “age”: 3 is below 18, the least possible.",
    ],
    ["missing", '{"age": 30}', "a.json:1:1 error “gender”: an answer is required."],
    [
      "not asked",
      '{"gender": "male", "age": 30, "children": 1}',
      "a.json:1:31 error “children”: this was not asked",
    ],
    [
      "unknown",
      '{"gender": "male", "age": 30, "agee": 1}',
      "a.json:1:31 error “agee”: the survey has no variable",
    ],
    [
      "a check, with the author's words",
      '{"gender": "male", "age": 95}',
      "a.json:1:20 error “age”: a check of the survey does not hold (elders).",
    ],
    ["a key of objects", '{"gender": "male", "age": 30, "__proto__": 1}', "error “__proto__”"],
  ])("%s", async (_, answers, said) => {
    const { code, out } = await validate(answers);
    expect(code).toBe(1);
    expect(out).toContain(said);
  });

  test("in Chinese and in JSON", async () => {
    expect((await validate('{"gender": "x", "age": 30}', ["--locale", "zh"])).out).toContain(
      "“gender”：“x”不在选项之中。",
    );
    const document = JSON.parse((await validate('{"gender": "x"}', ["--format", "json"])).out);
    expect(document.diagnostics.map((d: { code: string }) => d.code)).toEqual([
      "answer-invalid",
      "answer-invalid",
    ]);
  });
});

describe("no answer document", () => {
  test.each([
    [
      "broken",
      '{"gender": male}',
      "a.json:1:12 error This is not a JSON document: “m” does not belong here.",
    ],
    ["cut off", '{"gender": ', "it ends too early"],
    ["empty", "", "it ends too early"],
    ["a list", "[]", "not a list"],
    ["null", "null", "not null"],
    ["a number", "3", "not a number"],
    ["binary", new Uint8Array([0, 255]), "not UTF-8"],
    ["deep", "[".repeat(100_000), "JSON"],
  ])("%s", async (_, answers, said) => {
    const { code, out, err } = await validate(answers);
    expect(code).toBe(1);
    expect(out).toContain(said);
    expect(err).not.toContain("Internal");
  });

  test("a missing file is a diagnostic, the others are still judged", async () => {
    const cwd = folderWith({ "shop.survey": "x", "b.json": '{"gender": "x", "age": 30}' });
    const { code, out } = await rensis(cwd, ["validate", "shop.survey", "none.json", "b.json"], {
      deps: services,
    });
    expect(code).toBe(1);
    expect(out).toContain("file-not-found");
    expect(out).toContain("b.json:1:2");
  });
});

test("a survey with errors judges nothing", async () => {
  const cwd = folderWith({ "shop.survey": "ERR", "a.json": "{}" });
  const { code, out } = await rensis(cwd, ["validate", "shop.survey", "a.json"]);
  expect(code).toBe(1);
  expect(out).toContain("shop.survey:1:1 error");
  expect(out).not.toContain("a.json");
});

test("law: any bytes as answers end in diagnostics", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array(),
        fc.json().map((s) => new TextEncoder().encode(s)),
      ),
      async (bytes) => {
        const { code, err } = await validate(bytes);
        expect(code).toBe(1);
        expect(err).toBe("");
      },
    ),
    { numRuns: 60 },
  );
});

describe("the first fault of a text that is no JSON", () => {
  test.each([
    ["", 0],
    ["  ", 2],
    ["{", 1],
    ['{"a"', 4],
    ['{"a":1', 6],
    ['{"a":1,}', 7],
    ["[1,]", 3],
    ["[1 2]", 3],
    ["{]", 1],
    ["[}", 1],
    ["1 2", 2],
    ["{a:1}", 1],
    ["'a'", 0],
    ["01", 1],
    ['"a\nb"', 0],
    ["[1]]", 3],
    ['"\\u007f"', undefined],
    ['"\u007f\ud800"', undefined],
  ])("%j: %i", (text, at) => {
    expect(jsonErrorAt(text)).toBe(at);
  });

  test("law: there is one exactly when JSON.parse refuses the text", () => {
    const jsonish = fc.array(
      fc.constantFrom(
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        '"a"',
        "1",
        "-",
        "0",
        ".5",
        "e3",
        "true",
        "null",
        " ",
        "\n",
        "x",
      ),
      { maxLength: 12 },
    );
    const damaged = fc.tuple(fc.json(), fc.nat(), fc.string({ maxLength: 2 })).map(([json, at, put]) => {
      const place = at % (json.length + 1);
      return json.slice(0, place) + put + json.slice(place + 1);
    });
    fc.assert(
      fc.property(
        fc.oneof(
          jsonish.map((parts) => parts.join("")),
          fc.json(),
          damaged,
        ),
        (text) => {
          let refused = false;
          try {
            JSON.parse(text);
          } catch {
            refused = true;
          }
          expect(jsonErrorAt(text) !== undefined).toBe(refused);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

test("law: the members of any object are found where they are named", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue()),
      fc.constantFrom(undefined, 2, "\t"),
      (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const members = membersOf(text);
        expect([...members.keys()].sort()).toEqual(Object.keys(JSON.parse(text)).sort());
        for (const [name, { start, end }] of members) expect(JSON.parse(text.slice(start, end))).toBe(name);
      },
    ),
  );
});

test("every kind of problem has words in both languages, with all its parameters", () => {
  const params = {
    value: 1,
    min: 1,
    max: 2,
    count: 3,
    decimals: 4,
    step: 5,
    from: 6,
    length: 7,
    pattern: "p",
    format: "email",
    precision: "day",
    total: 8,
    sum: 9,
    places: 10,
    expected: "number",
    found: "x",
  };
  const codes: ProblemCode[] = [
    "required",
    "not-asked",
    "unknown-variable",
    "wrong-type",
    "not-an-option",
    "option-not-offered",
    "repeated-option",
    "exclusive-with-others",
    "too-few",
    "too-many",
    "too-small",
    "too-large",
    "too-many-decimals",
    "not-a-step",
    "too-short",
    "too-long",
    "wrong-pattern",
    "wrong-format",
    "wrong-total",
    "rank-incomplete",
    "check-failed",
    "record-mismatch",
  ];
  for (const code of codes) {
    const { en, zh } = problemInWords({ code, params });
    expect(en + zh).not.toContain("undefined");
    expect(zh).toMatch(/\p{Script=Han}/u);
  }
});
