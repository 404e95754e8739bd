/** What is marked or written on: boxes, digits, lines. Each box knows the variable and the code it stands for. */
import type { PaperContext } from "./context.js";

/** A box to be ticked: square where several may be, round where one may; square for machines. */
export function Box({
  cx,
  variable,
  code,
  several = false,
}: {
  cx: PaperContext;
  variable: string;
  code: string | number | boolean;
  several?: boolean;
}) {
  const round = !several && !cx.options.machine;
  return <i class={round ? "box round" : "box"} data-f={variable} data-c={String(code)} data-k="box" />;
}

/** Cells for digits: `3` before the decimal point, `1` behind it. */
export function Digits({
  variable,
  whole,
  decimals = 0,
}: {
  variable: string;
  whole: number;
  decimals?: number;
}) {
  return (
    <span class="digits" data-f={variable} data-k="digits">
      {cells(whole, 0)}
      {decimals > 0 ? (
        <>
          <b>.</b>
          {cells(decimals, whole)}
        </>
      ) : null}
    </span>
  );
}

function cells(count: number, from: number) {
  return Array.from({ length: count }, (_, i) => <i class="digit" data-i={from + i} />);
}

/** Widths of lines, in millimetres; each has a rule in the style sheet. */
export type LineWidth = 18 | 24 | 28 | 34 | 60;

/** A line to write on; without a width it takes what is left. */
export function Line({ variable, width }: { variable: string; width?: LineWidth }) {
  return <span class={width === undefined ? "line" : `line w${width}`} data-f={variable} data-k="line" />;
}

/** Several lines to write on. */
export function Lines({ variable, count }: { variable: string; count: number }) {
  return (
    <div class="lines" data-f={variable} data-k="lines">
      {Array.from({ length: count }, () => (
        <i />
      ))}
    </div>
  );
}

/** Digits that the largest number allowed takes, in front of the decimal point. */
export function wholeDigits(min: number | undefined, max: number | undefined): number | undefined {
  if (max === undefined || !Number.isFinite(max)) return undefined;
  const size = Math.max(Math.abs(max), Math.abs(min ?? 0));
  return Math.max(1, Math.floor(size).toString().length) + ((min ?? 0) < 0 ? 1 : 0);
}
