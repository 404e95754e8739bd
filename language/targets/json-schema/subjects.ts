import type { DataScalar, Domain, Instrument, Option, Variable } from "../../instrument/model.js";
import type { Condition, Conditions } from "./conditions.js";

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
  values?: DataScalar[];
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

  /** Has a substantive answer. */
  answered(s: Subject): Condition {
    const none = s.required ? s.missing : [null, ...s.missing];
    if (s.domain.type === "text" && !s.required) {
      const not = s.missing.length ? { not: { enum: s.missing } } : {};
      return this.c.schema(s.name, { type: "string", pattern: "\\S", ...not });
    }
    return this.c.notIn(s.name, none);
  }

  /** A missing option was chosen. */
  userMissing(s: Subject): Condition {
    return this.c.in(s.name, s.missing);
  }
}

function subjectOf(variable: Variable): Subject {
  const { name, domain } = variable;
  const values = valuesOf(domain);
  return {
    name,
    variable,
    domain,
    required: variable.response === "required",
    missing: missingOf(domain),
    ...(values ? { values } : {}),
  };
}

function missingOf(domain: Domain): DataScalar[] {
  const among = domain.type === "choice" || domain.type === "ranking" ? domain.options : [];
  const marked = among.filter((option) => option.missing);
  return [...marked, ...domain.missing].map((option) => option.value);
}

/** Options that are answers, not marks for the lack of one. */
export function substantive(options: readonly Option[]): Option[] {
  return options.filter((option) => !option.missing);
}

function valuesOf(domain: Domain): DataScalar[] | undefined {
  if (domain.type === "boolean") return [true, false];
  if (domain.type === "choice") return domain.multiple ? undefined : substantive(domain.options).map((o) => o.value);
  if (domain.type !== "number" || domain.decimals > 0) return undefined;
  const { min, max, step = 1 } = domain;
  if (min === undefined || max === undefined || (max - min) / step >= SMALL) return undefined;
  if (!Number.isInteger(step)) return undefined;
  const missing = new Set<DataScalar>(domain.missing.map((option) => option.value));
  const values: number[] = [];
  for (let v = Math.ceil(min); v <= max; v += step) if (!missing.has(v)) values.push(v);
  return values;
}
