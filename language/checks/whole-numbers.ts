import type { Domain, Expr, Score, Variable } from "../instrument/model.js";

export interface Lookup {
  variable(name: string): Variable | undefined;
  score(name: string): Score | undefined;
}

/** Whether an expression can only give whole numbers, as a sum of codes does and a mean does not. */
export function isWhole(e: Expr, of: Lookup, depth = 0): boolean {
  if (depth > 60) return false;
  const whole = (x: Expr) => isWhole(x, of, depth + 1);
  switch (e.k) {
    case "number":
      return Number.isInteger(e.value);
    case "var":
      return variableIsWhole(e.name, e.scored === true, of, depth);
    case "attr": {
      const domain = of.variable(e.name)?.domain;
      return (
        e.attr === "points" &&
        domain?.type === "choice" &&
        domain.options.every((o) => Number.isInteger(o.points ?? 0))
      );
    }
    case "neg":
      return whole(e.arg);
    case "if":
      return whole(e.then) && (!e.else || whole(e.else));
    case "chosen":
      return true;
    case "op":
      return (e.op === "+" || e.op === "-" || e.op === "*") && whole(e.left) && whole(e.right);
    case "call":
      switch (e.fn) {
        case "round":
          return e.args[1] === undefined || (e.args[1].k === "number" && e.args[1].value <= 0);
        case "floor":
        case "ceil":
        case "years":
        case "length":
          return true;
        case "abs":
        case "first":
          return e.args.every(whole);
        default:
          return false;
      }
    case "agg":
      if (e.fn === "count") return true;
      // Prorated sums and weighted ones are multiplied by fractions.
      if (e.fn === "sum") return !e.weights && e.rule?.prorated !== true && e.items.every(whole);
      return (e.fn === "min" || e.fn === "max") && e.items.every(whole);
    default:
      return false;
  }
}

function variableIsWhole(name: string, scored: boolean, of: Lookup, depth: number): boolean {
  const v = of.variable(name);
  if (!v) return false;
  if (v.origin === "score") {
    const score = of.score(name);
    return score !== undefined && !score.rescaled && isWhole(score.formula, of, depth + 1);
  }
  if (v.origin === "computed") return v.formula !== undefined && isWhole(v.formula, of, depth + 1);
  if (scored && v.scoring?.points) return Object.values(v.scoring.points).every(Number.isInteger);
  return domainIsWhole(v.domain);
}

function domainIsWhole(domain: Domain): boolean {
  if (domain.type === "boolean") return true;
  if (domain.type === "number")
    return domain.decimals === 0 && (domain.step === undefined || Number.isInteger(domain.step));
  return (
    domain.type === "choice" && !domain.multiple && domain.options.every((o) => Number.isInteger(o.code))
  );
}
