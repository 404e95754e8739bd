/** The survey itself, its pages, stops, computed values and imports. */
import { type Block, paragraph, rule } from "../markup.js";
import { kindTitle } from "../words.js";
import { fileName, type Telling } from "./telling.js";
import { usedBy } from "./used.js";
import { typeLines } from "./values.js";

export function tellSurvey(t: Telling): Block[] {
  const { title, id, questions, variables, pages, version, help } = t.instrument;
  const counts = { q: questions.length, v: variables.length, p: pages.length };
  return [
    paragraph(
      [{ strong: t.pieces(title) }],
      [{ em: [t.say("survey")] }, " ", { code: id }, version ? ` ${version}` : ""],
    ),
    ...(help ? [paragraph([{ em: t.pieces(help) }])] : []),
    paragraph([t.say("surveyCounts", counts)]),
  ];
}

export function tellPage(t: Telling): Block[] {
  const page = t.instrument.pages.find((p) => t.isHere(p.at));
  if (!page) return [];
  const ids = new Set(page.items.flatMap((i) => (i.kind === "question" ? [i.question] : [])));
  const variables = t.instrument.variables.filter((v) => v.question !== undefined && ids.has(v.question));
  return [
    paragraph(
      [{ strong: page.title ? t.pieces(page.title) : [page.id] }],
      [{ em: [kindTitle(t.declaration.kind)[t.locale]] }],
    ),
    ...(page.help ? [paragraph([{ em: t.pieces(page.help) }])] : []),
    paragraph(
      [t.say("pageCounts", { q: ids.size, v: variables.length })],
      t.fact("asked", t.words.universe(page.guard)),
    ),
  ];
}

export function tellStop(t: Telling): Block[] {
  for (const page of t.instrument.pages)
    for (const item of page.items)
      if (item.kind === "stop" && t.isHere(item.at))
        return [
          paragraph([{ strong: t.pieces(item.text) }], [{ em: [kindTitle("stop")[t.locale]] }]),
          paragraph(t.fact("conditionOf", t.words.expr(item.when))),
        ];
  return [];
}

export function tellCompute(t: Telling): Block[] {
  const v = t.instrument.variables.find((x) => x.origin === "computed" && t.isHere(x.at));
  if (!v) return [];
  return [
    paragraph([{ strong: t.pieces(v.label) }], [{ em: [kindTitle("compute")[t.locale]] }]),
    rule,
    paragraph(
      t.fact("variable", { code: v.name }),
      ...typeLines(t, v),
      ...(v.formula ? [t.fact("formula", t.words.expr(v.formula))] : []),
      t.fact("asked", t.words.universe(v.guard)),
      ...(v.doc !== undefined ? [t.fact("doc", v.doc)] : []),
    ),
    usedBy(t),
  ];
}

/** What a file gives under its qualifier. */
export function tellImport(t: Telling): Block[] {
  const own = t.built.understood.source.units[t.file];
  const found = own?.imports.find((i) => i.start === t.declaration.range.start);
  if (!found) return [];
  const names = found.unit.parse.root.statements.flatMap((s) =>
    (s.$type === "AnswerListDeclaration" || s.$type === "Dimension") && s.name !== undefined ? [s.name] : [],
  );
  return [
    paragraph(t.fact("imported", { link: fileName(found.path), to: found.unit.uri })),
    t.capped(names, (name) => [{ code: `${found.alias ?? ""}.${name}` }]),
  ];
}
