/** Options of the target, as in `rensis.yaml`. */
export interface JsonSchemaOptions {
  /** Address under which the schemas will stand; `$id` is then this and the file name. Default: a URN. */
  baseUrl?: string;
}

export const optionsSchema = {
  type: "object",
  additionalProperties: false,
  properties: {
    baseUrl: {
      type: "string",
      pattern: "^https?://[^\\s?#]+$",
      description:
        "Address under which the schemas will stand, e.g. https://example.org/schemas/. Default: `$id` is a URN.",
    },
  },
} as const;

export const defaults: JsonSchemaOptions = {};
