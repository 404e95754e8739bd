/** The names of a questionnaire as its conditions, texts and scores may use them; made once for each build. */
import { library } from "../../../language/generated/library.js";
import type { Dimension, Question, Score, Text, Variable } from "../../../language/instrument/model.js";
import { plainText, shorten } from "../../../language/instrument/words/plain-text.js";
import type { ListSymbol } from "../../../language/semantics/names.js";
import { Scopes } from "../../../language/semantics/scopes.js";
import type { Built } from "../../workspace/built.js";

/** A question, an item that may be named alone, or a computed value, and where it begins to be known. */
export interface Value {
  name: string;
  kind: "question" | "item" | "computed";
  /** Offset in the file at which what asks for it begins. */
  start: number;
  /** Position in the order of asking. */
  order: number;
  label: Text;
  question?: Question;
  variables: Variable[];
}

export class NameTable {
  readonly questions = new Map<string, Question>();
  readonly variables = new Map<string, Variable>();
  /** In the order of asking. */
  readonly values: Value[] = [];
  readonly byName = new Map<string, Value>();
  readonly families = new Map<string, Score[]>();
  readonly dimensions = new Map<string, Dimension>();
  /** Dimensions by what the file calls them: `anxiety`, `std.anxiety`. */
  readonly references = new Map<string, Dimension>();
  /** Scales and choices by what the file calls them. */
  readonly lists: ReadonlyMap<string, ListSymbol>;
  /** Library files that are imported without a qualifier. */
  readonly imported: ReadonlySet<string>;
  /** Names of pages. */
  readonly pages: ReadonlySet<string>;
  private readonly labels = new WeakMap<Text, string>();

  constructor(readonly built: Built) {
    const { instrument, understood } = built;
    for (const q of instrument.questions) this.questions.set(q.id, q);
    for (const v of instrument.variables) this.variables.set(v.name, v);
    for (const d of instrument.dimensions) this.dimensions.set(d.id, d);
    this.pages = new Set(instrument.pages.map((p) => p.id));
    const { main } = understood.source;
    const scope = new Scopes([]).of(main);
    this.lists = scope.lists;
    for (const reference of scope.dimensions.keys()) {
      const d = this.dimensions.get(reference.replaceAll(".", "_"));
      if (d) this.references.set(reference, d);
    }
    this.imported = new Set(
      main.imports.flatMap(({ unit, alias }) =>
        alias === undefined && Object.hasOwn(library, unit.uri) ? [unit.uri] : [],
      ),
    );
    for (const s of instrument.scores) {
      const known = this.families.get(s.family);
      if (known) known.push(s);
      else this.families.set(s.family, [s]);
    }
    this.gather();
  }

  get chinese(): boolean {
    return /^zh\b/i.test(this.built.instrument.language);
  }

  /** Variables of a dimension: of its items, its facets, and those of second order. */
  within(id: string, seen = new Set<string>()): Variable[] {
    if (seen.has(id)) return [];
    seen.add(id);
    const d = this.dimensions.get(id);
    if (!d) return [];
    const own = d.items.flatMap((item) => item.variables.flatMap((name) => this.variables.get(name) ?? []));
    const facets = [...this.dimensions.values()].filter((x) => x.parent === id).map((x) => x.id);
    return [...own, ...[...facets, ...d.of].flatMap((part) => this.within(part, seen))];
  }

  /** Where the question of a variable begins. */
  startOf(v: Variable): number {
    const q = v.question === undefined ? undefined : this.questions.get(v.question);
    return (q?.at ?? v.at).start;
  }

  /** Words of a text, in one line of a list. */
  short(text: Text, limit = 60): string {
    let words = this.labels.get(text);
    if (words === undefined) {
      words = plainText(text);
      this.labels.set(text, words);
    }
    return shorten(words, limit);
  }

  private gather(): void {
    const { instrument } = this.built;
    const inner = new Set(instrument.questions.flatMap((q) => q.rows.flatMap((r) => r.followUps)));
    const computed = instrument.variables.filter((v) => v.origin === "computed");
    const found: Omit<Value, "order">[] = [];
    for (const q of instrument.questions) {
      if (inner.has(q.id)) continue;
      const variables = q.fields.flatMap((f) => this.variables.get(f.variable) ?? []);
      const start = q.at.start;
      found.push({ name: q.id, kind: "question", start, label: q.label, question: q, variables });
      if (q.kind !== "rate" && q.kind !== "differential") continue;
      q.rows.forEach((row, r) => {
        const own = variables.filter((v) => v.row === r);
        if (!own.some((v) => v.reference === row.id || v.reference.startsWith(`${row.id}.`))) return;
        found.push({ name: row.id, kind: "item", start, label: row.label, question: q, variables: own });
      });
    }
    for (const v of computed)
      found.push({ name: v.name, kind: "computed", start: v.at.start, label: v.label, variables: [v] });
    found.sort((a, b) => a.start - b.start);
    found.forEach((value, order) => {
      const made = { ...value, order };
      this.values.push(made);
      const known = this.byName.get(value.name);
      // A named item that two batteries ask is one name for both.
      if (known) known.variables.push(...value.variables);
      else this.byName.set(value.name, made);
    });
  }
}

const known = new WeakMap<Built, NameTable>();

export function namesOf(built: Built): NameTable {
  const before = known.get(built);
  if (before) return before;
  const made = new NameTable(built);
  known.set(built, made);
  return made;
}
