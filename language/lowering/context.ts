import type { AstNode } from "langium";
import type { ParamsOf } from "../diagnostics/define.js";
import { type Diagnostic, diagnostic, type Fix, type Related, type Span } from "../diagnostics/diagnostic.js";
import type { Code, registry } from "../diagnostics/registry.js";
import type { Entry } from "../generated/ast.js";
import type {
  AnswerList,
  Dimension,
  Instrument,
  Place,
  Question,
  Score,
  Variable,
} from "../instrument/model.js";
import type { Names } from "../semantics/names.js";
import type { LinkedSource, Unit } from "../semantics/unit.js";
import { segmentOf, Uses } from "../semantics/uses.js";
import { type Range, rangeFor, rangeOf } from "../syntax/node.js";
import { Declarations } from "./declare.js";
import type { DeclaredItem } from "./dimensions.js";
import { type ExprTest, Guards, unbound } from "./guards.js";
import { Ranges } from "./range.js";
import { type Phase, Schedule } from "./schedule.js";
import type { ScoreFamily } from "./score-families.js";

/**
 * State of one lowering. The tree is walked once in the order of the page; whatever reads other things
 * (conditions, pipes, formulas) is put off until all of them are known.
 */
export class Lowering {
  readonly diagnostics: Diagnostic[] = [];
  readonly uses = new Uses();
  readonly questions = new Map<string, Question>();
  readonly families = new Map<string, ScoreFamily>();
  readonly scores = new Map<string, Score>();
  readonly dimensions = new Map<string, Dimension>();
  /** Facets by the dimension they stand in. */
  readonly facets = new Map<string, Dimension[]>();
  /** How the author refers to a dimension, by its id. */
  readonly references = new Map<string, string>();
  /** Dimensions that something refers to. */
  readonly usedDimensions = new Set<string>();
  /** Dimensions whose keys are resolved. */
  readonly keyed = new Set<string>();
  /** Items by their id, of each outermost dimension. */
  readonly itemIds = new Map<string, Map<string, Entry>>();
  /** Items of each dimension as declared. */
  readonly declaredItems = new Map<string, DeclaredItem[]>();
  /** Lists that were read, by their id; `undefined` while one is being read. */
  readonly lists = new Map<string, AnswerList | undefined>();
  readonly declare: Declarations;
  readonly guards: Guards;
  readonly ranges: Ranges;
  /** Position in the flow; a thing may be read by what comes later only. */
  clock = 0;
  /** Expressions within one another that are being bound. */
  depth = 0;
  /** Printed number of the last question. */
  questionNumber = 0;
  private readonly schedule = new Schedule();
  private docs: Map<number, { start: number; end: number }> | undefined;
  private files: Map<string, number> | undefined;
  private unit: Unit;

  constructor(
    readonly instrument: Instrument,
    readonly source: LinkedSource,
    readonly names: Names,
  ) {
    this.unit = source.main;
    this.declare = new Declarations(this);
    this.guards = new Guards(instrument.guards);
    this.ranges = new Ranges({
      variable: (n) => this.variables.get(n),
      score: (n) => this.scores.get(n),
      chain: (g) => this.guards.chain(g),
    });
  }

  get variables(): ReadonlyMap<string, Variable> {
    return this.declare.variables;
  }

  /** Words are joined in the way of the language. */
  get chinese(): boolean {
    return /^zh\b/i.test(this.instrument.language);
  }

  // --------------------------------------------------------------------------------------------- order

  /** Runs `work` with places counted in another file, and names as that file knows them. */
  within<T>(unit: Unit, work: () => T): T {
    const before = this.unit;
    this.unit = unit;
    try {
      return work();
    } finally {
      this.unit = before;
    }
  }

  /** The file that is being read. */
  get current(): Unit {
    return this.unit;
  }

  /** Puts a task off to a phase after the walk. */
  later(task: () => void, phase: Phase = "conditions"): void {
    const { unit } = this;
    this.schedule.add(phase, () => this.within(unit, task));
  }

  /** Does all that was put off, with a pause now and then. */
  finish(): Generator<void, void> {
    return this.schedule.run();
  }

  // -------------------------------------------------------------------------------------------- places

  place(range: Range): Place {
    const { line, column } = this.unit.lines.positionOf(range.start);
    return { file: this.unit.index, start: range.start, end: range.end, line, column };
  }

  placeOf(node: AstNode): Place {
    return this.place(rangeOf(node));
  }

  spanOf(node: AstNode, property?: string, index = 0): Span {
    return { uri: this.unit.uri, ...(property ? rangeFor(node, property, index) : rangeOf(node)) };
  }

  spanAt(at: Place): Span {
    return { uri: this.source.units[at.file]?.uri ?? this.unit.uri, start: at.start, end: at.end };
  }

  report<C extends Code>(
    code: C,
    span: Span,
    params: ParamsOf<(typeof registry)[C]>,
    more: { related?: Related[]; fixes?: Fix[] } = {},
  ): void {
    this.diagnostics.push(diagnostic(code, span, params, more));
  }

  /** The author's comment before a statement. */
  docOf(node: AstNode): string | undefined {
    this.docs ??= new Map(
      this.source.main.parse.tokens.comments.filter((c) => c.doc).map((c) => [c.before, c]),
    );
    if (this.docs.size === 0 || this.unit !== this.source.main) return undefined;
    const comment = this.docs.get((node as unknown as { $token: number }).$token);
    if (!comment) return undefined;
    const inner = this.unit.text.slice(comment.start + 3, comment.end - 2);
    const lines = inner
      .split(/\r\n|[\n\r\u2028\u2029]/)
      .map((line) => line.replace(/^\s*\*? ?/, "").trimEnd());
    return lines.join("\n").trim() || undefined;
  }

  // ---------------------------------------------------------------------------------------------- uses

  /** Notes that the name at `range` of the current file leads to what is declared at `to`. */
  refer(range: Range, to: Place | Span): void {
    const file = "uri" in to ? this.fileOf(to.uri) : to.file;
    this.uses.add(this.unit.index, range.start, range.end, file, to.start);
  }

  /** The same for parts `from` up to, not including, `until` of a name with dots. */
  referPart(name: Range, from: number, until: number, to: Place | Span): void {
    const last = segmentOf(this.unit, name, until - 1);
    if (from < until - 1) this.referAlias(name, until);
    this.refer(last, to);
  }

  /** Qualifiers of names lead to their import. */
  private referAlias(name: Range, until: number): void {
    let { unit } = this;
    for (let n = 0; n < until - 1; n++) {
      const part = segmentOf(this.unit, name, n);
      const alias = this.unit.text.slice(part.start, part.end).normalize("NFKC");
      const found = unit.imports.find((i) => i.alias === alias);
      if (!found) return;
      this.uses.add(this.unit.index, part.start, part.end, unit.index, found.start);
      unit = found.unit;
    }
  }

  private fileOf(uri: string): number {
    if (uri === this.unit.uri) return this.unit.index;
    this.files ??= new Map(this.source.units.map((u) => [u.uri, u.index]));
    return this.files.get(uri) ?? this.unit.index;
  }

  // -------------------------------------------------------------------------------------------- guards

  /** A guard whose one test will be bound later. */
  conditional(parent: number | undefined, bind: (test: ExprTest) => void, at: Place): number {
    const test = unbound(true);
    this.later(() => bind(test));
    return this.guards.add(parent, [test], at);
  }
}
