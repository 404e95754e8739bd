/** Answers that are written: numbers, words, dates, places in an order, shares of a total, marks on a line. */
import type { Domain, Option, Question, TimeDomain } from "../../../instrument/model.js";
import { fill } from "../texts.js";
import { isCarried, type PaperContext } from "./context.js";
import { Box, Digits, Line, Lines, wholeDigits } from "./marks.js";
import { Code, NoAnswer, Only, tickable } from "./options.js";
import { RowHead } from "./rows.js";
import { Words } from "./words.js";

/** Room for one written answer. */
export function Field({
  cx,
  domain,
  variable,
  cell = false,
}: {
  cx: PaperContext;
  domain: Domain;
  variable: string;
  cell?: boolean;
}) {
  switch (domain.type) {
    case "number":
      return domain.slider ? (
        <Slider cx={cx} domain={domain} variable={variable} />
      ) : (
        <NumberField cx={cx} domain={domain} variable={variable} cell={cell} />
      );
    case "text":
      return domain.lines > 1 && !cell ? (
        <Lines variable={variable} count={Math.min(domain.lines, 30)} />
      ) : (
        <Line variable={variable} {...(cell ? { width: 24 } : {})} />
      );
    case "date":
    case "time":
    case "datetime":
      return <Moment cx={cx} domain={domain} variable={variable} />;
    default: {
      const { options, missing } = tickable(domain);
      const several = domain.type === "choice" && domain.multiple;
      return <Inline cx={cx} options={[...options, ...missing]} variable={variable} several={several} />;
    }
  }
}

/** What may be ticked in place of a written answer. */
function Refusals({ cx, domain, variable }: { cx: PaperContext; domain: Domain; variable: string }) {
  if (domain.type === "choice" || domain.type === "boolean") return null;
  return <Inline cx={cx} options={tickable(domain).missing} variable={variable} />;
}

/** Boxes with their labels in one line, where there is no room for a list. */
function Inline({
  cx,
  options,
  variable,
  several = false,
}: {
  cx: PaperContext;
  options: readonly Option[];
  variable: string;
  several?: boolean;
}) {
  if (options.length === 0) return null;
  return (
    <span class="inline">
      {options.map((o) => (
        <span class="opt">
          <Box cx={cx} variable={variable} code={o.value} several={several} />
          <span class="lab">
            {o.label ? <Words cx={cx} text={o.label} /> : o.code}
            <Code cx={cx} code={o.code} />
          </span>
        </span>
      ))}
    </span>
  );
}

function NumberField({
  cx,
  domain,
  variable,
  cell,
}: {
  cx: PaperContext;
  domain: Extract<Domain, { type: "number" }>;
  variable: string;
  cell: boolean;
}) {
  const whole = wholeDigits(domain.min, domain.max);
  const unit = domain.unit ?? domain.currency;
  return (
    <span class="num">
      {whole !== undefined && whole <= 9 ? (
        <Digits variable={variable} whole={whole} decimals={Math.min(domain.decimals, 4)} />
      ) : (
        <Line variable={variable} width={cell ? 18 : 34} />
      )}
      {unit ? <span class="unit">{unit}</span> : null}
      {cell ? null : <Limits cx={cx} min={domain.min} max={domain.max} />}
    </span>
  );
}

/** Printed so that nobody has to guess what the data entry will refuse. */
function Limits({ cx, min, max }: { cx: PaperContext; min: number | undefined; max: number | undefined }) {
  const { t } = cx;
  const words =
    min !== undefined && max !== undefined
      ? fill(t.range, { min, max })
      : min !== undefined && min !== 0
        ? fill(t.minimum, { min })
        : max !== undefined
          ? fill(t.maximum, { max })
          : undefined;
  if (!words) return null;
  return <small class="limits">{cx.locale === "zh" ? `（${words}）` : ` (${words})`}</small>;
}

/** Ten equal parts with marks; the ends carry their words. A visual analogue line has no parts. */
function Slider({
  cx,
  domain,
  variable,
}: {
  cx: PaperContext;
  domain: Extract<Domain, { type: "number" }>;
  variable: string;
}) {
  const { left, right, line } = domain.slider!;
  const min = domain.min ?? 0;
  const max = domain.max ?? 100;
  const parts = line ? 1 : (max - min) % 10 === 0 || max - min > 10 ? 10 : max - min;
  const ticks = Array.from({ length: parts + 1 }, (_, i) => min + ((max - min) * i) / parts);
  return (
    <div class={line ? "slider vas" : "slider"}>
      <div class="rule" data-f={variable} data-k="scale">
        {ticks.map((value) => (
          <i>
            <b>{line ? "" : Number(value.toFixed(2))}</b>
          </i>
        ))}
      </div>
      <div class="ends">
        <span>{left ? <Words cx={cx} text={left} /> : line ? "" : null}</span>
        <span>{right ? <Words cx={cx} text={right} /> : line ? "" : null}</span>
      </div>
    </div>
  );
}

