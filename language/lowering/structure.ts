/** The order of asking: pages, conditions, checks, stops. */
import type { Block, Compute, Expression, If, Note, Page as PageNode, Question as QuestionNode, Section, Statement } from "../generated/ast.js";
import type { Expr, Page, PageItem, Text, Variable } from "../instrument/model.js";
import { bindCondition, bindScalar } from "./bind.js";
import type { Frame, Lowering } from "./context.js";
import { sortModifiers } from "./modifiers.js";
import { lowerQuestion } from "./questions.js";
import type { Site } from "./site.js";
import { literalText, textOf } from "./texts.js";
import { domainOfType } from "./values.js";

/** Where a statement stands. */
interface Where {
  frame: Frame;
  /** Within a page of the author's. */
  inPage: boolean;
  /** Within `if`. */
  inBranch: boolean;
  demographic: boolean;
}

/** Lowers everything that is asked, said and decided, in order. */
export class Flow {
  private page: Page | undefined;
  private readonly counts = new Map<string, number>();

  constructor(private readonly l: Lowering) {}

  run(statements: readonly Statement[]): void {
    this.statements(statements, { frame: { guard: undefined, stops: 0 }, inPage: false, inBranch: false, demographic: false });
  }

  private statements(list: readonly Statement[], w: Where): void {
    for (const s of list) this.statement(s, w);
  }

  private statement(s: Statement, w: Where): void {
    const { l } = this;
    switch (s.$type) {
      case "Page": return this.pageStatement(s, w);
      case "Section": return this.section(s, w);
      case "If": return this.branch(s, w);
      case "Question": return this.question(s, w);
      case "Note": return this.note(s, w);
      case "Compute": return this.compute(s, w);
      case "Check": {
        const site = this.site();
        const item: Extract<PageItem, { kind: "check" }> = { kind: "check", id: this.id("check"), expr: { k: "boolean", value: true }, message: textOf(l, s, "message", "", site) ?? literalText("", ""), variables: [], at: l.placeOf(s) };
        item.message.key = `${item.id}.message`;
        l.later(() => {
          const expr = bindCondition(l, s.condition, site);
          if (!expr) return;
          item.expr = expr;
          item.variables = l.variablesIn(expr);
        });
        return this.add(item, w);
      }
      case "Confirm": {
        const site = this.site();
        const item: Extract<PageItem, { kind: "confirm" }> = { kind: "confirm", id: this.id("confirm"), message: textOf(l, s, "message", "", site) ?? literalText("", ""), variables: [], at: l.placeOf(s) };
        item.message.key = `${item.id}.message`;
        if (s.condition) {
          l.later(() => {
            const expr = bindCondition(l, s.condition, site);
            if (!expr) return;
            item.expr = expr;
            item.variables = l.variablesIn(expr);
          });
        } else l.atLast(() => { item.variables = l.variablesInText(item.message); });
        return this.add(item, w);
      }
      case "Stop": {
        const site = this.site();
        return this.stop(s.name ?? this.id("stop"), textOf(l, s, "text", `${s.name ?? "stop"}.text`, site) ?? literalText("", ""), w, l.placeOf(s), (set) =>
          l.later(() => {
            const expr = bindCondition(l, s.condition, site);
            if (expr) set(expr);
          }),
        );
      }
      case "Score":
      case "Dimension":
      case "AnswerListDeclaration":
      case "SurveyHead":
      case "Import":
      case "Welcome":
      case "Thanks":
        if (w.inPage || w.inBranch) this.misplaced(s, w);
        return;
    }
  }

