/** From linked sources to the instrument. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Dimension as DimensionNode, ListElement, Question, Statement } from "../generated/ast.js";
import { INSTRUMENT_VERSION, type Instrument } from "../instrument/model.js";
import type { Names } from "../semantics/names.js";
import type { LinkedSource } from "../semantics/unit.js";
import { Lowering } from "./context.js";
import { lowerDimension, lowerKeys } from "./dimensions.js";
import { lowerList } from "./lists.js";
import { declareScore, orderScores } from "./scores.js";
import { lowerHead, lowerWords } from "./settings.js";
import { Flow } from "./structure.js";
import { literalText } from "./texts.js";

export interface LowerResult {
  /** As far as it could be understood; complete when there are no errors. */
  instrument: Instrument;
  diagnostics: Diagnostic[];
}

/**
 * Lowers a questionnaire. Total: whatever is wrong is reported and left out, the rest is there.
 * @param stem name for surveys that have none
 */
export function lower(source: LinkedSource, names: Names, stem: string): LowerResult {
  const instrument: Instrument = {
    format: "rensis-instrument", formatVersion: INSTRUMENT_VERSION, id: stem, title: literalText("survey.title", stem), language: "en", authors: [],
    mode: "self", answers: "optional", numbering: "questions", files: source.units.map((u) => ({ uri: u.uri })), lists: [], dimensions: [], pages: [], guards: [],
    questions: [], variables: [], scores: [], translations: {},
  };
  const l = new Lowering(instrument, source, names);
  const statements = source.main.parse.root.statements;
  lowerHead(l, statements, stem);
  for (const name of questionNames(statements)) l.laterQuestions.add(name);
  declareDimensions(l);
  lowerWords(l, statements);
  new Flow(l).run(statements);
  const scores = statements.filter((s) => s.$type === "Score");
  // Keys speak of items wherever they stand, so they come after all questions.
  l.within(source.main, () => {
    for (const s of source.units.flatMap((u) => u.parse.root.statements.filter((x): x is DimensionNode => x.$type === "Dimension").map((node) => ({ node, u })))) {
      l.within(s.u, () => eachDimension(s.node, (d) => lowerKeys(l, d)));
    }
    for (const s of scores) declareScore(l, s);
  });
  l.finish();
  orderScores(l);
  l.finishScores();
  finish(l);
  return { instrument, diagnostics: l.diagnostics };
}

function declareDimensions(l: Lowering): void {
  for (const { node, unit, first } of [...l.names.duplicateLists, ...l.names.duplicateDimensions]) {
    const firstSpan = l.within(first.unit, () => l.spanOf(first.node, "name"));
    l.within(unit, () => l.report("duplicate-name", l.spanOf(node, "name"), { name: node.name ?? "" }, { related: [{ span: firstSpan, message: { en: "declared here", zh: "在此处声明" } }] }));
  }
  for (const [id, symbol] of l.names.dimensions) {
    l.within(symbol.unit, () => {
      l.declareValue({ kind: "dimension", id, name: id, clock: 0, span: l.spanOf(symbol.node, "name") }, true);
      const top = symbol.node.$container?.$type === "Source";
      if (top) lowerDimension(l, symbol.node);
    });
  }
  for (const s of l.source.main.parse.root.statements) if (s.$type === "Dimension" && s.name === undefined) l.report("missing-name", l.spanOf(s), { statement: "dimension" });
}

export function eachDimension(node: DimensionNode, visit: (d: DimensionNode) => void): void {
  visit(node);
  for (const e of node.list?.elements ?? []) if (e.$type === "Dimension") eachDimension(e, visit);
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
  for (const e of q.list?.elements ?? ([] as ListElement[])) if (e.$type === "Entry" && e.name !== undefined) yield e.name;
}

function finish(l: Lowering): void {
  const { instrument } = l;
  // Lists that nothing uses are lowered for their own checks, and reported as unused.
  for (const [name, symbol] of l.names.lists) {
    if (symbol.unit !== l.source.main) continue;
    lowerList(l, name);
    if (symbol.used) continue;
    const kind = symbol.node.kind === "scale" ? { en: "the scale", zh: "量表" } : { en: "the list", zh: "选项列表" };
    l.report("unused-declaration", l.spanOf(symbol.node, "name"), { kind, name });
  }
  if (l.unnamed.length > 0) {
    const first = l.unnamed[0]!;
    const edits = l.unnamed.map(({ node, name }) => {
      const at = l.spanOf(node, "kind").end;
      return { uri: l.source.main.uri, start: at, end: at, text: ` ${name}` };
    });
    l.report("draft-name", l.spanOf(first.node, "kind"), { name: first.name }, { fixes: [{ title: { en: "Write names into all questions", zh: "为所有题目写上名称" }, edits }] });
  }
  if (instrument.questions.length === 0 && instrument.pages.length === 0 && l.source.main.parse.root.statements.some((s) => s.$type === "SurveyHead")) {
    const head = l.source.main.parse.root.statements.find((s) => s.$type === "SurveyHead")!;
    l.report("nothing-asked", l.spanOf(head, "name"), {});
  }
  instrument.guards.forEach((g, i) => {
    g.id = i;
  });
}
