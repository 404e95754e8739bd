/** Statements change places, as far as nothing reads what then comes later. */
import type { AstNode } from "langium";
import type { Block, Compute, Question, Source, Statement } from "../generated/ast.js";
import { keywordKind } from "../syntax/grammar-tables.js";
import { type Range, rangeOf } from "../syntax/node.js";
import { nodeAt } from "./node-at.js";
import type { Change, Offer, Refactoring } from "./refactoring.js";
import { only, type Situation } from "./situation.js";
import { declarationAt, leadsInto, nameAt, namesIn, namesInto, reads, usesProvisionalNames } from "./uses.js";

/** Statements whose order is that of asking, and nothing else. */
const MOVABLE = new Set<Statement["$type"]>([
  "Question",
  "Note",
  "Compute",
  "Check",
  "Confirm",
  "If",
  "Page",
  "Section",
]);

/** One place up or down among its neighbours. */
export const moveUpDown: Refactoring = (s) => {
  const { statements } = s;
  const first = statements[0];
  const last = statements[statements.length - 1];
  if (!first || !last || !statements.every(isMovable)) return [];
  const siblings = s.block.statements;
  const index = siblings.indexOf(first);
  const above = siblings[index - 1];
  const below = siblings[index + statements.length];
  const own = s.source.linesOf(first, last);
  if (!own) return [];
  const out: Offer[] = [];
  const offer = (id: string, other: Statement, title: Offer["title"], up: boolean) => {
    const lines = s.source.linesOf(other);
    if (!lines || !isMovable(other) || (up ? lines.end > own.start : lines.start < own.end)) return;
    const [upper, lower] = up ? [lines, own] : [own, lines];
    if (
      endsInterview(s, { start: upper.start, end: lower.end }) ||
      reads(s, lower, upper) ||
      usesProvisionalNames(s)
    )
      return;
    out.push({ id, kind: "move", title, change: () => swapped(s, upper, lower) });
  };
  if (above) offer("move-up", above, { en: "Move up, before its neighbour", zh: "上移一位" }, true);
  if (below) offer("move-down", below, { en: "Move down, behind its neighbour", zh: "下移一位" }, false);
  return out;
};

function isMovable(x: Statement): boolean {
  // A heading without block is about what follows it.
  if (x.$type === "Section" && !x.body) return false;
  return MOVABLE.has(x.$type);
}

const STOP = keywordKind("stop");

/** What stands behind a `stop` is not asked of everybody. */
function endsInterview(s: Situation, { start, end }: Range): boolean {
  const { tokens } = s.parse;
  for (let i = s.source.tokenAt(start); i < tokens.count && tokens.start[i]! < end; i++)
    if (tokens.kind[i] === STOP) return true;
  return false;
}

function swapped(s: Situation, upper: Range, lower: Range): Change {
  const { source } = s;
  const between = source.text.slice(upper.end, lower.start);
  const last = source.text.slice(lower.start, lower.end);
  const text = source.wholeLines(lower) + between + source.slice(upper);
  // The last line of the file may lack its end; then it lacks it afterwards.
  const ended = last.endsWith("\n") || last.endsWith("\r") ? text : text.slice(0, -source.newline.length);
  return { edits: [s.edit(upper.start, lower.end, ended)] };
}

/** A question or value is moved up to where it is first read: also from the place that reads it too early. */
export const moveBeforeUse: Refactoring = (s) => {
  const moved = tooLate(s);
  if (!moved) return [];
  const plan = planOf(s, moved.statement, moved.use);
  if (!plan) return [];
  const { name } = moved;
  return [
    {
      id: "move-before-use",
      kind: "move",
      title: { en: `Move “${name}” up, before its first use`, zh: `将“${name}”移到首次使用之前` },
      change: () => plan,
    },
  ];
};

interface TooLate {
  statement: Statement;
  /** The first place that reads it. */
  use: Range;
  name: string;
}

