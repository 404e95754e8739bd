/** Guards as they are said on paper: without stops, and the same condition once however often it is written. */
import type { Expr, Instrument } from "../../../instrument/model.js";

export interface Test {
  expr: Expr;
  want: boolean;
}

export class Conditions {
  private readonly chains: number[][] = [];
  private readonly own: Test[][] = [];

  constructor(instrument: Instrument) {
    const known = new Map<string, number>();
    for (const guard of instrument.guards) {
      const outer = guard.parent === undefined ? [] : (this.chains[guard.parent] ?? []);
      const tests = guard.tests.flatMap((t) => ("stop" in t ? [] : apart(t.expr, t.want)));
      this.own.push(tests);
      if (tests.length === 0) {
        this.chains.push(outer);
        continue;
      }
      const key = `${outer.join()}|${JSON.stringify(tests)}`;
      const id = known.get(key) ?? guard.id;
      known.set(key, id);
      this.chains.push([...outer, id]);
    }
  }

  /** Conditions on the way to a guard, outermost first; equal ones have one id. */
  chain(guard: number | undefined): readonly number[] {
    return guard === undefined ? [] : (this.chains[guard] ?? []);
  }

  /** The tests that one condition adds to those around it, taken apart as far as they all have to hold. */
  tests(id: number): readonly Test[] {
    return this.own[id] ?? [];
  }

  /** One condition alone as an expression; undefined if it asks nothing. */
  expr(id: number): Expr | undefined {
    const [first, ...others] = this.tests(id).map((t) =>
      t.want ? t.expr : ({ k: "not", arg: t.expr } as const),
    );
    return first && others.reduce<Expr>((left, right) => ({ k: "op", op: "and", left, right }), first);
  }
}

/** `a and b` holds when both hold; `a or b` fails when both fail. */
function apart(expr: Expr, want: boolean): Test[] {
  if (expr.k === "not") return apart(expr.arg, !want);
  if (expr.k === "op" && expr.op === (want ? "and" : "or"))
    return [...apart(expr.left, want), ...apart(expr.right, want)];
  // Of two answers one remains.
  if (expr.k === "op" && expr.op === "is" && expr.right.k === "boolean" && !want)
    return [{ expr: { ...expr, right: { k: "boolean", value: !expr.right.value } }, want: true }];
  // What always holds need not be said.
  if (expr.k === "boolean" && expr.value === want) return [];
  return [{ expr, want }];
}
