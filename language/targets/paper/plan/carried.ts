/** Options and rows that are those of an earlier answer: said once, not beside each of them. */
import type { Expr, Instrument, Option, Row } from "../../../instrument/model.js";

export interface Carried {
  /** The question whose answer they come from. */
  question: string;
  chosen: boolean;
}

/** Where options or rows come from, when each is there only because (not) it was chosen in one earlier question. */
export function carriedFrom(instrument: Instrument, parts: readonly (Option | Row)[]): Carried | undefined {
  const own = parts.filter((p) => !("missing" in p && p.missing));
  if (own.length < 2) return undefined;
  let found: { name: string; chosen: boolean } | undefined;
  for (const part of own) {
    const source = sourceOf(instrument, part);
    if (!source || (found && (found.name !== source.name || found.chosen !== source.chosen)))
      return undefined;
    found = source;
  }
  const question = instrument.variables.find((v) => v.name === found?.name)?.question;
  return found && question !== undefined ? { question, chosen: found.chosen } : undefined;
}

function sourceOf(instrument: Instrument, part: Option | Row): { name: string; chosen: boolean } | undefined {
  const tests = instrument.guards[part.guard ?? -1]?.tests;
  const [test] = tests ?? [];
  if (!test || tests?.length !== 1 || "stop" in test) return undefined;
  let expr: Expr = test.expr;
  let chosen = test.want;
  while (expr.k === "not") {
    expr = expr.arg;
    chosen = !chosen;
  }
  if (expr.k !== "op" || expr.op !== "has" || expr.left.k !== "var" || expr.right.k !== "option")
    return undefined;
  const value = "value" in part ? part.value : part.id;
  return String(expr.right.value) === String(value) ? { name: expr.left.name, chosen } : undefined;
}
