/** What questions share: scales, lists of choices, dimensions; and scores, which are made of them. */
import type { Dimension, DimensionItem, Score } from "../../../language/instrument/model.js";
import { type Block, type Line, type Piece, paragraph, rule } from "../markup.js";
import { kindTitle } from "../words.js";
import { dimensionNames } from "./question.js";
import { SHOWN, type Telling } from "./telling.js";
import { usedBy, usedInWorkspace } from "./used.js";
import { missingLine, optionsBlock } from "./values.js";

export function tellList(t: Telling): Block[] {
  const list = t.instrument.lists.find((l) => t.isHere(l.at));
  const kind: Piece = { em: [kindTitle(t.declaration.kind)[t.locale]] };
  // Lists that nothing in this questionnaire uses are no part of it.
  if (!list) return [paragraph([{ strong: [t.declaration.label ?? t.declaration.name ?? ""] }], [kind])];
  const { domain } = list;
  const title = list.label ? t.pieces(list.label) : [list.id];
  return [
    paragraph([{ strong: title }], [kind]),
    ...optionsBlock(t, domain),
    rule,
    paragraph(
      t.fact("values", t.say(domain.ordered ? "points" : "options", { n: domain.options.length })),
      ...missingLine(t, domain),
      usedInWorkspace(t),
    ),
  ];
}

export function tellDimension(t: Telling): Block[] {
  const d = t.instrument.dimensions.find((x) => t.isHere(x.at));
  const kind: Piece = { em: [kindTitle("dimension")[t.locale]] };
  if (!d) return [paragraph([{ strong: [t.declaration.label ?? t.declaration.name ?? ""] }], [kind])];
  const blocks: Block[] = [paragraph([{ strong: t.pieces(d.label) }], [kind])];
  if (d.help) blocks.push(paragraph([{ em: t.pieces(d.help) }]));
  const parts = t.instrument.dimensions.filter((x) => x.parent === d.id);
  const items = allItems(t, d);
  if (items.length > 0) blocks.push(t.capped(items, (i) => itemLine(t, i), SHOWN));
  const lines: Line[] = [];
  if (parts.length + d.of.length > 0)
    lines.push(t.fact("facets", ...dimensionNames(t, [...parts.map((p) => p.id), ...d.of])));
  if (d.parent !== undefined) lines.push(t.fact("partOf", ...dimensionNames(t, [d.parent])));
  if (d.weight !== undefined) lines.push(t.fact("weight", String(d.weight)));
  lines.push(askedIn(t, items));
  if (d.citation?.source !== undefined) lines.push(t.fact("source", d.citation.source));
  return [...blocks, rule, paragraph(...lines), usedBy(t)];
}

/** Its own items, and those of its facets. */
function allItems(t: Telling, d: Dimension): DimensionItem[] {
  const parts = t.instrument.dimensions.filter((x) => x.parent === d.id);
  return [...d.items, ...parts.flatMap((p) => allItems(t, p))];
}

function itemLine(t: Telling, i: DimensionItem): Line {
  return [
    { code: i.id },
    " ",
    ...t.pieces(i.label),
    ...(i.reversed ? [" ", { em: [t.say("reversed")] } as Piece] : []),
  ];
}

function askedIn(t: Telling, items: readonly DimensionItem[]): Line {
  const { lookup } = t.words;
  const ids = new Set(
    items.flatMap((i) => i.variables.flatMap((v) => lookup.variables.get(v)?.question ?? [])),
  );
  if (ids.size === 0) return t.fact("askedIn", { em: [t.say("notAsked")] });
  const places = [...ids].map((id): Piece[] => {
    const q = lookup.questions.get(id);
    return [{ code: id }, ...(q ? [" (", t.place(q.at.file, q.at.start), ")"] : [])];
  });
  return t.fact("askedIn", ...t.joined(places));
}

/** Scores of one declaration: with `each` several, of which the first speaks for all. */
export function tellScore(t: Telling): Block[] {
  const scores = t.instrument.scores.filter((s) => t.isHere(s.at));
  const first = scores[0];
  if (!first) return [];
  const title: Piece[] = scores.length > 1 ? [t.declaration.label ?? first.family] : t.pieces(first.label);
  const lines: Line[] = [
    t.fact(
      "variable",
      ...t.joined([
        ...scores.slice(0, SHOWN).map((s): Piece => ({ code: s.variable })),
        ...(scores.length > SHOWN ? [t.say("more", { n: scores.length - SHOWN })] : []),
      ]),
    ),
    t.fact(
      "formula",
      ...(scores.length > 1 ? [{ code: first.variable }, " = "] : []),
      t.words.expr(first.formula),
    ),
    ...rangeLines(t, first),
  ];
  const blocks: Block[] = [paragraph([{ strong: title }], [{ em: [kindTitle("score")[t.locale]] }])];
  if (first.bands.length > 0) blocks.push(t.capped(first.bands, (b) => bandLine(t, b)));
  return [...blocks, rule, paragraph(...lines), usedBy(t)];
}

function rangeLines(t: Telling, { range, rescaled }: Score): Line[] {
  if (!range) return [];
  const derived = `${range.min}..${range.max}`;
  return [t.fact("range", rescaled ? `${derived}${t.say("comma")}${t.say("rescaled", rescaled)}` : derived)];
}

function bandLine(t: Telling, b: Score["bands"][number]): Line {
  const advice: Piece[] = b.advice ? [t.say("colon"), { em: t.pieces(b.advice) }] : [];
  return [{ code: `${b.from ?? ""}..${b.to ?? ""}` }, " ", ...t.pieces(b.label), ...advice];
}

export function tellBand(t: Telling): Block[] {
  for (const s of t.instrument.scores)
    for (const b of s.bands)
      if (t.isHere(b.at))
        return [paragraph(bandLine(t, b)), rule, paragraph(t.fact("of", { code: s.variable }))];
  return [];
}
