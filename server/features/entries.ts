/** A list from a document or a page, put into a survey as entries. */
import type { Feature, ServerContext } from "../context.js";
import { AS_ENTRIES, type AsEntriesParams, type AsEntriesResult } from "../protocol.js";
import { rangeIn } from "./ranges.js";

export const entries: Feature = {
  capabilities: () => ({}),
  register(context) {
    context.connection.onRequest(AS_ENTRIES, (params: AsEntriesParams) => respond(context, params));
  },
};

async function respond(
  { workspace }: ServerContext,
  { uri, position, text }: AsEntriesParams,
): Promise<AsEntriesResult | null> {
  const { entriesAt } = await import("../entries/place.js");
  const document = workspace.document(uri);
  const parse = workspace.parse(uri);
  if (!document || !parse) return null;
  const made = entriesAt(parse, document.offsetAt(position), text);
  return made ? { range: rangeIn(document, made), text: made.text, count: made.count } : null;
}
