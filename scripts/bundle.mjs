/** Bundles the command and the library with all they need, so that starting reads few and small files. */
import { readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * CommonJS packages inside an ES module bundle cannot `require` what Node brings along: they get it through
 * an import instead.
 */
const builtins = {
  name: "builtins-by-import",
  setup({ onResolve, onLoad }) {
    const names = new Set(builtinModules);
    onResolve({ filter: /.*/ }, ({ path, kind }) => {
      const name = path.replace(/^node:/, "");
      if (kind !== "require-call" || !names.has(name)) return undefined;
      return { path: name, namespace: "builtin" };
    });
    onLoad({ filter: /.*/, namespace: "builtin" }, ({ path }) => ({
      contents: `import * as all from "node:${path}"; export * from "node:${path}"; export default all.default;`,
    }));
  },
};

/** @param {{ outDir: string, minify?: boolean }} options */
export async function bundle({ outDir, minify = true }) {
  const { version } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
  const common = {
    absWorkingDir: root,
    bundle: true,
    outdir: outDir,
    format: "esm",
    platform: "node",
    target: "node20.19",
    minify,
    legalComments: "none",
    charset: "utf8",
    jsx: "automatic",
    jsxImportSource: "preact",
    logLevel: "warning",
    metafile: true,
    define: { RENSIS_VERSION: JSON.stringify(version), "process.env.NODE_ENV": '"production"' },
  };
  const main = await build({
    ...common,
    entryPoints: { main: "cli/main.ts", index: "cli/library.ts" },
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    plugins: [builtins],
  });
  // By itself, so that it shares no chunk and reads no other file before it knows what is wanted.
  const bin = await build({
    ...common,
    entryPoints: { bin: "cli/bin.ts" },
    external: ["./main.js"],
    banner: { js: "#!/usr/bin/env node" },
  });
  return {
    outputs: { ...main.metafile.outputs, ...bin.metafile.outputs },
    inputs: Object.keys({ ...main.metafile.inputs, ...bin.metafile.inputs }),
  };
}
