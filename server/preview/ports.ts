/** What the preview needs of the server around it, and no more. */
import type { Locale } from "../../language/diagnostics/define.js";
import type { Diagnostic } from "../../language/diagnostics/diagnostic.js";
import type { Instrument } from "../../language/instrument/model.js";
import type { Theme } from "../../language/targets/html/theme.js";

/** A survey as it was last understood. */
export interface BuiltSurvey {
  uri: string;
  version: number | undefined;
  instrument: Instrument;
  diagnostics: readonly Diagnostic[];
}

export interface PreviewBuilds {
  /** The survey as it is now; undefined when the file cannot be read. */
  of(uri: string): Promise<BuiltSurvey | undefined>;
  /** What the workspace says about the form. */
  formOptions(uri: string): Promise<FormOptions>;
  /** Do two addresses name the same file? Editors spell them differently. */
  isSame(a: string, b: string): boolean;
  /** Language of the editor. */
  locale(): Locale;
}

export interface FormOptions {
  theme: Theme;
  post?: string;
}

/** Lets other work have its turn. */
export type Breathe = () => Promise<void>;
