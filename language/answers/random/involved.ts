import type { Expr } from "../../instrument/model.js";
import type { Plan } from "../plan.js";

/** The answers that an expression depends on, through computed values and scores, and the numbers in it. */
export interface Involved {
  answers: Set<string>;
  numbers: number[];
}

/** Looks through whole expressions, texts with pipes included. */
export function involvedIn(plan: Plan, exprs: readonly (Expr | undefined)[]): Involved {
  const found: Involved = { answers: new Set(), numbers: [] };
  const seen = new Set<string>();
  const open: unknown[] = [...exprs];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== "object" || node === null) continue;
    const { k, name, value } = node as { k?: unknown; name?: unknown; value?: unknown };
    if (k === "number" && typeof value === "number") found.numbers.push(value);
    if (typeof name === "string" && (k === "var" || k === "attr" || k === "chosen") && !seen.has(name)) {
      seen.add(name);
      const variable = plan.byName.get(name)?.variable;
      if (variable?.origin === "answer" || variable?.origin === "specify") found.answers.add(name);
      open.push(variable?.formula, plan.scores.get(name)?.formula);
    }
    open.push(...Object.values(node));
  }
  return found;
}
