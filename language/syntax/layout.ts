/** The places where line breaks matter, and those where the parser catches its breath after a slip. */
import type { ElementIR } from "./grammar-ir.js";

/** Rules that are statements or entries: a word they cannot use is dealt with inside them. */
const LINE_RULES = new Set([
  "SurveyHead",
  "Import",
  "Welcome",
  "Thanks",
  "Show",
  "AnswerListDeclaration",
  "Dimension",
  "Score",
  "Page",
  "Section",
  "Question",
  "Note",
  "Compute",
  "Check",
  "Confirm",
  "Stop",
  "Entry",
  "Perspective",
  "If",
]);

export function isLineRule(rule: string): boolean {
  return LINE_RULES.has(rule);
}

/** Rules whose repetition is a block of elements, ended by `}` or the end of the file. */
const BLOCK_RULES = new Set(["Source", "Block", "List", "EachRow", "SurveyHead", "Thanks", "Details"]);

export function isSynchronised(rule: string): boolean {
  return BLOCK_RULES.has(rule);
}

/**
 * Optional elements that must stand on the line of what they belong to: names of statements; label,
 * interval, marks and block of an entry; the unit of a number. Else `page` above `single …` would be
 * called "single".
 */
export function mustShareLine(rule: string, e: ElementIR): boolean {
  if (rule === "Entry" || rule === "Perspective") return true;
  if (rule === "NumberLiteral") return true;
  return e.t === "set" && e.p === "name";
}

/** Rules whose repetition or option begins with an operator. */
const OPERATOR_RULES = new Set(["Or", "And", "Comparison", "Sum", "Product"]);

export function hasOperators(rule: string): boolean {
  return OPERATOR_RULES.has(rule);
}

/** Rules that choose an operand: a keyword that begins the next line is none, even if it could be a name. */
export function isOperand(rule: string): boolean {
  return rule === "Primary";
}
