import type { Expr } from "../model.js";
import { aggregateNoun } from "./aggregates.js";
import { type Claim, merged, type Statement, statementOf } from "./claims.js";
import { isConstant, slotsOf } from "./families.js";
import type { Compared } from "./lexicon.js";
import { plainText } from "./plain-text.js";
import { CONDITION_LIMIT, domainOf, listed, literalInWords, pointInWords, type Speaker } from "./speaker.js";
import { valueInWords } from "./values.js";

/** A condition and whether its opposite is meant. */
export interface Test {
  expr: Expr;
  negated: boolean;
}

/** Words of a condition, and what holds it together: an `and` inside an `or` is put in brackets. */
interface Said {
  text: string;
  link: "and" | "or" | "none";
}

/** A condition as a clause: `“Age” is at least 18 and “Channels” includes “Website”`. */
export function conditionInWords(speaker: Speaker, expr: Expr, negated = false): string {
  return say(speaker, { expr, negated }).text;
}

/** Several conditions that all hold. `further`: how many more there are that are only counted. */
export function allInWords(speaker: Speaker, tests: readonly Test[], further = 0): string {
  const parts = tests.flatMap((test) => flattened(test, "and"));
  return join(speaker, parts, "and", further).text;
}

function say(speaker: Speaker, test: Test): Said {
  const { expr, negated } = test;
  if (expr.k === "not") return say(speaker, { expr: expr.arg, negated: !negated });
  if (expr.k === "boolean")
    return single(expr.value === negated ? speaker.lexicon.never : speaker.lexicon.always);
  if (expr.k === "op" && (expr.op === "and" || expr.op === "or")) {
    const link = (expr.op === "and") === negated ? "or" : "and";
    return join(speaker, flattened(test, link), link, 0);
  }
  if (expr.k === "agg" && (expr.fn === "any" || expr.fn === "all"))
    return overItems(speaker, expr.fn, expr.items, negated);
  const statement = statementOf(expr, negated);
  if (statement) return single(statementInWords(speaker, statement));
  const value = valueInWords(speaker, expr);
  return single(negated ? speaker.lexicon.notTrue(speaker.lexicon.group(value)) : value);
}

const single = (text: string): Said => ({ text, link: "none" });

/** The parts of a chain of one operator, left to right, without recursion: such chains can be long. */
function flattened(test: Test, link: "and" | "or"): Test[] {
  const out: Test[] = [];
  const stack = [test];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { expr, negated } = next;
    if (expr.k === "not") {
      stack.push({ expr: expr.arg, negated: !negated });
      continue;
    }
    const own = expr.k === "op" && (expr.op === "and" || expr.op === "or") ? expr : undefined;
    if (own && ((own.op === "and") === negated ? "or" : "and") === link)
      stack.push({ expr: own.right, negated }, { expr: own.left, negated });
    else out.push(next);
  }
  return out;
}

function join(speaker: Speaker, tests: readonly Test[], link: "and" | "or", further: number): Said {
  const parts = tests.map((test) => statementOf(test.expr, test.negated) ?? test);
  const isStatement = (part: Statement | Test): part is Statement => "claim" in part;
  const fewer = merged<Test>(parts, isStatement, link);
  const shown = fewer.length <= CONDITION_LIMIT + 1 ? fewer : fewer.slice(0, CONDITION_LIMIT);
  const rest = fewer.length - shown.length + further;
  const alone = shown.length === 1 && rest === 0;
  const words = shown.map((part) => {
    if (isStatement(part)) return statementInWords(speaker, part);
    const said = say(speaker, part);
    return !alone && said.link !== "none" && said.link !== link
      ? speaker.lexicon.group(said.text)
      : said.text;
  });
  const unique = [...new Set(words)];
  if (rest > 0) unique.push(speaker.lexicon.furtherConditions(rest));
  return {
    text: link === "and" ? speaker.lexicon.and(unique) : speaker.lexicon.or(unique),
    link: unique.length > 1 ? link : "none",
  };
}

function statementInWords(speaker: Speaker, { left, claim }: Statement): string {
  return speaker.lexicon.say(valueInWords(speaker, left), predicate(speaker, left, claim));
}

