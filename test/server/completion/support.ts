/** Completion without a process: a text with `|` for the cursor, and what is offered there. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type CompletionItem, InsertTextFormat } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Locale } from "../../../language/diagnostics/define.js";
import { createSurveyServices } from "../../../language/services.js";
import type { Candidate } from "../../../server/features/completion/candidate.js";
import { candidatesAt } from "../../../server/features/completion/complete.js";
import { itemsOf } from "../../../server/features/completion/items.js";
import { namesOf } from "../../../server/features/completion/names.js";
import { type Place, placeAt } from "../../../server/features/completion/place.js";
import { shiftBetween } from "../../../server/features/completion/shift.js";
import { Built } from "../../../server/workspace/built.js";

export interface Example {
  name: string;
  uri: string;
  text: string;
}

/** The questionnaires that come with the language. */
export function examples(): Example[] {
  const folder = fileURLToPath(new URL("../../../examples", import.meta.url));
  return readdirSync(folder, { withFileTypes: true })
    .filter((d) => d.isDirectory())
    .flatMap((d) =>
      readdirSync(join(folder, d.name))
        .filter((f) => f.endsWith(".survey"))
        .map((f) => ({
          name: f,
          uri: `file:///${d.name}/${f}`,
          text: readFileSync(join(folder, d.name, f), "utf8"),
        })),
    );
}

/** What the server knows of a text, with other files by URI. */
export function build(uri: string, text: string, files: Record<string, string> = {}): Built {
  const services = createSurveyServices({
    files: {
      read: (u) =>
        u === uri ? { text } : files[u] === undefined ? { error: "not-found" } : { text: files[u]! },
    },
  });
  const understood = services.understand(uri)!;
  return new Built(uri, 1, understood, understood.diagnostics, 0);
}

export interface Options {
  locale?: Locale;
  snippets?: boolean;
  files?: Record<string, string>;
  /** The last build was of another text. */
  built?: Built;
  uri?: string;
}

export interface Offered {
  place: Place;
  candidates: Candidate[];
  items: CompletionItem[];
  cut: boolean;
  labels: string[];
}

/** What is offered at an offset of a text; undefined where nothing is, as in comments. */
export function completeAt(text: string, offset: number, options: Options = {}): Offered | undefined {
  const { uri = "file:///folder/a.survey", locale = "en", snippets = false, files = {} } = options;
  const place = placeAt(uri, text, offset);
  if (!place) return undefined;
  const built = options.built ?? build(uri, text, files);
  const candidates = candidatesAt({
    uri,
    place,
    table: namesOf(built),
    toBuild: shiftBetween(text, built.text),
    say: (words) => words[locale],
    snippets,
    files: () => Object.keys(files).map((u) => ({ uri: u, sources: [u] })),
  });
  const document = TextDocument.create(uri, "rensis", 1, text);
  const { items, isIncomplete } = itemsOf(candidates, place, uri, document, {
    insertReplace: false,
    labelDetails: true,
  });
  return {
    place,
    candidates,
    items,
    cut: isIncomplete,
    labels: [...items].sort(bySortText).map((i) => i.label),
  };
}

function bySortText(a: CompletionItem, b: CompletionItem): number {
  return (a.sortText ?? "") < (b.sortText ?? "") ? -1 : (a.sortText ?? "") > (b.sortText ?? "") ? 1 : 0;
}

/** The same at the `|` of a text. */
export function complete(marked: string, options: Options = {}): Offered {
  const { text, offset } = cursor(marked);
  const offered = completeAt(text, offset, options);
  if (!offered) throw new Error("Nothing is offered there");
  return offered;
}

export function cursor(marked: string): { text: string; offset: number } {
  const offset = marked.lastIndexOf("|");
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/** The text after an item was taken, places of its snippet filled with their proposals. */
export function taken(text: string, item: CompletionItem): string {
  const document = TextDocument.create("file:///a", "rensis", 1, text);
  const edit = item.textEdit;
  if (!edit) throw new Error(`${item.label} changes nothing`);
  const range = "range" in edit ? edit.range : edit.replace;
  const newText = item.insertTextFormat === InsertTextFormat.Snippet ? filledIn(edit.newText) : edit.newText;
  return TextDocument.applyEdits(document, [{ range, newText }, ...(item.additionalTextEdits ?? [])]);
}

/** A snippet as it stands when nothing is typed. */
export function filledIn(snippet: string): string {
  return snippet
    .replace(/\$\{\d+:([^}]*)\}/g, "$1")
    .replace(/\$\d+/g, "")
    .replace(/\\([$}\\])/g, "$1");
}
