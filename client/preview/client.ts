/** The part of the language client that previews use. */
import type * as vscode from "vscode";
import type { PreviewNotices, PreviewRequests } from "../../server/preview/protocol.js";

export interface PreviewClient {
  sendRequest<Result>(method: string, params: unknown): Promise<Result>;
  sendNotification(method: string, params: unknown): Promise<void>;
  onNotification(method: string, handler: (params: unknown) => void): vscode.Disposable;
}

/** A request with the types of its name. */
export function request<Name extends keyof PreviewRequests>(
  client: PreviewClient,
  name: Name,
  params: PreviewRequests[Name]["params"],
): Promise<PreviewRequests[Name]["result"]> {
  return client.sendRequest<PreviewRequests[Name]["result"]>(name, params);
}

/** A notification with the types of its name. A server that is away misses nothing. */
export function notify<Name extends keyof PreviewNotices>(
  client: PreviewClient,
  name: Name,
  params: PreviewNotices[Name],
): void {
  client.sendNotification(name, params).catch(() => {});
}
