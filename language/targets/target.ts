import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Instrument } from "../instrument/model.js";

/** A file made by a target. `name` is relative to the output folder and never leaves it. */
export interface OutputFile {
  name: string;
  content: string | Uint8Array;
  mediaType: string;
  /**
   * The content is a page to be printed by a browser, and the file is the PDF of it. `map` makes a further file
   * from what the page says of itself once its sheets are set.
   */
  print?: { map?: (page: PrintedPage) => OutputFile };
}

/** What a page says after its sheets are set. */
export interface PrintedPage {
  /** Places of boxes, as the target of the page knows them. */
  boxes: unknown;
  sheets: number;
}

export interface TargetResult {
  files: OutputFile[];
  /** What the target could not express. */
  losses: Diagnostic[];
}

/** What every target is told: the stem of its file names and the language of the interface texts. */
export interface TargetContext {
  /** Stem of the source file: `shop` for `shop.survey`. */
  stem: string;
}

/**
 * A target is a function of the instrument alone: deterministic, no I/O. Some pack their files with what only
 * works asynchronously.
 */
export interface Target<Options, Made = TargetResult> {
  id: string;
  /** JSON Schema of the options, as in `rensis.yaml`. */
  optionsSchema: object;
  defaults: Options;
  compile(instrument: Instrument, options: Options, context: TargetContext): Made;
}
