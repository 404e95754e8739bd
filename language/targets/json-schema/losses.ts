import type { Localised } from "../../diagnostics/define.js";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.js";
import type { Instrument, Place } from "../../instrument/model.js";

/** Collects what the schema cannot say: one diagnostic for each place in the source, however often it is met. */
export class Losses {
  private readonly byPlace = new Map<string, Diagnostic>();

  constructor(private readonly instrument: Instrument) {}

  /** `what` completes “JSON Schema cannot express …”; the first reason given for a place is the one told. */
  add(at: Place | undefined, what: Localised): void {
    const place = at ?? { file: 0, start: 0, end: 0, line: 1, column: 1 };
    const key = `${place.file}:${place.start}:${place.end}`;
    if (this.byPlace.has(key)) return;
    const uri = this.instrument.files[place.file]?.uri ?? "";
    const span = { uri, start: place.start, end: place.end };
    this.byPlace.set(key, diagnostic("schema-cannot-express", span, { what }));
  }

  list(): Diagnostic[] {
    return [...this.byPlace.values()];
  }
}
