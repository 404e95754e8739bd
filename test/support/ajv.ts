import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** Ajv as strict as it gets. Names of variables are data, so only own members of a document count. */
export function strictAjv(): Ajv2020 {
  const ajv = new Ajv2020({ strict: true, allErrors: true, ownProperties: true });
  addFormats.default(ajv);
  return ajv;
}
