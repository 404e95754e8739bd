import type { Condition, Conditions } from "./conditions.js";

/**
 * A fact enclosed by two conditions: `lo` implies the fact, and the fact implies `hi`. They are the same node
 * when JSON Schema can say the fact exactly. Where it cannot, the schema forbids by `lo` and permits by `hi`,
 * and so never rejects an answer document that the evaluator accepts.
 */
export interface Bounds {
  lo: Condition;
  hi: Condition;
}

/** When an expression is true, and when it is false; missing is neither. */
export interface Truth {
  yes: Bounds;
  no: Bounds;
}

export function isExact(bounds: Bounds): boolean {
  return bounds.lo === bounds.hi;
}

export function exactly(condition: Condition): Bounds {
  return { lo: condition, hi: condition };
}

/** Operations on bounds and three-valued truths; Kleene's tables, with exactness kept wherever it can be. */
export class Logic {
  constructor(readonly c: Conditions) {}

  readonly always = (): Truth => ({ yes: exactly(this.c.true), no: exactly(this.c.false) });
  readonly never = (): Truth => ({ yes: exactly(this.c.false), no: exactly(this.c.true) });
  readonly missing = (): Truth => ({ yes: exactly(this.c.false), no: exactly(this.c.false) });

  /** Nothing is known, except that `possible` holds whenever the expression is true or false. */
  unknown(possible: Condition = this.c.true): Truth {
    const bounds = { lo: this.c.false, hi: possible };
    return { yes: bounds, no: bounds };
  }

  truth(yes: Condition, no: Condition): Truth {
    return { yes: exactly(yes), no: exactly(no) };
  }

  constant(value: boolean): Truth {
    return value ? this.always() : this.never();
  }

  not(t: Truth): Truth {
    return { yes: t.no, no: t.yes };
  }

  and(parts: Truth[]): Truth {
    return { yes: this.both(parts.map((p) => p.yes)), no: this.either(parts.map((p) => p.no)) };
  }

  or(parts: Truth[]): Truth {
    return { yes: this.either(parts.map((p) => p.yes)), no: this.both(parts.map((p) => p.no)) };
  }

  /** All of the facts. */
  both(parts: Bounds[]): Bounds {
    return this.map(parts, (args) => this.c.and(...args));
  }

  /** Any of the facts. */
  either(parts: Bounds[]): Bounds {
    return this.map(parts, (args) => this.c.or(...args));
  }

  /** The fact does not hold. */
  negate(b: Bounds): Bounds {
    const lo = this.c.not(b.hi);
    return isExact(b) ? exactly(lo) : { lo, hi: this.c.not(b.lo) };
  }

  private map(parts: Bounds[], join: (args: Condition[]) => Condition): Bounds {
    const lo = join(parts.map((p) => p.lo));
    if (parts.every(isExact)) return exactly(lo);
    return { lo, hi: join(parts.map((p) => p.hi)) };
  }
}
