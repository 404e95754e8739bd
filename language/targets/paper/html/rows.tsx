/** The statement at the head of a row: its number hangs, and who it is for stands behind it. */
import type { Question, Row } from "../../../instrument/model.js";
import type { PaperContext } from "./context.js";
import { Only } from "./options.js";
import { Words } from "./words.js";

export function RowHead({
  cx,
  q,
  row,
  index,
  carried = false,
  pair = false,
}: {
  cx: PaperContext;
  q: Question;
  row: Row;
  index: number;
  /** Who it is for is said above the table. */
  carried?: boolean;
  /** The opposite stands behind the label, since it has no place at the other end. */
  pair?: boolean;
}) {
  return (
    <th scope="row">
      <div class="rh">
        {row.code === undefined ? null : <span class="rn">{row.code}</span>}
        <div>
          <Words cx={cx} text={row.label} />
          {pair && row.opposite ? (
            <>
              {" – "}
              <Words cx={cx} text={row.opposite} />
            </>
          ) : null}
          {carried ? null : <Only cx={cx} guard={row.guard} outer={q.guard} />}
          {cx.options.annotated ? <code>{variablesOf(q, index).join(" ")}</code> : null}
          {row.help ? (
            <small>
              <Words cx={cx} text={row.help} />
            </small>
          ) : null}
        </div>
      </div>
    </th>
  );
}

/** Names under which the answers of a row are stored, for programmers. */
function variablesOf(q: Question, row: number): string[] {
  return q.fields.filter((f) => f.row === row).map((f) => f.variable);
}
