import type { Instrument } from "../../../instrument/model.js";
import type { Words } from "../../../instrument/words/words.js";
import type { Codebook, VariableEntry } from "../document.js";
import { type Messages, messages } from "../messages.js";
import { createOnce } from "./rendered.js";

/** What the components of the page are given. */
export interface PageContext {
  instrument: Instrument;
  codebook: Codebook;
  words: Words;
  m: Messages;
  variables: Map<string, VariableEntry>;
  /** Language of the author's texts, where it is not that of the page. */
  lang: string | undefined;
  /** Shared lists that are printed once, in their own section. */
  lists: Set<string>;
  /** Questions by page index, follow-ups after the question they belong to; and what stands on no page. */
  layout: Layout;
  /** Renders what recurs once. */
  once: ReturnType<typeof createOnce>;
}

export type Block =
  | { kind: "section"; title: string; help?: string; id: string }
  | { kind: "question"; id: string }
  | { kind: "computed"; variable: VariableEntry };

export interface Layout {
  pages: Block[][];
  /** Variables that no page and no section for scores holds. */
  rest: VariableEntry[];
}

export function createPageContext(instrument: Instrument, codebook: Codebook, words: Words): PageContext {
  const m = messages[codebook.locale];
  const primary = instrument.language.split("-")[0]?.toLowerCase();
  const variables = new Map(codebook.variables.map((v) => [v.name, v]));
  return {
    instrument,
    codebook,
    words,
    m,
    variables,
    lang: primary === codebook.locale ? undefined : instrument.language,
    lists: new Set(codebook.lists.map((list) => list.id)),
    layout: layoutOf(instrument, codebook, words, variables),
    once: createOnce(),
  };
}

/** Every variable has exactly one place: at its question, as a computed value, among the scores, or in the rest. */
function layoutOf(
  instrument: Instrument,
  codebook: Codebook,
  words: Words,
  variables: Map<string, VariableEntry>,
): Layout {
  const placed = new Set<string>();
  const computed = new Set<string>();
  const pages = instrument.pages.map((page, index) => {
    const blocks: Block[] = [];
    const place = (root: string) => {
      const stack = [root];
      for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
        const question = words.lookup.questions.get(id);
        if (!question || placed.has(id)) continue;
        placed.add(id);
        blocks.push({ kind: "question", id });
        stack.push(...question.rows.flatMap((row) => row.followUps).reverse());
      }
    };
    for (const item of page.items) {
      if (item.kind === "question") place(item.question);
      if (item.kind === "section") {
        const help = item.help ? { help: words.text(item.help) } : {};
        blocks.push({
          kind: "section",
          title: words.text(item.title),
          ...help,
          id: `s-${index + 1}-${blocks.length}`,
        });
      }
      const variable = item.kind === "compute" ? variables.get(item.variable) : undefined;
      if (!variable || computed.has(variable.name)) continue;
      computed.add(variable.name);
      blocks.push({ kind: "computed", variable });
    }
    return blocks;
  });
  const rest = codebook.variables.filter((v) => {
    if (v.origin === "score" || computed.has(v.name)) return false;
    return !v.question || !placed.has(v.question.id);
  });
  return { pages, rest };
}
