import type { Diagnostic } from "../language/diagnostics/diagnostic.js";
import type { Instrument } from "../language/instrument/model.js";

/** What the commands need of the language; `language/services.ts` makes it, tests have small ones. */
export interface FileHost {
  /** Text of a file, or a reason why not. Throws nothing. */
  read(uri: string): ReadResult;
}
export type ReadError = "not-found" | "unreadable" | "outside" | "not-utf8" | "too-large";
export type ReadFailure = { error: ReadError; detail?: string };
export type ReadResult = { text: string } | ReadFailure;

export interface SurveyServices {
  check(uri: string): { diagnostics: Diagnostic[] };
  compile(uri: string): { instrument?: Instrument; diagnostics: Diagnostic[] };
  format(uri: string): { text: string; diagnostics: Diagnostic[] };
}
