import type { Localised } from "../diagnostics/define.js";
import { diagnostic, type Fix } from "../diagnostics/diagnostic.js";
import type { Band, Score } from "../instrument/model.js";
import { boundInSource } from "./brackets/move-bound.js";
import type { Rule, RuleContext } from "./rule.js";
import { isWhole, type Lookup } from "./whole-numbers.js";
import { decimals, HERE, intervalText, spanOf, tidy, valuesText, wordsOf } from "./words.js";

/**
 * Bands of a score hold every value that it can take, once. A band runs to the start of the next, so that the mean
 * 2.5 is in no gap between `1..2` and `3..4`; a gap is where a whole step is missing.
 */
export const bands: Rule = (context) => {
  const { instrument } = context;
  if (!instrument.scores.some((s) => s.bands.length > 0)) return;
  const scores = new Map(instrument.scores.map((s) => [s.variable, s]));
  const variables = new Map(instrument.variables.map((v) => [v.name, v]));
  const lookup: Lookup = { variable: (name) => variables.get(name), score: (name) => scores.get(name) };
  // The scores of a family have the same bands, written once.
  const families = new Map<string, Score[]>();
  for (const score of instrument.scores) {
    const first = score.bands[0];
    if (!first) continue;
    const key = `${first.at.file}:${first.at.start}`;
    const family = families.get(key);
    if (family) family.push(score);
    else families.set(key, [score]);
  }
  for (const family of families.values()) check(context, family, lookup);
};

function check(context: RuleContext, family: Score[], lookup: Lookup): void {
  const score = family[0]!;
  const sorted = score.bands.map((band, i) => ({
    band,
    i,
    from: band.from ?? Number.NEGATIVE_INFINITY,
    to: band.to ?? Number.POSITIVE_INFINITY,
  }));
  sorted.sort((a, b) => a.from - b.from || a.to - b.to || a.i - b.i);
  const whole = family.every((s) => !s.rescaled && isWhole(s.formula, lookup));
  // Where a band could not be read, what it was meant to hold is no gap.
  const all = !context.broken(score.at);
  for (let i = 1; i < sorted.length; i++) {
    const a = sorted[i - 1]!.band;
    const b = sorted[i]!.band;
    if (overlaps(a, b)) overlap(context, a, b, whole);
    else if (all) gap(context, a, b, whole);
  }
  if (!all) return;
  const range = rangeOf(family);
  if (range)
    cover(
      context,
      range,
      sorted.map((s) => s.band),
    );
}

/** From the least to the greatest value of all scores that share the bands. */
function rangeOf(family: Score[]): { min: number; max: number } | undefined {
  const ranges = family.map((s) => (s.rescaled ? { min: s.rescaled.from, max: s.rescaled.to } : s.range));
  if (ranges.some((r) => r === undefined)) return undefined;
  return { min: Math.min(...ranges.map((r) => r!.min)), max: Math.max(...ranges.map((r) => r!.max)) };
}

/** `1.. "low"` before `3.. "high"` ends where the other begins. */
function overlaps(a: Band, b: Band): boolean {
  if (b.from === undefined || a.from === b.from) return true;
  return a.to !== undefined && b.from <= a.to;
}

function overlap(context: RuleContext, a: Band, b: Band, whole: boolean): void {
  const from = b.from ?? Math.min(a.to ?? Number.POSITIVE_INFINITY, b.to ?? Number.POSITIVE_INFINITY);
  const to = Math.min(a.to ?? Number.POSITIVE_INFINITY, b.to ?? Number.POSITIVE_INFINITY);
  const value = Number.isFinite(from) ? valuesText(from, to) : "…";
  context.report(
    diagnostic(
      "bands-overlap",
      spanOf(context.instrument, b.at),
      { a: nameOf(a), b: nameOf(b), value },
      {
        related: [{ span: spanOf(context.instrument, a.at), message: HERE }],
        fixes: endBefore(context, a, b, whole),
      },
    ),
  );
}

