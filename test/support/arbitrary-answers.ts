import fc from "fast-check";
import type { AnswerDocument } from "../../language/answers/api.js";
import { evaluate } from "../../language/answers/evaluate.js";
import type { DataScalar, DataValue, Domain, Instrument, Option } from "../../language/instrument/model.js";

/** The day on which all random interviews take place. */
export const TODAY = "2024-05-01";

/** Random choices, used one after another and from the start again. */
type Dice = (sides: number) => number;

function diceOf(rolls: readonly number[]): Dice {
  let at = 0;
  return (sides) => (rolls[at++ % rolls.length] ?? 0) % Math.max(1, sides);
}

const TEXTS = ["abc", "王小明", "a b", "ab12", "  abc ", "x@example.org", "12"];
const DATES = ["2010-06-15", "2024-02-29", "1999-12-31", "2001-01-01"];

/** An answer of the domain, most often a valid one. `offered` says which options can be chosen. */
function answerTo(domain: Domain, dice: Dice, offered: (option: Option) => boolean): DataValue {
  const missing = domain.missing.filter(offered);
  if (missing.length > 0 && dice(6) === 0) {
    const reason = missing[dice(missing.length)]?.value ?? null;
    return domain.type === "choice" && domain.multiple && reason !== null ? [reason] : reason;
  }
  switch (domain.type) {
    case "boolean":
      return dice(2) === 0;
    case "number": {
      const { min = -50, max = 150, step = 1, decimals } = domain;
      const unit = step === 1 && decimals > 0 ? 10 ** -decimals : step;
      const steps = Math.floor((max - min) / unit);
      return Number((min + unit * dice(steps + 1)).toFixed(decimals));
    }
    case "text":
      return TEXTS[dice(TEXTS.length)] ?? "";
    case "choice": {
      const options = domain.options.filter(offered);
      if (!domain.multiple) return options[dice(options.length)]?.value ?? null;
      const ticked = options.filter(() => dice(2) === 0);
      const alone = ticked.find((option) => option.exclusive);
      return (alone ? [alone] : ticked.slice(0, domain.max)).map((option) => option.value);
    }
    case "ranking": {
      const values: DataScalar[] = domain.options.filter(offered).map((option) => option.value);
      return (dice(2) === 0 ? values : values.reverse()).slice(0, domain.top);
    }
    default: {
      const day = DATES[dice(DATES.length)] ?? "";
      const clock = ["08:30", "17:00", "23:59", "00:00"][dice(4)] ?? "";
      const exact = domain.precision === "second" ? `${clock}:05` : clock;
      if (domain.type === "time") return exact;
      if (domain.type === "datetime") return `${day}T${exact}${["", "Z", "+08:00"][dice(3)]}`;
      return day.slice(0, { year: 4, month: 7 }[domain.precision as "year" | "month"] ?? 10);
    }
  }
}

/** Fills in a questionnaire in the order of asking; what may be left blank sometimes is. */
export function fillIn(instrument: Instrument, rolls: readonly number[]): AnswerDocument {
  const dice = diceOf(rolls);
  const document: AnswerDocument = {};
  if (dice(3) > 0) document.$survey = { id: instrument.id, today: TODAY };
  for (const { name, origin, domain, response } of instrument.variables) {
    if (origin === "computed" || origin === "score") continue;
    const evaluation = evaluate(instrument, document, { today: TODAY });
    if (!evaluation.asked(name)) continue;
    const blank = response !== "required" && dice(4) === 0;
    if (blank && dice(2) === 0) continue;
    document[name] = blank
      ? null
      : answerTo(domain, dice, (option) => evaluation.guard(option.guard) === true);
  }
  return document;
}

const GARBAGE: unknown[] = [
  null,
  "",
  " ",
  "abc",
  "refused",
  "a",
  "c",
  "none",
  ["a"],
  [],
  ["a", "a"],
  ["refused"],
  ["none", "a"],
  ["a", "b", "c"],
  ["c", "b"],
  0,
  1,
  2,
  4,
  5,
  7,
  99,
  -1,
  2.5,
  0.1,
  1.005,
  true,
  false,
  {},
  [1],
  [[]],
  [null],
  "2024-02-30",
  "2024-02-29",
  " 2010-06-15",
  "2010",
  "2010-13",
  "08:30",
  "24:00",
  "2010-06-15T08:30:00",
  "2010-06-15T08:30:00+25:00",
  "x@y",
  "x@y.zz",
  "a\nb",
  "abcde",
  " ab ",
  5.0,
  1e21,
];

/** Changes one thing: an answer, its presence, or the record. */
function mutate(document: AnswerDocument, instrument: Instrument, dice: Dice): void {
  const names = instrument.variables.map(({ name }) => name);
  const name = names[dice(names.length)] ?? "x";
  const variable = instrument.variables.find((each) => each.name === name);
  const way = dice(12);
  if (way <= 2) delete document[name];
  else if (way <= 6 && variable) document[name] = answerTo(variable.domain, dice, () => true);
  else if (way === 11) document.$survey = RECORDS[dice(RECORDS.length)] as AnswerDocument["$survey"];
  else if (way === 10)
    document[["unknown", "q", "constructor"][dice(3)] ?? "q"] = GARBAGE[dice(GARBAGE.length)] as DataValue;
  else document[name] = GARBAGE[dice(GARBAGE.length)] as DataValue;
}

const RECORDS: unknown[] = [
  { id: "random" },
  { id: "other" },
  {},
  null,
  "random",
  { id: "random", version: "2", language: "zh-CN", confirmed: ["r1"] },
  { id: "random", confirmed: "r1" },
  { id: "random", today: "2024-13-01" },
  { id: "random", today: TODAY, started: "2024-05-01T08:00:00+08:00" },
  { id: "random", outcome: 3 },
  { id: "random", stray: true },
];

/** How a random document is made: the rolls of the dice and the number of changes afterwards. */
export const documentRecipes = fc.record({
  rolls: fc.array(fc.nat(100_000), { minLength: 8, maxLength: 40 }),
  changes: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.constant(1) },
    fc.nat(6),
  ),
  changing: fc.array(fc.nat(100_000), { minLength: 4, maxLength: 20 }),
});

/** A document for the instrument: valid, nearly valid, or neither. */
export function documentOf(
  instrument: Instrument,
  { rolls, changes, changing }: { rolls: number[]; changes: number; changing: number[] },
): AnswerDocument {
  const document = fillIn(instrument, rolls);
  const dice = diceOf(changing);
  for (let i = 0; i < changes; i++) mutate(document, instrument, dice);
  return document;
}
