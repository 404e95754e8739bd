import type { AstNode } from "langium";
import { type Diagnostic, diagnostic, type Fix, type Related, type Span } from "../diagnostics/diagnostic.js";
import type { ParamsOf } from "../diagnostics/define.js";
import type { Code, registry } from "../diagnostics/registry.js";
import type { Question as QuestionNode } from "../generated/ast.js";
import type { AnswerList, Dimension, Expr, Guard, GuardTest, Instrument, Place, Question, Score, Text, Variable } from "../instrument/model.js";
import { type Range, rangeFor, rangeOf } from "../syntax/node.js";
import type { LinkedSource, Unit } from "../semantics/unit.js";
import type { Names, ValueSymbol } from "../semantics/names.js";
import type { DeclaredItem } from "./dimensions.js";
import { scoringOf } from "./domains.js";
import { useList } from "./lists.js";
import { type Bound, optionsOf } from "./types.js";
import { answersIn, variablesIn, variablesInText } from "./variables-in.js";
import type { ScoreFamily } from "./score-families.js";

/** A stretch of the flow under one condition; remembers how many stops its guard already includes. */
export interface Frame {
  guard: number | undefined;
  stops: number;
}

/** A test that every condition fails until its expression is bound. */
const UNBOUND = { k: "boolean", value: false } as const;

/**
 * State of one lowering. The tree is walked once in the order of the page; whatever reads other things
 * (conditions, pipes, formulas) is put off until all of them are known.
 */
export class Lowering {
  readonly diagnostics: Diagnostic[] = [];
  readonly variables = new Map<string, Variable>();
  readonly questions = new Map<string, Question>();
  /** Position in the flow; a thing may be read by what comes later only. */
  clock = 0;
  /** Ids of the stops passed so far. */
  stops: string[] = [];
  readonly families = new Map<string, ScoreFamily>();
  readonly lists = new Map<string, AnswerList>();
  /** Items of each dimension as declared. */
  readonly declaredItems = new Map<string, DeclaredItem[]>();
  /** Names of all questions of the file, also of those further below. */
  readonly laterQuestions = new Set<string>();
  /** Printed number of the last question. */
  questionNumber = 0;
  private provisional = 0;
  private readonly foldedVariables = new Map<string, string>();
  private readonly scoreTasks: (() => void)[] = [];
  private scoreIndex: Map<string, Score> | undefined;
  private readonly dimensionIndex = new Map<string, Dimension>();
  private readonly tasks: (() => void)[] = [];
  private readonly lastTasks: (() => void)[] = [];
  private unit: Unit;

  constructor(
    readonly instrument: Instrument,
    readonly source: LinkedSource,
    readonly names: Names,
  ) {
    this.unit = source.main;
  }

  /** Runs `work` with places counted in another file. */
  within<T>(unit: Unit, work: () => T): T {
    const before = this.unit;
    this.unit = unit;
    try {
      return work();
    } finally {
      this.unit = before;
    }
  }

  get current(): Unit {
    return this.unit;
  }

  /** After the walk, in order. */
  later(task: () => void): void {
    const unit = this.unit;
    this.tasks.push(() => this.within(unit, task));
  }

  /** After all that was put off. */
  atLast(task: () => void): void {
    const unit = this.unit;
    this.lastTasks.push(() => this.within(unit, task));
  }

  /** When all formulas of scores are bound. */
  afterScores(task: () => void): void {
    const unit = this.unit;
    this.scoreTasks.push(() => this.within(unit, task));
  }

  finish(): void {
    for (let i = 0; i < this.tasks.length; i++) this.tasks[i]!();
    for (let i = 0; i < this.lastTasks.length; i++) this.lastTasks[i]!();
  }

