/** The one evaluator of answers: flow, validity, piping, computed values and scores. */

export { matches, patternProblem } from "../instrument/pattern.js";
export { minimumTicks, normalise } from "./answer.js";
export type * from "./api.js";
export { type CsvOptions, toCsv } from "./csv.js";
export { applyDefaults } from "./defaults.js";
export { evaluate, type Options } from "./evaluate.js";
export { formatPatterns } from "./formats.js";
export { leanLogic } from "./lean.js";
export type {
  Logic,
  LogicDomain,
  LogicItem,
  LogicOption,
  LogicQuestion,
  LogicVariable,
  Words,
} from "./logic.js";
export { printNumber } from "./number.js";
export { startRecord, submittedDocument } from "./record.js";
export { bandOf } from "./score.js";
export { compareTimes, isTime, localDay, printTime, shiftTime } from "./time.js";
export { timePattern } from "./time-pattern.js";
export { isMissing } from "./value.js";
