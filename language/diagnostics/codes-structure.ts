import { declare } from "./define.js";

export const structureCodes = {} as const satisfies Record<string, ReturnType<typeof declare>>;
