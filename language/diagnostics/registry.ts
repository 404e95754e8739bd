import { fileCodes } from "./codes-files.js";
import { lossCodes } from "./codes-losses.js";
import { nameCodes } from "./codes-names.js";
import { structureCodes } from "./codes-structure.js";
import { syntaxCodes } from "./codes-syntax.js";
import { typeCodes } from "./codes-types.js";
import type { Declaration } from "./define.js";

/** Every diagnostic of the product. Each code has a page `docs/checks/<code>.md` whose examples are run. */
export const registry = {
  ...syntaxCodes,
  ...nameCodes,
  ...typeCodes,
  ...structureCodes,
  ...lossCodes,
  ...fileCodes,
} satisfies Record<string, Declaration>;

export type Code = keyof typeof registry;
export const codes = Object.keys(registry) as Code[];
