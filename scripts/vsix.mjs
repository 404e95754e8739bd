/**
 * `npm run vsix`: the extension as one file, `dist/rensis-<version>.vsix`. Needs no network.
 *
 *   --out=path         where to write it
 *   --base-url=https://host/owner/project/blob/v1      where the repository is published: links of the page
 *   --raw-url=https://host/owner/project/raw/v1        its pictures
 */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { bundleEditor } from "./bundle-editor.mjs";
import { licencesOf } from "./licences.mjs";
import { LARGEST, pack } from "./vsix/pack.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const { values } = parseArgs({
  options: { out: { type: "string" }, "base-url": { type: "string" }, "raw-url": { type: "string" } },
});
const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const out = values.out ? resolve(values.out) : join(root, `dist/${name}-${version}.vsix`);

await import("./generate.mjs");
const { files, bytes } = await pack({
  root,
  stage: join(root, ".cache/vsix"),
  out,
  baseUrl: values["base-url"],
  rawUrl: values["raw-url"],
  async bundle(folder) {
    const { inputs } = await bundleEditor({ outDir: folder, minify: true });
    return licencesOf(root, inputs);
  },
});
for (const file of files)
  console.error(`${String(Math.ceil(file.bytes / 1024)).padStart(6)} KB  ${file.name}`);
console.error(`${String(Math.ceil(bytes / 1024)).padStart(6)} KB  packed: ${out}`);
if (bytes > LARGEST) {
  console.error(`That is more than the ${Math.floor(LARGEST / 1024)} KB it may have.`);
  process.exit(1);
}
