export const KINDS: string[];
export const FUNCTIONS: string[];
export const PARTS: string[];
