/** Answers that must know all files: they come when every file was looked at as it is now. */
import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { Workspace } from "../workspace/workspace.js";

/** A handler that waits for the work that is under way. */
export function overAllFiles<P, R>(
  workspace: Workspace,
  work: (params: P) => R,
): (params: P, token: CancellationToken) => Promise<R | ResponseError<never>> {
  return async (params, token) => {
    await workspace.settledDown();
    if (token.isCancellationRequested)
      return new ResponseError<never>(LSPErrorCodes.RequestCancelled, "Cancelled");
    return work(params);
  };
}
