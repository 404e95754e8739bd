import type { Field, Question } from "../instrument/model.js";
import type { Site } from "./site.js";

/** Fields of a question that a name leads to. */
export interface Picked {
  fields: Field[];
  /** Segments of the name that were used. */
  used: number;
  /** One answer was meant: a plain question, or a cell that is named in full. */
  single: boolean;
  /** A row was named. */
  row: boolean;
  /** The row is that of an `each item`. */
  item: boolean;
}

/**
 * Follows `service.prompt`, `servqual.reliability.E`, `devices.printer.count` into a question.
 * @param within what an `each` speaks of: of a dimension the share in an `allocate` and the items in a battery
 */
export function pickFields(q: Question, path: readonly string[], within: Site["within"]): Picked {
  let fields = q.fields;
  let row = false;
  let column = false;
  let used = 0;
  for (const segment of path) {
    const byRow = row ? [] : fields.filter((f) => f.row !== undefined && q.rows[f.row]!.id === segment);
    const byColumn = column
      ? []
      : fields.filter((f) => f.column !== undefined && q.columns[f.column]!.id === segment);
    const byDimension = row
      ? []
      : fields.filter((f) => f.row !== undefined && q.rows[f.row]!.dimension?.includes(segment));
    if (byRow.length > 0) {
      fields = byRow;
      row = true;
    } else if (byColumn.length > 0) {
      fields = byColumn;
      column = true;
    } else if (byDimension.length > 0) fields = byDimension;
    else break;
    used++;
  }
  if (within && used === 0 && q.rows.length > 0) {
    const item = fields.filter((f) => q.rows[f.row!]?.id === within.item);
    if (item.length > 0) return { fields: item, used, single: false, row: true, item: true };
    const dimension = within.dimension ?? "";
    const share = fields.filter((f) => q.rows[f.row!]?.id === dimension);
    if (share.length > 0) return { fields: share, used, single: share.length === 1, row: true, item: false };
    const items = fields.filter((f) => q.rows[f.row!]?.dimension?.includes(dimension));
    if (items.length > 0) fields = items;
  }
  const single =
    fields.length === 1 &&
    (row || q.rows.length === 0) &&
    (column || q.columns.length <= 1 || q.rows.length > 0);
  return { fields, used, single, row, item: false };
}
