/** Perspectives of a battery, columns of a grid. */
import type { Column as ColumnNode, Perspective, Question as QuestionNode } from "../generated/ast.js";
import type { Column, Question } from "../instrument/model.js";
import { lowerScale } from "./choices.js";
import type { Lowering } from "./context.js";
import { domainOf, withMissing } from "./domains.js";
import { type Modifiers, sortModifiers } from "./modifiers.js";
import type { Site } from "./site.js";
import { literalText, textOf } from "./texts.js";

/** What a column says about its cells beyond their domain. */
export interface ColumnInfo {
  modifiers: Modifiers;
}

/** Kinds that fit into the cell of a table. */
export const CELLS = new Set([
  "single",
  "multiple",
  "yesno",
  "rating",
  "number",
  "text",
  "open",
  "date",
  "time",
  "datetime",
  "slider",
]);

export function lowerColumns(l: Lowering, node: QuestionNode, q: Question, site: Site): ColumnInfo[] {
  const info: ColumnInfo[] = [];
  for (const e of node.list?.elements ?? []) {
    if (e.$type !== "Perspective" && e.$type !== "Column") continue;
    const fits =
      e.$type === "Perspective" ? node.kind === "rate" || node.kind === "rating" : node.kind === "grid";
    if (!fits) {
      // Lists of options have told it themselves.
      if (
        node.kind !== "single" &&
        node.kind !== "multiple" &&
        node.kind !== "ranking" &&
        node.kind !== "rating" &&
        node.kind !== "slider"
      )
        misplaced(l, e, node.kind);
      continue;
    }
    const made = e.$type === "Perspective" ? perspective(l, e, node, q, site) : column(l, e, q, site);
    if (!made) continue;
    const again = q.columns.find((c) => c.id === made.column.id);
    if (again) {
      const span = e.$type === "Column" && e.question ? l.spanOf(e.question, "name") : l.spanOf(e, "name");
      l.report(
        "duplicate-entry",
        span,
        { name: made.column.id },
        { related: [{ span: l.spanAt(again.at), message: { en: "first here", zh: "首次出现" } }] },
      );
      continue;
    }
    q.columns.push(made.column);
    info.push({ modifiers: made.modifiers });
  }
  if (node.kind === "grid" && !node.list?.elements.some((e) => e.$type === "Column")) {
    l.report("missing-options", l.spanOf(node, "kind"), {
      kind: node.kind,
      list: { en: "columns (`column number …`)", zh: "列（`column number …`）" },
    });
  }
  // Where each perspective has its scale, the first one stands for the question as a whole.
  if (q.domain.type === "choice" && q.domain.options.length === 0 && q.columns[0]?.domain)
    q.domain = q.columns[0].domain;
  return info;
}

function misplaced(l: Lowering, e: Perspective | ColumnNode, kind: string): void {
  const element =
    e.$type === "Perspective"
      ? { en: "A perspective (`as`)", zh: "评价角度（`as`）" }
      : { en: "A column", zh: "列（`column`）" };
  l.report("misplaced-element", l.spanOf(e), { element, place: { en: `\`${kind}\``, zh: `\`${kind}\`` } });
}

function column(
  l: Lowering,
  e: ColumnNode,
  q: Question,
  site: Site,
): { column: Column; modifiers: Modifiers } | undefined {
  const inner = e.question;
  if (!inner) return undefined;
  if (!CELLS.has(inner.kind)) {
    l.report("misplaced-element", l.spanOf(inner, "kind"), {
      element: { en: `\`${inner.kind}\``, zh: `\`${inner.kind}\`` },
      place: { en: "a cell of a table", zh: "表格的单元格" },
    });
    return undefined;
  }
  const modifiers = sortModifiers(l, inner.modifiers, `column ${inner.kind}`);
  const id = inner.name ?? `c${q.columns.length + 1}`;
  const key = `${q.id}.${id}`;
  const label = textOf(l, inner, "label", `${key}.label`, site);
  if (!label)
    l.report("missing-label", l.spanOf(inner, inner.name !== undefined ? "name" : "kind"), {
      what: { en: "The column", zh: "列" },
    });
  const domain = domainOf(l, inner, modifiers, {
    id: key,
    site,
    ...(q.guard !== undefined ? { guard: q.guard } : {}),
  });
  return {
    column: { id, label: label ?? literalText(`${key}.label`, id), domain, at: l.placeOf(e) },
    modifiers,
  };
}

function perspective(
  l: Lowering,
  node: Perspective,
  battery: QuestionNode,
  q: Question,
  site: Site,
): { column: Column; modifiers: Modifiers } | undefined {
  const id = node.name;
  if (id === undefined) return undefined;
  const modifiers = sortModifiers(l, node.modifiers, "as");
  const key = `${q.id}.${id}`;
  const column: Column = {
    id,
    label: textOf(l, node, "label", `${key}.label`, site) ?? literalText(`${key}.label`, ""),
    at: l.placeOf(node),
  };
  if (modifiers.on) {
    const like = { ...battery, kind: "rate", list: undefined } as QuestionNode;
    column.domain = withMissing(l, lowerScale(l, like, modifiers, { id: key, site }), modifiers);
  } else if (modifiers.plus.length > 0) column.domain = withMissing(l, q.domain, modifiers);
  return { column, modifiers };
}
