/** From the place to all that may stand there. */
import { type Expectation, useAround } from "../../../language/syntax/expected.js";
import { DATE, ID, NUMBER, STRING } from "../../../language/syntax/tokens.js";
import type { Ask, Candidate } from "./candidate.js";
import { comparisonAt, outer, purposeOf } from "./context.js";
import { currenciesAt, languagesAt, unitsAt } from "./fixed.js";
import { keywordAt } from "./keywords.js";
import { listsAt } from "./lists.js";
import { pathsAt } from "./paths.js";
import { chosenAt, codesAt, dimensionsAt, keysAt, numbersAt, shownAt } from "./references.js";
import { expectedAnswers, valuesAt, weightsAt } from "./values.js";

/** Candidates in no order; the same label comes once. */
export function candidatesAt(ask: Ask): Candidate[] {
  const { place } = ask;
  if (place.mode === "string") return inText(ask);
  if (!quotes(ask)) return [];
  if (place.mode === "number") return numbersAt(ask);
  const out = new Map<string, Candidate>();
  const add = (list: readonly (Candidate | undefined)[]) => {
    for (const c of list) if (c && !out.has(c.label)) out.set(c.label, c);
  };
  const asked = new Set<string>();
  for (const e of place.expectations) {
    add([keywordAt(ask, e)]);
    const purpose = purposeOf(e.slot).name;
    // One reading more makes no other names.
    if (![ID, NUMBER, STRING, DATE].includes(e.kind) || asked.has(`${purpose}/${e.kind}`)) continue;
    asked.add(`${purpose}/${e.kind}`);
    add(named(ask, e, purpose));
  }
  return [...out.values()];
}

/** What the author has declared somewhere. What is being declared here is theirs to name. */
function named(ask: Ask, e: Expectation, purpose: string): Candidate[] {
  switch (purpose) {
    case "NameExpression.name":
      return valuesAt(ask, e);
    case "Call.weights":
      return weightsAt(ask, e);
    case "NumberLiteral.value":
      // `rating is 3`: a code where options have no name.
      return comparisonAt(ask.place) ? valuesAt(ask, e) : [];
    case "OnModifier.scale":
    case "FromModifier.list":
    case "PlusModifier.list":
      return listsAt(ask, e);
    case "FromModifier.question":
      return chosenAt(ask);
    case "OfModifier.dimensions":
    case "AcrossModifier.dimension":
    case "Score.of":
      return dimensionsAt(ask, e);
    case "Key.path":
      return keysAt(ask, e);
    case "Key.code":
      return codesAt(ask, e);
    case "Show.scores":
      return shownAt(ask, e);
    case "ExpectsMark.code":
    case "ExpectsMark.option":
      return expectedAnswers(ask, e);
    case "LanguageSetting.tag":
      return languagesAt(ask);
    case "CurrencyModifier.code":
      return currenciesAt(ask);
    case "Import.path":
      return pathsAt(ask, true);
    default:
      return [];
  }
}

/** In the words of a text nothing is offered; in texts that are values, those. */
function inText(ask: Ask): Candidate[] {
  const { slot, trail } = ask.place.around ?? {};
  if (!slot) return [];
  const purpose = purposeOf(slot).name;
  if (purpose === "Import.path") return pathsAt(ask, false);
  const unit = trail && ask.place.fileTokens.text(trail.token) === "unit";
  return purpose === "TextModifier.text" && unit ? unitsAt(ask) : [];
}

const PLAIN = new Set(["unit", "pattern", "source", "validated", "licence", "version", "authors", "matches"]);

/** Whether the text at the place may quote answers: shared lists are written before anything is asked. */
function quotes(ask: Ask): boolean {
  const { place } = ask;
  if (!place.around) return true;
  const { slot, trail } = outer(place);
  if (!slot || useAround(slot, "AnswerListDeclaration", "Dimension", "SurveyHead", "Welcome", "Import"))
    return false;
  return !(trail && PLAIN.has(place.fileTokens.text(trail.token)));
}
