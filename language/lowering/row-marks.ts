/** Marks of the items of a battery. */
import type { Entry, Mark } from "../generated/ast.js";
import type { DataScalar, Domain, Question, Row } from "../instrument/model.js";
import { rangeFor } from "../syntax/node.js";
import { bindTest } from "./conditions.js";
import type { Lowering } from "./context.js";
import { markName, marksOf } from "./options.js";
import type { RowInfo } from "./rows.js";
import type { Site } from "./site.js";
import { textOf } from "./texts.js";

export const ROW_MARKS = new Set(["reversed", "weight", "help", "when", "expects"]);
/** Kinds whose items have a direction. */
export const DIRECTED = new Set(["rate", "differential", "yesno"]);

/** @param skip marks that were read where the item is declared */
export function rowMarks(
  l: Lowering,
  e: Entry,
  q: Question,
  row: Row,
  info: RowInfo,
  site: Site,
  skip?: ReadonlySet<string>,
): void {
  for (const mark of marksOf(e)) {
    const name = markName(mark);
    if (skip?.has(name)) continue;
    if (!ROW_MARKS.has(name) || (name === "reversed" && !DIRECTED.has(q.kind))) {
      l.report("mark-not-applicable", l.spanOf(mark), {
        mark: name,
        what: { en: `an item of \`${q.kind}\``, zh: `\`${q.kind}\` 的题项` },
      });
    } else apply(l, mark, q, row, info, site);
  }
}

function apply(l: Lowering, mark: Mark, q: Question, row: Row, info: RowInfo, site: Site): void {
  switch (mark.$type) {
    case "FlagMark":
      info.reversed = true;
      break;
    case "NumberMark":
      if (mark.value !== undefined) info.weight = mark.value + 0;
      break;
    case "TextMark": {
      const text = textOf(l, mark, "text", `${q.id}.${row.id}.help`, site);
      if (text) row.help = text;
      break;
    }
    case "ExpectsMark": {
      const expected = expectedOf(q.domain, mark.option ?? mark.code);
      if (expected !== undefined) {
        row.expects = expected;
        const option = "options" in q.domain && q.domain.options.find((o) => o.value === expected);
        const property = mark.option !== undefined ? "option" : "code";
        if (option) l.refer(rangeFor(mark, property), option.at);
      } else l.report("expects-nothing", l.spanOf(mark), {});
      break;
    }
    case "WhenModifier":
      row.guard = l.conditional(q.guard, (test) => bindTest(l, mark.condition, site, test), l.placeOf(mark));
      break;
  }
}

/** The answer that an attention item calls for, as it stands in the data. */
function expectedOf(domain: Domain, wanted: string | number | undefined): DataScalar | undefined {
  if (domain.type === "boolean") return wanted === "yes" ? true : wanted === "no" ? false : undefined;
  if (domain.type === "number") return typeof wanted === "number" ? wanted + 0 : undefined;
  if (domain.type !== "choice" || domain.multiple) return undefined;
  return domain.options.find(
    (o) => o.name === wanted || (typeof wanted === "number" && o.code === wanted + 0),
  )?.value;
}
