import type { Question } from "../../../instrument/model.js";
import type { RenderContext } from "../../../render/context.js";
import type { ItemProps } from "../../../render/page.js";
import type { SourcePlace } from "./form-update.js";

/**
 * Items as they were rendered last. Between two keys nearly all questions stay as they are, and comparing what a
 * question is made of takes a fraction of rendering it.
 */
export interface ItemMemory {
  /** What all items depend on. */
  context: string;
  items: Map<string, { print: string; html: string }>;
}

export function emptyMemory(): ItemMemory {
  return { context: "", items: new Map() };
}

/** Forgets everything when something has changed that all items depend on. */
export function enterContext(memory: ItemMemory, { instrument, uiLanguage }: RenderContext): void {
  const { language, mode, answers } = instrument;
  const context = [uiLanguage, language, mode, answers].join(" ");
  if (memory.context === context) return;
  memory.context = context;
  memory.items.clear();
}

/**
 * All that the markup of an item is made from, without places; undefined for an item that depends on others as
 * well: on conditions, whose words name other questions, on pipes, on questions that follow its rows.
 */
export function printOf({ cx, entry, pageGuard }: ItemProps): string | undefined {
  const { item, rows } = entry;
  if (item.kind !== "question" || item.guard !== pageGuard || pageGuard !== undefined) return undefined;
  const question = cx.questions.get(item.question);
  if (!question || question.rows.some((row) => row.followUps.length > 0)) return undefined;
  const parts: unknown[] = [question, rows ?? 0];
  for (const { variable } of question.fields) {
    const known = cx.variables.get(variable);
    if (!known || known.guard !== undefined) return undefined;
    if (known.domain !== question.domain) parts.push(known.domain);
  }
  const json = JSON.stringify(parts);
  // Texts of authors have their quotation marks escaped in JSON and cannot look like a member.
  if (/"(?:guard|question)":|"kind":"pipe"/.test(json)) return undefined;
  return json.replace(/"(?:at|labelAt)":\{[^}]*\}/g, "");
}

/** The places of an item that was not rendered again: its own and those of its rows, as the components write them. */
export function placesOf(question: Question, rows: ItemProps["entry"]["rows"]): SourcePlace[] {
  const { from, to } = rows ?? { from: 0, to: question.rows.length };
  return [question, ...question.rows.slice(from, to)].map(({ at: { file, start, end } }) => ({
    file,
    start,
    end,
  }));
}
