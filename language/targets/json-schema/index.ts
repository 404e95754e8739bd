import type { Entry } from "../../answers/plan.js";
import type { Instrument } from "../../instrument/model.js";
import type { Target, TargetContext, TargetResult } from "../target.js";
import type { Condition } from "./conditions.js";
import { Definitions } from "./definitions.js";
import { describe } from "./describe.js";
import { Domains } from "./domains.js";
import { layOut } from "./layout.js";
import { Meaning } from "./meaning.js";
import { defaults, type JsonSchemaOptions, optionsSchema } from "./options.js";
import { UNNORMALISED, UNNORMALISED_NAME } from "./patterns.js";
import { recordSchema } from "./record.js";
import { askedRules, checkRules, loseTotals, offeredRules, type Rule, rankingRules } from "./rules.js";
import { DIALECT, type JsonObject, type JsonValue } from "./schema.js";
import { plain } from "./texts.js";
import { ConditionWriter } from "./write.js";
import { writeRule } from "./write-rules.js";

export type { JsonSchemaOptions } from "./options.js";

/** Version of the form of these schemas, told in `$comment`. */
export const FORMAT_VERSION = "1.0";

/**
 * JSON Schema 2020-12 of one answer document. It accepts what the evaluator finds no problem with and
 * rejects the rest, except for what is reported as a loss, where it accepts more and never less.
 */
export const target: Target<JsonSchemaOptions> = {
  id: "json-schema",
  optionsSchema,
  defaults,
  compile(instrument, options, { stem }: TargetContext): TargetResult {
    const name = `${stem}.schema.json`;
    const { schema, losses } = answerSchema(instrument, identity(instrument, options, name));
    return { files: [{ name, content: layOut(schema), mediaType: "application/schema+json" }], losses };
  },
};

/** Where the schema says it is: under the author's address, else a name made of the survey's. */
function identity(instrument: Instrument, { baseUrl }: JsonSchemaOptions, file: string): string {
  if (baseUrl !== undefined) return `${baseUrl.replace(/\/+$/, "")}/${encodeURIComponent(file)}`;
  const version = instrument.version === undefined ? "" : `:${urnPart(instrument.version)}`;
  return `urn:rensis:${urnPart(instrument.id)}${version}`;
}

function urnPart(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function answerSchema(instrument: Instrument, id: string) {
  const m = new Meaning(instrument);
  const questions = new Map(instrument.questions.map((question) => [question.id, question]));
  const definitions = new Definitions([UNNORMALISED_NAME]);
  const domains = new Domains(instrument, definitions, (variable, what) =>
    m.losses.add(questions.get(variable.question ?? "")?.at ?? variable.at, what),
  );
  // Guards first, in the order of asking: each is then found with all above it known.
  for (const { id: guard } of instrument.guards) m.guards.get(guard);
  const stored = m.plan.entries.filter((entry) => isStored(entry, m));
  const byName = new Map(instrument.variables.map((variable) => [variable.name, variable]));
  const values = stored.map(({ variable: { name } }) => {
    const variable = byName.get(name);
    return { variable, schema: variable && variable.origin !== "hidden" ? domains.schema(variable) : {} };
  });
  const asked = askedRules(stored, m);
  const rules = [...asked, ...offeredRules(stored, m), ...rankingRules(stored, m), ...checkRules(m)];
  loseTotals(instrument.questions, m);

  const shared = definitions.settle();
  const describing = describe(instrument);
  const properties = values.flatMap(({ variable, schema }): [string, JsonValue][] =>
    variable ? [[variable.name, { ...describing(variable), ...schema }]] : [],
  );
  const writer = new ConditionWriter(conditionsOf(rules), (wish) => definitions.unique(wish));
  const always = asked.filter((rule) => rule.when.lo === m.c.true).flatMap((rule) => rule.required);
  const allOf = rules.flatMap((rule) => writeRule(rule, writer));
  const conditions = Object.fromEntries(writer.definitions);
  if (m.readsTexts || domains.readsTexts) shared[UNNORMALISED_NAME] = UNNORMALISED;
  const all = { ...shared, ...conditions };
  const title = plain(instrument.title, instrument);
  const schema: JsonObject = {
    $schema: DIALECT,
    $id: id,
    $comment: `${["Answers to", instrument.id, instrument.version].filter(Boolean).join(" ")}; made by rensis, json-schema ${FORMAT_VERSION}`,
    ...(title && { title }),
    type: "object",
    properties: Object.fromEntries([["$survey", recordSchema(instrument)], ...properties]),
    ...(always.length > 0 && { required: always }),
    additionalProperties: false,
    ...(allOf.length > 0 && { allOf }),
    ...(Object.keys(all).length > 0 && { $defs: all }),
  };
  return { schema, losses: m.losses.list() };
}

/** Answers and texts of "other" that can be asked at all; values that are worked out are never stored. */
function isStored(entry: Entry, m: Meaning): boolean {
  const { origin, name } = entry.variable;
  if (origin === "computed" || origin === "score") return false;
  return m.asked(name).hi !== m.c.false;
}

function conditionsOf(rules: readonly Rule[]): Condition[] {
  return rules.flatMap((rule) => {
    if (rule.k === "holds") return [rule.condition];
    return rule.k === "offered" ? [rule.when] : [...new Set([rule.when.lo, rule.when.hi])];
  });
}
