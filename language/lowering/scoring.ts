import type { Domain, Option, Question, Scoring } from "../instrument/model.js";

/** How answers become points; undefined when they are no numbers. */
export function scoringOf(domain: Domain, reversed: boolean): Scoring | undefined {
  if (domain.type === "boolean") return { min: 0, max: 1, reversed, points: { true: 1, false: 0 } };
  if (domain.type === "number") {
    const { min, max } = domain;
    return min !== undefined && max !== undefined ? { min, max, reversed } : undefined;
  }
  if (domain.type !== "choice" || domain.multiple || domain.options.length === 0) return undefined;
  const pointed = domain.options.some((o) => o.points !== undefined);
  // Where some options state points, the others count nothing.
  const score = (o: Option) => (pointed ? (o.points ?? 0) : o.code);
  const scored = domain.options;
  const values = scored.map(score);
  const plain = scored.every((o) => o.value === score(o));
  return {
    min: Math.min(...values),
    max: Math.max(...values),
    reversed,
    ...(plain ? {} : { points: Object.fromEntries(scored.map((o) => [String(o.value), score(o)])) }),
  };
}

/** Answers that count without a key: rows of a battery, points of a scale, options that state their points. */
export function countsAsPoints(q: Question, domain: Domain): boolean {
  if (domain.type === "boolean") return q.rows.length > 0;
  if (domain.type !== "choice" || domain.multiple) return false;
  return domain.ordered || q.kind === "rate" || domain.options.some((o) => o.points !== undefined);
}
