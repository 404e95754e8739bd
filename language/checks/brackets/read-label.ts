/**
 * Reads the interval that a printed label speaks of: “25岁及以下”, “26–35岁”, “under 18”, “65+”, “3-5千元”,
 * “Less than $10,000”. 以上, 以下 and 以内 include the number, 不满 and 超过 do not (Civil Code of the PRC, art. 1259).
 */
import { isDateOrClock, normalise } from "./normalise.js";

export interface Bracket {
  /** Absent: open to that side. */
  from?: number;
  to?: number;
  /** The bound itself does not belong to it: “under 18”, 超过60. */
  fromOpen: boolean;
  toOpen: boolean;
  /** Says 以上, 以下 or “up to” without saying whether the number is included. */
  fromBare?: true;
  toBare?: true;
  /** 左右, “about”: no bounds at all. */
  approximate?: true;
  kind: "range" | "open" | "single";
  /** Words around the numbers, for comparing labels of one list; empty when there are none. */
  unit: string;
  /** What 万 or k multiplied the numbers by; 1 without. */
  multiplier: number;
}

const MULTIPLIERS: Record<string, number> = {
  百: 1e2,
  千: 1e3,
  万: 1e4,
  十万: 1e5,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  k: 1e3,
  w: 1e4,
  thousand: 1e3,
  million: 1e6,
};
const NUMBER = /(\d+(?:\.\d+)?)\s?(千万|百万|十万|万|亿|千|百|thousand|million|[kw](?![a-z]))?/g;

interface Edge {
  side: "from" | "to";
  open: boolean;
  bare?: true;
}
const edge = (side: Edge["side"], open: boolean, bare?: true): Edge => ({
  side,
  open,
  ...(bare ? { bare } : {}),
});

/** Before the number; longer words first, so that 不超过 is not read as 超过. */
const BEFORE: [RegExp, Edge][] = [
  [
    /(?:不超过|不多于|不高于|不大于|小于等于|至多|最多|<=|≤|at most|no more than|not more than|not over|maximum(?: of)?|max\.?)\s*$/,
    edge("to", false),
  ],
  [/(?:up to|until)\s*$/, edge("to", false, true)],
  [
    /(?:不低于|不少于|不小于|大于等于|至少|最少|>=|≥|at least|no less than|no fewer than|not less than|minimum(?: of)?|min\.?)\s*$/,
    edge("from", false),
  ],
  [
    /(?:不满|未满|不足|不到|小于|少于|低于|短于|<|under|less than|fewer than|below|younger than|lower than|shorter than)\s*$/,
    edge("to", true),
  ],
  [
    /(?:超过|大于|多于|高于|>|over|more than|above|greater than|older than|higher than|longer than)\s*$/,
    edge("from", true),
  ],
];
/** After the number and its unit. */
const AFTER: [RegExp, Edge][] = [
  [
    /^(.*?)(?:[及或和]以[下内]|(?:,? ?(?:and|or) )(?:under|below|less|fewer|younger|lower|shorter)|maximum)$/,
    edge("to", false),
  ],
  [
    /^(.*?)(?:[及或和]以上|[及或和]更[多高长]|\s?\+|(?:,? ?(?:and|or) )(?:over|above|more|older|up|upwards|higher|longer)|plus|minimum)$/,
    edge("from", false),
  ],
  [/^(.*?)(?:以下|以内|之内|内)$/, edge("to", false, true)],
  [/^(.*?)以上$/, edge("from", false, true)],
  [/^(.*?)以外$/, edge("from", true)],
];
const APPROXIMATE_BEFORE = /(?:大约|大概|约|about|around|approximately|roughly|circa|ca\.?)\s*$/;
const APPROXIMATE_AFTER = /(?:左右|上下|or so)$/;
const SEPARATOR = /^(.*?)\s?(?:-|至|到|to|through|and|与|和)\s?$/;
const EITHER = /^(.*?)\s?(?:-|至|到|to|through|and|与|和|or|或者?|、)\s?$/;

/** Undefined when the label is no interval, or none that can be understood for certain. */
export function readLabel(label: string): Bracket | undefined {
  const whole = normalise(label);
  if (!/\d/.test(whole) || isDateOrClock(whole)) return undefined;
  const { text, included } = parentheses(whole);
  const numbers = [...text.matchAll(NUMBER)];
  if (numbers.length === 0 || numbers.length > 2) return undefined;
  const [first, second] = numbers as [RegExpExecArray, RegExpExecArray?];
  const last = second ?? first;
  const before = text.slice(0, first.index);
  // A number below zero, or a dash that belongs to something else.
  if (/-\s*$/.test(before)) return undefined;
  const after = text.slice(last.index + last[0].length).trim();
  const bracket = second
    ? range(first, second, before, text.slice(first.index + first[0].length, second.index), after)
    : one(first, before, after);
  if (!bracket) return undefined;
  return included === undefined ? bracket : include(bracket, included);
}

/**
 * `5000元以上（不含5000元）` says whether the number is meant; `偶尔（3-5次）` and `3-5次（偶尔）` have the interval on
 * one side of the parenthesis only.
 */
function parentheses(text: string): { text: string; included?: boolean } {
  let included: boolean | undefined;
  const rest = text.replace(
    /\((不?含|不?包括|included|inclusive|excluded|exclusive)[^)]*\)/g,
    (_, word: string) => {
      included = !/^不|^excl/.test(word);
      return "";
    },
  );
  const inner = /^[^\d(]*\(([^()]*\d[^()]*)\)[^\d]*$/.exec(rest);
  const bare = inner ? inner[1]! : rest.replace(/\([^()\d]*\)/g, "");
  return { text: bare.trim(), ...(included === undefined ? {} : { included }) };
}

