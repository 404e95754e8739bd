/** Words behind the words of a question: only those that its kind takes, and that do not stand there yet. */
import { applicableModifiers } from "../../../language/lowering/applicable.js";
import {
  type Expectation,
  type RuleUse,
  slotsUp,
  tokensIn,
  useAround,
} from "../../../language/syntax/expected.js";
import { NUMBER, STRING, TEXTBLOCK, UPTO } from "../../../language/syntax/tokens.js";
import { aliasesOf } from "./aliases.js";
import type { Ask, Candidate } from "./candidate.js";
import { textIn } from "./context.js";
import { keyword } from "./word-candidate.js";

/** Of each of these one is enough. */
const GROUPS = [
  ["required", "requested", "optional"],
  ["dropdown", "buttons"],
  ["year", "month", "day"],
  ["minute", "second"],
  ["email", "phone", "url", "pattern"],
  ["on", "from"],
];
/** What tells most about the question first. */
const ORDER = (
  "on of across from total top min max unit decimals step currency pattern email phone url length lines year month " +
  "day minute second today dropdown buttons columns line titles plus required requested optional default help when " +
  "instruction probe short personal else timed separate important weight reversed paper web source validated licence"
).split(" ");
/** Rules whose first word is not the name of the modifier. */
const BY_RULE: Record<string, string> = {
  MediumModifier: "only",
  ElseStopModifier: "else-stop",
  PerPageModifier: "per-page",
  IntervalModifier: "interval",
  PlusModifier: "plus",
};

export function modifier(ask: Ask, e: Expectation, word: string): Candidate | undefined {
  const use = useAround(e.slot, "Modifier");
  const owner = use?.slot?.use;
  // `with` says the same as `plus`.
  if (!owner || word === "with" || !isNamed(e, owner)) return undefined;
  const rule = ruleIn(e.slot, use);
  const name = BY_RULE[rule] ?? word;
  if (!applicableModifiers(kindOf(ask, e, owner)).has(name)) return undefined;
  const present = alreadyThere(ask, e, owner);
  if (rule === "IntervalModifier") return untilToday(ask, e, present);
  if (present.has(name) && name !== "plus" && name !== "probe") return undefined;
  if (GROUPS.some((g) => g.includes(name) && g.some((one) => one !== name && present.has(one))))
    return undefined;
  // A `when` comes last; what follows it reads as part of the condition.
  const group = present.has("when") ? "w" : "e";
  return withArgument(
    ask,
    keyword(ask, e, word, { aliases: aliasesOf(word, "modifier"), group, rank: ORDER.indexOf(word) }),
    rule,
  );
}

/** The interval that most questions about the past have. */
function untilToday(ask: Ask, e: Expectation, present: ReadonlySet<string>): Candidate | undefined {
  if (!isBound(ask, e) || present.has("interval")) return undefined;
  return keyword(ask, e, "today", {
    label: "..today",
    detail: ask.say({ en: "until today", zh: "不晚于今天" }),
    aliases: ["today"],
    group: "e",
    rank: ORDER.indexOf("today"),
  });
}

/** `4 |`: rows on a screen. */
export function perPage(ask: Ask, e: Expectation): Candidate | undefined {
  const owner = useAround(e.slot, "Modifier")?.slot?.use;
  if (!owner || !applicableModifiers(kindOf(ask, e, owner)).has("per-page")) return undefined;
  return keyword(ask, e, "per", { group: "a", label: "per page" });
}

/** `today` may be a bound here: of what is answered with a date. */
export function isBound(ask: Ask, e: Expectation): boolean {
  const owner = useAround(e.slot, "Modifier")?.slot?.use;
  return owner !== undefined && /^(column )?(date|datetime)$/.test(kindOf(ask, e, owner));
}

/** Behind `single x` come its words: what else is possible there would only mislead. */
function isNamed(e: Expectation, owner: RuleUse): boolean {
  const has = (property: string) => tokensIn(e.trail, owner, property).length > 0;
  if (owner.rule === "Question") return has("label");
  return owner.rule === "Note" ? has("text") : has("name") || has("title") || has("label");
}

/** Rule of the modifier that a slot is in. */
function ruleIn(slot: Expectation["slot"], modifier: RuleUse): string {
  for (const { use } of slotsUp(slot)) if (use.slot?.use === modifier) return use.rule;
  return "";
}

/** Kind of what a modifier or a list belongs to, as the lowering calls it. */
export function kindOf(ask: Ask, e: Pick<Expectation, "trail">, owner: RuleUse): string {
  const tokens = ask.place.fileTokens;
  switch (owner.rule) {
    case "Question": {
      const kind = textIn(tokens, e, owner, "kind");
      return owner.slot?.use.rule === "Column" ? `column ${kind}` : kind;
    }
    case "Page":
    case "AnswerListDeclaration":
      return textIn(tokens, e, owner, "kind");
    case "Perspective":
      return "as";
    default:
      return owner.rule.toLowerCase();
  }
}

/** Names of the modifiers that stand there already. */
function alreadyThere(ask: Ask, e: Expectation, owner: RuleUse): Set<string> {
  const names = new Set<string>();
  const seen = new Set<RuleUse>();
  for (let t = e.trail; t; t = t.before) {
    for (const { use } of slotsUp(t.slot)) {
      if (use.rule !== "Modifier" || use.slot?.use !== owner || seen.has(use)) continue;
      seen.add(use);
      const first = tokensIn(e.trail, use)[0];
      const word = first === undefined ? "" : ask.place.fileTokens.text(first);
      names.add(BY_RULE[ruleIn(t.slot, use)] ?? word);
    }
  }
  return names;
}

const USUAL: Record<string, string> = {
  columns: "2",
  decimals: "2",
  lines: "4",
  max: "3",
  step: "5",
  timed: "60",
  top: "3",
  total: "100",
};

/** With the words in quotes or the number that it takes; nothing where other words stand behind it already. */
export function withArgument(ask: Ask, made: Candidate, rule: string): Candidate | undefined {
  const { tokens } = ask.place;
  const i = nextToken(ask);
  const next = tokens.kind[i];
  const text = (next === STRING || next === TEXTBLOCK) && !tokens.firstOnLine(i);
  const takesText = rule === "TextModifier" || rule === "TextMark";
  if (text && !takesText) return undefined;
  const word = made.label;
  if (rule === "MediumModifier") return { ...made, insert: `${word} only` };
  if (!ask.snippets || text || next === NUMBER || next === UPTO) return made;
  const snippet = (insert: string): Candidate => ({ ...made, insert, snippet: true });
  if (takesText) return snippet(`${word} "$1"$0`);
  if (rule === "ElseStopModifier") return snippet('else stop "$1"$0');
  if (rule === "LengthModifier") return snippet(`length \${1:2..100}$0`);
  if (rule === "NumberModifier" || rule === "NumberMark")
    return snippet(`${word} \${1:${USUAL[word] ?? "1"}}$0`);
  return made;
}

/** Index of the token behind the word at the cursor. */
function nextToken({ place }: Ask): number {
  let i = place.count;
  while (i < place.tokens.count && place.tokens.start[i]! < place.word.end) i++;
  return i;
}
