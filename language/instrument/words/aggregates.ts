import type { Expr } from "../model.js";
import { hasReversed, isConstant, slotsOf } from "./families.js";
import type { MemberWord, NumericAggregate } from "./lexicon.js";
import { listed, nounOf, type Speaker } from "./speaker.js";
import { valueInWords } from "./values.js";

type Aggregate = Extract<Expr, { k: "agg" }>;

/** What an aggregate runs over; `member` is absent when it is a mere list of things. */
interface Noun {
  text: string;
  member?: MemberWord;
}

/** Items written one by one before "6 of the 22 items of …" is said. */
const FEW = 4;
/** Binds tighter than any operator: formulas in a list are put in brackets. */
const BRACKETS = 5;

/** `the mean of “Service quality” (reversed items recoded; at least half answered)`. */
export function aggregateInWords(speaker: Speaker, expr: Aggregate, fn: NumericAggregate): string {
  const { lexicon } = speaker;
  const noun = nounOfItems({ ...speaker, aggregated: true }, expr.items);
  const remarks: string[] = [];
  if (expr.items.some((item) => readsReversed(speaker, item))) remarks.push(lexicon.recoded);
  if (expr.weights?.length) remarks.push(lexicon.weightedBy(nounOfItems(speaker, expr.weights).text));
  if (expr.rule) remarks.push(lexicon.rule(expr.rule));
  return lexicon.withRemarks(lexicon.aggregate(fn, noun.text, noun.member), remarks);
}

/** The name of the family that these variables make up, or of the battery that most of them come from. */
export function aggregateNoun(speaker: Speaker, names: readonly string[]): Noun | undefined {
  const { lexicon, nouns } = speaker;
  const families = speaker.families();
  const family = families.of(names);
  if (family) return { text: nouns.family(family), member: nouns.member(family) };
  if (names.length <= FEW) return undefined;
  const battery = families.around(names);
  if (!battery) return undefined;
  const member = nouns.member(battery);
  return {
    text: lexicon.partOf(names.length, battery.members.length, nouns.family(battery), member),
    member,
  };
}

function nounOfItems(speaker: Speaker, items: readonly Expr[]): Noun {
  return asPattern(speaker, items) ?? { text: enumerated(speaker, items) };
}

function enumerated(speaker: Speaker, items: readonly Expr[]): string {
  return speaker.lexicon.enumerate(listed(items, (item) => valueInWords(speaker, item, BRACKETS)));
}

function asPattern(speaker: Speaker, items: readonly Expr[]): Noun | undefined {
  const first = items[0];
  if (!first || items.length < 2) return undefined;
  const moving = slotsOf(items)?.filter((slot) => !isConstant(slot));
  if (!moving?.length) return undefined;
  const renamed = new Map(speaker.renamed);
  let noun: Noun | undefined;
  for (const slot of moving) {
    noun = aggregateNoun(speaker, slot.names);
    const name = slot.names[0];
    if (!noun || name === undefined) return undefined;
    renamed.set(name, noun.text);
  }
  if (first.k === "var") return noun;
  const formula = valueInWords({ ...speaker, renamed }, first);
  return { text: first.k === "attr" || first.k === "chosen" ? formula : speaker.lexicon.itemByItem(formula) };
}

/** True when the item reads the score value of a reversed variable anywhere. */
function readsReversed(speaker: Speaker, item: Expr): boolean {
  switch (item.k) {
    case "var":
      return item.scored === true && hasReversed([item.name], speaker.lookup.variables);
    case "op":
      return readsReversed(speaker, item.left) || readsReversed(speaker, item.right);
    case "neg":
      return readsReversed(speaker, item.arg);
    default:
      return false;
  }
}

/** A variable that is read through its points or reversal, outside any aggregate. */
export function variableInWords(speaker: Speaker, expr: Extract<Expr, { k: "var" }>): string {
  const noun = nounOf(speaker, expr.name);
  // Inside an aggregate one remark says for all of its items that they are recoded.
  if (!expr.scored || speaker.aggregated) return noun;
  const scoring = speaker.lookup.variables.get(expr.name)?.scoring;
  return scoring && (scoring.reversed || scoring.points) ? speaker.lexicon.scoreOf(noun) : noun;
}
