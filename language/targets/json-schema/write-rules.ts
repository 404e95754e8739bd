import type { Rule } from "./rules.js";
import type { JsonObject, JsonValue } from "./schema.js";
import { type ConditionWriter, ifThenElse } from "./write.js";

/** Writes a rule as members of `allOf`; none if it says nothing. */
export function writeRule(rule: Rule, writer: ConditionWriter): JsonValue[] {
  if (rule.k === "asked") return writeAsked(rule, writer);
  if (rule.k === "offered") return [writeOffered(rule, writer)];
  const body = writer.write(rule.condition);
  return [isObject(body) && rule.description ? { description: rule.description, ...body } : body];
}

/**
 * Asked, what is required must be there; not asked, nothing may. Where the condition is only enclosed, the
 * first is said of when it surely holds, the second of when it surely does not.
 */
function writeAsked(rule: Extract<Rule, { k: "asked" }>, writer: ConditionWriter): JsonValue[] {
  const { lo, hi } = rule.when;
  // `properties` repeats what is required because strict validators want to see it defined.
  const must: JsonObject | undefined =
    rule.required.length > 0 ? { properties: each(rule.required, true), required: rule.required } : undefined;
  const mustNot: JsonObject = { properties: each(rule.names, false) };
  const parts: JsonValue[] = [];
  const surely = lo.k !== "constant" && must;
  const surelyNot = hi.k !== "constant" && mustNot;
  if (lo === hi) {
    if (surely || surelyNot)
      parts.push(ifThenElse(writer.write(lo), surely || undefined, surelyNot || undefined));
    return parts;
  }
  if (surely) parts.push(ifThenElse(writer.write(lo), surely));
  if (surelyNot) parts.push(ifThenElse(writer.write(hi), undefined, surelyNot));
  return parts;
}

function each(names: string[], value: boolean): JsonObject {
  return Object.fromEntries(names.map((name) => [name, value]));
}

/** Not offered, an option may not be chosen. */
function writeOffered(rule: Extract<Rule, { k: "offered" }>, writer: ConditionWriter): JsonValue {
  const forbidden = new Map<string, JsonObject[]>();
  for (const { name, value, list } of rule.options) {
    const chosen: JsonObject = list ? { type: "array", contains: { const: value } } : { const: value };
    forbidden.set(name, [...(forbidden.get(name) ?? []), { not: chosen }]);
  }
  const properties = [...forbidden].map(([name, schemas]): [string, JsonValue] => {
    const [only] = schemas;
    return [name, only && schemas.length === 1 ? only : { allOf: schemas }];
  });
  return ifThenElse(writer.write(rule.when), undefined, { properties: Object.fromEntries(properties) });
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
