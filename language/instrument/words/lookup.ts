import type {
  DataScalar,
  Dimension,
  Domain,
  Guard,
  Instrument,
  Option,
  PageItem,
  Question,
  Variable,
} from "../model.js";

export type Stop = Extract<PageItem, { kind: "stop" }>;

/** Look-ups over an instrument by name, each made once. */
export interface Lookup {
  instrument: Instrument;
  variables: Map<string, Variable>;
  questions: Map<string, Question>;
  dimensions: Map<string, Dimension>;
  stops: Map<string, Stop>;
  guard(id: number): Guard | undefined;
  /** Option of a domain by data value, missing options included. */
  option(domain: Domain, value: DataScalar): Option | undefined;
}

export function createLookup(instrument: Instrument): Lookup {
  const stops = new Map<string, Stop>();
  for (const page of instrument.pages)
    for (const item of page.items) if (item.kind === "stop") stops.set(item.id, item);
  const options = new WeakMap<Domain, Map<string, Option>>();
  return {
    instrument,
    variables: new Map(instrument.variables.map((v) => [v.name, v])),
    questions: new Map(instrument.questions.map((q) => [q.id, q])),
    dimensions: new Map(instrument.dimensions.map((d) => [d.id, d])),
    stops,
    guard: (id) => instrument.guards[id],
    option(domain, value) {
      let table = options.get(domain);
      if (!table) {
        table = new Map(optionsOf(domain).map((o) => [String(o.value), o]));
        options.set(domain, table);
      }
      return table.get(String(value));
    },
  };
}

/** Everything that may be chosen in a domain: options, then missing options. */
export function optionsOf(domain: Domain): Option[] {
  return "options" in domain ? [...domain.options, ...domain.missing] : domain.missing;
}
