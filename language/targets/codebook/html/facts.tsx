import type { ComponentChildren, VNode } from "preact";
import type { CitationEntry, FormulaEntry } from "../document.js";
import type { PageContext } from "./context.js";
import { type Rendered, rendered } from "./rendered.js";

/** A term and what is said of it; with nothing to say it is left out. */
export type Fact = readonly [name: string, value: ComponentChildren];

/** Length from which a fact gets the whole width of a narrow screen. */
const LONG = 36;

/** A list of facts. Those in plain words recur with every question and are rendered once. */
export function facts(cx: PageContext, list: readonly Fact[], name = "facts"): VNode {
  const parts = list.filter(([, value]) => !isEmpty(value)).map((fact) => () => pair(cx, fact));
  return <dl class={name} dangerouslySetInnerHTML={rendered(parts)} />;
}

function isEmpty(value: ComponentChildren): boolean {
  return (
    value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0)
  );
}

function pair(cx: PageContext, [name, value]: Fact): VNode | Rendered {
  const kind = typeof value === "string" && value.length > LONG ? "long" : undefined;
  const made = () => (
    <>
      <dt class={kind}>{name}</dt>
      <dd class={kind}>{value}</dd>
    </>
  );
  return typeof value === "string" ? cx.once(`fact ${name}\n${value}`, made) : made();
}

export function citationFacts(cx: PageContext, cited: CitationEntry | undefined): Fact[] {
  if (!cited) return [];
  const { m } = cx;
  return [
    [m.source, cited.source],
    [m.validated, cited.validated],
    [m.licence, cited.licence],
  ];
}

/** What the author says to the readers of the codebook, in the author's language and lines. */
export function commentFact(cx: PageContext, comment: string | undefined): Fact {
  const words = comment?.split("\n").map((line, i) => (i === 0 ? line : [<br />, line]));
  return [cx.m.comment, words && <span lang={cx.lang}>{words}</span>];
}

export function formulaFacts(cx: PageContext, entry: FormulaEntry | undefined): Fact[] {
  if (!entry) return [];
  return [
    [cx.m.formula, entry.words],
    [cx.m.expression, <code>{entry.expression}</code>],
  ];
}
