import type {
  Domain,
  Expr,
  Instrument,
  NumberDomain,
  Score,
  TextDomain,
  TimeDomain,
} from "../../language/instrument/model.js";
import type { Words } from "./expressions.js";
import { InstrumentParts } from "./instrument-parts.js";
import { makeOptions, type ShortOption, text } from "./options.js";
import type {
  BatterySettings,
  Bound,
  QuestionSettings,
  ShortBand,
  ShortRow,
  SurveySettings,
} from "./settings.js";

export * from "./expressions.js";
export { scoringOf } from "./instrument-parts.js";
export { points, type ShortOption } from "./options.js";
export type {
  BatterySettings,
  QuestionSettings,
  ShortBand,
  ShortRow,
  SurveySettings,
} from "./settings.js";

/**
 * Builds an `Instrument` by hand, for tests of everything behind the lowering. Methods add in the order of
 * asking and return the builder. Data names: `age`; rows of a battery `phq_1` (numbered) or `prompt`
 * (named), with a perspective `phq_1_E`; text of "other" `channels_other_text`.
 *
 *     survey("shop").single("gender", ["female", "male"]).when(op(ref("gender"), "is", option("female")), (s) =>
 *       s.number("age", { min: 18, max: 99 })).build()
 */
export class SurveyBuilder extends InstrumentParts {
  /** The instrument so far, a copy of its own: instruments are plain data and do not change. */
  build(): Instrument {
    this.instrument.variables.forEach((variable, i) => {
      variable.position = i + 1;
    });
    return JSON.parse(JSON.stringify(this.instrument));
  }

  // ------------------------------------------------------------------------------------------ structure

  /** `if condition { then } else { otherwise }` */
  when(condition: Expr, then: (s: this) => unknown, otherwise?: (s: this) => unknown): this {
    const outer = this.guardId;
    for (const [branch, want] of [
      [then, true],
      [otherwise, false],
    ] as const) {
      if (!branch) continue;
      this.guardId = this.addGuard(outer, [{ expr: condition, want }]);
      branch(this);
    }
    this.guardId = outer;
    return this;
  }

  section(title: Words): this {
    return this.item({ kind: "section", title: text(`section${this.line}.title`, title) });
  }

  note(id: string, words: Words, important = false): this {
    return this.item({ kind: "note", id, text: text(`${id}.text`, words), important });
  }

  check(id: string, condition: Expr, variables: string[]): this {
    return this.item({ kind: "check", id, expr: condition, message: text(`${id}.message`, id), variables });
  }

  confirm(id: string, condition: Expr | undefined, variables: string[]): this {
    const message = text(`${id}.message`, id);
    return this.item({ kind: "confirm", id, ...(condition ? { expr: condition } : {}), message, variables });
  }

  /** Ends the interview; everything added afterwards is asked only if it has not fired. */
  stop(id: string, when: Expr): this {
    this.item({ kind: "stop", id, text: text(`${id}.text`, id), when });
    this.stops.push(id);
    return this;
  }

  // ------------------------------------------------------------------------------------------ questions

  single(id: string, options: ShortOption[], settings: QuestionSettings = {}): this {
    return this.plain("single", id, settings, this.choice(id, options, { settings }));
  }

  multiple(
    id: string,
    options: ShortOption[],
    settings: QuestionSettings & { min?: number; max?: number } = {},
  ): this {
    const { min, max } = settings;
    return this.plain(
      "multiple",
      id,
      settings,
      this.choice(id, options, { settings, multiple: true, min, max }),
    );
  }

  rating(id: string, scale: ShortOption[], settings: QuestionSettings = {}): this {
    return this.plain("rating", id, settings, this.choice(id, scale, { settings, ordered: true }));
  }

  yesno(id: string, settings: QuestionSettings & { yes?: string; no?: string } = {}): this {
    const { yes, no } = settings;
    const domain: Domain = { type: "boolean", missing: this.plus(id, settings) };
    if (yes) domain.yes = text(`${id}.yes`, yes);
    if (no) domain.no = text(`${id}.no`, no);
    return this.plain("yesno", id, settings, domain);
  }

  consent(id: string, settings: QuestionSettings = {}): this {
    return this.plain("consent", id, settings, { type: "boolean", missing: [] });
  }

