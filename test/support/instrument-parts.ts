import type {
  Band,
  ChoiceDomain,
  Domain,
  Expr,
  Guard,
  GuardTest,
  Instrument,
  NumberDomain,
  Option,
  Page,
  PageItem,
  Place,
  Question,
  QuestionKind,
  Row,
  Scoring,
  Variable,
} from "../../language/instrument/model.js";
import { expr, inlines, op, type Words } from "./expressions.js";
import { makeOptions, type ShortOption, text } from "./options.js";

import type {
  AnyItem,
  BatterySettings,
  Bound,
  QuestionSettings,
  ShortBand,
  ShortRow,
  SurveySettings,
} from "./settings.js";

/** The inner works of `SurveyBuilder`: places, guards, options, questions and their variables. */
export class InstrumentParts {
  protected readonly instrument: Instrument;
  protected readonly stops: string[] = [];
  protected guardId: number | undefined;
  protected line = 0;
  protected printed = 0;

  constructor(id: string, settings: SurveySettings) {
    const { title = id, language = "en", version, answers = "optional" } = settings;
    this.instrument = {
      format: "rensis-instrument",
      formatVersion: "1.0",
      id,
      title: text(`${id}.title`, title),
      language,
      ...(version === undefined ? {} : { version }),
      authors: [],
      mode: "self",
      answers,
      numbering: "questions",
      files: [{ uri: `memory:/${id}.survey` }],
      lists: [],
      dimensions: [],
      pages: [],
      guards: [],
      questions: [],
      variables: [],
      scores: [],
      translations: {},
    };
  }

  protected band(score: string, { label, advice, ...bounds }: ShortBand): Band {
    const key = `${score}.${bounds.from ?? ""}`;
    const band: Band = { ...bounds, label: text(`${key}.label`, label), at: this.at() };
    if (advice) band.advice = text(`${key}.advice`, advice);
    return band;
  }

  protected at(): Place {
    this.line += 1;
    return { file: 0, start: this.line * 10, end: this.line * 10 + 9, line: this.line, column: 1 };
  }

  protected addGuard(parent: number | undefined, tests: GuardTest[]): number {
    const id = this.instrument.guards.length;
    const guard: Guard = { id, tests };
    if (parent !== undefined) guard.parent = parent;
    this.instrument.guards.push(guard);
    return id;
  }

  /** The guard of what is added now: the branch we are in and the stops we have passed. */
  protected guardHere(when?: Expr): number | undefined {
    const tests: GuardTest[] = this.stops.map((stop) => ({ stop }));
    if (when) tests.push({ expr: when, want: true });
    return tests.length === 0 ? this.guardId : this.addGuard(this.guardId, tests);
  }

  page(id?: string, settings: { title?: Words; demographics?: boolean; separate?: boolean } = {}): this {
    const { title, demographics = false, separate = false } = settings;
    const name = id ?? `page${this.instrument.pages.length + 1}`;
    const page: Page = { id: name, demographics, separate, items: [], at: this.at() };
    if (title) page.title = text(`${name}.title`, title);
    const guard = this.guardHere();
    if (guard !== undefined) page.guard = guard;
    this.instrument.pages.push(page);
    return this;
  }

  protected currentPage(): Page {
    if (this.instrument.pages.length === 0) this.page();
    return this.instrument.pages.at(-1)!;
  }

  protected lastQuestion(): Question {
    return this.instrument.questions.at(-1)!;
  }

  protected item(item: AnyItem, guard = this.guardHere()): this {
    const place = guard === undefined ? { at: this.at() } : { guard, at: this.at() };
    this.currentPage().items.push({ ...item, ...place } as PageItem);
    return this;
  }

  protected plus(id: string, settings: QuestionSettings): Option[] {
    const missing = (settings.plus ?? []).map((each) =>
      typeof each === "object" ? each : { name: String(each) },
    );
    const marked = missing.map((each) => ({ ...each, missing: true }));
    return makeOptions(marked, this.optionContext(id, settings)).missing;
  }

  protected numeric(
    id: string,
    domain: Partial<Bound<NumberDomain>>,
    settings: QuestionSettings,
  ): NumberDomain {
    return { type: "number", decimals: 0, ...domain, missing: this.plus(id, settings) };
  }

  protected choice(
    id: string,
    options: ShortOption[],
    more: { settings: QuestionSettings; multiple?: boolean; ordered?: boolean; min?: number; max?: number },
  ): ChoiceDomain {
    const { settings, multiple = false, ordered = false, min, max } = more;
    const made = makeOptions(options, this.optionContext(id, settings, multiple));
    made.missing.push(...this.plus(id, settings));
    const ticks = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
    return { type: "choice", multiple, ordered, ...made, ...ticks };
  }

  protected readonly specifies: { question: string; option: Option; multiple: boolean }[] = [];

  protected optionContext(id: string, settings: QuestionSettings, multiple = false) {
    return {
      key: id,
      at: () => this.at(),
      guard: (when: Expr) => this.addGuard(this.guardHere(settings.when), [{ expr: when, want: true }]),
      specify: (option: Option) => {
        this.specifies.push({ question: id, option, multiple });
        return `${id}_${option.value}_text`;
      },
    };
  }

