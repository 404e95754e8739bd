/**
 * The wire between the suite, which runs inside the editor, and the script that drives the editor from
 * outside: events go out (what was tested), requests go out and come back (what only a screen can do).
 * Plain HTTP, because that is what an extension host of Node and one in a worker of a browser both have.
 */
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";

/** No request of a test is larger. */
const limit = 4 * 1024 * 1024;

/**
 * @param {{ onEvent: (event: object) => void, act: (action: object) => Promise<unknown> }} handlers
 * @returns {Promise<{ address: string, close: () => void }>}
 */
export async function openBridge({ onEvent, act }) {
  // Other programs of this machine can reach the port: they do not know the word.
  const word = randomBytes(16).toString("hex");
  const server = createServer(async (request, response) => {
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Access-Control-Allow-Headers", "content-type");
    if (request.method === "OPTIONS") return void response.writeHead(204).end();
    const [, given, kind] = (request.url ?? "").split("/");
    if (request.method !== "POST" || given !== word) return void response.writeHead(404).end();
    try {
      const body = JSON.parse(await textOf(request));
      const value = kind === "event" ? void onEvent(body) : await act(body);
      answer(response, { value: value ?? null });
    } catch (error) {
      answer(response, { error: error instanceof Error ? error.message : String(error) });
    }
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    address: `http://127.0.0.1:${server.address().port}/${word}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function answer(response, body) {
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function textOf(request) {
  const parts = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > limit) throw new Error("too large");
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}
