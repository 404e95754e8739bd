import type { DataScalar, Domain, Option, Scoring } from "../../instrument/model.js";
import type { Words } from "../../instrument/words/words.js";
import type { MissingEntry, MissingReason, ValueEntry } from "./document.js";

/** Substantive values of a domain, in display order. `scoring`: adds the score value of each. */
export function valuesOf(words: Words, domain: Domain, scoring?: Scoring): ValueEntry[] {
  if (domain.type === "boolean") return booleans(words, domain);
  if (!("options" in domain)) return [];
  return domain.options.map((option) => valueEntry(words, option, scoring));
}

function booleans(words: Words, domain: Extract<Domain, { type: "boolean" }>): ValueEntry[] {
  const label = (own: typeof domain.yes, zh: string, en: string) =>
    own ? words.text(own) : words.locale === "zh" ? zh : en;
  return [
    { value: true, code: 1, label: label(domain.yes, "是", "Yes") },
    { value: false, code: 0, label: label(domain.no, "否", "No") },
  ];
}

export function missingOf(words: Words, domain: Domain): MissingEntry[] {
  return domain.missing.map((option) => ({ ...valueEntry(words, option), reason: reasonOf(option) }));
}

/** All members are set, those that do not apply to undefined: one shape of object, and JSON leaves them out. */
function valueEntry(words: Words, option: Option, scoring?: Scoring): ValueEntry {
  return {
    value: option.value,
    code: option.code,
    name: option.name,
    label: (option.label && words.text(option.label)) || undefined,
    help: option.help && words.text(option.help, "line"),
    score: scoring ? scoreOf(option, scoring) : option.points,
    weight: option.weight,
    interval: option.interval,
    specify: option.specify,
    exclusive: option.exclusive || undefined,
    retired: option.retired || undefined,
    universe: option.guard === undefined ? undefined : words.universe(option.guard),
  };
}

/** Points, else the data value itself, turned round where the item is reversed: min + max − x. */
export function scoreOf(option: Pick<Option, "value" | "points">, scoring: Scoring): number | undefined {
  const raw = scoring.points
    ? scoring.points[String(option.value)]
    : (option.points ?? numeric(option.value));
  if (raw === undefined) return undefined;
  const score = scoring.reversed ? scoring.min + scoring.max - raw : raw;
  return Number.isInteger(score) ? score : Number(score.toPrecision(12));
}

const numeric = (value: DataScalar) => (typeof value === "number" ? value : undefined);

/** Reasons that authors give by name; `missing` options with other names are listed as they are. */
const reasons: Record<string, MissingReason> = {
  refused: "refused",
  refuse: "refused",
  ref: "refused",
  拒答: "refused",
  unknown: "unknown",
  dk: "unknown",
  dontknow: "unknown",
  dont_know: "unknown",
  不知道: "unknown",
  不清楚: "unknown",
  inapplicable: "inapplicable",
  na: "inapplicable",
  not_applicable: "inapplicable",
  不适用: "inapplicable",
};

function reasonOf(option: Option): MissingReason {
  const name = (option.name ?? String(option.value)).toLowerCase();
  return Object.hasOwn(reasons, name) ? (reasons[name] ?? "other") : "other";
}
