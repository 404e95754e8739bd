/** The author's texts on paper: emphasis and breaks stay, pipes fall back to neutral words. */
import type { ComponentChildren } from "preact";
import type { Expr, Inline, Text } from "../../../instrument/model.js";
import { namesRead } from "../plan/units.js";
import { fill } from "../texts.js";
import type { PaperContext } from "./context.js";

export function Words({ cx, text }: { cx: PaperContext; text: Text }) {
  return <>{inlines(cx, text.parts)}</>;
}

/** The same as paragraphs. */
export function Paragraphs({ cx, text, class: name }: { cx: PaperContext; text: Text; class?: string }) {
  const paragraphs: Inline[][] = [[]];
  for (const part of text.parts) {
    if (part.kind === "paragraph") paragraphs.push([]);
    else paragraphs.at(-1)?.push(part);
  }
  return (
    <>
      {paragraphs
        .filter((p) => p.length > 0)
        .map((p) => (
          <p class={name}>{inlines(cx, p)}</p>
        ))}
    </>
  );
}

function inlines(cx: PaperContext, parts: readonly Inline[]): ComponentChildren[] {
  return parts.map((part) => {
    switch (part.kind) {
      case "text":
        return part.value;
      case "break":
      case "paragraph":
        return <br />;
      case "em":
        return <em>{inlines(cx, part.children)}</em>;
      case "strong":
        return <strong>{inlines(cx, part.children)}</strong>;
      case "link":
        return (
          <>
            {inlines(cx, part.children)}
            {shownAddress(part.href, part.children)}
          </>
        );
      case "number":
        return cx.numberOf(part.question) ?? "";
      case "pipe":
        // A result is worked out later, by whoever enters the answers.
        if (isResult(cx, part.expr)) return <span class="blank" />;
        return part.fallback ? (
          inlines(cx, part.fallback)
        ) : (
          <span class="pipe">{neutral(cx, part.expr)}</span>
        );
    }
  });
}

function isResult(cx: PaperContext, expr: Expr): boolean {
  let found = false;
  namesRead(expr, (name) => {
    found ||= cx.variables.get(name)?.origin === "score";
  });
  return found;
}

/** Nobody can click on paper: the address stands behind its words, unless they are the address. */
export function shownAddress(href: string, children: readonly Inline[]): string {
  const words = children.map((c) => (c.kind === "text" ? c.value : "")).join("");
  const bare = href.replace(/^(https?:\/\/|mailto:)/, "").replace(/\/$/, "");
  return words.includes(bare) ? "" : ` (${bare})`;
}

/** What a pipe stands for, for a reader who has the answer before his eyes. */
export function neutral(cx: PaperContext, expr: Expr): string {
  const name = expr.k === "var" || expr.k === "attr" || expr.k === "chosen" ? expr.name : undefined;
  const question = name === undefined ? undefined : cx.variables.get(name)?.question;
  const n = question === undefined ? undefined : cx.numberOf(question);
  const [open, close] = cx.locale === "zh" ? ["〔", "〕"] : ["[", "]"];
  const words =
    name === undefined
      ? cx.words.expr(expr)
      : n === undefined
        ? cx.words.pipe(expr)
        : fill(cx.t.asked, { n });
  return `${open}${words}${close}`;
}
