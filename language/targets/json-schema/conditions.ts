import type { DataScalar } from "../../instrument/model.js";
import type { JsonObject } from "./schema.js";

/**
 * Two-valued conditions over an answer document, as a graph in which equal conditions are one node.
 *
 * The graph is what keeps schemas small: a node used twice is written once, under `$defs`. Nodes are made
 * by `Conditions` only, which simplifies as it builds, so that constants vanish and sets of values merge.
 */
export type Condition =
  | { k: "constant"; id: number; weight: number; value: boolean }
  | { k: "atom"; id: number; weight: number; name: string; test: ValueTest; absent: boolean }
  | { k: "and" | "or"; id: number; weight: number; args: Condition[] }
  | { k: "not"; id: number; weight: number; arg: Condition }
  | { k: "choose"; id: number; weight: number; test: Condition; then: Condition; else: Condition };

/** What is asked of the value of one variable; an atom with `absent` also holds when there is no value. */
export type ValueTest =
  | { k: "in"; values: (DataScalar | null)[] }
  | { k: "not in"; values: (DataScalar | null)[] }
  | { k: "schema"; schema: JsonObject };

/**
 * `weight` bounds the work of a validator that follows every branch (`allErrors`): the size of the condition
 * written out as a tree, where of the two sides of a choice only one is walked.
 */
export class Conditions {
  private readonly known = new Map<string, Condition>();
  private next = 0;
  readonly true: Condition;
  readonly false: Condition;

  constructor() {
    this.true = this.intern("T", (id) => ({ k: "constant", id, weight: 0, value: true }));
    this.false = this.intern("F", (id) => ({ k: "constant", id, weight: 0, value: false }));
  }

  /** How many conditions have been made. */
  get size(): number {
    return this.next;
  }

  /** The variable is present and its value passes the test (or, with `absent`, it is not present at all). */
  atom(name: string, test: ValueTest, absent = false): Condition {
    if (test.k === "in" && test.values.length === 0 && !absent) return this.false;
    if (test.k === "not in" && test.values.length === 0 && absent) return this.true;
    const sorted: ValueTest = test.k === "schema" ? test : { k: test.k, values: sortValues(test.values) };
    const key = `a${absent ? "?" : ""}${JSON.stringify([name, sorted])}`;
    return this.intern(key, (id) => ({ k: "atom", id, weight: 1, name, test: sorted, absent }));
  }

  /** The value is one of these. */
  in(name: string, values: readonly (DataScalar | null)[]): Condition {
    return this.atom(name, { k: "in", values: [...values] });
  }

  /** There is a value, and it is none of these. */
  notIn(name: string, values: readonly (DataScalar | null)[]): Condition {
    return this.atom(name, { k: "not in", values: [...values] });
  }

  schema(name: string, schema: JsonObject): Condition {
    return this.atom(name, { k: "schema", schema });
  }

  absent(name: string): Condition {
    return this.atom(name, { k: "in", values: [] }, true);
  }

  not(arg: Condition): Condition {
    if (arg.k === "constant") return arg.value ? this.false : this.true;
    if (arg.k === "not") return arg.arg;
    if (arg.k === "atom") return this.atom(arg.name, opposite(arg.test), !arg.absent);
    return this.intern(`!${arg.id}`, (id) => ({ k: "not", id, weight: arg.weight, arg }));
  }

  and(...args: Condition[]): Condition {
    return this.junction("and", args);
  }

  or(...args: Condition[]): Condition {
    return this.junction("or", args);
  }

  /** If `test` holds, `then`, else `other`. Written as `if`/`then`/`else`, so only one side is ever walked. */
  choose(test: Condition, then: Condition, other: Condition): Condition {
    if (test.k === "constant") return test.value ? then : other;
    if (then === other) return then;
    if (then === this.true && other === this.false) return test;
    if (then === this.false && other === this.true) return this.not(test);
    if (then === this.true) return this.or(test, other);
    if (other === this.false) return this.and(test, then);
    const weight = test.weight + Math.max(then.weight, other.weight);
    const key = `c${test.id},${then.id},${other.id}`;
    return this.intern(key, (id) => ({ k: "choose", id, weight, test, then, else: other }));
  }

