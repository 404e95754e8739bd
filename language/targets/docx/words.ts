/** The author's texts as runs: emphasis and breaks stay, pipes fall back to neutral words. */
import { type IRunOptions, type ParagraphChild, Tab, TextRun } from "docx";
import type { Inline, Text } from "../../instrument/model.js";
import { neutral, shownAddress } from "../paper/html/words.js";
import type { Para } from "./blocks.js";
import type { DocxContext } from "./context.js";

type Look = Omit<IRunOptions, "text" | "children" | "break">;

/** A text as XML can hold it: characters that it forbids become U+FFFD. */
export function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that are forbidden
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, "\ufffd");
}

export function run(text: string, look: Look = {}): TextRun {
  return new TextRun({ ...look, text: clean(text) });
}

/** Words of a character style of ours. */
export function styled(style: string, text: string): TextRun {
  return run(text, { style });
}

export function tab(): TextRun {
  return new TextRun({ children: [new Tab()] });
}

/** A text within one paragraph. */
export function words(cx: DocxContext, text: Text | undefined, look: Look = {}): ParagraphChild[] {
  return text ? inlines(cx, text.parts, look) : [];
}

/** A text as paragraphs of a style. */
export function paragraphs(cx: DocxContext, text: Text | undefined, style: string): Para[] {
  const parts: Inline[][] = [[]];
  for (const part of text?.parts ?? []) {
    if (part.kind === "paragraph") parts.push([]);
    else parts.at(-1)?.push(part);
  }
  return parts
    .filter((p) => p.length > 0)
    .map((p) => ({ style, children: inlines(cx, p, {}), keepLines: true }));
}

function inlines(cx: DocxContext, parts: readonly Inline[], look: Look): ParagraphChild[] {
  return parts.flatMap((part): ParagraphChild[] => {
    switch (part.kind) {
      case "text":
        return [run(part.value, look)];
      case "break":
      case "paragraph":
        return [new TextRun({ break: 1 })];
      case "em":
        return inlines(cx, part.children, { ...look, ...emphasis(cx) });
      case "strong":
        return inlines(cx, part.children, { ...look, bold: true });
      case "link":
        return [...inlines(cx, part.children, look), run(shownAddress(part.href, part.children), look)];
      case "number":
        return [run(cx.numberOf(part.question) ?? "", look)];
      case "pipe":
        return part.fallback
          ? inlines(cx, part.fallback, look)
          : [run(neutral(cx, part.expr), { ...look, color: "555555" })];
    }
  });
}

/** Chinese has no italics: there a dot stands under each character. */
function emphasis(cx: DocxContext): Look {
  return cx.locale === "zh" ? { emphasisMark: { type: "dot" } } : { italics: true };
}

/** Words in the brackets of the document's language. */
export function bracketed(cx: DocxContext, text: string): string {
  return cx.locale === "zh" ? `（${text}）` : ` (${text})`;
}
