import type { Localised } from "../../language/diagnostics/define.js";

/** There is no browser, or it did not do what was asked. */
export class PrintError extends Error {
  constructor(
    readonly why: "no-browser" | "failed",
    readonly detail: Localised,
  ) {
    super(detail.en);
    this.name = "PrintError";
  }
}

/** Any failure on the way to a print as a `PrintError`; `before` is put before its words. */
export function printError(e: unknown, before = ""): PrintError {
  const words = e instanceof Error ? e.message : String(e);
  const { en, zh } = e instanceof PrintError ? e.detail : { en: words, zh: words };
  return new PrintError("failed", { en: before + en, zh: before + zh });
}
