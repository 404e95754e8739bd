import type { Theme } from "./theme.js";

/** Options of the web form, as in `rensis.yaml`. */
export interface HtmlOptions {
  theme: Theme;
  /** Address that the answers are sent to as JSON; absent: they are only saved as files. */
  post?: string;
  /** Write source places into the page, for a preview. */
  positions: boolean;
}

export const defaults: HtmlOptions = { theme: {}, positions: false };

/** JSON Schema of the options. */
export const optionsSchema = {
  type: "object",
  additionalProperties: false,
  properties: {
    theme: {
      type: "object",
      additionalProperties: false,
      description: "Colour, logo and font of the form.",
      properties: {
        colour: {
          type: "string",
          pattern: "^#[0-9a-fA-F]{6}$",
          description: "Accent colour; lightened or darkened as far as contrast needs, in both modes.",
        },
        logo: {
          type: "string",
          pattern: "^data:image/(png|jpeg|gif|webp|svg\\+xml);base64,[A-Za-z0-9+/=]+$",
          description: "Logo as a data URI; the form makes no requests.",
        },
        logoText: { type: "string", description: "What the logo shows, in words." },
        font: {
          type: "string",
          maxLength: 200,
          pattern: "^[\\p{L}\\p{N} ,\\-]*$",
          description: "Font families of the reader's machine, separated by commas.",
        },
      },
    },
    post: {
      type: "string",
      pattern: "^https?://[^\\s;,'\"<>]+$",
      description: "Address that receives the answers as JSON. The only one the page may speak to.",
    },
    positions: { type: "boolean", description: "Write source places into the page." },
  },
} as const;
