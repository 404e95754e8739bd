import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A page with the policy it is to be shown under. */
export interface Page {
  html: string | Uint8Array;
  policy: string;
}

export interface PreviewServer {
  url: string;
  /** Tells all open pages that there is something new. */
  update(): void;
  close(): Promise<void>;
}

export interface PreviewContent {
  shell(): Page;
  /** What stands in the frame: the form, or the problems that keep it from being made. */
  form(): Page;
  /** Changes with every update; a page that connects again sees whether it missed one. */
  state(): object;
}

/**
 * Serves the preview on 127.0.0.1 only, on a free port unless one is given. Requests under any other host
 * name are refused: otherwise a web page could point its own name at this address and read the survey.
 * Rejects with the system error when the port is taken.
 */
export async function startServer(content: PreviewContent, port = 0): Promise<PreviewServer> {
  const listeners = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    const own = (server.address() as AddressInfo).port;
    if (!isOwnHost(request.headers.host, own)) return refuse(response, 403);
    if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405);
    answer(request, response, content, listeners);
  });
  server.requestTimeout = 10_000;
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", done);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    update() {
      for (const listener of listeners) send(listener, content.state());
    },
    async close() {
      for (const listener of listeners) listener.end();
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

export function isOwnHost(host: string | undefined, port: number): boolean {
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`;
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  content: PreviewContent,
  listeners: Set<ServerResponse>,
) {
  switch (request.url?.split("?")[0]) {
    case "/":
      return respond(response, content.shell());
    case "/form":
      return respond(response, content.form());
    case "/events":
      response.writeHead(200, { ...guards, "content-type": "text/event-stream; charset=utf-8" });
      listeners.add(response);
      response.on("close", () => listeners.delete(response));
      return send(response, content.state());
    default:
      return refuse(response, 404);
  }
}

/** Nothing is kept by the browser, nothing is guessed, nothing may be read by other sites. */
const guards = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
};

function respond(response: ServerResponse, page: Page): void {
  response.writeHead(200, {
    ...guards,
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": page.policy,
  });
  response.end(page.html);
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, guards).end();
}

function send(response: ServerResponse, state: object): void {
  response.write(`data: ${JSON.stringify(state)}\n\n`);
}
