/** Refactorings of conditions, judged by what is asked of random respondents before and after. */
import { describe, expect, test } from "vitest";
import { type AnswerDocument, evaluate } from "../../language/answers/index.js";
import { randomAnswers } from "../../language/answers/random/index.js";
import type { DataValue, Instrument } from "../../language/instrument/model.js";
import { after, type Files, MAIN, offers, problems, understand } from "./support.js";

const TODAY = "2025-03-14";
const RESPONDENTS = 60;

/** Pseudo-random, the same in every run. */
function* chances(seed: number): Generator<number> {
  for (let x = seed * 2654435761 + 1; ; ) {
    x = (Math.imul(x ^ (x >>> 15), 2246822519) + 3266489917) >>> 0;
    yield x / 2 ** 32;
  }
}

/** Answers of one respondent, some of them left blank. */
function answersOf(instrument: Instrument, seed: number): AnswerDocument {
  const { answers } = randomAnswers(instrument, { seed, today: TODAY });
  const chance = chances(seed);
  return Object.fromEntries(
    Object.entries(answers).map(([k, v]) => [k, k !== "$survey" && chance.next().value < 0.2 ? null : v]),
  ) as AnswerDocument;
}

function askedOf(instrument: Instrument, answers: AnswerDocument): string[] {
  const made = evaluate(instrument, answers, { today: TODAY });
  return instrument.variables
    .filter((v) => v.origin !== "score" && made.asked(v.name))
    .map((v) => v.name)
    .sort();
}

const HEAD = `survey s "S" {
  language en
}

single area "Where?" {
  town    "Town"
  village "Village"
  sea     "By the sea"
  dk = 9  "No idea" missing
}
multiple pets "Pets" {
  cat  "Cat"
  dog  "Dog"
  fish "Fish"
  none "None" exclusive
}
number age "Age" 0..99
yesno well "Well?"
`;

/** Conditions of all sorts, over choices, numbers, yes and no. */
const CONDITIONS = [
  "area is town",
  "area is not town",
  "area in [town, sea]",
  "area not in [town, sea]",
  "not area is town",
  "not (area is town or well)",
  "area is town and age > 20",
  "(area is town) or age < 50",
  "(area is town or well) and age >= 18",
  "well",
  "not well",
  "well is no",
  "pets has cat",
  "pets not has cat",
  "pets has any [cat, dog]",
  "pets has all [cat]",
  "not pets has dog",
  "age > 30",
  "age in 20..60",
  "age not in 20..60",
  "age is 30",
  "count(pets) > 1",
  "answered(area)",
  "if well then age > 30 else age < 30",
  "(well)",
  "(age > 30) is true",
];

function change(text: string, at: string, id: string): { files: Files; changed: Files } | undefined {
  const files: Files = { [MAIN]: text };
  const offer = offers(files, text.indexOf(at)).find((o) => o.id === id);
  return offer && { files, changed: after(files, offer) };
}

function compare(
  { files, changed }: { files: Files; changed: Files },
  converted: (a: AnswerDocument) => AnswerDocument | undefined = (a) => a,
): void {
  const [before, now] = [understand(files), understand(changed)];
  expect(problems(now.diagnostics), changed[MAIN]).toEqual(problems(before.diagnostics));
  for (let seed = 0; seed < RESPONDENTS; seed++) {
    const answers = answersOf(before.instrument, seed);
    const other = converted(answers);
    if (other)
      expect(askedOf(now.instrument, other), `${changed[MAIN]}${JSON.stringify(answers)}`).toEqual(
        askedOf(before.instrument, answers),
      );
  }
}

describe.each(CONDITIONS)("if %s", (condition) => {
  test("asks the same with its branches swapped", () => {
    const text = `${HEAD}if ${condition} {\n  yesno x "X"\n} else {\n  yesno y "Y"\n}\n`;
    const made = change(text, "if ", "swap-branches");
    expect(made!.changed[MAIN]).toMatch(/yesno y[\s\S]*else[\s\S]*yesno x/);
    compare(made!);
  });

  test("asks the same when each question has the condition, and when they share it again", () => {
    const text = `${HEAD}if ${condition} {\n  yesno x "X"\n  open y "Y" lines 2\n  note "N"\n}\n`;
    const made = change(text, "if ", "if-to-when")!;
    compare(made);
    const again = made.changed[MAIN]!;
    const from = again.indexOf("yesno x");
    const back = offers(made.changed, from, again.indexOf("note") + 1).find((o) => o.id === "when-to-if")!;
    expect(after(made.changed, back)[MAIN]).toBe(text);
  });

  test.each(["single", "multiple"])("asks the same when a %s that it is about becomes the other", (from) => {
    const to = from === "single" ? "multiple" : "single";
    const name = from === "single" ? "area" : "pets";
    const text = `${HEAD}if ${condition} {\n  yesno x "X"\n}\n`;
    const made = change(text, `${from} ${name}`, `convert-${from}-${to}`);
    // Of one answer there is no number, and all of several cannot hold.
    if (!made) return expect(condition).toMatch(/count\(pets\)/);
    compare(made, (answers) => {
      const value = answers[name] as DataValue | undefined;
      if (value === "dk" || (Array.isArray(value) && value.length !== 1)) return undefined;
      if (value === null || value === undefined) return answers;
      return { ...answers, [name]: Array.isArray(value) ? value[0]! : [value as string] };
    });
  });
});

test("a single choice whose missing answer a condition asks for stays one", () => {
  const text = `${HEAD}if area is dk {\n  yesno x "X"\n}\n`;
  expect(change(text, "single area", "convert-single-multiple")).toBeUndefined();
});