  private misplaced(s: Statement, w: Where): void {
    const word = this.l.current.text.slice(this.l.spanOf(s).start).match(/^[^\s{"“]+/)?.[0] ?? "";
    const start = this.l.spanOf(s).start;
    const place = w.inPage ? { en: "a page; write it at the top level", zh: "页面；请写在最外层" } : { en: "`if`; write it at the top level", zh: "`if`；请写在最外层" };
    this.l.report("misplaced-statement", { ...this.l.spanOf(s), end: start + word.length }, { statement: word, place });
  }

  private site(): Site {
    return { clock: ++this.l.clock };
  }

  private id(kind: string): string {
    const n = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, n);
    return `${kind}${n}`;
  }

  /** The page that takes an item; one is made where the author has none. */
  private pageFor(w: Where, quiet: boolean): Page {
    if (this.page) return this.page;
    const last = this.l.instrument.pages.at(-1);
    // What is not seen (a check, a value) belongs to the page before it.
    if (quiet && last) return last;
    this.page = this.newPage(`page${this.l.instrument.pages.length + 1}`, w, { file: 0, start: 0, end: 0, line: 1, column: 1 });
    return this.page;
  }

  private newPage(id: string, w: Where, at: Page["at"]): Page {
    const page: Page = { id, demographics: false, separate: false, items: [], at };
    const guard = this.l.guardOf(w.frame);
    if (guard !== undefined) page.guard = guard;
    this.l.instrument.pages.push(page);
    return page;
  }

  private add(item: PageItem, w: Where): void {
    const quiet = item.kind !== "question" && item.kind !== "note" && item.kind !== "section";
    const page = this.pageFor(w, quiet);
    if (page.at.end === 0) page.at = item.at;
    const guard = item.guard ?? this.l.guardOf(w.frame);
    if (guard !== undefined) item.guard = guard;
    page.items.push(item);
  }

  private pageStatement(s: PageNode, w: Where): void {
    const { l } = this;
    if (w.inPage) {
      l.report("misplaced-statement", l.spanOf(s, "kind"), { statement: s.kind, place: { en: "a page; use `section` for a heading", zh: "页面；小标题请用 `section`" } });
      this.statements(s.body?.statements ?? [], w);
      return;
    }
    const m = sortModifiers(l, s.modifiers, s.kind);
    const site = this.site();
    const frame = this.inner(w.frame, m.when?.condition, site, m.when ? l.placeOf(m.when) : undefined);
    const id = s.name ?? `page${l.instrument.pages.length + 1}`;
    if (s.name !== undefined && l.instrument.pages.some((p) => p.id === s.name)) l.report("duplicate-name", l.spanOf(s, "name"), { name: s.name });
    const page = this.newPage(id, { ...w, frame }, l.placeOf(s));
    page.demographics = s.kind === "demographics";
    page.separate = m.flags.has("separate");
    const title = textOf(l, s, "title", `${id}.title`, site);
    if (title) page.title = title;
    const help = m.texts.get("help");
    const words = help && textOf(l, help, "text", `${id}.help`, site);
    if (words) page.help = words;
    const seconds = m.numbers.get("timed");
    if (seconds) page.seconds = seconds.value;
    this.page = page;
    this.statements(s.body?.statements ?? [], { ...w, frame, inPage: true, demographic: page.demographics });
    this.page = undefined;
  }

  /** A frame within another, under one more condition. */
  private inner(outer: Frame, condition: Expression | undefined, site: Site, at: Page["at"] | undefined, want = true): Frame {
    const { l } = this;
    const parent = l.guardOf(outer);
    if (!condition || !at) return { guard: parent, stops: l.stops.length };
    const guard = l.conditional(parent, want, (test) => {
      const expr = bindCondition(l, condition, site);
      if (expr) test.expr = expr;
    }, at);
    return { guard: guard.id, stops: l.stops.length };
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
    if (title) this.add({ kind: "section", title, ...(words ? { help: words } : {}), at: l.placeOf(s) }, { ...w, frame });
    if (s.body) this.statements(s.body.statements, { ...w, frame });
  }

  private branch(s: If, w: Where): void {
    const { l } = this;
    const openedBefore = this.page;
    const site = this.site();
    const at = s.condition ? l.placeOf(s.condition) : l.placeOf(s);
    const parent = l.guardOf(w.frame);
    const stops = l.stops.length;
    const test = { expr: { k: "boolean", value: false } as Expr, want: true };
    const other = { expr: { k: "boolean", value: true } as Expr, want: false };
    l.later(() => {
      const expr = bindCondition(l, s.condition, site);
      if (!expr) return;
      test.expr = expr;
      other.expr = expr;
    });
    const then = l.newGuard(parent, [test], at);
    this.block(s.then, { ...w, inBranch: true, frame: { guard: then.id, stops } });
    if (!openedBefore) this.page = undefined;
    if (s.elseIf || s.else) {
      const otherwise = l.newGuard(parent, [other], at);
      const frame = { guard: otherwise.id, stops };
      if (s.elseIf) this.branch(s.elseIf, { ...w, frame });
      else this.block(s.else, { ...w, inBranch: true, frame });
    }
    if (!openedBefore) this.page = undefined;
  }

  private block(b: Block | undefined, w: Where): void {
    if (b) this.statements(b.statements, w);
  }

  private question(s: QuestionNode, w: Where): void {
    const { l } = this;
    const page = this.pageFor(w, false);
    const guard = l.guardOf(w.frame);
    const q = lowerQuestion(l, s, { guard, demographic: w.demographic, page: l.instrument.pages.indexOf(page) });
    const item: PageItem = { kind: "question", question: q.id, at: q.at };
    if (q.guard !== undefined) item.guard = q.guard;
    this.add(item, w);
    const m = s.modifiers.find((x) => x.$type === "ElseStopModifier");
    if (m?.$type === "ElseStopModifier" && s.kind === "consent") {
      const text = textOf(l, m, "text", `${q.id}.stop`, { clock: l.clock }) ?? literalText(`${q.id}.stop`, "");
      const variable = q.fields[0]!.variable;
      this.stop(`${q.id}_refused`, text, w, l.placeOf(m), (set) => set({ k: "op", op: "is", left: { k: "var", name: variable }, right: { k: "boolean", value: false } }));
    }
  }

  private stop(id: string, text: Text, w: Where, at: Page["at"], bind: (set: (e: Expr) => void) => void): void {
    const item: Extract<PageItem, { kind: "stop" }> = { kind: "stop", id, text, when: { k: "boolean", value: false }, at };
    if (this.l.stops.includes(id)) this.l.report("duplicate-name", this.l.spanAt(at), { name: id });
    bind((e) => {
      item.when = e;
    });
    this.add(item, w);
    this.l.stops.push(id);
  }

  private note(s: Note, w: Where): void {
    const { l } = this;
    const m = sortModifiers(l, s.modifiers, "note");
    const site = this.site();
    const id = this.id("note");
    const frame = this.inner(w.frame, m.when?.condition, site, m.when ? l.placeOf(m.when) : undefined);
    const text = textOf(l, s, "text", `${id}.text`, site);
    if (!text) return l.report("missing-label", l.spanOf(s), { what: { en: "The note", zh: "说明" } });
    this.add({ kind: "note", id, text, important: m.flags.has("important"), ...(m.medium ? { medium: m.medium.medium } : {}), at: l.placeOf(s) }, { ...w, frame });
  }

  private compute(s: Compute, w: Where): void {
    const { l } = this;
    const site = this.site();
    const name = s.name ?? "";
    if (name === "") return;
    const label = textOf(l, s, "label", `${name}.label`, site) ?? literalText(`${name}.label`, name);
    const guard = l.guardOf(w.frame);
    const at = l.placeOf(s);
    const v: Variable = {
      name, reference: name, origin: "computed", label, level: "ratio", domain: { type: "number", decimals: 2, missing: [] }, response: "optional",
      personal: false, demographic: false, reversed: false, position: 0, page: 0, at, ...(guard !== undefined ? { guard } : {}),
    };
    l.addVariable(v, l.spanOf(s, "name"));
    l.declareValue({ kind: "variable", variable: name, name, clock: l.clock, span: l.spanOf(s, "name") }, true);
    l.later(() => {
      const bound = bindScalar(l, s.value, site);
      if (!bound) return;
      v.formula = bound.expr;
      const typed = domainOfType(bound.type);
      v.domain = typed.domain;
      v.level = typed.level;
    });
    this.add({ kind: "compute", variable: name, at }, w);
    v.page = Math.max(0, l.instrument.pages.length - 1);
  }
}