/** Ends the lower band right below the start of the next; for values between the steps it runs on to it. */
function endBefore(context: RuleContext, a: Band, b: Band, whole: boolean): Fix[] {
  if (b.from === undefined || a.to === undefined) return [];
  const end = tidy(b.from - stepBetween(a.to, b.from, whole));
  if (a.from !== undefined && end < a.from) return [];
  return setBound(context, a, "to", end);
}

function setBound(context: RuleContext, band: Band, side: "from" | "to", value: number): Fix[] {
  const source = context.text(band.at.file);
  const at =
    source === undefined
      ? undefined
      : boundInSource(spanOf(context.instrument, band.at).uri, source, band, side);
  if (!at) return [];
  const name = nameOf(band);
  const title =
    side === "to"
      ? { en: `End ${name.en} at ${value}`, zh: `让${name.zh}到 ${value} 为止` }
      : { en: `Begin ${name.en} at ${value}`, zh: `让${name.zh}从 ${value} 开始` };
  return [{ title, edits: [{ ...at, text: String(value) }] }];
}

function gap(context: RuleContext, a: Band, b: Band, whole: boolean): void {
  if (a.to === undefined || b.from === undefined) return;
  const step = stepBetween(a.to, b.from, whole);
  const from = tidy(whole ? Math.floor(a.to) + 1 : a.to + step);
  const to = tidy(whole ? Math.ceil(b.from) - 1 : b.from - step);
  if (from > to + step / 1e6) return;
  context.report(
    diagnostic(
      "bands-gap",
      spanOf(context.instrument, b.at),
      { value: valuesText(from, to) },
      {
        related: [{ span: spanOf(context.instrument, a.at), message: HERE }],
        fixes: [...setBound(context, a, "to", to), ...setBound(context, b, "from", from)],
      },
    ),
  );
}

/** Bounds are as fine as the author wrote both of them: `1..2.4`, `2.5..`; a whole one counts in ones. */
function stepBetween(to: number, from: number, whole: boolean): number {
  return whole ? 1 : tidy(10 ** -Math.min(decimals(to), decimals(from)));
}

function cover(context: RuleContext, range: { min: number; max: number }, sorted: Band[]): void {
  const first = sorted[0]!;
  const last = sorted.reduce(
    (top, b) => ((b.to ?? Number.POSITIVE_INFINITY) >= (top.to ?? Number.POSITIVE_INFINITY) ? b : top),
    first,
  );
  const low = first.from !== undefined && first.from > range.min;
  const high = last.to !== undefined && last.to < range.max;
  if (low || high) {
    const actual = intervalText({
      ...(first.from === undefined ? {} : { from: first.from }),
      ...(last.to === undefined ? {} : { to: last.to }),
    });
    const fixes = [
      ...(low ? setBound(context, first, "from", range.min) : []),
      ...(high ? setBound(context, last, "to", range.max) : []),
    ];
    const edits = fixes.flatMap((f) => f.edits);
    const fix: Fix = {
      title: { en: `Cover ${range.min} to ${range.max}`, zh: `覆盖 ${range.min} 到 ${range.max}` },
      edits,
    };
    context.report(
      diagnostic(
        "bands-do-not-cover",
        spanOf(context.instrument, (low ? first : last).at),
        { from: range.min, to: range.max, actual },
        { fixes: edits.length > 0 ? [fix] : [] },
      ),
    );
  }
  for (const band of sorted) {
    if ((band.from ?? range.min) <= range.max && (band.to ?? range.max) >= range.min) continue;
    context.report(
      diagnostic("band-unreachable", spanOf(context.instrument, band.at), {
        band: nameOf(band),
        from: range.min,
        to: range.max,
      }),
    );
  }
}

function nameOf(band: Band): Localised {
  const words = wordsOf(band.label);
  const interval = intervalText(band);
  return words
    ? { en: `“${words}” (${interval})`, zh: `“${words}”（${interval}）` }
    : { en: interval, zh: ` ${interval} ` };
}