  number(id: string, domain: Partial<Bound<NumberDomain>> = {}, settings: QuestionSettings = {}): this {
    return this.plain(domain.slider ? "slider" : "number", id, settings, this.numeric(id, domain, settings));
  }

  text(id: string, domain: Partial<Bound<TextDomain>> = {}, settings: QuestionSettings = {}): this {
    const kind = (domain.lines ?? 1) > 1 ? "open" : "text";
    return this.plain(kind, id, settings, {
      type: "text",
      lines: 1,
      ...domain,
      missing: this.plus(id, settings),
    });
  }

  date(id: string, domain: Partial<Bound<TimeDomain>> = {}, settings: QuestionSettings = {}): this {
    return this.time("date", id, { precision: "day", ...domain }, settings);
  }

  /** date, time or datetime. */
  time(
    type: TimeDomain["type"],
    id: string,
    domain: Partial<Bound<TimeDomain>>,
    settings: QuestionSettings = {},
  ): this {
    return this.plain(type, id, settings, {
      precision: "minute",
      ...domain,
      type,
      missing: this.plus(id, settings),
    });
  }

  ranking(id: string, options: ShortOption[], settings: QuestionSettings & { top?: number } = {}): this {
    const made = makeOptions(options, this.optionContext(id, settings));
    made.missing.push(...this.plus(id, settings));
    const domain: Domain = { type: "ranking", ...made };
    if (settings.top !== undefined) domain.top = settings.top;
    return this.plain("ranking", id, settings, domain);
  }

  /** A battery on a scale. Each variable is scored; rows marked `reversed` are. */
  rate(id: string, scale: ShortOption[], rows: ShortRow[], settings: BatterySettings = {}): this {
    return this.battery("rate", id, this.choice(id, scale, { settings, ordered: true }), rows, settings);
  }

  differential(id: string, scale: ShortOption[], rows: ShortRow[], settings: BatterySettings = {}): this {
    return this.battery(
      "differential",
      id,
      this.choice(id, scale, { settings, ordered: true }),
      rows,
      settings,
    );
  }

  /** Number questions multiplied by rows: `owned_goats`. */
  numbers(
    id: string,
    rows: ShortRow[],
    domain: Partial<Bound<NumberDomain>> = {},
    settings: BatterySettings = {},
  ): this {
    return this.battery("number", id, this.numeric(id, domain, settings), rows, settings);
  }

  allocate(id: string, total: number, rows: ShortRow[], settings: QuestionSettings = {}): this {
    this.battery("allocate", id, this.numeric(id, { min: 0, max: total }, settings), rows, settings);
    this.lastQuestion().total = total;
    return this;
  }

  /** Rows × columns, each column a domain of its own. */
  grid(id: string, rows: ShortRow[], columns: Record<string, Domain>, settings: QuestionSettings = {}): this {
    const names = Object.keys(columns);
    const first = columns[names[0] ?? ""] ?? { type: "boolean", missing: [] };
    return this.battery("grid", id, first, rows, { ...settings, columns: names }, columns);
  }

  /** A question shown with a row; name it in the row's `followUps`. It is taken off the page. */
  followUp(add: (s: this) => unknown): this {
    add(this);
    this.currentPage().items.pop();
    return this;
  }

  // ------------------------------------------------------------------------------------------- values

  compute(name: string, formula: Expr, domain?: Domain): this {
    const computed = this.variable(name, domain ?? this.numeric(name, { decimals: 12 }, {}), "computed", {});
    computed.formula = formula;
    return this.item({ kind: "compute", variable: name });
  }

  score(
    name: string,
    formula: Expr,
    settings: Partial<Pick<Score, "rescaled" | "range" | "family" | "of">> & { bands?: ShortBand[] } = {},
  ): this {
    const { bands = [], family = name, ...rest } = settings;
    const label = text(`${name}.label`, name);
    delete this.variable(name, { type: "number", decimals: 12, missing: [] }, "score", {}).guard;
    const made = bands.map((band) => this.band(name, band));
    this.instrument.scores.push({
      variable: name,
      family,
      label,
      formula,
      bands: made,
      at: this.at(),
      ...rest,
    });
    return this;
  }
}

/** A new survey; English and with optional answers unless said otherwise. */
export function survey(id = "sample", settings: SurveySettings = {}): SurveyBuilder {
  return new SurveyBuilder(id, settings);
}
