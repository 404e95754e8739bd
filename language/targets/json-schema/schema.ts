/** The part of JSON Schema 2020-12 that this target writes. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };
export type JsonObject = { [key: string]: JsonValue };

/** Dialect of every schema made here. */
export const DIALECT = "https://json-schema.org/draft/2020-12/schema";
