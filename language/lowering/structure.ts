/** The order of asking: pages, conditions, checks, stops. */
import type { AstNode } from "langium";
import type {
  Block,
  Check,
  Compute,
  Confirm,
  Expression,
  If,
  Note,
  Page as PageNode,
  Question as QuestionNode,
  Section,
  Statement,
  Stop,
} from "../generated/ast.js";
import type { Page, PageItem, Place, Text } from "../instrument/model.js";
import { lowerComputed } from "./computed.js";
import { bindCondition, bindTest } from "./conditions.js";
import type { Lowering } from "./context.js";
import { type Frame, unbound } from "./guards.js";
import { sortModifiers } from "./modifiers.js";
import { positiveOf } from "./numbers.js";
import { Pages } from "./pages.js";
import { lowerQuestion } from "./questions.js";
import type { Site } from "./site.js";
import { literalText, textOf } from "./texts.js";
import { variablesIn, variablesInText } from "./variables-in.js";

/** Where a statement stands. */
interface Where {
  frame: Frame;
  inside?: "page" | "section" | "if";
  /** Within a page of the author's, however deep. */
  inPage: boolean;
  demographic: boolean;
}

const PLACES = {
  page: { en: "a page; write it at the top level", zh: "页面；请写在最外层" },
  section: { en: "a section; write it at the top level", zh: "小节；请写在最外层" },
  if: { en: "`if`; write it at the top level", zh: "`if`；请写在最外层" },
};

/** Statements between two pauses: some milliseconds. */
const BATCH = 100;

/** Lowers everything that is asked, said and decided, in order. */
export class Flow {
  private readonly pages: Pages;
  private readonly counts = new Map<string, number>();
  private readonly stops = new Set<string>();

  constructor(
    private readonly l: Lowering,
    private readonly all: readonly Statement[],
  ) {
    this.pages = new Pages(l, all);
  }

  /** Walks through all statements, with a pause now and then. */
  *run(): Generator<void, void> {
    const where: Where = { frame: this.l.guards.frame(undefined), inPage: false, demographic: false };
    let walked = 0;
    for (const s of this.all) {
      this.statement(s, where);
      if (++walked % BATCH === 0) yield;
    }
    this.pages.settle();
  }

  private statements(list: readonly Statement[], w: Where): void {
    for (const s of list) this.statement(s, w);
  }

  private statement(s: Statement, w: Where): void {
    switch (s.$type) {
      case "Page":
        return this.page(s, w);
      case "Section":
        return this.section(s, w);
      case "If":
        return this.branch(s, w);
      case "Question":
        return this.question(s, w);
      case "Note":
        return this.note(s, w);
      case "Compute":
        return this.compute(s, w);
      case "Check":
      case "Confirm":
        return this.rule(s, w);
      case "Stop":
        return this.stopStatement(s, w);
      default:
        if (w.inside) this.misplaced(s, w.inside);
    }
  }

