/** Answers to requests that nobody waits for at the keyboard: what was cancelled meanwhile costs nothing. */
import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import { breathe } from "../workspace/soon.js";

/**
 * A handler that lets messages in first which have arrived behind the request: the next key, or its
 * cancellation. Then it works in one go.
 */
export function answering<P, R>(
  work: (params: P) => R,
): (params: P, token: CancellationToken) => Promise<R | ResponseError<void>> {
  return async (params, token) => {
    await breathe();
    if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled");
    return work(params);
  };
}
