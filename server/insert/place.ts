/** Where a new statement goes, and which ones may stand there. */
import type { AstNode } from "langium";
import type { Locale } from "../../language/diagnostics/define.js";
import type { Block, Source, Statement } from "../../language/generated/ast.js";
import { rangeOf } from "../../language/syntax/node.js";
import type { ParseResult } from "../../language/syntax/parse.js";
import { pathTo } from "../features/tree.js";

export interface StatementPlace {
  /** UTF-16 offset; what is inserted begins with the line break of `before` and ends with that of `after`. */
  at: number;
  before: string;
  after: string;
  language: "zh" | "en";
  groups: { title: string; words: string[] }[];
}

type Where = "file" | "block";

const GROUPS: readonly { title: Record<Locale, string>; words: string[]; in?: Where }[] = [
  {
    title: { en: "Questions", zh: "题目" },
    words: [
      ...["single", "multiple", "yesno", "rating", "rate", "differential", "ranking", "allocate", "slider"],
      ...["number", "text", "open", "date", "time", "datetime", "grid", "consent"],
    ],
  },
  {
    title: { en: "Words and flow", zh: "说明与流程" },
    words: ["note", "section", "if", "stop", "check", "confirm", "compute"],
  },
  { title: { en: "Pages", zh: "页面" }, words: ["page", "demographics", "welcome", "thanks"], in: "file" },
  {
    title: { en: "Lists, dimensions and scores", zh: "量表、维度与得分" },
    words: ["scale", "choices", "dimension", "score"],
    in: "file",
  },
];

/** The place behind the statement around an offset, or the empty line at it. */
export function statementPlace(parse: ParseResult, offset: number, locale: Locale): StatementPlace {
  const { root, text } = parse;
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const path = pathTo(root, offset);
  const block = blockAround(path, offset);
  const { statements } = block ?? root;
  const about = {
    language: languageOf(root, text),
    groups: GROUPS.filter((g) => !block || g.in !== "file").map((g) => ({
      title: g.title[locale],
      words: g.words,
    })),
  };
  const around = statements.find((s) => isAround(s, offset, text));
  if (around) return { at: behind(text, rangeOf(around).end), before: newline, after: "", ...about };
  const line = lineAt(text, offset);
  // Between statements; an empty line is used up, a line with a comment or a brace is left as it is.
  if (text.slice(line.start, line.end).trim() === "") return { at: offset, before: "", after: "", ...about };
  const isInsideBraces =
    block !== undefined && !/[\r\n]/.test(text.slice(rangeOf(block).start, rangeOf(block).end));
  return { at: offset, before: newline, after: isInsideBraces ? newline : "", ...about };
}

/** The innermost block of statements around an offset, between its braces. */
function blockAround(path: readonly AstNode[], offset: number): Block | undefined {
  for (let i = path.length - 1; i >= 0; i--) {
    const node = path[i]!;
    if (node.$type !== "Block") continue;
    const { start, end } = rangeOf(node);
    if (offset > start && offset < end) return node as Block;
  }
  return undefined;
}

/** Whether the cursor stands in a statement, or on its line behind it. */
function isAround(statement: Statement, offset: number, text: string): boolean {
  const { start, end } = rangeOf(statement);
  if (offset < start) return lineAt(text, start).start <= offset && text.slice(offset, start).trim() === "";
  return (
    offset <= end ||
    (offset <= lineAt(text, end).end && /^[^\S\r\n]*(\/\/.*|\/\*[^\r\n]*)?$/.test(text.slice(end, offset)))
  );
}

/** Behind a statement, and the comment that follows it on its line. */
function behind(text: string, end: number): number {
  const rest = text.slice(end, lineAt(text, end).end);
  return /^\s*(\/\/.*|\/\*[^*]*\*\/\s*)?$/.test(rest) ? end + rest.trimEnd().length : end;
}

function lineAt(text: string, offset: number): { start: number; end: number } {
  let start = offset;
  while (start > 0 && text[start - 1] !== "\n" && text[start - 1] !== "\r") start--;
  let end = offset;
  while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end++;
  return { start, end };
}

/** As the head says; where it does not, by the letters of the text. */
function languageOf(root: Source, text: string): "zh" | "en" {
  for (const s of root.statements) {
    if (s.$type !== "SurveyHead") continue;
    for (const setting of s.settings)
      if (setting.$type === "LanguageSetting" && setting.tag !== undefined)
        return /^zh\b/i.test(setting.tag) ? "zh" : "en";
  }
  return /\p{Script=Han}/u.test(text.slice(0, 20_000)) ? "zh" : "en";
}
