/** The head of a battery: perspectives, then labels over each point or over both ends, then numbers. */

import { fill } from "../texts.js";
import type { Side } from "./battery.js";
import type { PaperContext } from "./context.js";
import type { ExtraColumn } from "./follow-ups.js";
import { Code } from "./options.js";
import { Words } from "./words.js";

export function Head({
  cx,
  sides,
  extra,
}: {
  cx: PaperContext;
  sides: readonly Side[];
  /** Questions that stand beside each row. */
  extra: readonly ExtraColumn[];
}) {
  const numbered = sides.some((s) => s.style !== "labels");
  return (
    <thead>
      {sides.some((s) => s.column) ? (
        <tr class="sides">
          <td />
          {sides.map((side) => (
            <>
              <Gutter side={side} />
              <th colSpan={side.options.length + side.missing.length}>
                {side.column ? <Words cx={cx} text={side.column.label} /> : null}
              </th>
            </>
          ))}
          {extra.length > 0 ? <td colSpan={extra.length} /> : null}
        </tr>
      ) : null}
      <tr class="points">
        <td rowSpan={numbered ? 2 : 1} />
        {sides.map((side) => (
          <>
            <Gutter side={side} rows={numbered ? 2 : 1} />
            <Labels cx={cx} side={side} rows={numbered ? 2 : 1} />
          </>
        ))}
        {extra.map(({ question, condition }) => (
          <th class="more" rowSpan={numbered ? 2 : 1}>
            {condition === undefined ? null : `${fill(cx.t.onlyIf, { condition })} `}
            <Words cx={cx} text={question.label} />
          </th>
        ))}
      </tr>
      {numbered ? (
        <tr class="codes">
          {sides.flatMap((side) =>
            side.style === "labels" ? [] : side.options.map((o) => <th>{String(o.code)}</th>),
          )}
        </tr>
      ) : null}
    </thead>
  );
}

export function Gutter({ side, rows = 1 }: { side: Side; rows?: number }) {
  return side.index ? <td class="gutter" rowSpan={rows} /> : null;
}

function Labels({ cx, side, rows }: { cx: PaperContext; side: Side; rows: number }) {
  const { options, missing } = side;
  return (
    <>
      {side.style === "labels"
        ? options.map((o) => (
            <th rowSpan={rows}>
              {o.label ? <Words cx={cx} text={o.label} /> : o.code}
              <Code cx={cx} code={o.code} />
            </th>
          ))
        : ends(side).map(({ option, span, at }) => (
            <th class={`end ${at}`} colSpan={span}>
              {option?.label ? <Words cx={cx} text={option.label} /> : null}
            </th>
          ))}
      {missing.map((o) => (
        <th class="none" rowSpan={rows}>
          {o.label ? <Words cx={cx} text={o.label} /> : o.code}
          <Code cx={cx} code={o.code} />
        </th>
      ))}
    </>
  );
}

/** The labels of the ends share the width between them, with one in the middle if there is one. */
function ends({ options, style }: Side) {
  const n = options.length;
  const middle = n % 2 === 1 ? options[(n - 1) / 2] : undefined;
  if (style === "legend") return [{ option: undefined, span: n, at: "first" }];
  if (middle?.label && n >= 3) {
    const side = Math.max(1, Math.floor(n / 3));
    return [
      { option: options[0], span: side, at: "first" },
      { option: middle, span: n - 2 * side, at: "middle" },
      { option: options.at(-1), span: side, at: "last" },
    ];
  }
  const left = Math.ceil(n / 2);
  return [
    { option: options[0], span: left, at: "first" },
    ...(n > left ? [{ option: options.at(-1), span: n - left, at: "last" }] : []),
  ];
}
