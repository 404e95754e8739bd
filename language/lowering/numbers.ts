/** Numbers that authors write as settings, and whether they can be meant. */
import type { AstNode } from "langium";
import type { Localised } from "../diagnostics/define.js";
import { NUMBER } from "../syntax/tokens.js";
import type { Lowering } from "./context.js";
import type { Modifiers } from "./modifiers.js";

/** Digits that a number in a file keeps exactly. */
const MAX_DIGITS = 15;

/** Smallest number that any setting accepts above 0. */
const TINY = 1e-9;

/** A whole number of a modifier such as `max 3`; what lies outside of the bounds is reported and left out. */
export function wholeOf(
  l: Lowering,
  m: Modifiers,
  name: string,
  least: number,
  most = 10_000,
): number | undefined {
  const node = m.numbers.get(name);
  if (!node) return undefined;
  return whole(l, node, name, node.value, least, most);
}

/** @param value undefined when it was left out, which has been reported */
export function whole(
  l: Lowering,
  node: AstNode,
  name: string,
  value: number | undefined,
  least: number,
  most = 10_000,
): number | undefined {
  if (value === undefined) return undefined;
  if (Number.isInteger(value) && value >= least && value <= most) return value + 0;
  l.report("bad-value", l.spanOf(node), {
    name,
    value,
    expected: { en: `a whole number from ${least} to ${most}`, zh: ` ${least} 到 ${most} 之间的整数` },
  });
  return undefined;
}

/** A number above 0, such as `step 0.5`. */
export function positiveOf(l: Lowering, m: Modifiers, name: string): number | undefined {
  const node = m.numbers.get(name);
  if (node?.value === undefined) return undefined;
  if (node.value >= TINY) return node.value;
  const expected: Localised = { en: "a number above 0", zh: "大于 0 的数" };
  l.report("bad-value", l.spanOf(node), { name, value: node.value, expected });
  return undefined;
}

/** A number as data hold it: −0 is 0. Undefined when it was left out, which has been reported. */
export function plainNumber(value: number | undefined): number | undefined {
  return value === undefined ? undefined : value + 0;
}

/** Digits behind the decimal point, as written. */
export function digitsOf(x: number | undefined): number {
  if (x === undefined) return 0;
  const text = String(x);
  const exponent = /e-(\d+)$/.exec(text);
  const dot = text.indexOf(".");
  const behind = dot < 0 ? 0 : text.replace(/e.*$/, "").length - dot - 1;
  return behind + (exponent ? Number(exponent[1]) : 0);
}

/** Numbers that are too long to be kept exactly. */
export function reportLongNumbers(l: Lowering): void {
  const { tokens } = l.current.parse;
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] !== NUMBER || tokens.end[i]! - tokens.start[i]! <= MAX_DIGITS) continue;
    const text = tokens.text(i);
    if (text.replace(/\D/g, "").length <= MAX_DIGITS) continue;
    l.report(
      "bad-value",
      { uri: l.current.uri, start: tokens.start[i]!, end: tokens.end[i]! },
      {
        name: { en: "A number", zh: "数值" },
        value: `${text.slice(0, 20)}…`,
        expected: { en: `at most ${MAX_DIGITS} digits long`, zh: `不超过 ${MAX_DIGITS} 位的数` },
      },
    );
  }
}