  private junction(k: "and" | "or", given: Condition[]): Condition {
    const neutral = k === "and" ? this.true : this.false;
    const absorbing = k === "and" ? this.false : this.true;
    const args = this.mergeAtoms(
      k,
      given.filter((arg) => arg !== neutral),
    );
    if (args.includes(absorbing)) return absorbing;
    if (args.length === 0) return neutral;
    const [only] = args;
    if (only && args.length === 1) return only;
    const weight = args.reduce((sum, arg) => sum + arg.weight, 1);
    const key = `${k === "and" ? "&" : "|"}${args.map((arg) => arg.id).join(",")}`;
    return this.intern(key, (id) => ({ k, id, weight, args }));
  }

  /** Atoms over one variable become one set of values; duplicates go; the order of first use is kept. */
  private mergeAtoms(k: "and" | "or", args: Condition[]): Condition[] {
    const groups = new Map<string, Condition[]>();
    for (const arg of args) {
      const key = arg.k === "atom" && arg.test.k !== "schema" ? `v${arg.name}` : `i${arg.id}`;
      const group = groups.get(key);
      if (group) group.push(arg);
      else groups.set(key, [arg]);
    }
    const neutral = k === "and" ? this.true : this.false;
    return [...groups.values()].flatMap((group) => {
      const [first] = group;
      const merged = first && group.length > 1 ? this.mergeGroup(k, first, group) : first;
      return merged && merged !== neutral ? [merged] : [];
    });
  }

  private mergeGroup(k: "and" | "or", first: Condition, group: Condition[]): Condition {
    let test: SetTest | undefined;
    let absent = k === "and";
    for (const atom of group) {
      if (atom.k !== "atom" || atom.test.k === "schema") return first;
      test = test ? mergeSets(k, test, atom.test) : atom.test;
      absent = k === "and" ? absent && atom.absent : absent || atom.absent;
    }
    return first.k === "atom" && test ? this.atom(first.name, test, absent) : first;
  }

  private intern(key: string, make: (id: number) => Condition): Condition {
    const known = this.known.get(key);
    if (known) return known;
    const made = make(this.next++);
    this.known.set(key, made);
    return made;
  }
}

type SetTest = Exclude<ValueTest, { k: "schema" }>;

function mergeSets(k: "and" | "or", a: SetTest, b: SetTest): SetTest {
  const inA = new Set(a.values);
  const inB = new Set(b.values);
  const both = a.values.filter((v) => inB.has(v));
  const either = [...a.values, ...b.values.filter((v) => !inA.has(v))];
  if (a.k === b.k) {
    const union = (k === "or") === (a.k === "in");
    return { k: a.k, values: union ? either : both };
  }
  const [plus, minus] = a.k === "in" ? [a, b] : [b, a];
  const out = new Set(minus.values);
  const kept = new Set(plus.values);
  return k === "and"
    ? { k: "in", values: plus.values.filter((v) => !out.has(v)) }
    : { k: "not in", values: minus.values.filter((v) => !kept.has(v)) };
}

function opposite(test: ValueTest): ValueTest {
  if (test.k === "in") return { k: "not in", values: test.values };
  if (test.k === "not in") return { k: "in", values: test.values };
  const inner = test.schema.not;
  const negated = Object.keys(test.schema).length === 1 && isObject(inner);
  return { k: "schema", schema: negated ? inner : { not: test.schema } };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Numbers by size, then texts by code unit, then the rest: the same set always has the same spelling. */
function sortValues(values: (DataScalar | null)[]): (DataScalar | null)[] {
  return [...new Set(values)].sort((a, b) => {
    if (typeof a === "number" && typeof b === "number") return a - b;
    const ka = `${rank(a)}${String(a)}`;
    const kb = `${rank(b)}${String(b)}`;
    return ka < kb ? -1 : ka > kb ? 1 : 0;
  });
}

function rank(value: DataScalar | null): number {
  return value === null ? 3 : typeof value === "number" ? 0 : typeof value === "string" ? 1 : 2;
}
