import { BLANK, NOT_ASKED, type Result, userMissing } from "../../answers/value.js";
import type { Expr } from "../../instrument/model.js";
import type { Condition, Conditions } from "./conditions.js";
import { direct } from "./direct.js";
import type { Meaning } from "./meaning.js";
import { isList, type Subject } from "./subjects.js";

/** One thing that an expression can come to, and when. The outcomes of an expression exclude one another. */
export interface Outcome {
  value: Result;
  when: Condition;
}

/** Outcomes by value. */
export type Table = Map<string, Outcome>;

export function keyOf(value: Result): string {
  return JSON.stringify(value);
}

/** The states of an answer: each value, each reason, blank, not asked. Undefined if they are too many to list. */
export function statesOf(s: Subject, m: Meaning): Outcome[] | undefined {
  const { origin } = s.variable;
  if (!s.values || isList(s.domain) || (origin !== "answer" && origin !== "specify")) return undefined;
  const missing = missingStates(s, m);
  if (!missing) return undefined;
  const reasons = new Set(s.missing);
  const values = s.values.filter((value) => !reasons.has(value));
  return [...values.map((value): Outcome => ({ value, when: m.c.in(s.name, [value]) })), ...missing];
}

/** The states in which there is no answer. */
function missingStates(s: Subject, m: Meaning): Outcome[] | undefined {
  const blank = m.blank(s);
  const notAsked = m.notAsked(s);
  if (!blank || !notAsked) return undefined;
  const states: Outcome[] = s.missing.map((reason) => ({
    value: userMissing(reason),
    when: m.subjects.chose(s, reason),
  }));
  states.push({ value: BLANK, when: blank }, { value: NOT_ASKED, when: notAsked });
  return states.filter((state) => state.when !== m.c.false);
}

/** The outcomes of a test that can be said directly: true, false, and the ways in which it is missing. */
export function testOutcomes(expr: Expr, m: Meaning): Outcome[] | undefined {
  const found = direct(expr, m);
  if (!found) return undefined;
  const { yes, no } = found.truth;
  if (yes.lo !== yes.hi || no.lo !== no.hi) return undefined;
  const known: Outcome[] = [
    { value: true, when: yes.lo },
    { value: false, when: no.lo },
  ];
  const missing = found.about ? missingStates(found.about, m) : [];
  if (!missing) return undefined;
  // A test for a reason is not missing when a reason was given.
  const silent = missing.filter((state) => !isReason(state.value) || !answersReasons(expr));
  return [...known, ...silent].filter((outcome) => outcome.when !== m.c.false);
}

function isReason(value: Result): boolean {
  return typeof value === "object" && "missing" in value && value.missing === "user";
}

function answersReasons(expr: Expr): boolean {
  if (expr.k !== "op") return false;
  const { left, right } = expr;
  const items = right.k === "list" ? right.items : [left, right];
  return items.some((item) => item.k === "option" && item.missing);
}

/**
 * Puts the tables of all cases into one. Cases that come to the same are joined; the heaviest case goes
 * last, where it is what remains and need not be tested.
 */
export function joined(cases: { when: Condition; table: Table }[], c: Conditions): Table {
  const groups = new Map<string, { when: Condition[]; table: Table }>();
  for (const { when, table } of cases) {
    const signature = [...table].map(([key, outcome]) => `${key}:${outcome.when.id}`).join(" ");
    const group = groups.get(signature);
    if (group) group.when.push(when);
    else groups.set(signature, { when: [when], table });
  }
  const parts = [...groups.values()].map(({ when, table }) => ({ when: c.or(...when), table }));
  parts.sort((a, b) => a.when.weight - b.when.weight);
  const all: Table = new Map();
  for (const { table } of parts) for (const [key, { value }] of table) all.set(key, { value, when: c.false });
  for (const key of all.keys()) {
    const value = all.get(key)?.value ?? BLANK;
    const sides = parts.map(({ when, table }) => ({ when, result: table.get(key)?.when ?? c.false }));
    all.set(key, { value, when: whenOf(sides, c) });
  }
  return all;
}

/** Of cases that exclude one another and leave nothing out: the result of the case that applies. */
function whenOf(sides: { when: Condition; result: Condition }[], c: Conditions): Condition {
  const open = sides.filter(({ result }) => result.k !== "constant");
  const sure = sides.filter(({ result }) => result === c.true).map(({ when }) => when);
  const never = sides.filter(({ result }) => result === c.false).map(({ when }) => when);
  const last = sure.length + never.length === 0 ? open.pop()?.result : undefined;
  let when = last ?? settled(sure, never, open.length > 0, c);
  for (const side of open.reverse()) when = c.choose(side.when, side.result, when);
  return when;
}

/** One of `sure` applies, said in the shorter way. `between`: other cases were set aside before. */
function settled(sure: Condition[], never: Condition[], between: boolean, c: Conditions): Condition {
  if (sure.length === 0) return c.false;
  if (never.length === 0 && between) return c.true;
  const yes = c.or(...sure);
  const no = c.not(c.or(...never));
  return no.weight < yes.weight ? no : yes;
}
