import type { DataValue } from "../instrument/model.js";
import type { AnswerDocument } from "./api.js";
import { type Options, run } from "./evaluate.js";
import type { Logic } from "./logic.js";
import { tidy } from "./number.js";
import type { Entry } from "./plan.js";
import { isDuration, isMissing, type Result } from "./value.js";

/**
 * The answers with the defaults of all questions that are asked and have no answer yet. A default is taken
 * once: call this whenever answers change and keep what it returns. A question that was cleared is `null`,
 * not absent, and stays so. Defaults are taken in the order of asking, each one seen by those behind it.
 *
 * @returns `answers` itself if there was nothing to take
 */
export function applyDefaults(logic: Logic, answers: AnswerDocument, options: Options = {}): AnswerDocument {
  const taken: [string, DataValue][] = [];
  run(logic, answers, options, (entry, { calculate }) => {
    const preset = entry.variable.default;
    const data = preset && dataOf(calculate(preset), entry);
    if (data !== undefined) taken.push([entry.variable.name, data]);
    return data;
  });
  return taken.length === 0 ? answers : { ...answers, ...Object.fromEntries(taken) };
}

function dataOf(result: Result, { variable }: Entry): DataValue | undefined {
  if (isDuration(result)) return undefined;
  const scalar = isMissing(result) ? (result.missing === "user" ? result.reason : undefined) : result;
  if (scalar === undefined || Array.isArray(scalar)) return scalar;
  const { domain } = variable;
  if (domain.type === "choice" && domain.multiple) return [scalar];
  return typeof scalar === "number" ? tidy(scalar) : scalar;
}