function predicate(speaker: Speaker, left: Expr, claim: Claim): string {
  const { lexicon } = speaker;
  const domain = domainOf(speaker, left);
  const word = (value: Expr) => literalInWords(speaker, value, domain) ?? valueInWords(speaker, value);
  switch (claim.kind) {
    case "equals":
      return claim.negated
        ? lexicon.isNot(listed(claim.values, word))
        : lexicon.is(listed(claim.values, word));
    case "includes":
      return claim.negated
        ? lexicon.includesNot(listed(claim.values, word), claim.how)
        : lexicon.includes(listed(claim.values, word), claim.how);
    case "compares": {
      const point = pointInWords(speaker, claim.value, domain);
      if (point) return lexicon.compare(claim.op, "point", point);
      return lexicon.compare(
        claim.op,
        comparedAs(left, claim.value, domain?.type),
        amount(speaker, claim.value, left),
      );
    }
    case "between":
      return lexicon.between(
        pointInWords(speaker, claim.from, domain) ?? bound(speaker, claim.from, left),
        pointInWords(speaker, claim.to, domain) ?? amount(speaker, claim.to, left),
        claim.negated,
      );
    case "matches": {
      const { pattern } = claim;
      return lexicon.matches(
        pattern.k === "text" ? lexicon.quote(plainText(pattern.parts)) : valueInWords(speaker, pattern),
        claim.negated,
      );
    }
    case "answered":
      return lexicon.answered(claim.negated);
  }
}

/** A bound in words. A number next to a scale is no option here: 2.5 lies between its points. */
function amount(speaker: Speaker, value: Expr, left: Expr): string {
  const domain = domainOf(speaker, left);
  const near = domain?.type === "number" ? domain : undefined;
  return literalInWords(speaker, value, near) ?? valueInWords(speaker, value);
}

/** The lower bound of an interval goes without its unit: `between 15 and 49 years`. */
function bound(speaker: Speaker, value: Expr, left: Expr): string {
  return value.k === "number" ? speaker.lexicon.number(value.value) : amount(speaker, value, left);
}

function comparedAs(left: Expr, right: Expr, type: string | undefined): Compared {
  const moments = ["date", "time", "datetime"];
  if (type !== undefined && moments.includes(type)) return "moment";
  const isMoment = (e: Expr): boolean =>
    e.k === "date" || e.k === "today" || (e.k === "op" && (isMoment(e.left) || isMoment(e.right)));
  return isMoment(left) || isMoment(right) ? "moment" : "amount";
}

// ---------------------------------------------------------------------------------------- batteries

/** `any(phq9 > 0)`: said of the battery when every item is tested alike, otherwise condition by condition. */
function overItems(speaker: Speaker, fn: "any" | "all", items: readonly Expr[], negated: boolean): Said {
  const { lexicon } = speaker;
  const whole = asBattery(speaker, items);
  if (whole) {
    const { noun, member, claim } = whole;
    if (fn === "any") return single((negated ? lexicon.none : lexicon.some)(noun, member, claim));
    return single((negated ? lexicon.notEvery : lexicon.every)(noun, member, claim));
  }
  if (items.length <= 3)
    return join(
      speaker,
      items.map((expr) => ({ expr, negated })),
      (fn === "any") === negated ? "and" : "or",
      0,
    );
  const list = listed(items, (item) => conditionInWords(speaker, item));
  if (fn === "any") return single((negated ? lexicon.noneOf : lexicon.someOf)(list));
  return single((negated ? lexicon.notEveryOf : lexicon.everyOf)(list));
}

/** `count(phq9 >= 2)` as a noun. */
export function countInWords(speaker: Speaker, items: readonly Expr[]): string {
  const whole = asBattery(speaker, items);
  if (whole) return speaker.lexicon.countOf(whole.noun, whole.member, whole.claim);
  return speaker.lexicon.countOfConditions(listed(items, (item) => conditionInWords(speaker, item)));
}

/** The battery that all items are about and what is said of each of its members. */
function asBattery(speaker: Speaker, items: readonly Expr[]) {
  const first = items[0];
  if (!first || items.length < 2) return undefined;
  const slots = slotsOf(items);
  const moving = slots?.filter((slot) => !isConstant(slot));
  const slot = moving?.[0];
  if (!slot || moving.length > 1) return undefined;
  const flipped = first.k === "not";
  const statement = statementOf(flipped ? first.arg : first, flipped);
  if (statement?.left.k !== "var" || statement.left.name !== slot.names[0]) return undefined;
  const noun = aggregateNoun(speaker, slot.names);
  if (!noun?.member) return undefined;
  return { noun: noun.text, member: noun.member, claim: predicate(speaker, statement.left, statement.claim) };
}
