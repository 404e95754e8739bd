/** Where a new statement goes, for a client that offers statements to insert. */
import type { Feature, ServerContext } from "../context.js";
import { INSERT_PLACE, type InsertPlace, type InsertPlaceParams } from "../protocol.js";

export const insertPlace: Feature = {
  capabilities: () => ({}),
  register(context) {
    context.connection.onRequest(INSERT_PLACE, (params: InsertPlaceParams) => respond(context, params));
  },
};

async function respond(
  { workspace, locale }: ServerContext,
  { uri, position }: InsertPlaceParams,
): Promise<InsertPlace | null> {
  const { statementPlace } = await import("../insert/place.js");
  const document = workspace.document(uri);
  const parse = workspace.parse(uri);
  if (!document || !parse) return null;
  const { at, ...place } = statementPlace(parse, document.offsetAt(position), locale());
  return { position: document.positionAt(at), ...place };
}
