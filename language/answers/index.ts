export { minimumTicks, normalise } from "./answer.js";
export type * from "./api.js";
export { evaluate } from "./evaluate.js";
export { formatPatterns } from "./formats.js";
export type { Logic, LogicDomain, LogicOption, LogicQuestion, LogicVariable, Words } from "./logic.js";
export { printNumber } from "./number.js";
export { startRecord, submittedDocument } from "./record.js";
export { bandOf } from "./score.js";
export { isTime, localDay, printTime, timePattern } from "./time.js";
