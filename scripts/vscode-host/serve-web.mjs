/** Serves the editor that runs in a browser alone; a process of its own, so that ending it ends all. */
import { createRequire } from "node:module";
import { join } from "node:path";

const { host, ...options } = JSON.parse(process.argv[2] ?? "{}");
const { open } = createRequire(join(host, "package.json"))("@vscode/test-web");
await open(options);
