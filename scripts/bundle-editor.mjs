/** Bundles what runs inside an editor: the extension and the server, each for the desktop and for the browser. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * @param {{ outDir: string, minify?: boolean, only?: ("extension" | "server" | "web" | "worker" | "webview")[] }} options
 *   `only`: the parts that are wanted; all of them when absent
 * @returns {Promise<{ outputs: Record<string, { bytes: number }>, inputs: string[] }>}
 */
export async function bundleEditor({ outDir, minify = true, only }) {
  const { version } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
  const common = {
    absWorkingDir: root,
    bundle: true,
    outdir: outDir,
    minify,
    legalComments: "none",
    charset: "utf8",
    jsx: "automatic",
    jsxImportSource: "preact",
    logLevel: "warning",
    metafile: true,
    define: { RENSIS_VERSION: JSON.stringify(version), "process.env.NODE_ENV": '"production"' },
  };
  // Editors bring Node 20 at least; the browser editor runs extensions and workers as CommonJS and classic scripts.
  const node = {
    ...common,
    platform: "node",
    format: "cjs",
    target: "node20",
    external: ["vscode"],
    outExtension: { ".js": ".cjs" },
    // CommonJS has no `import.meta`, which some packages ask where they are.
    banner: { js: 'const __rensisHere = require("node:url").pathToFileURL(__filename).href;' },
    define: { ...common.define, "import.meta.url": "__rensisHere" },
  };
  const browser = { ...common, platform: "browser", target: "es2022", external: ["vscode"] };
  const parts = {
    extension: { ...node, entryPoints: { extension: "client/node.ts" } },
    server: { ...node, entryPoints: { server: "server/node/entry.ts" }, plugins: [sharedCore()] },
    web: { ...browser, format: "cjs", entryPoints: { web: "client/web.ts" } },
    core: {
      ...browser,
      format: "iife",
      globalName: "rensisCore",
      footer: { js: 'if (typeof module === "object") module.exports = rensisCore;' },
      entryPoints: { core: "server/core.ts" },
    },
    worker: { ...browser, format: "iife", entryPoints: { worker: "server/worker.ts" } },
    webview: { ...browser, format: "iife", entryPoints: webviews() },
  };
  const made = [];
  // The server is its entry and the core that it shares with the worker.
  const wanted = only && (only.includes("server") || only.includes("worker") ? [...only, "core"] : only);
  for (const [name, options] of Object.entries(parts)) {
    if (wanted && !wanted.includes(name)) continue;
    made.push(await build(options));
  }
  // The package as a whole is made of modules, these are not.
  mkdirSync(resolve(root, outDir), { recursive: true });
  writeFileSync(resolve(root, outDir, "package.json"), '{ "type": "commonjs" }\n');
  return {
    outputs: Object.assign({}, ...made.map((m) => m.metafile.outputs)),
    inputs: [...new Set(made.flatMap((m) => Object.keys(m.metafile.inputs)))],
  };
}

/**
 * Each script and style that stands directly in the folder of the webviews is an entry; what they share stands below.
 * `frame` is the form's own runtime, as it runs inside the frame of the preview.
 */
function webviews() {
  const folder = `${root}client/webview`;
  if (!existsSync(folder)) return {};
  const own = Object.fromEntries(
    readdirSync(folder, { withFileTypes: true })
      .filter((f) => f.isFile() && /\.(ts|css)$/.test(f.name))
      .map((f) => [
        f.name.replace(/\.(ts|css)$/, f.name.endsWith(".css") ? "-style" : ""),
        `client/webview/${f.name}`,
      ]),
  );
  return { ...own, frame: "language/targets/html/runtime/preview/frame.ts" };
}

/** The server on Node takes the part that it shares with the worker from the file beside it. */
function sharedCore() {
  return {
    name: "shared-core",
    setup({ onResolve }) {
      onResolve({ filter: /\/server\.js$/ }, ({ importer }) =>
        /[\\/]server[\\/]node[\\/]/.test(importer) ? { path: "./core.js", external: true } : undefined,
      );
    },
  };
}
