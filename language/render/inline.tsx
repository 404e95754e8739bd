import type { ComponentChildren } from "preact";
import type { Inline, Text } from "../instrument/model.js";
import type { RenderContext } from "./context.js";

/** Shown where a pipe has nothing to print yet. */
const blank = "……";

/** A text of the author's, with its emphasis, links, breaks and pipes. */
export function Rich({ cx, text }: { cx: RenderContext; text: Text }) {
  return <>{text.parts.map((part) => inline(cx, part))}</>;
}

/** The same as blocks: an empty line in the source starts a new paragraph. */
export function Paragraphs({ cx, text, class: name }: { cx: RenderContext; text: Text; class?: string }) {
  const paragraphs = splitParagraphs(text.parts);
  return (
    <>
      {paragraphs.map((parts) => (
        <p class={name}>{parts.map((part) => inline(cx, part))}</p>
      ))}
    </>
  );
}

function inline(cx: RenderContext, part: Inline): ComponentChildren {
  switch (part.kind) {
    case "text":
      return part.value;
    case "break":
      return <br />;
    case "paragraph":
      return (
        <>
          <br />
          <br />
        </>
      );
    case "em":
      return <em>{part.children.map((child) => inline(cx, child))}</em>;
    case "strong":
      return <strong>{part.children.map((child) => inline(cx, child))}</strong>;
    case "link":
      return link(cx, part.href, part.children);
    case "number":
      return cx.questions.get(part.question)?.number ?? "";
    case "pipe":
      return <span data-p={cx.pipe([part])}>{part.fallback ? plainOf(cx, part.fallback) : blank}</span>;
  }
}

/** Only links that cannot run script become links; the model promises this, a second look costs nothing. */
function link(cx: RenderContext, href: string, children: Inline[]): ComponentChildren {
  const content = children.map((child) => inline(cx, child));
  if (!/^(https?:|mailto:)/i.test(href)) return content;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {content}
    </a>
  );
}

function splitParagraphs(parts: Inline[]): Inline[][] {
  const out: Inline[][] = [[]];
  for (const part of parts) {
    if (part.kind === "paragraph") out.push([]);
    else out.at(-1)?.push(part);
  }
  return out.filter((paragraph) => paragraph.length > 0);
}

/** A text without markup, for attributes and places that take no elements. Pipes print their fallback. */
export function plain(cx: RenderContext, text: Text | undefined): string {
  return text ? plainOf(cx, text.parts) : "";
}

function plainOf(cx: RenderContext, parts: Inline[]): string {
  return parts
    .map((part) => {
      switch (part.kind) {
        case "text":
          return part.value;
        case "break":
        case "paragraph":
          return " ";
        case "number":
          return cx.questions.get(part.question)?.number ?? "";
        case "pipe":
          return part.fallback ? plainOf(cx, part.fallback) : blank;
        default:
          return plainOf(cx, part.children);
      }
    })
    .join("");
}

export function hasPipe(parts: Inline[]): boolean {
  return parts.some((part) => part.kind === "pipe" || ("children" in part && hasPipe(part.children)));
}

/** Attributes of an element whose whole text is piped but which takes no elements (`<option>`). */
export function pipedText(cx: RenderContext, text: Text): { "data-p"?: number } {
  return hasPipe(text.parts) ? { "data-p": cx.pipe(text.parts) } : {};
}
