import type { Localised } from "../language/diagnostics/define.js";

/** The command was called wrongly: one sentence on standard error, exit code 2. */
export class Misuse extends Error {
  constructor(readonly said: Localised) {
    super(said.en);
  }
}

/** Exit codes; others rely on them. */
export const exit = { clean: 0, problems: 1, misuse: 2 } as const;
