/** The least and greatest value an expression can take, from what may be answered. For bands and rescaling. */
import type { Expr, Score, Variable } from "../instrument/model.js";
import { type Bounds, meanBounds, sumBounds } from "./range-of-sums.js";

export type { Bounds } from "./range-of-sums.js";

/** What ranges are derived from. */
export interface RangeSource {
  variable(name: string): Variable | undefined;
  score(name: string): Score | undefined;
  /** A guard and all that it hangs on. */
  chain(guard: number | undefined): readonly number[];
}

/** Ranges of expressions; those of variables are worked out once. */
export class Ranges {
  private readonly known = new Map<string, Bounds | undefined>();

  constructor(private readonly source: RangeSource) {}

  /** Range of a score before it is rescaled. */
  ofScore(score: Score): Bounds | undefined {
    return this.of(score.formula);
  }

  /** Undefined when no bound follows from the definition. */
  of(e: Expr): Bounds | undefined {
    switch (e.k) {
      case "number":
        return { min: e.value, max: e.value };
      case "var":
        return this.ofVariable(e.name, e.scored === true);
      case "attr":
        return e.attr === "points" ? this.ofPoints(e.name) : undefined;
      case "neg": {
        const a = this.of(e.arg);
        return a && { min: -a.max, max: -a.min };
      }
      case "if": {
        const a = this.of(e.then);
        return e.else ? hull([a, this.of(e.else)]) : a;
      }
      case "chosen":
        return this.ofChosen(e.name);
      case "op": {
        const a = this.of(e.left);
        const b = this.of(e.right);
        return a && b ? operation(e.op, a, b) : undefined;
      }
      case "call":
        return this.ofCall(e);
      case "agg":
        return this.ofAggregate(e);
      default:
        return undefined;
    }
  }

  private ofVariable(name: string, scored: boolean): Bounds | undefined {
    const key = scored ? `${name} scored` : name;
    if (this.known.has(key)) return this.known.get(key);
    this.known.set(key, undefined); // what depends on itself has no range
    const v = this.source.variable(name);
    const found = v && this.work(v, scored);
    this.known.set(key, found);
    return found;
  }

  private work(v: Variable, scored: boolean): Bounds | undefined {
    if (v.origin === "score") {
      const score = this.source.score(v.name);
      if (score?.rescaled) return { min: score.rescaled.from, max: score.rescaled.to };
      return score && this.ofScore(score);
    }
    if (v.origin === "computed") return v.formula && this.of(v.formula);
    if (scored && v.scoring) return { min: v.scoring.min, max: v.scoring.max };
    const { domain } = v;
    if (domain.type === "number")
      return domain.min !== undefined && domain.max !== undefined
        ? { min: domain.min, max: domain.max }
        : undefined;
    if (domain.type !== "choice" || domain.multiple || domain.options.length === 0) return undefined;
    const codes = domain.options.map((o) => o.code);
    return { min: Math.min(...codes), max: Math.max(...codes) };
  }

  private ofPoints(name: string): Bounds | undefined {
    const domain = this.source.variable(name)?.domain;
    if (domain?.type !== "choice" || domain.options.length === 0) return undefined;
    const points = domain.options.map((o) => o.points ?? 0);
    if (!domain.multiple) return { min: Math.min(...points), max: Math.max(...points) };
    const total = (list: number[]) => list.reduce((a, b) => a + b, 0);
    return { min: total(points.filter((p) => p < 0)), max: total(points.filter((p) => p > 0)) };
  }

  private ofChosen(name: string): Bounds | undefined {
    const domain = this.source.variable(name)?.domain;
    if (domain?.type === "choice") {
      const options = domain.options.filter((o) => !o.exclusive).length;
      return { min: 0, max: Math.min(domain.max ?? options, options) };
    }
    return domain?.type === "ranking" ? { min: 0, max: domain.top ?? domain.options.length } : undefined;
  }

