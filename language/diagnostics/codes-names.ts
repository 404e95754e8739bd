import { declare } from "./define.js";

export const nameCodes = {} as const satisfies Record<string, ReturnType<typeof declare>>;
