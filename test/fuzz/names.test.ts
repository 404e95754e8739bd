import { describe, expect, it } from "vitest";
import { type AnswerDocument, evaluate, leanLogic, toCsv } from "../../language/answers/index.js";
import { hasErrors } from "../../language/diagnostics/diagnostic.js";
import type { Instrument } from "../../language/instrument/model.js";
import { packLogic, unpackLogic } from "../../language/targets/html/pack.js";
import { strictAjv } from "../support/ajv.js";
import { contentOf, faultsOf, MAIN, outputs, servicesOver } from "./everything.js";
import { readPage } from "./read-page.js";

/** Names that every object is born with, and others that programs trip over. */
const NAMES = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "valueOf",
  "__defineGetter__",
  "then",
  "length",
  "data",
  "app",
  "id",
  "_",
  "undefined",
  "null",
  "NaN",
  "unnormalised",
];

interface Case {
  source: string;
  /** Answers that must be taken as they are … */
  good: AnswerDocument;
  /** … with these values afterwards … */
  values: Record<string, unknown>;
  /** … and answers that must not. */
  bad: AnswerDocument;
}

/** JSON as it comes from outside, in which `__proto__` is a name like any other. */
const json = (...members: [string, unknown][]): AnswerDocument =>
  JSON.parse(
    `{${members.map(([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v)}`).join()}}`,
  ) as AnswerDocument;

const PLACES: Record<string, (name: string) => Case> = {
  "the survey": (n) => ({
    source: `survey ${n} "T"\nyesno sure "Sure?"`,
    good: json(["sure", true]),
    values: { sure: true },
    bad: json(["sure", 1]),
  }),
  "a question that others read": (n) => ({
    source: `survey s "T"\nyesno ${n} "Sure?"\nnumber age "Age {${n}}" 0..99 when ${n}\nscore twice "Twice" = age * 2`,
    good: json([n, true], ["age", 3]),
    values: { [`${n}`]: true, age: 3, twice: 6 },
    bad: json([n, false], ["age", 3]),
  }),
  "an option": (n) => ({
    source: `survey s "T"\nsingle pet "Pet?" {\n ${n} "It" points 4 { phrase "that" }\n other "Other" points 1\n}\nyesno fed "Is {pet} fed?" when pet is ${n}\nscore sum "Sum" = pet.points`,
    good: json(["pet", n], ["fed", true]),
    values: { pet: n, fed: true, sum: 4 },
    bad: json(["pet", "other"], ["fed", true]),
  }),
  "a ticked option": (n) => ({
    source: `survey s "T"\nmultiple pets "Pets?" {\n ${n} "It" specify\n other_one "Other"\n}\nyesno fed "Fed?" when pets has ${n}`,
    good: json(["pets", [n]], [`pets_${n}`, "well"], ["fed", true]),
    values: { pets: [n], [`pets_${n}`]: "well", fed: true },
    bad: json(["pets", ["nothing"]]),
  }),
  "an option of a ranking": (n) => ({
    source: `survey s "T"\nranking pets "Pets?" {\n ${n} "It"\n other_one "Other"\n}`,
    good: json(["pets", ["other_one", n]]),
    values: { pets: ["other_one", n] },
    bad: json(["pets", [n, n]]),
  }),
  "a missing option": (n) => ({
    source: `survey s "T"\nchoices none {\n ${n} = -9 "Secret" missing\n}\nnumber pay "Pay?" 0..9 plus none\nyesno fed "Fed?" when pay is ${n}`,
    good: json(["pay", n], ["fed", true]),
    values: { fed: true },
    bad: json(["pay", "nothing"]),
  }),
  "a scale and a point": (n) => ({
    source: `survey s "T"\nscale ${n} 1..2 {\n ${n} = 1 "Low"\n high = 2 "High"\n}\nrate b "B" on ${n} {\n x "X" reversed\n y "Y"\n}\nscore sum "Sum" = sum(b)`,
    good: json(["x", n], ["y", n]),
    values: { x: n, sum: 3 },
    bad: json(["x", 3]),
  }),
  "a list": (n) => ({
    source: `survey s "T"\nchoices ${n} {\n a "A"\n b "B"\n}\nsingle pet "Pet?" from ${n}`,
    good: json(["pet", "a"]),
    values: { pet: "a" },
    bad: json(["pet", "c"]),
  }),
  "a perspective": (n) => ({
    source: `survey s "T"\nrate b "B" on 1..5 {\n as ${n} "One"\n as Q "Two"\n x "X"\n y "Y"\n}\nscore sum "Sum" = b.x.${n} + b.y.Q`,
    good: json([`x_${n}`, 1], ["x_Q", 2], [`y_${n}`, 3], ["y_Q", 4]),
    values: { [`x_${n}`]: 1, sum: 5 },
    bad: json([`x_${n}`, 9]),
  }),
  "a row under perspectives": (n) => ({
    source: `survey s "T"\nrate b "B" on 1..5 {\n as P "One"\n as Q "Two"\n ${n} "X"\n y "Y"\n}\nscore sum "Sum" = b.${n}.P + ${n}.Q`,
    good: json([`${n}_P`, 1], [`${n}_Q`, 2], ["y_P", 3], ["y_Q", 4]),
    values: { [`${n}_P`]: 1, sum: 3 },
    bad: json([`${n}_P`, 9]),
  }),
  "a row with a question of its own": (n) => ({
    source: `survey s "T"\nrate b "B" on 1..5 {\n ${n} "X"\n y "Y"\n each row {\n  text ${n}_why "Why?" when answer is 1\n }\n}`,
    good: json([n, 1], [`${n}_${n}_why`, "so"], ["y", 2]),
    values: { [`${n}_${n}_why`]: "so" },
    bad: json([n, 2], [`${n}_${n}_why`, "so"], ["y", 2]),
  }),
  "a row that stands alone": (n) => ({
    source: `survey s "T"\nrate b "B" on 1..5 {\n ${n} "X"\n y "Y"\n}\nscore sum "Sum" = sum(b)\nscore own "Own" = ${n} * 2`,
    good: json([n, 1], ["y", 3]),
    values: { [`${n}`]: 1, sum: 4, own: 2 },
    bad: json([n, 9]),
  }),
  "an item and a column": (n) => ({
    source: `survey s "T"\ngrid g "G" {\n column number ${n} "N" 0..9\n column yesno sure "S"\n x "X"\n}\nnumber m "M" 0..9 {\n ${n} "X"\n}\nscore sum "Sum" = g.x.${n} + m.${n}`,
    good: json([`g_x_${n}`, 4], ["g_x_sure", true], [`m_${n}`, 2]),
    values: { [`g_x_${n}`]: 4, sum: 6 },
    bad: json([`m_${n}`, -1]),
  }),
  "a row of a grid": (n) => ({
    source: `survey s "T"\ngrid g "G" {\n ${n} "X"\n column number size "N" 0..9\n}`,
    good: json([`g_${n}_size`, 4]),
    values: { [`g_${n}_size`]: 4 },
    bad: json([`g_${n}_size`, 14]),
  }),
  "a dimension and its items": (n) => ({
    source: `survey s "T"\ndimension ${n} "D" {\n dimension inner "I" {\n  1 "One"\n  2 "Two" reversed\n }\n}\nrate b "B" of ${n} on 1..5\nscore mean_of "M" = mean(${n})\nscore each_of "E" each facet in ${n} = mean(dimension)`,
    good: json([`${n}_1`, 1], [`${n}_2`, 5]),
    values: { [`${n}_1`]: 1, mean_of: 1, each_of_inner: 1 },
    bad: json([`${n}_1`, 9]),
  }),
  "a facet": (n) => ({
    source: `survey s "T"\ndimension d "D" {\n dimension ${n} "I" {\n  1 "One"\n }\n dimension other "O" {\n  2 "Two"\n }\n}\nrate b "B" of d on 1..5\nallocate w "W" total 10 across d\nscore g "G" each dimension in d = mean(dimension)`,
    good: json(["d_1", 1], ["d_2", 5], [`w_${n}`, 4], ["w_other", 6]),
    values: { [`g_${n}`]: 1, [`w_${n}`]: 4 },
    bad: json(["d_1", 1], ["d_2", 5], [`w_${n}`, 11], ["w_other", -1]),
  }),
  "a page": (n) => ({
    source: `survey s "T"\npage ${n} "P" {\n yesno sure "Sure?"\n}`,
    good: json(["sure", true]),
    values: { sure: true },
    bad: json(["sure", "yes"]),
  }),
  "a computed value, a score and a stop": (n) => ({
    source: `survey s "T"\nnumber age "Age" 0..99\ncompute ${n}_c = age + 1\ncompute ${n} = age + 2\nnote "{${n}}"\nstop ${n}_s "Bye" when ${n} < 5\nyesno sure "Sure?"\nscore sc "S" = ${n} {\n 0..50 "low" advice "A"\n 51..101 "high"\n}\nthanks "{sc.band}" {\n show sc\n}`,
    good: json(["age", 1]),
    values: { [n]: 3, [`${n}_c`]: 2, sc: 3 },
    bad: json(["age", 1], ["sure", true]),
  }),
  "a score with bands": (n) => ({
    source: `survey s "T"\nnumber age "Age" 0..99\nscore ${n} "S" = age {\n 0..50 "low" advice "A"\n 51..99 "high"\n}\nthanks "{${n}.band}" {\n show ${n} as bar\n}`,
    good: json(["age", 1]),
    values: { [n]: 1 },
    bad: json(["age", 100]),
  }),
  "a stop": (n) => ({
    source: `survey s "T"\nnumber age "Age" 0..99\nstop ${n} "Bye" when age < 5\nyesno sure "Sure?"`,
    good: json(["age", 1]),
    values: { age: 1 },
    bad: json(["age", 1], ["sure", true]),
  }),
};

/** A name either works in everything that is made of it, or is refused. */
async function use({ source, good, values, bad }: Case): Promise<"works" | "refused"> {
  const { services, texts } = servicesOver({ "main.survey": source });
  const draft = services.draft(MAIN);
  expect(faultsOf(draft.diagnostics, texts)).toEqual([]);
  if (draft.instrument) evaluate(draft.instrument, good);
  if (hasErrors(draft.diagnostics)) return "refused";
  const instrument = draft.instrument as Instrument;
  const { schema, form, codebook } = outputs(instrument);
  const validate = strictAjv().compile(JSON.parse(contentOf(schema.files, ".schema.json")) as object);
  for (const [document, valid] of [
    [good, true],
    [bad, false],
  ] as const) {
    const evaluation = evaluate(instrument, document);
    expect([document, evaluation.problems.length === 0]).toEqual([document, valid]);
    expect([document, validate(document)]).toEqual([document, valid]);
  }
  const evaluation = evaluate(instrument, good);
  for (const name of Object.keys(values))
    expect([name, evaluation.value(name)]).toEqual([name, values[name]]);
  expect(JSON.stringify(evaluation.document())).toBe(JSON.stringify({ ...evaluation.document(), ...good }));

  // The form works with the logic that travels in its page.
  const page = await readPage(contentOf(form.files, ".html"));
  const { logic } = JSON.parse(page.data) as { logic: Parameters<typeof unpackLogic>[0] };
  expect(logic).toEqual(JSON.parse(JSON.stringify(packLogic(leanLogic(instrument)))));
  const travelled = evaluate(unpackLogic(logic), good);
  expect(travelled.problems).toEqual([]);
  for (const name of Object.keys(values)) expect(travelled.value(name)).toEqual(values[name]);

  const book = JSON.parse(contentOf(codebook.files, ".json")) as { variables: { name: string }[] };
  expect(book.variables.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(values)));
  const head = toCsv(instrument, [good]).split("\r\n")[0]?.split(",") ?? [];
  for (const { name, domain } of instrument.variables)
    expect(
      head.some((column) => column === name || column.startsWith(`${name}_`)),
      `${name} ${domain.type}`,
    ).toBe(true);
  return "works";
}

describe("names that programs trip over", () => {
  for (const [place, make] of Object.entries(PLACES))
    it(`${place}: work end to end or are refused`, async () => {
      const refused: string[] = [];
      for (const name of NAMES) if ((await use(make(name))) === "refused") refused.push(name);
      expect(refused).toEqual(["__proto__"]);
    });

  const JOINED: [string, string][] = [
    ["an item", 'number _ "N" 0..9 {\n proto__ "X"\n}'],
    ["a text beside an option", 'single _ "N" {\n proto__ "X" specify\n a "A"\n}'],
    ["a perspective", 'rate b "B" on 1..5 {\n as proto__ "P"\n _ "X"\n}'],
    [
      "a score of a dimension",
      'dimension d "D" {\n dimension proto__ "P" {\n  1 "One"\n }\n}\nrate b "B" of d on 1..5\nscore _ "S" each dimension in d = mean(dimension)',
    ],
    ["a numbered item", 'dimension __proto__ "D" {\n 1 "One"\n}\nrate b "B" of __proto__ on 1..5'],
  ];
  it.each(JOINED)("%s whose name is put together to __proto__ is refused", (_, source) => {
    const { diagnostics } = servicesOver({ "main.survey": `survey s "T"\n${source}` }).services.compile(MAIN);
    expect(diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code)).toContain(
      "unusable-name",
    );
  });

  it("no message tells of the program's own", () => {
    for (const name of NAMES.filter((each) => each !== "undefined" && each !== "NaN")) {
      const source = `survey s "T"\n${name} "x"\nyesno q "Q" when ${name}(3)\nyesno r "R" ${name}\nsingle z "Z" { a "A" ${name} }\nscore t = z.${name}\nrating w "W" on ${name}\nnumber n "N" currency ${name}\nimport "rensis:${name}"\ndimension d "D" = ${name} 3\nthanks { show ${name} }`;
      const { services, texts } = servicesOver({ "main.survey": source });
      expect(faultsOf(services.draft(MAIN).diagnostics, texts)).toEqual([]);
    }
  });

  it("an imported file under a name is held to the same", () => {
    const lib = 'dimension proto__ "D" {\n 1 "One"\n}';
    const { services } = servicesOver({
      "main.survey": 'survey s "T"\nimport "./lib.survey" as _\nrate b "B" of _.proto__ on 1..5',
      "lib.survey": lib,
    });
    expect(services.compile(MAIN).diagnostics.map(({ code }) => code)).toContain("unusable-name");
  });

  it("the name of the file becomes that of the survey, whatever it is", async () => {
    for (const stem of ["__proto__", "constructor", "a b", "%", "调查", "<b>", "..", "CON"]) {
      const uri = `file:///w/${encodeURIComponent(stem)}.survey`;
      const { services } = servicesOver({ [uri]: 'survey "T"\nyesno sure "Sure?"' });
      const { instrument } = services.compile(uri);
      expect(instrument).toBeDefined();
      if (!instrument) continue;
      const { schema } = outputs(instrument);
      const validate = strictAjv().compile(JSON.parse(contentOf(schema.files, ".schema.json")) as object);
      const document = { $survey: { id: instrument.id }, sure: true };
      expect([stem, validate(document), evaluate(instrument, document).problems]).toEqual([stem, true, []]);
    }
  });
});
