/** The server as a process of its own: over stdio, or over the pipe that an editor has made. */
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { uriOf } from "../../cli/files.js";
import { packageFile } from "../../cli/install.js";
import { serve } from "../server.js";
import { diskAccess } from "./disk.js";

/** Starts serving on the channel that the arguments of the process name (`--stdio`, `--node-ipc`, `--socket`). */
export function start(): void {
  serve(createConnection(ProposedFeatures.all), { local: diskAccess, home: uriOf(packageFile("")) });
}