  private ofCall(e: Extract<Expr, { k: "call" }>): Bounds | undefined {
    if (e.fn === "first") return hull(e.args.map((x) => this.of(x)));
    const a = e.args[0] && this.of(e.args[0]);
    if (!a) return undefined;
    switch (e.fn) {
      case "round":
      case "floor":
      case "ceil": {
        const digits = e.fn === "round" && e.args[1]?.k === "number" ? e.args[1].value : 0;
        if (e.args[1] && e.args[1].k !== "number") return undefined;
        const factor = 10 ** digits;
        const whole = e.fn === "floor" ? Math.floor : e.fn === "ceil" ? Math.ceil : awayFromZero;
        return { min: whole(a.min * factor) / factor, max: whole(a.max * factor) / factor };
      }
      case "abs": {
        const [x, y] = [Math.abs(a.min), Math.abs(a.max)];
        return { min: a.min <= 0 && a.max >= 0 ? 0 : Math.min(x, y), max: Math.max(x, y) };
      }
      case "sqrt":
        return a.min >= 0 ? { min: Math.sqrt(a.min), max: Math.sqrt(a.max) } : undefined;
      case "exp":
        return { min: Math.exp(a.min), max: Math.exp(a.max) };
      case "ln":
        return a.min > 0 ? { min: Math.log(a.min), max: Math.log(a.max) } : undefined;
      default:
        return undefined;
    }
  }

  private ofAggregate(e: Extract<Expr, { k: "agg" }>): Bounds | undefined {
    if (e.fn === "any" || e.fn === "all") return undefined;
    if (e.fn === "count") return { min: 0, max: e.items.length };
    const parts: Bounds[] = [];
    for (const item of e.items) {
      const bounds = this.of(item);
      if (!bounds) return undefined;
      parts.push(bounds);
    }
    if (parts.length === 0) return undefined;
    const all = hull(parts)!;
    if (e.fn === "sd") return { min: 0, max: all.max - all.min };
    if (e.fn === "mean") return e.weights ? all : meanBounds(parts, this.certain(e.items), e.rule);
    if (e.fn !== "sum") return all;
    const weights = e.weights?.map((w) => (w.k === "number" ? w.value : undefined));
    if (weights?.some((w) => w === undefined)) return undefined;
    const weighed = weights ? parts.map((p, i) => times(p, weights[i]!)) : parts;
    return sumBounds(weighed, this.certain(e.items), e.rule);
  }

  /** For each item, whether it is asked whenever any of them is. */
  private certain(items: readonly Expr[]): boolean[] {
    const guards = items.map((item) => this.guardOf(item));
    const distinct = [...new Set(guards)];
    const chains = distinct.map((g) => new Set(this.source.chain(g)));
    return guards.map((g) => g === undefined || chains.every((chain) => chain.has(g)));
  }

  /** Guard of the one answer that an item reads. */
  private guardOf(item: Expr): number | undefined {
    if (item.k === "var" || item.k === "attr") return this.source.variable(item.name)?.guard;
    if (item.k !== "op") return undefined;
    return this.guardOf(item.left) ?? this.guardOf(item.right);
  }
}

function hull(all: readonly (Bounds | undefined)[]): Bounds | undefined {
  const known = all.filter((b) => b !== undefined);
  if (known.length === 0 || known.length < all.length) return undefined;
  return { min: Math.min(...known.map((b) => b.min)), max: Math.max(...known.map((b) => b.max)) };
}

function times(b: Bounds, factor: number): Bounds {
  return factor < 0
    ? { min: b.max * factor, max: b.min * factor }
    : { min: b.min * factor, max: b.max * factor };
}

function awayFromZero(x: number): number {
  return Math.sign(x) * Math.round(Math.abs(x));
}

function operation(op: string, a: Bounds, b: Bounds): Bounds | undefined {
  switch (op) {
    case "+":
      return { min: a.min + b.min, max: a.max + b.max };
    case "-":
      return { min: a.min - b.max, max: a.max - b.min };
    case "*":
    case "/": {
      if (op === "/" && b.min <= 0 && b.max >= 0) return undefined;
      const f = op === "*" ? (x: number, y: number) => x * y : (x: number, y: number) => x / y;
      const all = [f(a.min, b.min), f(a.min, b.max), f(a.max, b.min), f(a.max, b.max)];
      return { min: Math.min(...all), max: Math.max(...all) };
    }
    case "^": {
      // Of what is not negative a power only grows or only falls.
      if (a.min < 0 || b.min !== b.max || (a.min === 0 && b.min < 0)) return undefined;
      const ends = [a.min ** b.min, a.max ** b.min];
      return { min: Math.min(...ends), max: Math.max(...ends) };
    }
    default:
      return undefined;
  }
}
