import type { Condition, ValueTest } from "./conditions.js";
import type { JsonObject, JsonValue } from "./schema.js";

/** A condition nested deeper than this is cut into definitions of its own. */
const NESTED = 6;

type Atom = Extract<Condition, { k: "atom" }>;

/**
 * Writes conditions as schemas. A condition that is used more than once becomes a definition; so does one
 * that stands for a guard, and each few levels of a deep one.
 */
export class ConditionWriter {
  /** In the order in which they are needed: a definition refers only to those before it. */
  readonly definitions: [string, JsonObject][] = [];
  private readonly uses = new Map<Condition, number>();
  private readonly height = new Map<Condition, number>();
  private readonly names = new Map<Condition, string>();

  /** @param name gives a new name for a definition */
  constructor(
    roots: readonly Condition[],
    private readonly name: (wish: string) => string,
  ) {
    for (const root of roots) this.count(root);
  }

  /** The condition where an object is being described. */
  write(condition: Condition): JsonValue {
    return this.reference(condition) ?? this.inner(condition);
  }

  private count(root: Condition): void {
    const open: { at: Condition; done: boolean }[] = [{ at: root, done: false }];
    for (let next = open.pop(); next; next = open.pop()) {
      const { at, done } = next;
      if (done) {
        this.height.set(at, 1 + Math.max(0, ...partsOf(at).map((part) => this.relativeHeight(part))));
        continue;
      }
      const uses = this.uses.get(at) ?? 0;
      this.uses.set(at, uses + 1);
      if (uses > 0) continue;
      open.push({ at, done: true }, ...partsOf(at).map((part) => ({ at: part, done: false })));
    }
  }

  /** Height above the next definition. */
  private relativeHeight(part: Condition): number {
    const height = this.height.get(part) ?? 1;
    return height >= NESTED ? 0 : height;
  }

  private isShared(condition: Condition): boolean {
    if (condition.k === "constant") return false;
    if ((this.height.get(condition) ?? 0) >= NESTED) return true;
    return (this.uses.get(condition) ?? 0) > 1 && condition.weight > 1;
  }

  private reference(condition: Condition): JsonObject | undefined {
    if (!this.isShared(condition)) return undefined;
    let name = this.names.get(condition);
    if (!name) {
      // Written from the leaves up, so that definitions refer backwards and validators need not nest.
      const body = this.inner(condition);
      name = this.name("condition");
      this.names.set(condition, name);
      this.definitions.push([name, { type: "object", ...(isObject(body) ? body : { allOf: [body] }) }]);
    }
    return { $ref: `#/$defs/${name}` };
  }

  private inner(condition: Condition): JsonValue {
    switch (condition.k) {
      case "constant":
        return condition.value;
      case "atom":
        return atoms([condition]);
      case "and":
        return this.conjunction(condition.args);
      case "or":
        return { anyOf: condition.args.map((arg) => this.write(arg)) };
      case "not":
        return { not: this.write(condition.arg) };
      case "choose": {
        return ifThenElse(this.write(condition.test), this.write(condition.then), this.write(condition.else));
      }
    }
  }

  /** Tests of different variables fit into one object; the rest is a list. */
  private conjunction(args: Condition[]): JsonObject {
    const fit = new Map<string, Atom>();
    const rest: JsonValue[] = [];
    for (const arg of args) {
      if (arg.k === "atom" && !fit.has(arg.name)) fit.set(arg.name, arg);
      else rest.push(this.write(arg));
    }
    const together = fit.size > 0 ? atoms([...fit.values()]) : {};
    return rest.length > 0 ? { ...together, allOf: rest } : together;
  }
}

/** A side that is not given says nothing. */
export function ifThenElse(test: JsonValue, then?: JsonValue, otherwise?: JsonValue): JsonObject {
  const schema: JsonObject = { if: test };
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema, and nobody awaits a schema
  if (then !== undefined) schema.then = then;
  if (otherwise !== undefined) schema.else = otherwise;
  return schema;
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function partsOf(condition: Condition): Condition[] {
  switch (condition.k) {
    case "and":
    case "or":
      return condition.args;
    case "not":
      return [condition.arg];
    case "choose":
      return [condition.test, condition.then, condition.else];
    default:
      return [];
  }
}

function atoms(tests: Atom[]): JsonObject {
  const required = tests.filter((test) => !test.absent).map((test) => test.name);
  const properties = Object.fromEntries(tests.map((test) => [test.name, valueSchema(test.test)]));
  return { properties, ...(required.length > 0 && { required }) };
}

function valueSchema(test: ValueTest): JsonValue {
  if (test.k === "schema") return test.schema;
  const { values } = test;
  if (values.length === 0) return test.k === "not in";
  const set = setSchema(values);
  return test.k === "in" ? set : { not: set };
}

function setSchema(values: readonly (string | number | boolean | null)[]): JsonObject {
  const [first] = values;
  if (first !== undefined && values.length === 1) return { const: first };
  const last = values.at(-1);
  const run = typeof first === "number" && typeof last === "number" && last - first === values.length - 1;
  // Values are sorted and different, so whole numbers without a gap are an interval.
  if (run && values.length > 4 && values.every(Number.isInteger)) {
    return { type: "integer", minimum: first, maximum: last };
  }
  return { enum: [...values] };
}
