import {
  type Column,
  type Dimension,
  type Domain,
  type Expr,
  type Guard,
  INSTRUMENT_VERSION,
  type Inline,
  type Instrument,
  type Option,
  type Page,
  type PageItem,
  type Place,
  type Question,
  type Row,
  type Score,
  type Text,
  type Variable,
} from "../../../language/instrument/model.js";

/** A small hand for making instruments in tests, with the regularities that lowering guarantees. */
export const at: Place = { file: 0, start: 0, end: 1, line: 1, column: 1 };

/** A text; `{name}` becomes a pipe of that variable, `*word*` emphasis, `{#q}` the number of a question. */
export function t(value: string, key = "k"): Text {
  const parts: Inline[] = [];
  for (const piece of value.split(/(\{#?\w+\}|\*[^*]+\*|\n)/u)) {
    if (piece === "") continue;
    if (piece === "\n") parts.push({ kind: "break" });
    else if (/^\{#/.test(piece)) parts.push({ kind: "number", question: piece.slice(2, -1) });
    else if (/^\{\w+\}$/u.test(piece)) parts.push({ kind: "pipe", expr: v(piece.slice(1, -1)) });
    else if (/^\*.+\*$/.test(piece))
      parts.push({ kind: "em", children: [{ kind: "text", value: piece.slice(1, -1) }] });
    else parts.push({ kind: "text", value: piece });
  }
  return { key, parts };
}

export const v = (name: string): Expr => ({ k: "var", name });
export const scored = (name: string): Expr => ({ k: "var", name, scored: true });
export const n = (value: number): Expr => ({ k: "number", value });
export const opt = (value: string | number | boolean, missing = false): Expr => ({
  k: "option",
  value,
  missing,
});
export const list = (...items: Expr[]): Expr => ({ k: "list", items });
export const not = (arg: Expr): Expr => ({ k: "not", arg });
export const text = (value: string): Expr => ({ k: "text", parts: t(value).parts });
export const op = (left: Expr, sign: Extract<Expr, { k: "op" }>["op"], right: Expr): Expr => ({
  k: "op",
  op: sign,
  left,
  right,
});
export const and = (...items: Expr[]): Expr => items.reduce((a, b) => op(a, "and", b));
export const or = (...items: Expr[]): Expr => items.reduce((a, b) => op(a, "or", b));
type Agg = Extract<Expr, { k: "agg" }>;
export const agg = (fn: Agg["fn"], items: Expr[], more: Partial<Agg> = {}): Expr => ({
  k: "agg",
  fn,
  items,
  ...more,
});

export type OptionOf = Partial<Option> & { words?: string };

/** Options by name or code: `{ app: "App" }`, `{ 1: "low" }`, or with marks. */
export function options(entries: [string | number, string | OptionOf | undefined][]): Option[] {
  return entries.map(([id, given], index) => {
    const { words, ...marks } = typeof given === "string" || !given ? { words: given } : given;
    return {
      value: id,
      code: typeof id === "number" ? id : index + 1,
      ...(typeof id === "string" ? { name: id } : {}),
      ...(words === undefined ? {} : { label: t(words) }),
      at,
      ...marks,
    };
  });
}

export function choice(
  entries: [string | number, string | OptionOf | undefined][],
  more: Partial<Extract<Domain, { type: "choice" }>> = {},
): Extract<Domain, { type: "choice" }> {
  const all = options(entries);
  return {
    type: "choice",
    multiple: false,
    ordered: false,
    options: all.filter((o) => !o.missing),
    missing: all.filter((o) => o.missing),
    ...more,
  };
}

export interface Asked extends Partial<Omit<Question, "label" | "rows" | "columns" | "fields" | "domain">> {
  id: string;
  label: string;
  domain: Domain;
  rows?: (Partial<Omit<Row, "label">> & {
    id: string;
    words: string;
    reversed?: boolean;
    variable?: string;
  })[];
  columns?: { id: string; words: string; domain?: Domain }[];
  variable?: Partial<Variable>;
}

export class Builder {
  readonly pages: Page[] = [];
  readonly guards: Guard[] = [];
  readonly questions: Question[] = [];
  readonly variables: Variable[] = [];
  readonly scores: Score[] = [];
  readonly dimensions: Dimension[] = [];
  private readonly more: Partial<Instrument>;
  private line = 1;

  constructor(more: Partial<Instrument> = {}) {
    this.more = more;
  }

  here(): Place {
    this.line += 1;
    return { file: 0, start: this.line * 10, end: this.line * 10 + 5, line: this.line, column: 3 };
  }

  page(id: string, title?: string, more: Partial<Page> = {}): void {
    const words = title === undefined ? {} : { title: t(title) };
    const page: Page = {
      id,
      ...words,
      demographics: false,
      separate: false,
      items: [],
      at: this.here(),
      ...more,
    };
    this.pages.push(page);
  }

  add(item: PageItem): void {
    if (this.pages.length === 0) this.page("page1");
    this.pages.at(-1)?.items.push(item);
  }

  guard(tests: Guard["tests"], parent?: number): number {
    const id = this.guards.length;
    this.guards.push({ id, tests, ...(parent === undefined ? {} : { parent }) });
    return id;
  }

  when(expr: Expr, parent?: number): number {
    return this.guard([{ expr, want: true }], parent);
  }

  variable(given: Partial<Variable> & { name: string; label: Text; domain: Domain }): void {
    this.variables.push({
      reference: given.name,
      origin: "answer",
      level: levelOf(given.domain),
      response: "required",
      personal: false,
      demographic: this.pages.at(-1)?.demographics ?? false,
      reversed: false,
      position: this.variables.length + 1,
      ...(this.pages.length > 0 && given.origin !== "score" ? { page: this.pages.length } : {}),
      at: this.here(),
      ...given,
    });
  }

  ask(asked: Asked): void {
    const { rows = [], columns = [], variable, label, ...rest } = asked;
    const place = this.here();
    const question: Question = {
      named: true,
      kind: "single",
      number: String(this.questions.length + 1),
      probes: [],
      response: "required",
      personal: false,
      ...rest,
      label: t(label),
      rows: rows.map(({ words, reversed: _r, variable: _v, ...row }) => ({
        label: t(words),
        followUps: [],
        at,
        ...row,
      })),
      columns: columns.map(({ words, ...column }): Column => ({ label: t(words), at, ...column })),
      fields: [],
      at: place,
    };
    this.questions.push(question);
    this.add({ kind: "question", question: asked.id, at: place, ...guardOf(asked.guard) });
    for (const [r, row] of rows.length > 0 ? rows.entries() : [[undefined, undefined] as const])
      for (const [c, column] of columns.length > 0 ? columns.entries() : [[undefined, undefined] as const]) {
        const base =
          row?.variable ?? (row ? (/^\d/.test(row.id) ? `${asked.id}_${row.id}` : row.id) : asked.id);
        const name = column ? `${base}_${column.id}` : base;
        const domain = column?.domain ?? asked.domain;
        question.fields.push({
          variable: name,
          ...(r === undefined ? {} : { row: r }),
          ...(c === undefined ? {} : { column: c }),
        });
        this.variable({
          name,
          reference: [row ? (/^\d/.test(row.id) ? `${asked.id}.${row.id}` : row.id) : asked.id, column?.id]
            .filter((x) => x !== undefined)
            .join("."),
          question: asked.id,
          ...(r === undefined ? {} : { row: r }),
          ...(c === undefined ? {} : { column: c }),
          label: t([label, row?.words, column?.words].filter((x) => x !== undefined).join(" · ")),
          domain,
          ...guardOf(asked.guard),
          response: question.response,
          personal: question.personal,
          reversed: row?.reversed ?? false,
          ...(row?.dimension ? { dimension: row.dimension } : {}),
          ...(column && question.kind === "rate" ? { perspective: column.id } : {}),
          ...scoringOf(domain, row?.reversed ?? false),
          ...variable,
        });
      }
    if (!("options" in asked.domain)) return;
    for (const option of asked.domain.options)
      if (option.specify)
        this.variable({
          name: option.specify,
          reference: `${asked.id}.${option.name ?? option.code}`,
          origin: "specify",
          question: asked.id,
          label: option.label ?? t(""),
          domain: { type: "text", lines: 1, missing: [] },
          ...guardOf(asked.guard),
        });
  }

  compute(name: string, label: string, formula: Expr, domain: Domain): void {
    this.variable({ name, label: t(label), domain, origin: "computed", formula });
    this.add({ kind: "compute", variable: name, at });
  }

  score(name: string, label: string, formula: Expr, more: Partial<Score> = {}): void {
    this.scores.push({
      variable: name,
      family: name,
      label: t(label),
      formula,
      bands: [],
      at: this.here(),
      ...more,
    });
    const domain: Domain = { type: "number", decimals: 2, missing: [] };
    this.variable({
      name,
      label: t(label),
      domain,
      origin: "score",
      response: "optional",
      demographic: false,
    });
  }

  dimension(id: string, label: string, more: Partial<Dimension> = {}): void {
    this.dimensions.push({ id, label: t(label), titles: false, items: [], of: [], at: this.here(), ...more });
  }

  build(): Instrument {
    return {
      format: "rensis-instrument",
      formatVersion: INSTRUMENT_VERSION,
      id: "survey",
      title: t("Survey"),
      language: "en",
      authors: [],
      mode: "self",
      answers: "required",
      numbering: "questions",
      files: [{ uri: "file:///home/someone/surveys/shop.survey" }],
      lists: [],
      dimensions: this.dimensions,
      pages: this.pages,
      guards: this.guards,
      questions: this.questions,
      variables: this.variables,
      scores: this.scores,
      translations: {},
      ...this.more,
    };
  }
}

const guardOf = (guard: number | undefined) => (guard === undefined ? {} : { guard });

function scoringOf(domain: Domain, reversed: boolean): Partial<Variable> {
  if (domain.type !== "choice" || !domain.ordered) return {};
  const codes = domain.options.map((o) => o.points ?? o.code);
  return { scoring: { min: Math.min(...codes), max: Math.max(...codes), reversed } };
}

function levelOf(domain: Domain): Variable["level"] {
  switch (domain.type) {
    case "choice":
      return domain.ordered ? "ordinal" : "nominal";
    case "number":
      return "ratio";
    case "text":
      return "text";
    case "boolean":
      return "nominal";
    case "ranking":
      return "ordinal";
    default:
      return "time";
  }
}
