import type { DataScalar, Domain, Instrument, Variable } from "../../instrument/model.js";
import type { Condition, Conditions } from "./conditions.js";
import type { JsonObject } from "./schema.js";

/** Whole-number intervals up to this many values are treated as lists of values. */
const SMALL = 201;

/** A variable as conditions see it. */
export interface Subject {
  name: string;
  variable: Variable;
  domain: Domain;
  /** A document in which it is present with `null` is not valid. */
  required: boolean;
  /** Data values that stand for no answer. */
  missing: DataScalar[];
  /** All substantive values, when they are scalars and few. */
  readonly values: DataScalar[] | undefined;
}

/** Looks up what the conditions need to know of a variable, and states its states. */
export class Subjects {
  private readonly byName = new Map<string, Subject>();

  constructor(
    instrument: Instrument,
    private readonly c: Conditions,
  ) {
    for (const variable of instrument.variables) this.byName.set(variable.name, subjectOf(variable));
  }

  get(name: string): Subject | undefined {
    return this.byName.get(name);
  }

  /** Has a substantive answer; of several ticks also the answer that none applies. */
  answered(s: Subject): Condition {
    const none = s.required ? [] : [null];
    if (isList(s.domain)) return this.c.and(this.c.notIn(s.name, none), this.c.not(this.userMissing(s)));
    if (s.domain.type === "text" && !s.required) {
      const schema: JsonObject = { type: "string", pattern: "\\S" };
      if (s.missing.length > 0) schema.not = { enum: s.missing };
      return this.c.schema(s.name, schema);
    }
    return this.c.notIn(s.name, [...none, ...s.missing]);
  }

  /** A missing option was chosen. */
  userMissing(s: Subject): Condition {
    return this.c.or(...s.missing.map((reason) => this.chose(s, reason)));
  }

  /** This option was chosen, also one that stands for no answer. */
  chose(s: Subject, value: DataScalar): Condition {
    const single = this.c.in(s.name, [value]);
    if (!isList(s.domain)) return single;
    const ticked = this.c.schema(s.name, { type: "array", contains: { const: value } });
    // The reason for not ranking stands alone, that for not ticking is ticked.
    return s.domain.type === "ranking" && s.missing.includes(value) ? single : ticked;
  }
}

/** Answers are lists of options. */
export function isList(domain: Domain): boolean {
  return domain.type === "ranking" || (domain.type === "choice" && domain.multiple);
}

function subjectOf(variable: Variable): Subject {
  const { name, domain } = variable;
  let values: DataScalar[] | undefined | null = null;
  return {
    name,
    variable,
    domain,
    required: variable.response === "required",
    missing: domain.missing.map((option) => option.value),
    // Listed when first asked for: most variables are in no condition.
    get values() {
      if (values === null) values = valuesOf(domain);
      return values;
    },
  };
}

function valuesOf(domain: Domain): DataScalar[] | undefined {
  if (domain.type === "boolean") return [true, false];
  if (domain.type === "choice") return domain.multiple ? undefined : domain.options.map((o) => o.value);
  if (domain.type !== "number" || domain.decimals > 0) return undefined;
  const { min, max, step = 1 } = domain;
  if (min === undefined || max === undefined || (max - min) / step >= SMALL) return undefined;
  if (!Number.isInteger(step)) return undefined;
  const missing = new Set<DataScalar>(domain.missing.map((option) => option.value));
  const values: number[] = [];
  for (let v = Math.ceil(min); v <= max; v += step) if (!missing.has(v)) values.push(v);
  return values;
}
