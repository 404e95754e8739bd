/** From linked sources to the instrument. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { ListElement, Question, Statement } from "../generated/ast.js";
import { INSTRUMENT_VERSION, type Instrument } from "../instrument/model.js";
import type { Names } from "../semantics/names.js";
import type { LinkedSource } from "../semantics/unit.js";
import type { Uses } from "../semantics/uses.js";
import { Lowering } from "./context.js";
import { lowerDimension, partsOfDimension } from "./dimensions.js";
import { keysOf } from "./keys.js";
import { lowerList } from "./lists.js";
import { reportLongNumbers } from "./numbers.js";
import { prepareRanges } from "./score-order.js";
import { declareScore } from "./scores.js";
import { isShelf, lowerHead, lowerWords } from "./settings.js";
import { Flow } from "./structure.js";
import { literalText } from "./texts.js";
import { reportUnusableNames, reportUnusableWhole } from "./unusable-names.js";

export interface LowerResult {
  /** As far as it could be understood; complete when there are no errors. */
  instrument: Instrument;
  diagnostics: Diagnostic[];
  /** Which name leads where. */
  uses: Uses;
}

/**
 * Lowers a questionnaire. Total: whatever is wrong is reported and left out, the rest is there.
 * @param stem name for surveys that have none
 */
