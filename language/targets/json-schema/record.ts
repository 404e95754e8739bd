import type { Instrument } from "../../instrument/model.js";
import type { JsonObject } from "./schema.js";

/** `$survey`: the record of the interview. Of another survey it is not valid; of another version it is. */
export function recordSchema(instrument: Pick<Instrument, "id">): JsonObject {
  const text = { type: "string" };
  return {
    type: "object",
    properties: {
      id: { const: instrument.id },
      version: text,
      language: text,
      started: text,
      submitted: text,
      today: { type: "string", format: "date" },
      outcome: text,
      receipt: text,
      confirmed: { type: "array", items: text },
    },
    required: ["id"],
    additionalProperties: false,
  };
}
