import type { Span } from "../diagnostics/diagnostic.js";
import type { Instrument, Place } from "./model.js";

/** The source span of a place, for diagnostics of targets. */
export function spanOf(instrument: Pick<Instrument, "files">, at: Place): Span {
  return { uri: instrument.files[at.file]?.uri ?? "", start: at.start, end: at.end };
}
