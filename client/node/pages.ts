/** Pages for the system's browser: as files, or where the browser is on another machine, over HTTP. */
import { randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { type ExtensionContext, env, UIKind, Uri } from "vscode";

/** Shows a form. Earlier ones stay where they are, so that a page that is open can be loaded again. */
export async function showPage(context: ExtensionContext, name: string, html: string): Promise<boolean> {
  if (env.remoteName !== undefined || env.uiKind !== UIKind.Desktop) return showOverHttp(context, name, html);
  const folder = join(context.globalStorageUri.fsPath, "forms");
  await mkdir(folder, { recursive: true });
  const file = join(folder, name.replace(/[\\/]/g, "-"));
  await writeFile(file, html);
  return env.openExternal(Uri.file(file));
}

interface Host {
  server: Server;
  port: number;
  pages: Map<string, string>;
}
let host: Promise<Host> | undefined;

/** The editor forwards the port to where the browser is. */
async function showOverHttp(context: ExtensionContext, name: string, html: string): Promise<boolean> {
  host ??= open(context);
  const { port, pages } = await host;
  // The address is secret: other users of the machine can reach the port, too.
  const known = [...pages.keys()].find((path) => path.endsWith(`/${encodeURIComponent(name)}`));
  const path = known ?? `/${randomBytes(16).toString("hex")}/${encodeURIComponent(name)}`;
  pages.set(path, html);
  return env.openExternal(await env.asExternalUri(Uri.parse(`http://127.0.0.1:${port}${path}`, true)));
}

function open(context: ExtensionContext): Promise<Host> {
  const pages = new Map<string, string>();
  const server = createServer((request, response) => {
    const html = request.method === "GET" ? pages.get(request.url ?? "") : undefined;
    if (html === undefined) {
      response.writeHead(404).end();
      return;
    }
    response
      .writeHead(200, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" })
      .end(html);
  });
  context.subscriptions.push({ dispose: () => server.close() });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve({ server, port: typeof address === "object" && address ? address.port : 0, pages });
    });
  });
}