  protected question(kind: QuestionKind, id: string, domain: Domain, settings: BatterySettings): Question {
    this.printed += 1;
    const {
      label = id,
      help,
      response = this.instrument.answers,
      personal = false,
      perPage,
      when,
    } = settings;
    const question: Question = {
      id,
      named: true,
      kind,
      number: String(this.printed),
      label: text(`${id}.label`, label),
      probes: [],
      response,
      personal,
      domain,
      rows: [],
      columns: [],
      fields: [],
      at: this.at(),
    };
    const guard = this.guardHere(when);
    if (guard !== undefined) question.guard = guard;
    if (settings.medium) question.medium = settings.medium;
    if (help) question.help = text(`${id}.help`, help);
    if (perPage) question.perPage = perPage;
    this.instrument.questions.push(question);
    this.item({ kind: "question", question: id }, guard);
    return question;
  }

  protected plain(kind: QuestionKind, id: string, settings: QuestionSettings, domain: Domain): this {
    const question = this.question(kind, id, domain, settings);
    question.fields.push({ variable: id });
    const variable = this.variable(id, domain, "answer", settings, question);
    if (domain.type === "choice" && !domain.multiple) variable.scoring = scoringOf(domain, false);
    for (const { option, multiple } of this.specifies.splice(0)) {
      const chosen = op({ k: "var", name: id }, multiple ? "has" : "is", {
        k: "option",
        value: option.value,
        missing: option.missing === true,
      });
      const guard = this.addGuard(question.guard, [{ expr: chosen, want: true }]);
      const field = this.variable(
        option.specify!,
        { type: "text", lines: 1, missing: [] },
        "specify",
        settings,
        question,
      );
      field.guard = guard;
      delete field.default;
    }
    return this;
  }

  protected battery(
    kind: QuestionKind,
    id: string,
    domain: Domain,
    rows: ShortRow[],
    settings: BatterySettings,
    domains: Record<string, Domain> = {},
  ): this {
    const question = this.question(kind, id, domain, settings);
    const columns = settings.columns ?? [];
    question.columns = columns.map((column) => ({
      id: column,
      label: text(`${id}.${column}.label`, column),
      ...(domains[column] ? { domain: domains[column] } : {}),
      at: this.at(),
    }));
    rows.forEach((short, row) => {
      const given = typeof short === "object" ? short : { id: short };
      const made = this.row(id, given, question.guard);
      question.rows.push(made);
      const stem = typeof given.id === "number" || kind !== "rate" ? `${id}_${given.id}` : given.id;
      for (const [column, name] of (columns.length > 0 ? columns : [undefined]).entries()) {
        const cell = (name && domains[name]) || domain;
        const variable = this.variable(name ? `${stem}_${name}` : stem, cell, "answer", settings, question);
        question.fields.push({ variable: variable.name, row, ...(name ? { column } : {}) });
        Object.assign(variable, { row, ...(name ? { column, perspective: name } : {}) });
        if (made.guard !== undefined) variable.guard = made.guard;
        if (made.dimension) variable.dimension = made.dimension;
        if (given.weight !== undefined) variable.weight = given.weight;
        variable.reversed = given.reversed === true;
        if (cell.type === "choice") variable.scoring = scoringOf(cell, variable.reversed);
      }
    });
    return this;
  }

  protected row(question: string, given: Exclude<ShortRow, string | number>, guard: number | undefined): Row {
    const { id, label = String(id), opposite, when, expects, dimension, followUps = [] } = given;
    const key = `${question}.${id}`;
    const row: Row = { id: String(id), label: text(`${key}.label`, label), followUps, at: this.at() };
    if (typeof id === "number") row.code = String(id);
    if (opposite) row.opposite = text(`${key}.opposite`, opposite);
    if (when) row.guard = this.addGuard(guard, [{ expr: when, want: true }]);
    if (expects !== undefined) row.expects = expects;
    if (dimension) row.dimension = dimension;
    return row;
  }

  protected variable(
    name: string,
    domain: Domain,
    origin: Variable["origin"],
    settings: QuestionSettings,
    question?: Question,
  ): Variable {
    const { demographic = false, personal = false, response = this.instrument.answers } = settings;
    const variable: Variable = {
      name,
      reference: name,
      origin,
      label: { key: `${name}.label`, parts: question?.label.parts ?? inlines(name) },
      level: levelOf(domain),
      domain,
      response,
      personal,
      demographic,
      reversed: false,
      position: 0,
      at: this.at(),
    };
    if (question) variable.question = question.id;
    const guard = question ? question.guard : this.guardHere();
    if (guard !== undefined) variable.guard = guard;
    if (settings.default !== undefined) variable.default = expr(settings.default);
    this.instrument.variables.push(variable);
    return variable;
  }
}

function levelOf(domain: Domain): Variable["level"] {
  if (domain.type === "choice") return domain.ordered ? "ordinal" : "nominal";
  if (domain.type === "number") return "ratio";
  if (domain.type === "text") return "text";
  return "precision" in domain ? "time" : domain.type === "ranking" ? "ordinal" : "nominal";
}

/** Points where stated, else codes; reversal over the substantive points. */
export function scoringOf(domain: ChoiceDomain, reversed: boolean): Scoring {
  const values = domain.options.map((each) => each.points ?? each.code);
  const named = domain.options.some((each) => each.points !== undefined || each.name !== undefined);
  const scoring: Scoring = { min: Math.min(...values), max: Math.max(...values), reversed };
  if (named)
    scoring.points = Object.fromEntries(domain.options.map((each, i) => [String(each.value), values[i]!]));
  return scoring;
}
