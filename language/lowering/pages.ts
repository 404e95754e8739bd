/** Screens: those of the author, and those made where there are none. */
import type { Page as PageNode, Statement } from "../generated/ast.js";
import type { Page, PageItem } from "../instrument/model.js";
import type { Lowering } from "./context.js";
import type { Frame } from "./guards.js";
import { variablesIn } from "./variables-in.js";

type Rule = Extract<PageItem, { kind: "check" | "confirm" }>;

export class Pages {
  private open_: Page | undefined;
  private readonly taken = new Set<string>();
  private readonly written = new Set<string>();
  /** Index of the page on which a rule stands. */
  private readonly standing = new Map<PageItem, number>();

  constructor(
    private readonly l: Lowering,
    statements: readonly Statement[],
  ) {
    for (const name of pageNames(statements)) this.written.add(name);
  }

  private get all(): Page[] {
    return this.l.instrument.pages;
  }

  /** A page of the author's begins. */
  open(s: PageNode, frame: Frame): Page {
    const { l } = this;
    if (s.name !== undefined && this.taken.has(s.name))
      l.report("duplicate-name", l.spanOf(s, "name"), { name: s.name });
    const page = this.make(s.name ?? this.freeId(), frame, l.placeOf(s));
    page.demographics = s.kind === "demographics";
    return page;
  }

  close(): void {
    this.open_ = undefined;
  }

  /** What stands in a branch outside of all pages has a screen of its own, unless one was begun before. */
  branch(work: () => void): void {
    const before = this.open_;
    work();
    if (!before) this.open_ = undefined;
  }

  /** Index of the page on which the next question stands. */
  visible(frame: Frame): number {
    if (!this.open_) this.make(this.freeId(), frame, undefined);
    return this.all.length - 1;
  }

  add(item: PageItem, frame: Frame): void {
    // What is not seen (a check, a value) belongs to the page before it.
    const seen = item.kind === "question" || item.kind === "note" || item.kind === "section";
    if (seen || this.all.length === 0) this.visible(frame);
    const index = this.all.length - 1;
    const page = this.all[index]!;
    if (page.at.end === 0) page.at = item.at;
    page.items.push(item);
    if (item.kind === "check" || item.kind === "confirm") this.standing.set(item, index);
  }

  /** Answers that variables rest on: computed values are followed to what they read. */
  answers(names: Iterable<string>): string[] {
    const out: string[] = [];
    const seen = new Set<string>();
    const left = [...names].reverse();
    for (let name = left.pop(); name !== undefined; name = left.pop()) {
      if (seen.has(name)) continue;
      seen.add(name);
      const formula = this.l.variables.get(name)?.formula;
      if (formula) left.push(...[...variablesIn(formula)].reverse());
      else out.push(name);
    }
    return out;
  }

  /** A rule is shown where the last of what it rests on is asked: the page before it may not be shown at all. */
  move(item: Rule): void {
    const from = this.standing.get(item);
    if (from === undefined || item.variables.length === 0) return;
    const conditions = this.l.guards.expressions(item.guard).flatMap((e) => [...variablesIn(e)]);
    const read = [...item.variables, ...this.answers(conditions)];
    const to = Math.max(...read.map((name) => this.l.variables.get(name)?.page ?? from));
    if (to >= from) return;
    this.moved.push({ item, from, to });
  }
  private readonly moved: { item: Rule; from: number; to: number }[] = [];

  /** When all rules have found their pages. */
  settle(): void {
    this.l.later(() => {
      for (const { item, from, to } of this.moved) {
        const page = this.all[from]!;
        page.items = page.items.filter((x) => x !== item);
        this.all[to]!.items.push(item);
      }
    }, "formulas");
  }

  private make(id: string, frame: Frame, at: Page["at"] | undefined): Page {
    const page: Page = {
      id,
      demographics: false,
      separate: false,
      items: [],
      at: at ?? { file: 0, start: 0, end: 0, line: 1, column: 1 },
    };
    const guard = this.l.guards.of(frame);
    if (guard !== undefined) page.guard = guard;
    this.all.push(page);
    this.taken.add(id);
    this.open_ = page;
    return page;
  }

  /** page1, page2 … */
  private freeId(): string {
    let n = this.all.length + 1;
    while (this.written.has(`page${n}`) || this.taken.has(`page${n}`)) n++;
    return `page${n}`;
  }
}

function* pageNames(statements: readonly Statement[]): Generator<string> {
  for (const s of statements) {
    if (s.$type === "Page" && s.name !== undefined) yield s.name;
    for (let at = s.$type === "If" ? s : undefined; at; at = at.elseIf) {
      yield* pageNames(at.then?.statements ?? []);
      yield* pageNames(at.else?.statements ?? []);
    }
  }
}
