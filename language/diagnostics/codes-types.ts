import { declare } from "./define.js";

export const typeCodes = {} as const satisfies Record<string, ReturnType<typeof declare>>;
