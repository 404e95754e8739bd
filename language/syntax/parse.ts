import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnostic } from "../diagnostics/diagnostic.js";
import type { Expression, Source } from "../generated/ast.js";
import { balance } from "./braces.js";
import { ruleRunner } from "./engine.js";
import { tokenize } from "./lexer.js";
import { ParserState, type PendingReference } from "./parser-state.js";
import type { Tokens } from "./tokens.js";

/** Largest source that is read, in UTF-16 units. */
export const MAX_SOURCE = 8_000_000;

export interface ParseResult {
  uri: string;
  text: string;
  root: Source;
  tokens: Tokens;
  /** References by name, not yet resolved. */
  references: PendingReference[];
  diagnostics: Diagnostic[];
}

/** Parses a source. Never throws, whatever the text; what it cannot understand is reported and left out. */
export function parse(uri: string, text: string): ParseResult {
  if (text.length > MAX_SOURCE) {
    const { tokens } = tokenize(uri, "");
    const p = new ParserState(uri, tokens);
    ruleRunner("Source")(p);
    const tooLarge = diagnostic(
      "file-too-large",
      { uri, start: 0, end: 0 },
      { path: uri, size: text.length, limit: MAX_SOURCE },
    );
    return { uri, text, root: p.value as Source, tokens, references: [], diagnostics: [tooLarge] };
  }
  const { tokens, diagnostics } = tokenize(uri, text);
  const braces = balance(uri, tokens);
  // A comment or text that never ends has swallowed the braces.
  if (!diagnostics.some((d) => d.code === "unclosed-comment" || d.code === "unclosed-text-block"))
    diagnostics.push(...braces);
  const p = new ParserState(uri, tokens);
  ruleRunner("Source")(p);
  diagnostics.push(...p.diagnostics);
  return {
    uri,
    text,
    root: p.value as Source,
    tokens,
    references: p.references,
    diagnostics: onePerLine(diagnostics, text),
  };
}

/** Parses the expression of a pipe: the part of `text` between two offsets. */
export function parseExpression(
  uri: string,
  text: string,
  from: number,
  to: number,
): { expression?: Expression; tokens: Tokens; diagnostics: Diagnostic[] } {
  const { tokens, diagnostics } = tokenize(uri, text, from, to);
  const p = new ParserState(uri, tokens);
  ruleRunner("Expression")(p);
  const expression = p.value as Expression | undefined;
  p.quiet = p.diagnostics.length > 0;
  if (p.pos < tokens.count - 1) p.report("unexpected-token", p.pos, { token: tokens.text(p.pos) });
  return { expression, tokens, diagnostics: [...diagnostics, ...p.diagnostics] };
}

/**
 * The lexer, the braces and the grammar may each have noticed the same slip: of two errors on one line the
 * first one to notice is right.
 */
function onePerLine(diagnostics: Diagnostic[], text: string): Diagnostic[] {
  if (diagnostics.length < 2) return diagnostics;
  const seen = new Set<number>();
  const lines = [0];
  for (let i = text.indexOf("\n"); i >= 0; i = text.indexOf("\n", i + 1)) lines.push(i + 1);
  return diagnostics
    .filter((d) => {
      const line = lineAt(lines, d.span.start);
      if (d.severity !== "error") return true;
      if (seen.has(line)) return false;
      seen.add(line);
      return true;
    })
    .sort((a, b) => a.span.start - b.span.start);
}

/** Number of the line that an offset is on, given where lines begin. */
function lineAt(lines: readonly number[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
