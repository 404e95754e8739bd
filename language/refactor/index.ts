/** All refactorings, and what is offered where. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { addOther, nameQuestion, policy } from "./behaviour.js";
import { unwrap, wrap } from "./blocks.js";
import { branches } from "./branches.js";
import { convert } from "./conversions.js";
import { extractDimension } from "./extract-dimension.js";
import { extractList } from "./extract-list.js";
import { inlineList } from "./inline-list.js";
import { moveBeforeUse, moveUpDown } from "./move.js";
import { pastedList } from "./pasted-list.js";
import type { Offer, Refactoring, World } from "./refactoring.js";
import type { Situation } from "./situation.js";
import { writeDown } from "./write-down.js";

export { organizeImports } from "./organize-imports.js";
export type { Change, Offer, OfferKind, World } from "./refactoring.js";
export { type Meaning, type Situation, situationOf } from "./situation.js";

const ALL: readonly Refactoring[] = [
  extractList,
  inlineList,
  convert,
  nameQuestion,
  policy,
  addOther,
  pastedList,
  branches,
  wrap,
  unwrap,
  moveBeforeUse,
  moveUpDown,
];

/** What can be done where the author is. @param diagnostics all findings of the file, also those that are not shown */
export function offersFor(s: Situation, world: World, diagnostics: readonly Diagnostic[]): Offer[] {
  return [...ALL.flatMap((find) => find(s)), ...extractDimension(s, world), ...writeDown(s, diagnostics)];
}
