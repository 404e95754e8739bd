import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Code } from "../diagnostics/registry.js";
import type { Instrument, Place } from "../instrument/model.js";
import type { DomainUse } from "./domain-uses.js";

export interface RuleContext {
  instrument: Instrument;
  /**
   * Everything that can be chosen or entered, each once: shared lists, then what questions have of their own; but
   * nothing that could not be read as it was meant.
   */
  domains: readonly DomainUse[];
  /** Source text of a file of the instrument, for fixes; undefined when it is not at hand. */
  text(file: number): string | undefined;
  /** Whether something within a place could not be read as it was meant, which was reported. */
  broken(at: Place): boolean;
  /** Whether a code was reported when the source was read: at all, or about a name. */
  told(code: Code, name?: string): boolean;
  report(diagnostic: Diagnostic): void;
}

/** A check that needs nothing but the instrument; it reports at the places that the instrument carries. */
export type Rule = (context: RuleContext) => void;
