/** Outputs of surveys, for the commands and tasks of a client. The client writes them. */
import type { CancellationToken } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { ReadBytes } from "../build/logo.js";
import {
  BUILD,
  type BuildParams,
  type BuildResult,
  READ_BYTES,
  type ReadBytesResult,
  TARGETS,
} from "../build/protocol.js";
import { targetsIn } from "../build/targets.js";
import type { Feature, ServerContext } from "../context.js";
import { isConfig } from "../workspace/uri.js";

export const build: Feature = {
  capabilities: () => ({}),
  register(context) {
    context.connection.onRequest(BUILD, (params: BuildParams, token: CancellationToken) =>
      respond(context, params, token),
    );
    context.connection.onRequest(TARGETS, () => targetsIn(context.locale()));
  },
};

async function respond(
  context: ServerContext,
  params: BuildParams,
  token: CancellationToken,
): Promise<BuildResult> {
  // Read when the first build is asked for: an editor that only edits needs no targets.
  const [{ compileAll }, { reportOf }] = await Promise.all([
    import("../build/compile.js"),
    import("../build/report.js"),
  ]);
  const { workspace, connection } = context;
  const read: ReadBytes = async (uri, limit) => {
    try {
      const sent: ReadBytesResult = await connection.sendRequest(READ_BYTES, { uri, limit });
      return sent;
    } catch {
      return { error: "unreadable" };
    }
  };
  const made = await compileAll(
    {
      workspace,
      read,
      exclude: context.settings().files.exclude,
      isCancelled: () => token.isCancellationRequested,
    },
    params,
  );
  const documentAt = (uri: string): TextDocument | undefined => {
    const known = workspace.document(uri);
    if (known || !isConfig(uri)) return known;
    const text = workspace.files.read(uri);
    return "text" in text ? TextDocument.create(uri, "yaml", 0, text.text) : undefined;
  };
  return reportOf(made, params, documentAt, context.locale());
}
