import { calculator } from "../../answers/expression.js";
import type { DataScalar } from "../../instrument/model.js";
import { type Direct, type Order, patternTruth } from "./direct.js";
import type { Meaning } from "./meaning.js";
import { lengthPattern } from "./patterns.js";
import type { JsonObject } from "./schema.js";
import { isList, type Subject } from "./subjects.js";

type Test = "is" | Order;

/** Whole numbers from `from` to `to`; no `to`: without end. */
interface Run {
  from: number;
  to?: number;
}

const bare = calculator({
  today: "",
  entry: () => undefined,
  value: () => ({ missing: "blank" }),
  attribute: () => ({ missing: "blank" }),
  words: () => ({ missing: "blank" }),
});

/** The counts for which `count op value` holds, as runs; beyond `limit` it does not change any more. */
function runs(op: Test, value: number, limit: number, want: boolean): Run[] {
  const found: Run[] = [];
  for (let count = 0; count <= limit; count++) {
    const expr = { k: "op", op, left: { k: "number", value: count }, right: { k: "number", value } } as const;
    const holds = bare.truth(expr) === want;
    const last = found.at(-1);
    if (holds && last?.to === count - 1) last.to = count;
    else if (holds) found.push({ from: count, to: count });
  }
  return found.map((run) => (run.to === limit ? { from: run.from } : run));
}

/** Longest text whose length is compared exactly; a longer one needs no questionnaire. */
const LONGEST = 20_000;

/** `length(text) > 20`. */
export function lengthTruth(
  op: Test,
  s: Subject,
  value: DataScalar | undefined,
  m: Meaning,
): Direct | undefined {
  if (s.domain.type !== "text" || typeof value !== "number" || Math.abs(value) > LONGEST) return undefined;
  const limit = Math.max(0, Math.ceil(value)) + 1;
  const ways = runs(op, value, limit, true).map((run) => {
    return run.to === 0 ? undefined : lengthPattern(run.from, run.to);
  });
  const patterns = ways.filter((way) => way !== undefined);
  return patternTruth(s, patterns.length ? patterns.map((p) => `(?:${p})`).join("|") : undefined, m);
}

/** `chosen(channels) >= 2`: ticks or places, without those that exclude the others. */
export function chosenTruth(
  op: Test,
  name: string,
  value: DataScalar | undefined,
  m: Meaning,
): Direct | undefined {
  const s = m.subjects.get(name);
  if (!s || !isList(s.domain) || !("options" in s.domain) || typeof value !== "number") return undefined;
  const counted = s.domain.options.filter((option) => !option.exclusive).map((option) => option.value);
  const side = (want: boolean) =>
    m.c.and(
      m.subjects.answered(s),
      m.c.or(...runs(op, value, counted.length, want).map((run) => countBetween(s, counted, run, m))),
    );
  return { truth: m.logic.truth(side(true), side(false)), about: s };
}

/** So many of these options are in the list. */
export function countBetween(s: Subject, counted: DataScalar[], { from, to }: Run, m: Meaning) {
  if (from === 0 && (to === undefined || to >= counted.length)) return m.c.true;
  const schema: JsonObject = { type: "array", contains: { enum: counted }, minContains: from };
  if (to !== undefined && to < counted.length) schema.maxContains = to;
  return m.c.schema(s.name, schema);
}
