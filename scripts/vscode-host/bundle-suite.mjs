/** Makes one file of the suite that an extension host can load. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "./paths.mjs";

/**
 * Mocha's file for browsers takes the bundle for its own module when it sees `exports`; it is wanted in the
 * global scope.
 */
const globalMocha = {
  name: "global-mocha",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]mocha[\\/]mocha\.js$/ }, ({ path }) => ({
      contents: `var module, exports, define;\n${readFileSync(path, "utf8")}`,
    }));
  },
};

/**
 * @param {{ entry: "desktop" | "chinese" | "web", outfile: string, bridge: string, grep: string }} options
 */
export async function bundleSuite({ entry, outfile, bridge, grep }) {
  await build({
    absWorkingDir: root,
    entryPoints: [join("test/vscode/suite", `${entry}.ts`)],
    outfile,
    bundle: true,
    format: "cjs",
    platform: entry === "web" ? "browser" : "node",
    target: entry === "web" ? "es2022" : "node20",
    external: ["vscode"],
    sourcemap: "inline",
    logLevel: "warning",
    plugins: [globalMocha],
    define: {
      RENSIS_BRIDGE: JSON.stringify(bridge),
      RENSIS_GREP: JSON.stringify(grep),
    },
  });
}