/** `□□□□年□□月□□日`, `□□:□□` */
function Moment({ cx, domain, variable }: { cx: PaperContext; domain: TimeDomain; variable: string }) {
  const { t, locale } = cx;
  const day = domain.type !== "time";
  const clock = domain.type !== "date";
  const parts = day
    ? (
        [
          ["year", 4],
          ["month", 2],
          ["day", 2],
        ] as const
      ).slice(0, domain.precision === "year" ? 1 : domain.precision === "month" ? 2 : 3)
    : [];
  return (
    <span class="moment">
      {parts.map(([part, digits]) => (
        <span class="part">
          {locale === "zh" ? null : <small>{t[part]}</small>}
          <Digits variable={`${variable}.${part}`} whole={digits} />
          {locale === "zh" ? t[part] : null}
        </span>
      ))}
      {clock ? (
        <span class="part">
          <Digits variable={`${variable}.hour`} whole={2} />:
          <Digits variable={`${variable}.minute`} whole={2} />
          {domain.precision === "second" ? (
            <>
              :<Digits variable={`${variable}.second`} whole={2} />
            </>
          ) : null}
        </span>
      ) : null}
    </span>
  );
}

/** A place for a number before each option. */
export function Ranking({ cx, q }: { cx: PaperContext; q: Question }) {
  const variable = q.fields[0]?.variable ?? q.id;
  const { options, missing } = tickable(q.domain);
  const digits = String(options.length).length;
  const carried = isCarried(cx, options);
  return (
    <ul class="opts">
      {options.map((o) => (
        <li class="opt" data-o={String(o.value)}>
          <Digits variable={`${variable}.${o.value}`} whole={digits} />
          <span class="lab">
            {o.label ? <Words cx={cx} text={o.label} /> : o.code}
            {carried ? null : <Only cx={cx} guard={o.guard} outer={q.guard} />}
            {o.help ? (
              <small>
                <Words cx={cx} text={o.help} />
              </small>
            ) : null}
            <Code cx={cx} code={o.code} />
          </span>
        </li>
      ))}
      {missing.map((o) => (
        <NoAnswer cx={cx} variable={variable} option={o} />
      ))}
    </ul>
  );
}

/** Items with a written answer each; shares of a total end with their sum. */
export function Items({ cx, q }: { cx: PaperContext; q: Question }) {
  const columns = q.columns.length > 0 ? q.columns : [undefined];
  const digits = q.total === undefined ? undefined : String(q.total).length;
  const carried = isCarried(cx, q.rows);
  return (
    <table class={q.columns.length > 0 ? "items grid" : "items"}>
      {q.columns.length > 0 ? (
        <thead>
          <tr>
            <td />
            {q.columns.map((c) => (
              <th>
                <Words cx={cx} text={c.label} />
              </th>
            ))}
          </tr>
        </thead>
      ) : null}
      <tbody>
        {q.rows.map((row, r) => (
          <>
            {row.before?.map((text) => (
              <tr class="before">
                <td colSpan={1 + columns.length}>
                  <Words cx={cx} text={text} />
                </td>
              </tr>
            ))}
            <tr class="row" data-row={row.id}>
              <RowHead cx={cx} q={q} row={row} index={r} carried={carried} pair />
              {columns.map((column, c) => {
                const variable = q.fields.find((f) => f.row === r && (f.column ?? 0) === c)?.variable ?? "";
                return (
                  <td>
                    {digits === undefined ? (
                      <>
                        <Field cx={cx} domain={column?.domain ?? q.domain} variable={variable} cell />
                        <Refusals cx={cx} domain={column?.domain ?? q.domain} variable={variable} />
                      </>
                    ) : (
                      <Digits variable={variable} whole={digits} />
                    )}
                  </td>
                );
              })}
            </tr>
          </>
        ))}
        {q.total === undefined ? null : (
          <tr class="sum">
            <th scope="row">{cx.t.totalLabel}</th>
            <td>{q.total}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
