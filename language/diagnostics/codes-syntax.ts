import { declare } from "./define.js";

export const syntaxCodes = {} as const satisfies Record<string, ReturnType<typeof declare>>;