  finishScores(): void {
    for (let i = 0; i < this.scoreTasks.length; i++) this.scoreTasks[i]!();
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

  report<C extends Code>(code: C, span: Span, params: ParamsOf<(typeof registry)[C]>, more: { related?: Related[]; fixes?: Fix[] } = {}): void {
    this.diagnostics.push(diagnostic(code, span, params, more));
  }

  dimensionOf(id: string): Dimension | undefined {
    if (this.dimensionIndex.size !== this.instrument.dimensions.length) {
      for (const d of this.instrument.dimensions) this.dimensionIndex.set(d.id, d);
    }
    return this.dimensionIndex.get(id);
  }

  /** The score value of a variable in the other direction: a key reverses an item that its battery does not. */
  reversedCopy(v: Variable, reversed: boolean): Expr {
    const plain: Expr = v.scoring ? { k: "var", name: v.name, scored: true } : { k: "var", name: v.name };
    if (!v.scoring || v.scoring.reversed === reversed) return plain;
    return { k: "op", op: "-", left: { k: "number", value: v.scoring.min + v.scoring.max }, right: plain };
  }

  withinDimension<T>(id: string, work: () => T): T {
    const unit = this.names.dimensions.get(id)?.unit;
    return unit ? this.within(unit, work) : work();
  }

  scoreOf(variable: string): Score | undefined {
    if (!this.scoreIndex || this.scoreIndex.size !== this.instrument.scores.length) {
      this.scoreIndex = new Map(this.instrument.scores.map((s) => [s.variable, s]));
    }
    return this.scoreIndex.get(variable);
  }

  scoringOf = scoringOf;

  useList(node: AstNode, property: string): AnswerList | undefined {
    return useList(this, node, property);
  }

  /** Some perspective of the battery brings a scale of its own. */
  perspectiveScales(node: QuestionNode): boolean {
    return node.list?.elements.some((e) => e.$type === "Perspective" && e.modifiers.some((m) => m.$type === "OnModifier")) ?? false;
  }

  /** An option of a variable by its name, for defaults. */
  optionByName(v: Variable, name: string): Bound | undefined {
    const option = optionsOf(v.domain).find((o) => o.name === name);
    if (option) return { type: { t: "option" }, expr: { k: "option", value: option.value, missing: option.missing === true } };
    if (v.domain.type === "boolean" && (name === "yes" || name === "no")) return { type: { t: "boolean" }, expr: { k: "boolean", value: name === "yes" } };
    return undefined;
  }

  variablesIn(e: Expr): string[] {
    return answersIn(this, variablesIn(e));
  }

  variablesInText(text: Text): string[] {
    return answersIn(this, variablesInText(text));
  }

  // --------------------------------------------------------------------------------------------- names

  /** q1, q2 … for questions without a name. */
  provisionalName(node: QuestionNode): string {
    let name: string;
    do name = `q${++this.provisional}`;
    while (this.names.values.has(name) || this.laterQuestions.has(name));
    this.unnamed.push({ node, name });
    return name;
  }
  readonly unnamed: { node: QuestionNode; name: string }[] = [];

  /** Makes a name known; false when it is taken, which is reported. */
  declareValue(symbol: ValueSymbol, written: boolean): boolean {
    const before = this.names.values.get(symbol.name);
    if (before) {
      if (before.span.start !== symbol.span.start || before.span.uri !== symbol.span.uri) {
        this.report("duplicate-name", symbol.span, { name: symbol.name }, { related: [{ span: before.span, message: { en: "declared here", zh: "在此处声明" } }] });
      }
      return false;
    }
    const folded = symbol.name.toLowerCase();
    const near = this.names.folded.get(folded);
    if (near && written) this.report("name-differs-in-case", symbol.span, { name: symbol.name, other: near.name }, { related: [{ span: near.span, message: { en: "declared here", zh: "在此处声明" } }] });
    else this.names.folded.set(folded, symbol);
    this.names.values.set(symbol.name, symbol);
    return true;
  }

  /** Adds a variable; two of one name, also when only the case differs, would overwrite one another. */
  addVariable(v: Variable, span: Span): void {
    const folded = v.name.toLowerCase();
    const before = this.foldedVariables.get(folded);
    const known = this.names.values.get(v.name);
    const same = this.variables.get(before ?? "");
    if (before !== undefined && same) {
      // A name used twice has been reported as such.
      if (!known || known.kind === "dimension" || v.reference !== v.name) {
        if (before === v.name) this.report("duplicate-variable", span, { name: v.name }, { related: [{ span: this.spanAt(same.at), message: { en: "stored here, too", zh: "也存入此处" } }] });
        else this.report("name-differs-in-case", span, { name: v.name, other: before }, { related: [{ span: this.spanAt(same.at), message: { en: "the other", zh: "另一个" } }] });
      }
      return;
    }
    v.position = this.instrument.variables.length + 1;
    this.foldedVariables.set(folded, v.name);
    this.variables.set(v.name, v);
    this.instrument.variables.push(v);
  }

  /** The author's comment before a statement. */
  docOf(node: AstNode): string | undefined {
    const docs = (this.docs ??= new Map(this.source.main.parse.tokens.comments.filter((c) => c.doc).map((c) => [c.before, c])));
    if (docs.size === 0 || this.unit !== this.source.main) return undefined;
    const comment = docs.get((node as unknown as { $token: number }).$token);
    if (!comment) return undefined;
    const inner = this.unit.text.slice(comment.start + 3, comment.end - 2);
    return inner.split(/\r?\n/).map((line) => line.replace(/^\s*\*? ?/, "").trimEnd()).join("\n").trim() || undefined;
  }
  private docs: Map<number, { start: number; end: number }> | undefined;

  // -------------------------------------------------------------------------------------------- guards

  newGuard(parent: number | undefined, tests: GuardTest[], at?: Place): Guard {
    const guard: Guard = { id: this.instrument.guards.length, tests };
    if (parent !== undefined) guard.parent = parent;
    if (at) guard.at = at;
    this.instrument.guards.push(guard);
    return guard;
  }

  /** Guard of a frame as it is now: with every stop that was passed since it was made. */
  guardOf(frame: Frame): number | undefined {
    if (frame.stops < this.stops.length) {
      const missing = this.stops.slice(frame.stops).map((stop) => ({ stop }));
      frame.guard = this.newGuard(frame.guard, missing).id;
      frame.stops = this.stops.length;
    }
    return frame.guard;
  }

  /** A guard whose one test will be bound later. */
  conditional(parent: number | undefined, want: boolean, bind: (test: { expr: Expr; want: boolean }) => void, at: Place): Guard {
    const test = { expr: UNBOUND as Expr, want };
    this.later(() => bind(test));
    return this.newGuard(parent, [test], at);
  }
}
