/** The server as a process of its own: over stdio, or over the pipe that an editor has made. */
import { createConnection, ProposedFeatures, ResponseError } from "vscode-languageserver/node";
import { uriOf } from "../../cli/files.js";
import { packageFile } from "../../cli/install.js";
import { knowErrorsOfCore } from "../errors.js";
import { serve } from "../server.js";
import { diskAccess } from "./disk.js";

/** Starts serving on the channel that the arguments of the process name (`--stdio`, `--node-ipc`, `--socket`). */
export function start(): void {
  knowErrorsOfCore(ResponseError);
  serve(createConnection(ProposedFeatures.all), { local: diskAccess, home: uriOf(packageFile("")) });
}
