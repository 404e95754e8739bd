import { roundTo } from "../../answers/number.js";
import type { NumberDomain } from "../../instrument/model.js";
import type { JsonObject } from "./schema.js";

/** At most so many values are written out one by one. */
const WRITTEN_OUT = 101;

/**
 * The numbers of a domain.
 *
 * Decimals are the difficulty: validators divide doubles, so `multipleOf: 0.01` rejects 4.35. It is written
 * only for steps that doubles have exactly (whole numbers, halves, quarters …); short ranges of other steps
 * are written out; for the rest the limit is a loss, since a schema that rejects right answers is worse.
 */
export function numberSchema(domain: NumberDomain, lose: (en: string, zh: string) => void): JsonObject {
  const { min, max, decimals, step } = domain;
  const schema: JsonObject = { type: decimals === 0 ? "integer" : "number" };
  if (min !== undefined) schema.minimum = min;
  if (max !== undefined) schema.maximum = max;
  if (step === undefined && decimals === 0) return schema;
  const unit = step ?? 10 ** -decimals;
  const decimal = roundTo(unit, decimals) === unit && roundTo(min ?? 0, decimals) === (min ?? 0);
  if (decimal && isExact(unit) && (min ?? 0) % unit === 0) return { ...schema, multipleOf: unit };
  const values = writtenOut(domain, unit);
  if (values) return { enum: values };
  if (step === undefined) lose("the number of decimals", "小数位数");
  else lose("the step", "步长");
  return schema;
}

/** Is the unit a whole number or a fraction of two, which doubles divide by without residue? */
function isExact(unit: number): boolean {
  return Number.isInteger(unit) || (Number.isInteger(1 / unit) && Number.isInteger(Math.log2(1 / unit)));
}

function writtenOut({ min, max, decimals }: NumberDomain, unit: number): number[] | undefined {
  if (min === undefined || max === undefined || (max - min) / unit >= WRITTEN_OUT) return undefined;
  const values: number[] = [];
  for (let i = 0; i < WRITTEN_OUT; i++) {
    const value = roundTo(min + i * unit, 12);
    if (value > max) break;
    // A step finer than the decimals reaches only every so many of its points.
    if (roundTo(value, decimals) === value) values.push(value);
  }
  return values;
}
