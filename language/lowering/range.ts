/** The least and greatest value an expression can take, from what may be answered. For bands and rescaling. */
import type { Expr, Variable } from "../instrument/model.js";

export interface Bounds {
  min: number;
  max: number;
}

/** Undefined when no bound follows from the definition. */
export function boundsOf(e: Expr, variable: (name: string) => Variable | undefined, scoreBounds: (name: string) => Bounds | undefined, depth = 0): Bounds | undefined {
  if (depth > 60) return undefined;
  const of = (x: Expr) => boundsOf(x, variable, scoreBounds, depth + 1);
  switch (e.k) {
    case "number": return { min: e.value, max: e.value };
    case "var": return ofVariable(variable(e.name), e.scored === true, variable, scoreBounds, depth);
    case "attr": {
      if (e.attr !== "points") return undefined;
      const d = variable(e.name)?.domain;
      if (d?.type !== "choice") return undefined;
      const points = d.options.map((o) => o.points ?? 0);
      if (!d.multiple) return { min: Math.min(...points), max: Math.max(...points) };
      return { min: points.filter((p) => p < 0).reduce((a, b) => a + b, 0), max: points.filter((p) => p > 0).reduce((a, b) => a + b, 0) };
    }
    case "neg": {
      const a = of(e.arg);
      return a && { min: -a.max, max: -a.min };
    }
    case "if": {
      const a = of(e.then);
      const b = e.else ? of(e.else) : a;
      return a && b && { min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) };
    }
    case "chosen": {
      const d = variable(e.name)?.domain;
      if (d?.type === "choice") return { min: 0, max: d.max ?? d.options.filter((o) => !o.exclusive).length };
      return d?.type === "ranking" ? { min: 0, max: d.top ?? d.options.length } : undefined;
    }
    case "op": {
      const a = of(e.left);
      const b = of(e.right);
      return a && b ? operation(e.op, a, b) : undefined;
    }
    case "call": {
      const a = e.args[0] && of(e.args[0]);
      if (!a) return undefined;
      switch (e.fn) {
        case "round": case "floor": case "ceil": {
          const digits = e.fn === "round" && e.args[1]?.k === "number" ? e.args[1].value : 0;
          const f = 10 ** digits;
          const g = e.fn === "floor" ? Math.floor : e.fn === "ceil" ? Math.ceil : Math.round;
          return { min: g(a.min * f) / f, max: g(a.max * f) / f };
        }
        case "abs": return { min: a.min <= 0 && a.max >= 0 ? 0 : Math.min(Math.abs(a.min), Math.abs(a.max)), max: Math.max(Math.abs(a.min), Math.abs(a.max)) };
        case "sqrt": return a.min >= 0 ? { min: Math.sqrt(a.min), max: Math.sqrt(a.max) } : undefined;
        case "first": {
          const all = e.args.map(of);
          return all.every((x) => x) ? { min: Math.min(...all.map((x) => x!.min)), max: Math.max(...all.map((x) => x!.max)) } : undefined;
        }
        default: return undefined;
      }
    }
    case "agg": {
      if (e.fn === "any" || e.fn === "all") return undefined;
      if (e.fn === "count") return { min: 0, max: e.items.length };
      const all = e.items.map(of);
      if (all.length === 0 || all.some((x) => !x)) return undefined;
      const mins = all.map((x) => x!.min);
      const maxs = all.map((x) => x!.max);
      const total = (xs: number[]) => xs.reduce((s, x) => s + x, 0);
      if (e.fn === "sum") return e.weights ? undefined : { min: total(mins), max: total(maxs) };
      if (e.fn === "sd") return { min: 0, max: Math.max(...maxs) - Math.min(...mins) };
      return { min: Math.min(...mins), max: Math.max(...maxs) };
    }
    default: return undefined;
  }
}

function ofVariable(v: Variable | undefined, scored: boolean, variable: (name: string) => Variable | undefined, scoreBounds: (name: string) => Bounds | undefined, depth: number): Bounds | undefined {
  if (!v) return undefined;
  if (v.origin === "score") return scoreBounds(v.name);
  if (v.origin === "computed") return v.formula ? boundsOf(v.formula, variable, scoreBounds, depth + 1) : undefined;
  if (scored && v.scoring) return { min: v.scoring.min, max: v.scoring.max };
  if (v.domain.type === "number") return v.domain.min !== undefined && v.domain.max !== undefined ? { min: v.domain.min, max: v.domain.max } : undefined;
  if (v.domain.type !== "choice" || v.domain.multiple || v.domain.options.length === 0) return undefined;
  const codes = v.domain.options.map((o) => o.code);
  return { min: Math.min(...codes), max: Math.max(...codes) };
}

function operation(op: string, a: Bounds, b: Bounds): Bounds | undefined {
  switch (op) {
    case "+": return { min: a.min + b.min, max: a.max + b.max };
    case "-": return { min: a.min - b.max, max: a.max - b.min };
    case "*": case "/": {
      if (op === "/" && b.min <= 0 && b.max >= 0) return undefined;
      const f = op === "*" ? (x: number, y: number) => x * y : (x: number, y: number) => x / y;
      const all = [f(a.min, b.min), f(a.min, b.max), f(a.max, b.min), f(a.max, b.max)];
      return { min: Math.min(...all), max: Math.max(...all) };
    }
    default: return undefined;
  }
}

