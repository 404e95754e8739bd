import type { Band, Score } from "../instrument/model.js";
import type { Missing, ScoreResult } from "./api.js";
import type { Calculator } from "./expression.js";
import { compare, tidy } from "./number.js";
import { BLANK, isMissing } from "./value.js";

/** The band a value falls into: the last one that begins at or below it, whatever the order they are written in. */
export function bandOf(bands: Band[], value: number): Band | undefined {
  let found: Band | undefined;
  for (const band of bands) {
    if (band.from !== undefined && compare(band.from, value) > 0) continue;
    const later =
      found?.from === undefined || (band.from !== undefined && compare(band.from, found.from) >= 0);
    if (!found || later) found = band;
  }
  return found;
}

/** One score: its formula, rescaled linearly from the derived range if it says so, and its band. */
export function resultOf(score: Score, calculator: Calculator): ScoreResult {
  const raw = calculator.calculate(score.formula);
  const value = typeof raw === "number" ? rescale(score, raw) : isMissing(raw) ? raw : BLANK;
  if (isMissing(value)) return { score, value };
  const band = bandOf(score.bands, value);
  return band ? { score, value, band } : { score, value };
}

function rescale({ rescaled, range }: Score, value: number): number | Missing {
  if (!rescaled) return tidy(value);
  if (!range || range.max === range.min) return BLANK;
  const share = (value - range.min) / (range.max - range.min);
  return tidy(rescaled.from + share * (rescaled.to - rescaled.from));
}