function tooLate(s: Situation): TooLate | undefined {
  const one = only(s);
  const here = nameAt(s, s.selection.start);
  const start =
    here && here.unit === s.meaning.source.main && here.at > here.start
      ? here.at
      : one && (one.$type === "Question" || one.$type === "Compute")
        ? rangeOf(one).start
        : undefined;
  if (start === undefined) return undefined;
  const path = nodeAt(s.parse.root, start);
  const statement = path.findLast(
    (n): n is Question | Compute => n.$type === "Question" || n.$type === "Compute",
  );
  if (statement?.name === undefined || !isStatementOf(statement.$container)) return undefined;
  const range = rangeOf(statement);
  // Scores and results are worked out at the end: they may read what comes later.
  const early = namesInto(s, range).filter((u) => u.start < range.start && !readsAtEnd(s, u.start));
  if (early.length === 0) return undefined;
  const use = early.reduce((a, b) => (b.start < a.start ? b : a));
  return { statement, use, name: statement.name };
}

function isStatementOf(container: AstNode | undefined): container is Block | Source {
  return container?.$type === "Block" || container?.$type === "Source";
}

function readsAtEnd(s: Situation, offset: number): boolean {
  const top = nodeAt(s.parse.root, offset)[1];
  return top?.$type === "Score" || top?.$type === "Thanks" || top?.$type === "Dimension";
}

/** Where it can go without changing whether it is asked; undefined when nowhere. */
function planOf(s: Situation, statement: Statement, use: Range): Change | undefined {
  const { source } = s;
  const lines = source.linesOf(statement);
  if (!lines) return undefined;
  const place = placeBefore(s, statement, use);
  const there = place && source.linesOf(place);
  if (!there || there.start >= lines.start) return undefined;
  // What it reads itself must be known there already.
  const late = namesIn(s, lines).some((use) => {
    if (use.unit !== s.meaning.source.main || leadsInto(s, use, lines)) return false;
    const kind = declarationAt(s, use.at)?.kind;
    if (kind === "scale" || kind === "choices" || kind === "import") return false;
    // The answers of a dimension are given wherever it is asked.
    return kind === "dimension" || use.at >= there.start;
  });
  if (late || usesProvisionalNames(s)) return undefined;
  if (endsInterview(s, { start: there.start, end: lines.end })) return undefined;
  const from = source.indentAt(rangeOf(statement).start);
  const to = source.indentAt(rangeOf(place).start);
  const text = source.reindented(lines, from, to);
  const ended = /[\n\r]$/.test(text) ? text : text + source.newline;
  const top = place.$container?.$type === "Source" && /\n.*\n/.test(text) ? source.newline : "";
  return { edits: [s.edit(there.start, there.start, ended + top), s.edit(lines.start, lines.end, "")] };
}

/**
 * The statement to go before: the outermost around the use that leaves the moved statement under the conditions it
 * has now.
 */
function placeBefore(s: Situation, statement: Statement, use: Range): Statement | undefined {
  const own = conditionsOf(statement);
  const path = nodeAt(s.parse.root, use.start);
  const candidates = path.filter((n): n is Statement => isStatementOf(n.$container));
  // From the inside out: as near to the use as it goes, but under no further condition.
  for (const c of candidates.toReversed()) {
    const theirs = conditionsOf(c);
    if (theirs.length !== own.length || theirs.some((x, i) => x !== own[i])) continue;
    // Between pages there is no place to ask: a screen would be made for it.
    if (c.$type === "Page" && isInPage(statement)) return undefined;
    return c;
  }
  return undefined;
}

/** What decides whether a statement is reached, outermost first. */
function conditionsOf(statement: Statement): AstNode[] {
  const out: AstNode[] = [];
  for (let n: AstNode | undefined = statement.$container; n; n = n.$container) {
    if (n.$type === "If") out.unshift(n);
    else if (n.$type === "Block" && n.$container?.$type === "If") out.unshift(n);
    else if ((n.$type === "Page" || n.$type === "Section") && isSpecial(n)) out.unshift(n);
  }
  return out;
}

/** Asked under a condition, stored elsewhere, or breaking down reports. */
function isSpecial(n: AstNode): boolean {
  const { modifiers, kind } = n as { modifiers?: { $type: string; name?: string }[]; kind?: string };
  return (
    kind === "demographics" ||
    (modifiers ?? []).some((m) => m.$type === "WhenModifier" || m.name === "separate" || m.name === "timed")
  );
}

function isInPage(statement: Statement): boolean {
  for (let n: AstNode | undefined = statement.$container; n; n = n.$container)
    if (n.$type === "Page") return true;
  return false;
}