function include(b: Bracket, included: boolean): Bracket {
  const { fromBare: _from, toBare: _to, ...rest } = b;
  // Of two bounds the upper one is meant: 5000-8000元（不含8000元）.
  if (b.to !== undefined) return { ...rest, toOpen: !included };
  return { ...rest, fromOpen: !included };
}

function amountOf(match: RegExpExecArray): { value: number; multiplier: number } {
  const multiplier = match[2] === undefined ? 1 : MULTIPLIERS[match[2]]!;
  return { value: times(Number(match[1]), multiplier), multiplier };
}

function times(a: number, b: number): number {
  return Number((a * b).toPrecision(12));
}

function one(match: RegExpExecArray, before: string, after: string): Bracket | undefined {
  const { value, multiplier } = amountOf(match);
  const plain = { fromOpen: false, toOpen: false, multiplier };
  if (APPROXIMATE_BEFORE.test(before) || APPROXIMATE_AFTER.test(after)) {
    const unit = unitOf(before.replace(APPROXIMATE_BEFORE, ""), after.replace(APPROXIMATE_AFTER, ""));
    return unit === undefined
      ? undefined
      : { ...plain, from: value, to: value, approximate: true, kind: "open", unit };
  }
  const left = BEFORE.find(([pattern]) => pattern.test(before));
  const right = AFTER.find(([pattern]) => pattern.test(after));
  // 不少于3次以上 says it twice; that both may be said, they must agree.
  if (left && right && left[1].side !== right[1].side) return undefined;
  const meant = left?.[1] ?? right?.[1];
  const unit = unitOf(left ? before.replace(left[0], "") : before, right ? right[0].exec(after)![1]! : after);
  if (unit === undefined) return undefined;
  if (!meant) return { ...plain, from: value, to: value, kind: "single", unit };
  const bracket: Bracket = { ...plain, kind: "open", unit };
  bracket[meant.side] = value;
  if (meant.open) bracket[`${meant.side}Open`] = true;
  if (meant.bare) bracket[`${meant.side}Bare`] = true;
  return bracket;
}

function range(
  first: RegExpExecArray,
  second: RegExpExecArray,
  before: string,
  between: string,
  after: string,
): Bracket | undefined {
  const low = amountOf(first);
  const high = amountOf(second);
  // 3-5万 means 30,000 to 50,000; 5000-1万 does not.
  if (
    low.multiplier === 1 &&
    high.multiplier > 1 &&
    between.trim().length <= 2 &&
    Number(first[1]) < Number(second[1])
  )
    low.value = times(low.value, high.multiplier);
  if (low.value > high.value) return undefined;
  const bracket: Bracket = {
    from: low.value,
    to: high.value,
    fromOpen: false,
    toOpen: false,
    kind: "range",
    unit: "",
    multiplier: high.multiplier,
  };
  let head = before;
  let tail = after;
  let middle = between;
  const left = BEFORE.find(([pattern]) => pattern.test(before));
  if (left) {
    if (left[1].side !== "from") return undefined;
    bracket.fromOpen = left[1].open;
    head = before.replace(left[0], "");
  }
  // 3年以上5年以下, “over 3 up to 5”
  const upper = BEFORE.find(([pattern, e]) => e.side === "to" && pattern.test(between));
  if (upper) {
    bracket.toOpen = upper[1].open;
    if (upper[1].bare) bracket.toBare = true;
    middle = `${between.replace(upper[0], "")}-`.replace(/-+$/, "-");
  }
  const right = AFTER.find(([pattern, e]) => e.side === "to" && pattern.test(after));
  if (right) {
    tail = right[0].exec(after)![1]!;
    if (right[1].bare) bracket.toBare = true;
  }
  const start = middle.replace(/[-至到,、\s]+$/, "");
  const lower = AFTER.find(([pattern, e]) => e.side === "from" && pattern.test(start));
  if (lower) {
    middle = `${lower[0].exec(start)![1]!}-`;
    if (lower[1].bare) bracket.fromBare = true;
  }
  if (right && !lower && !left) return undefined;
  // “3 or 4” is an interval, “3 or 8” a mere choice.
  const separated = (high.value - low.value === 1 ? EITHER : SEPARATOR).exec(middle);
  if (!separated) return undefined;
  head = head.replace(/(?:\bfrom|\bbetween|从|在|介于)\s*$/, "").trim();
  tail = tail.replace(/(?:之间|间)$/, "").trim();
  const unit = unitOf(head, tail === "" ? separated[1]! : tail);
  if (
    unit === undefined ||
    (tail !== "" && separated[1]!.trim() !== "" && unitOf("", separated[1]!) !== unitOf("", tail))
  )
    return undefined;
  bracket.unit = unit;
  return bracket;
}

/** Words around the numbers; undefined when they are more than a unit, so that the label is a sentence. */
function unitOf(before: string, after: string): string | undefined {
  const head = before.trim();
  const tail = after
    .trim()
    .replace(/^[-.]+|[-.,;:]+$/g, "")
    .replace(/\b(?:years?|yrs?)(?: old| of age)?\b/, "year")
    .replace(/\b([a-z]{3,})s\b/g, "$1")
    .replace(/周岁/, "岁")
    .trim();
  if (/\d/.test(head + tail) || head.length > 12 || tail.length > 24) return undefined;
  if (/[<>=≤≥+(){},;:!?。、]/.test(head + tail)) return undefined;
  return head === "" ? tail : `${head}|${tail}`;
}
