import type { Expr, Instrument } from "../../instrument/model.js";
import { shorten, type Words } from "../../instrument/words/words.js";
import type { Evaluation, Value } from "../api.js";
import { roundTo } from "../number.js";
import { isMissing } from "../value.js";
import type { WhyTexts } from "./texts.js";

/** An answer that decides a condition, in words, and the variable it leads to. */
export interface Reason {
  text: string;
  variable?: string;
}

/** What sentences about answers are made with. */
export interface Explainer {
  instrument: Instrument;
  evaluation: Evaluation;
  words: Words;
  texts: WhyTexts;
}

/** Reasons that are written out; the rest is counted. */
const LIMIT = 5;

/** The answers for which a condition does not have the truth value that is wanted. */
export function reasonsFor(explainer: Explainer, expr: Expr, want: boolean): Reason[] {
  const seen = new Map<string, Reason>();
  for (const leaf of deciding(explainer, expr, want)) {
    for (const subject of subjectsOf(leaf)) {
      const reason = said(explainer, subject);
      if (!seen.has(reason.text)) seen.set(reason.text, reason);
    }
  }
  return [...seen.values()];
}

/** The first few; the last of them says how many there are beyond. */
export function shortened(reasons: readonly Reason[], texts: WhyTexts): Reason[] {
  if (reasons.length <= LIMIT + 1) return [...reasons];
  return [...reasons.slice(0, LIMIT), { text: texts.more(reasons.length - LIMIT) }];
}

/** The simple conditions that keep the whole from being what is wanted. */
function deciding(explainer: Explainer, whole: Expr, want: boolean): Expr[] {
  const out: Expr[] = [];
  const open: { expr: Expr; want: boolean }[] = [{ expr: whole, want }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { expr, want: wanted } = next;
    if (explainer.evaluation.calculate(expr) === wanted) continue;
    if (expr.k === "not") open.push({ expr: expr.arg, want: !wanted });
    else if (expr.k === "op" && (expr.op === "and" || expr.op === "or"))
      open.push({ expr: expr.right, want: wanted }, { expr: expr.left, want: wanted });
    else if (expr.k === "agg" && (expr.fn === "any" || expr.fn === "all"))
      open.push(...[...expr.items].reverse().map((item) => ({ expr: item, want: wanted })));
    else out.push(expr);
  }
  return out;
}

/** What a simple condition speaks about. */
function subjectsOf(leaf: Expr): Expr[] {
  if (leaf.k === "call" && leaf.fn === "answered") return leaf.args;
  const sides = leaf.k === "op" ? [leaf.left, leaf.right] : [leaf];
  return sides.flatMap(partsOf).filter((side) => variableIn(side) !== undefined);
}

function partsOf(side: Expr): Expr[] {
  if (side.k === "list") return side.items;
  if (side.k === "interval") return [side.from, side.to].filter((bound) => bound !== undefined);
  return [side];
}

/** The first variable that an expression reads. */
function variableIn(expr: Expr): string | undefined {
  const open: unknown[] = [expr];
  while (open.length > 0) {
    const node = open.shift();
    if (typeof node !== "object" || node === null) continue;
    const { k, name } = node as { k?: unknown; name?: unknown };
    if (typeof name === "string" && (k === "var" || k === "attr" || k === "chosen")) return name;
    open.push(...Object.values(node));
  }
  return undefined;
}

function said(explainer: Explainer, subject: Expr): Reason {
  const variable = variableIn(subject);
  return { text: sentence(explainer, subject), ...(variable === undefined ? {} : { variable }) };
}

function sentence({ evaluation, words, texts }: Explainer, subject: Expr): string {
  const noun = () => nounOf(words, subject);
  const value = evaluation.calculate(subject);
  if (!isMissing(value)) {
    if (Array.isArray(value) && value.length === 0) return texts.nothingChosen(noun());
    return words.expr(equation(words, subject, value));
  }
  if (value.missing === "user") {
    const option: Expr = { k: "option", value: value.reason, missing: true };
    const whole = words.expr({ k: "op", op: "is", left: subject, right: option });
    const label = words.expr(
      subject.k === "var" ? { k: "op", op: "is", left: subject, right: option } : option,
    );
    return subject.k === "var" ? whole : texts.reason(noun(), label);
  }
  if (subject.k !== "var" && subject.k !== "attr" && subject.k !== "chosen") return texts.undecided(noun());
  return value.missing === "not-asked" ? texts.notAsked(noun()) : texts.blank(noun());
}

/** The words for a thing, not a condition about it: a yes-or-no question is called by its name. */
function nounOf(words: Words, subject: Expr): string {
  return subject.k === "var" ? words.variable(subject.name) : words.expr(subject);
}

/** `“Age” is 15`, `“Channels” includes …`, in the words in which conditions are told. */
function equation(
  words: Words,
  subject: Expr,
  value: Exclude<Value, object> | (string | number | boolean)[],
): Expr {
  if (Array.isArray(value)) {
    const items = value.map((each): Expr => ({ k: "option", value: each, missing: false }));
    return { k: "op", op: "has all", left: subject, right: { k: "list", items } };
  }
  return { k: "op", op: "is", left: subject, right: literal(words, subject, value) };
}

function literal(words: Words, subject: Expr, value: string | number | boolean): Expr {
  if (typeof value === "boolean") return { k: "boolean", value };
  const domain =
    subject.k === "var" && !subject.scored ? words.lookup.variables.get(subject.name)?.domain : undefined;
  if (domain?.type === "choice") return { k: "option", value, missing: false };
  if (typeof value === "number") return { k: "number", value: roundTo(value, 2) };
  if (domain && "precision" in domain) return { k: "date", value };
  return { k: "text", parts: [{ kind: "text", value: shorten(value, 60) }] };
}
