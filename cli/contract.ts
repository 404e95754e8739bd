import type { FileHost } from "../language/services.js";

export type { FileHost };
export type ReadResult = ReturnType<FileHost["read"]>;
export type ReadFailure = Extract<ReadResult, { error: string }>;

/** What the commands need of the language; `language/services.ts` makes it, tests have small ones. */
export type SurveyServices = Pick<
  import("../language/services.js").SurveyServices,
  "check" | "compile" | "format"
>;
