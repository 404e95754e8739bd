/** Names that stand for nothing: one message, and the nearest name as its repair. */
import type { Localised } from "../diagnostics/define.js";
import { type Span, writeInstead } from "../diagnostics/diagnostic.js";
import { suggest } from "../semantics/names.js";
import type { Lowering } from "./context.js";

/** `name` is the first part of what stands at `span`; `near` a name that it may be meant for. */
export function unknownName(l: Lowering, span: Span, name: string, near: string | undefined): void {
  const part = { ...span, end: span.start + name.length };
  const whole = l.current.text.slice(part.start, part.end) === name;
  const fixes = near !== undefined && whole ? [writeInstead(part, near)] : [];
  l.report("undefined-name", span, { name, suggestion: suggest(near) }, { fixes });
}

const KINDS = {
  list: { en: "scale or list of choices", zh: "量表或选项列表" },
  dimension: { en: "dimension", zh: "维度" },
} satisfies Record<string, Localised>;

/** There is no list, or no dimension, of that name among `known`. */
export function unknownList(
  l: Lowering,
  kind: keyof typeof KINDS,
  span: Span,
  name: string,
  known: Iterable<string>,
): void {
  const near = l.names.similar(name, known);
  const fixes = near === undefined ? [] : [writeInstead(span, near)];
  l.report("undefined-list", span, { kind: KINDS[kind], name, suggestion: suggest(near) }, { fixes });
}
