import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Code } from "../diagnostics/registry.js";
import type { Instrument } from "../instrument/model.js";
import type { DomainUse } from "./domain-uses.js";

export interface RuleContext {
  instrument: Instrument;
  /** Everything that can be chosen or entered, each once: shared lists, then what questions have of their own. */
  domains: readonly DomainUse[];
  /** Source text of a file of the instrument, for fixes; undefined when it is not at hand. */
  text(file: number): string | undefined;
  /** Whether a code was reported about a name already, when the source was read. */
  told(code: Code, name: string): boolean;
  report(diagnostic: Diagnostic): void;
}

/** A check that needs nothing but the instrument; it reports at the places that the instrument carries. */
export type Rule = (context: RuleContext) => void;
