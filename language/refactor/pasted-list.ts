/** A list that was pasted as a text block becomes entries of its own, with quotes. */
import type { Entry, List } from "../generated/ast.js";
import { rangeOf } from "../syntax/node.js";
import { stringValue } from "../syntax/strings.js";
import type { Refactoring } from "./refactoring.js";
import { only, type Situation } from "./situation.js";
import { INDENT } from "./source-text.js";

export const pastedList: Refactoring = (s) => {
  const list = listOf(s);
  if (list?.block === undefined || list.elements.length === 0) return [];
  const lines = list.elements.map((e) => (e.$type === "Entry" ? entryText(e) : undefined));
  if (!lines.every((line) => line !== undefined)) return [];
  const at = rangeOf(list);
  return [
    {
      id: "text-to-entries",
      kind: "rewrite",
      title: { en: "Turn the text block into entries", zh: "将文本块改为逐条书写" },
      change: () => {
        const { newline } = s.source;
        const indent = s.source.indentAt(rangeOf(only(s)!).start);
        const entries = lines.map((line) => `${indent}${INDENT}${line}`).join(newline);
        return { edits: [s.edit(at.start, at.end, `{${newline}${entries}${newline}${indent}}`)] };
      },
    },
  ];
};

function listOf(s: Situation): List | undefined {
  const one = only(s);
  if (!one) return undefined;
  return one.$type === "Question" ||
    one.$type === "AnswerListDeclaration" ||
    one.$type === "Dimension" ||
    one.$type === "Score"
    ? one.list
    : undefined;
}

function entryText(e: Entry): string | undefined {
  const label = quoted(e.label);
  if (label === undefined) return undefined;
  const reversed = e.marks.some((m) => m.$type === "FlagMark" && m.name === "reversed") ? " reversed" : "";
  return `${e.code === undefined ? "" : `${e.code} `}${label}${reversed}`;
}

/** The words in quotes, so that they say the same; undefined when no quotes can. */
export function quoted(words: string): string | undefined {
  const escaped = `"${words.replace(/"/g, '\\"')}"`;
  const nested = `“${words}”`;
  return [escaped, nested].find((text) => stringValue(text, 0, text.length) === words && endsAsOne(text));
}

/** A backslash at the end would take the closing quote for its own. */
function endsAsOne(text: string): boolean {
  const inner = text.slice(1, -1);
  if (text.startsWith("“")) return !/[“”"\\]/.test(inner);
  return !/(?<!\\)(?:\\\\)*\\$/.test(inner);
}
