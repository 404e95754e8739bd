/** Names that lead to one kind of thing: dimensions, scores, batteries, questions. */
import { type Expectation, tokensIn, useAround } from "../../../language/syntax/expected.js";
import type { Ask, Candidate } from "./candidate.js";
import { limitOf, pathBefore, textIn } from "./context.js";
import { meaningOf } from "./meaning.js";
import { isSeveral, ofDimension, ofPart, ofValue, qualifiedDimensions, scores } from "./values.js";

/** Dimensions after `of`, `across`, `each … in`. */
export function dimensionsAt(ask: Ask, e: Expectation): Candidate[] {
  const path = pathBefore(ask.place.tokens, e);
  if (path.length > 0) return qualifiedDimensions(ask, `${path.join(".")}.`);
  const used = new Set(
    (useAround(e.slot, "OfModifier") ? tokensIn(e.trail, useAround(e.slot, "OfModifier")!) : []).map((i) =>
      ask.place.tokens.text(i),
    ),
  );
  const out = [...ask.table.references.keys()]
    .filter((name) => !used.has(name))
    .map((name, i) => ofDimension(ask, name, "a", i));
  const score = useAround(e.slot, "Score");
  if (!score || textIn(ask.place.fileTokens, e, score, "each") !== "item") return out;
  const batteries = ask.table.values.filter((v) => v.kind === "question" && v.question!.rows.length > 0);
  return [...out, ...batteries.map((v, i) => ofValue(ask, v, "b", i))];
}

/** After `chosen(`: what several options were chosen in, above. */
export function chosenAt(ask: Ask): Candidate[] {
  const limit = limitOf(ask);
  return ask.table.values
    .filter(
      (v) =>
        v.kind === "question" && v.start < limit && v.variables.length === 1 && isSeveral(v.variables[0]),
    )
    .reverse()
    .map((v, i) => ofValue(ask, v, "a", i));
}

/** After `show`: scores and computed values. */
export function shownAt(ask: Ask, e: Expectation): Candidate[] {
  const path = pathBefore(ask.place.tokens, e);
  if (path.length > 0)
    return (meaningOf(ask.table, path, new Map())?.parts ?? [])
      .filter((part) => part.kind === "score")
      .map((part, i) => ofPart(ask, part, i));
  const show = useAround(e.slot, "Show");
  const used = new Set(show ? tokensIn(e.trail, show).map((i) => ask.place.tokens.text(i)) : []);
  const computed = ask.table.values.filter((v) => v.kind === "computed");
  return [...scores(ask, "a"), ...computed.map((v, i) => ofValue(ask, v, "b", i))].filter(
    ({ label }) => !used.has(label),
  );
}

/** In a key: batteries, named items, dimensions; behind a battery its codes. */
export function keysAt(ask: Ask, e: Expectation): Candidate[] {
  const { table, place } = ask;
  const path = pathBefore(place.tokens, e);
  if (path.length > 0)
    return (meaningOf(table, path, new Map())?.parts ?? [])
      .filter((part) => part.kind === "row")
      .map((part, i) => ofPart(ask, part, i));
  const dimension = useAround(e.slot, "Dimension");
  const own = dimension ? textIn(place.fileTokens, e, dimension, "name") : "";
  const dimensions = [...table.references.keys()].filter((name) => name !== own);
  const items = table.values.filter((v) => v.kind !== "computed");
  return [
    ...items.reverse().map((v, i) => ofValue(ask, v, v.variables.length > 1 ? "b" : "d", i)),
    ...dimensions.map((name, i) => ofDimension(ask, name, "c", i)),
  ];
}

/** `ipip 6, |`: codes of the battery that was named last, and are not in the key yet. */
export function codesAt(ask: Ask, e: Expectation): Candidate[] {
  const { table, place } = ask;
  const dimension = useAround(e.slot, "Dimension");
  if (!dimension) return [];
  const { tokens } = place;
  const keys = tokensIn(e.trail, dimension, "keys").map((i) => tokens.text(i));
  const battery = keys.findLast(
    (text) => /^[\p{L}_]/u.test(text) && text !== "reversed" && text !== "weight",
  );
  const meaning = battery === undefined ? undefined : meaningOf(table, [battery], new Map());
  const used = new Set(keys);
  return (meaning?.parts ?? [])
    .filter((part) => part.kind === "row" && /^\d+$/.test(part.name) && !used.has(part.name))
    .map((part, i) => ({ ...ofPart(ask, part, i), group: "a" }));
}

/** `{#`: questions that carry a printed number. */
export function numbersAt(ask: Ask): Candidate[] {
  const here = ask.toBuild(ask.place.offset);
  const numbered = ask.table.values.filter((v) => v.kind === "question" && v.question!.number !== undefined);
  return numbered.map((v) => {
    const near = Math.abs(numbered.findIndex((x) => x.start > here) - v.order);
    return { ...ofValue(ask, v, "a", near), detail: v.question!.number! };
  });
}