  private misplaced(s: Statement, inside: keyof typeof PLACES): void {
    const span = this.l.spanOf(s);
    const word = /^[^\s{"“]+/.exec(this.l.current.text.slice(span.start, span.start + 100))?.[0] ?? "";
    this.l.report(
      "misplaced-statement",
      { ...span, end: span.start + word.length },
      { statement: word, place: PLACES[inside] },
    );
  }

  private site(): Site {
    return { clock: ++this.l.clock };
  }

  private id(kind: string): string {
    const n = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, n);
    return `${kind}${n}`;
  }

  private add(item: PageItem, w: Where): void {
    const guard = item.guard ?? this.l.guards.of(w.frame);
    if (guard !== undefined) item.guard = guard;
    this.pages.add(item, w.frame);
  }

  private page(s: PageNode, w: Where): void {
    const { l } = this;
    if (w.inPage) {
      l.report("misplaced-statement", l.spanOf(s, "kind"), {
        statement: s.kind,
        place: { en: "a page; use `section` for a heading", zh: "页面；小标题请用 `section`" },
      });
      return this.block(s.body, w);
    }
    const m = sortModifiers(l, s.modifiers, s.kind);
    const site = this.site();
    const frame = this.inner(w.frame, m.when?.condition, site, m.when ? l.placeOf(m.when) : undefined);
    const page = this.pages.open(s, frame);
    page.separate = m.flags.has("separate");
    this.titleAndHelp(s, page, m.texts.get("help"), site);
    const seconds = positiveOf(l, m, "timed");
    if (seconds !== undefined) page.seconds = seconds;
    this.block(s.body, { frame, inside: "page", inPage: true, demographic: page.demographics });
    this.pages.close();
  }

  private titleAndHelp(s: PageNode, page: Page, help: AstNode | undefined, site: Site): void {
    const title = textOf(this.l, s, "title", `${page.id}.title`, site);
    if (title) page.title = title;
    const words = help && textOf(this.l, help, "text", `${page.id}.help`, site);
    if (words) page.help = words;
  }

  /** A frame within another, under one more condition. */
  private inner(outer: Frame, condition: Expression | undefined, site: Site, at: Place | undefined): Frame {
    const { l } = this;
    const parent = l.guards.of(outer);
    if (!condition || !at) return l.guards.frame(parent);
    return l.guards.frame(l.conditional(parent, (test) => bindTest(l, condition, site, test), at));
  }

  private section(s: Section, w: Where): void {
    const { l } = this;
    const m = sortModifiers(l, s.modifiers, "section");
    const site = this.site();
    const frame = this.inner(w.frame, m.when?.condition, site, m.when ? l.placeOf(m.when) : undefined);
    const id = this.id("section");
    const title = textOf(l, s, "title", `${id}.title`, site);
    const help = m.texts.get("help");
    const words = help && textOf(l, help, "text", `${id}.help`, site);
    if (title)
      this.add(
        { kind: "section", title, ...(words ? { help: words } : {}), at: l.placeOf(s) },
        { ...w, frame },
      );
    else l.report("missing-label", l.spanOf(s), { what: { en: "The section", zh: "小节" } });
    this.block(s.body, { ...w, frame, inside: "section", inPage: true });
  }

  private branch(s: If, w: Where): void {
    const { l } = this;
    const site = this.site();
    const at = s.condition ? l.placeOf(s.condition) : l.placeOf(s);
    const parent = l.guards.of(w.frame);
    const [test, other] = [unbound(true), unbound(false)];
    l.later(() => {
      const expr = bindCondition(l, s.condition, site);
      if (!expr) return;
      test.expr = expr;
      other.expr = expr;
    });
    const within = (guard: number): Where => ({ ...w, inside: "if", frame: l.guards.frame(guard) });
    this.pages.branch(() => this.block(s.then, within(l.guards.add(parent, [test], at))));
    if (s.elseIf) this.branch(s.elseIf, within(l.guards.add(parent, [other], at)));
    else if (s.else) this.pages.branch(() => this.block(s.else, within(l.guards.add(parent, [other], at))));
  }

  private block(b: Block | undefined, w: Where): void {
    if (b) this.statements(b.statements, w);
  }

  private question(s: QuestionNode, w: Where): void {
    const { l } = this;
    const page = this.pages.visible(w.frame);
    const q = lowerQuestion(l, s, { guard: l.guards.of(w.frame), demographic: w.demographic, page });
    this.add(
      { kind: "question", question: q.id, at: q.at, ...(q.guard !== undefined ? { guard: q.guard } : {}) },
      w,
    );
    const refusal = s.modifiers.find((x) => x.$type === "ElseStopModifier");
    if (refusal?.$type !== "ElseStopModifier" || s.kind !== "consent") return;
    const id = `${q.id}_refused`;
    const text =
      textOf(l, refusal, "text", `${id}.text`, { clock: l.clock }) ?? literalText(`${id}.text`, "");
    const item = this.stop(id, text, w, l.placeOf(refusal));
    item.when = {
      k: "op",
      op: "is",
      left: { k: "var", name: q.fields[0]!.variable },
      right: { k: "boolean", value: false },
    };
  }

  private stopStatement(s: Stop, w: Where): void {
    const { l } = this;
    const site = this.site();
    const id = s.name ?? this.id("stop");
    const text = textOf(l, s, "text", `${id}.text`, site) ?? literalText(`${id}.text`, "");
    const item = this.stop(id, text, w, l.placeOf(s), s.name !== undefined ? l.spanOf(s, "name") : undefined);
    l.later(() => {
      const expr = bindCondition(l, s.condition, site);
      if (expr) item.when = expr;
    });
  }

  private stop(
    id: string,
    text: Text,
    w: Where,
    at: Place,
    span = this.l.spanAt(at),
  ): Extract<PageItem, { kind: "stop" }> {
    const item: Extract<PageItem, { kind: "stop" }> = {
      kind: "stop",
      id,
      text,
      when: { k: "boolean", value: false },
      at,
    };
    if (this.stops.has(id)) this.l.report("duplicate-name", span, { name: id });
    this.stops.add(id);
    this.add(item, w);
    this.l.guards.stop(id);
    return item;
  }

  private rule(s: Check | Confirm, w: Where): void {
    const { l } = this;
    const site = this.site();
    const kind = s.$type === "Check" ? "check" : "confirm";
    const id = this.id(kind);
    const message = textOf(l, s, "message", `${id}.message`, site) ?? literalText(`${id}.message`, "");
    const at = l.placeOf(s);
    const item: Extract<PageItem, { kind: "check" | "confirm" }> =
      kind === "check"
        ? { kind, id, expr: { k: "boolean", value: true }, message, variables: [], at }
        : { kind, id, message, variables: [], at };
    this.add(item, w);
    l.later(() => {
      const expr = s.condition && bindCondition(l, s.condition, site);
      if (expr) item.expr = expr;
    });
    // Computed values and the pipes of its words are bound by then.
    l.later(() => {
      const named = item.expr ? variablesIn(item.expr) : variablesInText(message);
      item.variables = this.pages.answers(named);
      this.pages.move(item);
    }, "families");
  }

  private note(s: Note, w: Where): void {
    const { l } = this;
    const m = sortModifiers(l, s.modifiers, "note");
    const site = this.site();
    const id = this.id("note");
    const frame = this.inner(w.frame, m.when?.condition, site, m.when ? l.placeOf(m.when) : undefined);
    const text = textOf(l, s, "text", `${id}.text`, site);
    if (!text) return l.report("missing-label", l.spanOf(s), { what: { en: "The note", zh: "说明" } });
    this.add(
      {
        kind: "note",
        id,
        text,
        important: m.flags.has("important"),
        ...(m.medium ? { medium: m.medium.medium } : {}),
        at: l.placeOf(s),
      },
      { ...w, frame },
    );
  }

  private compute(s: Compute, w: Where): void {
    const v = lowerComputed(this.l, s, this.l.guards.of(w.frame), this.site());
    if (!v) return;
    this.add({ kind: "compute", variable: v.name, at: v.at }, w);
    v.page = Math.max(0, this.l.instrument.pages.length - 1);
  }
}
