/** Conditions about a choice, when one answer becomes several or several become one. */
import type { AstNode } from "langium";
import type { Edit } from "../diagnostics/diagnostic.js";
import type { Binary, Expression, NameExpression, Question } from "../generated/ast.js";
import { rangeOf } from "../syntax/node.js";
import { STRING, TEXTBLOCK } from "../syntax/tokens.js";
import { nodeAt } from "./node-at.js";
import type { Situation } from "./situation.js";
import { declarationAt, usesOf } from "./uses.js";

/**
 * Edits that let every use of the question mean the same after the conversion; undefined when one of them has no
 * counterpart. @param several the question will take several answers
 */
export function conditionsAbout(s: Situation, question: Question, several: boolean): Edit[] | undefined {
  const d = declarationAt(s, rangeOf(question).start);
  if (!d) return undefined;
  const missing = missingNames(s, question);
  const edits: Edit[] = [];
  for (const use of usesOf(s, d)) {
    if (isInText(s, use.start)) {
      if (!isWholePipe(s, use)) return undefined;
      continue;
    }
    const path = nodeAt(s.parse.root, use.start);
    const node = path[path.length - 1];
    const parent = path[path.length - 2];
    if (node?.$type !== "NameExpression" || !parent) return undefined;
    const made = rewritten(s, node as NameExpression, parent, several, missing);
    if (!made) return undefined;
    edits.push(...made);
  }
  return edits;
}

function rewritten(
  s: Situation,
  node: NameExpression,
  parent: AstNode,
  several: boolean,
  missing: ReadonlySet<string>,
): Edit[] | undefined {
  // `q.other`, `q.label`: the text of an option, which both have.
  if (node.name.includes(".")) return /\.(?:points|phrase|label)$/.test(node.name) ? undefined : [];
  if (parent.$type === "Call")
    return (parent as { function?: string }).function === "answered" ? [] : undefined;
  if (parent.$type !== "Binary") return undefined;
  const b = parent as Binary;
  if (b.left !== node || !b.right || namesMissing(b.right, missing)) return undefined;
  const start = rangeOf(node).end;
  const end = rangeOf(b.right).start;
  // Parentheses around a name alone are rare, and would be torn.
  if (/[()（）]/.test(s.source.text.slice(start, end))) return undefined;
  const between = (text: string) => s.edit(start, end, ` ${text} `);
  const before = s.edit(rangeOf(node).start, rangeOf(node).start, "not ");
  if (several) {
    if (b.operator === "is") return isOption(b.right) ? [between(b.negated ? "not has" : "has")] : undefined;
    if (b.operator !== "in" || b.right.$type !== "ListLiteral") return undefined;
    return b.negated ? [before, between("has any")] : [between("has any")];
  }
  if (b.operator !== "has") return undefined;
  const list = b.right.$type === "ListLiteral" ? b.right : undefined;
  if (b.quantifier === undefined)
    return isOption(b.right) ? [between(b.negated ? "is not" : "is")] : undefined;
  if (!list) return undefined;
  // Of one answer, all of several options cannot hold.
  if (b.quantifier === "all" && list.items.length !== 1) return undefined;
  return [between("in")];
}

function isOption(e: Expression): boolean {
  return (e.$type === "NameExpression" && !e.name.includes(".")) || e.$type === "NumberLiteral";
}

/** Reasons for no answer: asked for by name, they are compared in another way than answers. */
function namesMissing(e: Expression, missing: ReadonlySet<string>): boolean {
  const items = e.$type === "ListLiteral" ? e.items : [e];
  return items.some(
    (i) =>
      (i.$type === "NameExpression" && missing.has(i.name)) ||
      (i.$type === "NumberLiteral" && missing.has(String(i.value))),
  );
}

function missingNames(s: Situation, question: Question): Set<string> {
  const { start } = rangeOf(question);
  const q = s.meaning.instrument.questions.find((x) => x.at.file === 0 && x.at.start === start);
  return new Set(q?.domain.missing.flatMap((o) => [String(o.value), String(o.code)]) ?? []);
}

/** Index of the text token that an offset stands in, or -1. */
function textToken(s: Situation, offset: number): number {
  const { tokens } = s.parse;
  const i = s.source.tokenAt(offset + 1) - 1;
  const kind = tokens.kind[i];
  return i >= 0 && (kind === STRING || kind === TEXTBLOCK) && offset < tokens.end[i]! ? i : -1;
}

function isInText(s: Situation, offset: number): boolean {
  return textToken(s, offset) >= 0;
}

/** `{q}` or `{q | "…"}`: the pipe says nothing but the answer. */
function isWholePipe(s: Situation, use: { start: number; end: number }): boolean {
  const { text } = s.source;
  const i = textToken(s, use.start);
  const from = s.parse.tokens.start[i]!;
  const to = s.parse.tokens.end[i]!;
  return /\{\s*#?\s*$/.test(text.slice(from, use.start)) && /^\s*[|}｜]/.test(text.slice(use.end, to));
}
