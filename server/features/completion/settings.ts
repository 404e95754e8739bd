/** Settings of the survey that are not made yet. */
import { type Expectation, slotsUp, tokensIn, useAround } from "../../../language/syntax/expected.js";
import { EXPLICIT, firstOfRule } from "../../../language/syntax/grammar-tables.js";
import { withArgument } from "./behaviour.js";
import type { Ask, Candidate } from "./candidate.js";
import { keyword } from "./word-candidate.js";

/** Only one of them can be promised. */
const PRIVACY = ["anonymous", "confidential", "identified"];
const ORDER = (
  "language version authors anonymous confidential identified answers mode numbering source validated licence " +
  "help codes"
).split(" ");

export function setting(ask: Ask, e: Expectation, word: string): Candidate | undefined {
  if (!useAround(e.slot, "SurveyHead")) return undefined;
  const made = new Set<string>();
  for (let t = e.trail; t; t = t.before)
    for (const { use } of slotsUp(t.slot)) {
      const first = use.rule === "Setting" ? tokensIn(e.trail, use)[0] : undefined;
      if (first !== undefined) made.add(ask.place.fileTokens.text(first));
    }
  if (made.has(word) || (PRIVACY.includes(word) && PRIVACY.some((p) => made.has(p)))) return undefined;
  const candidate = keyword(ask, e, word, { group: "e", rank: ORDER.indexOf(word) });
  const isText = firstOfRule("TextSetting").kinds[e.kind] === EXPLICIT;
  return isText ? withArgument(ask, candidate, "TextModifier") : candidate;
}