export function lower(source: LinkedSource, names: Names, stem: string): LowerResult {
  const work = lowerInSteps(source, names, stem);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** The same with pauses in between, at which other work may be done or this one given up. */
export function* lowerInSteps(
  source: LinkedSource,
  names: Names,
  stem: string,
): Generator<void, LowerResult> {
  const instrument: Instrument = {
    format: "rensis-instrument",
    formatVersion: INSTRUMENT_VERSION,
    id: stem,
    title: literalText("survey.title", stem),
    language: "en",
    authors: [],
    mode: "self",
    answers: "optional",
    numbering: "questions",
    files: source.units.map((u) => ({ uri: u.uri })),
    lists: [],
    dimensions: [],
    pages: [],
    guards: [],
    questions: [],
    variables: [],
    scores: [],
    translations: {},
  };
  const l = new Lowering(instrument, source, names);
  const statements = source.main.parse.root.statements;
  for (const unit of source.units) {
    l.within(unit, () => {
      reportLongNumbers(l);
      reportUnusableNames(l);
    });
  }
  lowerHead(l, statements, stem);
  for (const name of questionNames(statements)) l.declare.written.add(name);
  reportDuplicates(l);
  declareDimensions(l);
  lowerWords(l, statements);
  yield;
  yield* new Flow(l, statements).run();
  yield;
  // Keys speak of items wherever they stand, so they come after all questions; those of imports when they are used.
  for (const symbol of names.dimensions.values()) if (symbol.unit === source.main) keysOf(l, symbol.id);
  l.later(() => prepareRanges(l), "ranges");
  for (const s of statements) if (s.$type === "Score") declareScore(l, s);
  yield* l.finish();
  dropUnused(l);
  reportUnused(l);
  reportDrafts(l, statements);
  return { instrument, diagnostics: l.diagnostics, uses: l.uses };
}

/** What one file declares twice. */
function reportDuplicates(l: Lowering): void {
  for (const { node, unit, first } of l.names.duplicates) {
    l.within(unit, () => {
      const related = [{ span: l.spanOf(first, "name"), message: { en: "declared here", zh: "在此处声明" } }];
      l.report("duplicate-name", l.spanOf(node, "name"), { name: node.name ?? "" }, { related });
    });
  }
}

function declareDimensions(l: Lowering): void {
  for (const [reference, symbol] of l.names.dimensions) {
    const { id, unit, node } = symbol;
    // A file that is imported in two ways has its dimensions once.
    if (symbol.reference !== reference) continue;
    l.within(unit, () => {
      reportUnusableWhole(l, id, l.spanOf(node, "name"));
      l.declare.value({ kind: "dimension", id, name: reference, clock: 0, span: l.spanOf(node, "name") });
      if (node.$container?.$type === "Source") lowerDimension(l, node);
    });
  }
  for (const s of l.source.main.parse.root.statements)
    if (s.$type === "Dimension" && s.name === undefined)
      l.report("missing-name", l.spanOf(s), { statement: "dimension" });
}

function* questionNames(statements: readonly Statement[]): Generator<string> {
  for (const s of statements) {
    if (s.$type === "Question") {
      if (s.name !== undefined) yield s.name;
      yield* rowNames(s);
    } else if (s.$type === "Compute" && s.name !== undefined) yield s.name;
    else if ((s.$type === "Page" || s.$type === "Section") && s.body) yield* questionNames(s.body.statements);
    else if (s.$type === "If") {
      let at: typeof s | undefined = s;
      while (at) {
        if (at.then) yield* questionNames(at.then.statements);
        if (at.else) yield* questionNames(at.else.statements);
        at = at.elseIf;
      }
    }
  }
}

function* rowNames(q: Question): Generator<string> {
  if (q.kind !== "rate" && q.kind !== "differential") return;
  for (const e of q.list?.elements ?? ([] as ListElement[]))
    if (e.$type === "Entry" && e.name !== undefined) yield e.name;
}

/** Imported dimensions that nothing refers to are no part of the questionnaire. */
function dropUnused(l: Lowering): void {
  const keep = new Set<string>();
  const take = (id: string | undefined): void => {
    if (id === undefined || keep.has(id)) return;
    keep.add(id);
    const d = l.dimensions.get(id);
    take(d?.parent);
    for (const part of partsOfDimension(l, id)) take(part);
  };
  for (const { id, unit } of l.names.dimensions.values())
    if (unit === l.source.main || l.usedDimensions.has(id)) take(id);
  l.instrument.dimensions = l.instrument.dimensions.filter((d) => keep.has(d.id));
}

/** Lists that nothing uses are lowered for their own checks, and reported as unused; so are items that nothing asks. */
function reportUnused(l: Lowering): void {
  const exported = isShelf(l.source.main.parse.root.statements);
  for (const [name, symbol] of l.names.lists) {
    if (symbol.unit !== l.source.main) continue;
    lowerList(l, symbol);
    if (symbol.used || exported) continue;
    const kind =
      symbol.node.kind === "scale" ? { en: "the scale", zh: "量表" } : { en: "the list", zh: "选项列表" };
    l.report("unused-declaration", l.spanOf(symbol.node, "name"), { kind, name });
  }
  for (const [name, { id, unit, node }] of l.names.dimensions) {
    if (unit !== l.source.main || node.$container?.$type !== "Source" || node.keys.length > 0) continue;
    if (exported || isAsked(l, id) || l.usedDimensions.has(id)) continue;
    l.report("unused-declaration", l.spanOf(node, "name"), {
      kind: { en: "the dimension", zh: "维度" },
      name,
    });
  }
}

/** Something in it is asked or referred to. */
function isAsked(l: Lowering, id: string): boolean {
  const d = l.dimensions.get(id);
  if (
    d?.items.some((i) => i.variables.length > 0) ||
    ((l.declaredItems.get(id)?.length ?? 0) === 0 && partsOfDimension(l, id).length === 0)
  )
    return true;
  return partsOfDimension(l, id).some((part) => l.usedDimensions.has(part) || isAsked(l, part));
}

/** What is not ready yet: questions without names, a survey that asks nothing. */
function reportDrafts(l: Lowering, statements: readonly Statement[]): void {
  const first = l.declare.unnamed[0];
  if (first) {
    const edits = l.declare.unnamed.map(({ node, name }) => {
      const at = l.spanOf(node, "kind").end;
      return { uri: l.source.main.uri, start: at, end: at, text: ` ${name}` };
    });
    l.report(
      "draft-name",
      l.spanOf(first.node, "kind"),
      { name: first.name },
      { fixes: [{ title: { en: "Write names into all questions", zh: "为所有题目写上名称" }, edits }] },
    );
  }
  const head = statements.find((s) => s.$type === "SurveyHead");
  if (head && l.instrument.questions.length === 0 && l.instrument.pages.length === 0)
    l.report("nothing-asked", l.spanOf(head, "name"), {});
}
