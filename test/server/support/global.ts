/** Bundles the server once for all tests that speak to it over stdio. */
import { fileURLToPath } from "node:url";
import { bundleEditor } from "../../../scripts/bundle-editor.mjs";

export const SERVER = fileURLToPath(new URL("../../../.cache/test-server/server.cjs", import.meta.url));

export async function setup(): Promise<void> {
  await bundleEditor({ outDir: ".cache/test-server", minify: false, only: ["server"] });
}
