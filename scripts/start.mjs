/** The main job on a fresh clone: install, build, compile every example, say where the results are. */
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import "./setup.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
console.error("Building the compiler …");
execFileSync(process.execPath, ["scripts/build.mjs"], { cwd: root, stdio: ["ignore", 2, 2] });
const built = spawnSync(process.execPath, ["dist/bin.js", "build", "examples", "--out-dir", "out"], {
  cwd: root,
  stdio: ["ignore", "ignore", 2],
});
if (built.status !== 0) process.exit(built.status ?? 1);

const files = readdirSync(`${root}out`);
const forms = files.filter((f) => f.endsWith(".html") && !/\.(codebook|paper)\.html$/.test(f));
console.log(`\nCompiled ${forms.length} questionnaires into ${files.length} files in ${root}out\n`);
console.log("Open a form in your browser:");
for (const form of forms) console.log(`  ${pathToFileURL(`${root}out/${form}`).href}`);
console.log(
  "\nBeside each form: the same on paper (.paper.html), its JSON Schema (.schema.json) and its codebook (.codebook.html, .csv, .json).",
);
