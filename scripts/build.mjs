/** Makes dist/: the command, the library, its types and the JSON Schemas. */
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { bundle } from "./bundle.mjs";
import { licencesOf } from "./licences.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
/** Made aside and moved at the end: a build that fails leaves the last good one. */
const made = `${root}.cache/dist-${process.pid}`;

/** Schemas that others may refer to, by the path they have in the repository. */
const schemas = {
  "language/instrument/instrument.schema.json": "instrument.schema.json",
  "language/config/config.schema.json": "config.schema.json",
  "language/targets/codebook/codebook.schema.json": "codebook.schema.json",
  "language/targets/pdf/map.schema.json": "paper-map.schema.json",
  "cli/reporters/report.schema.json": "report.schema.json",
};

await import("./generate.mjs");
mkdirSync(made, { recursive: true });
process.on("exit", () => rmSync(made, { recursive: true, force: true }));
const { outputs, inputs } = await bundle({ outDir: made });
writeFileSync(`${made}/THIRD-PARTY-LICENCES.txt`, licencesOf(root, inputs));
chmodSync(`${made}/bin.js`, 0o755);
for (const [from, to] of Object.entries(schemas)) {
  if (existsSync(root + from)) copyFileSync(root + from, `${made}/${to}`);
}
emitTypes();
keepReachable(`${made}/types`, "cli/library.d.ts");
rmSync(`${root}dist`, { recursive: true, force: true });
renameSync(made, `${root}dist`);
for (const name of ["bin.js", "main.js", "index.js"]) {
  const output = Object.entries(outputs).find(([path]) => path.endsWith(`/${name}`) || path === name);
  console.error(`dist/${name}  ${Math.ceil((output?.[1].bytes ?? 0) / 1024)} KB`);
}

/** Declarations of the library and of what it refers to; errors end the build. */
function emitTypes() {
  const path = `${root}tsconfig.build.json`;
  const { config, error } = ts.readConfigFile(path, ts.sys.readFile);
  if (error) throw new Error(String(error.messageText));
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram(fileNames, { ...options, outDir: `${made}/types` });
  const { diagnostics } = program.emit();
  const found = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (found.length === 0) return;
  const host = { getCurrentDirectory: () => root, getCanonicalFileName: (f) => f, getNewLine: () => "\n" };
  console.error(ts.formatDiagnostics(found, host));
  process.exit(1);
}

/** Removes the declarations that the library does not refer to: they speak of packages that users do not have. */
function keepReachable(folder, entry) {
  const kept = new Set();
  const keep = (path) => {
    if (kept.has(path) || !existsSync(path)) return;
    kept.add(path);
    const text = readFileSync(path, "utf8");
    for (const [, to] of text.matchAll(/(?:from|import\() ?"(\.[^"]+)\.js"/g))
      keep(resolve(dirname(path), `${to}.d.ts`));
  };
  keep(resolve(folder, entry));
  for (const found of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = resolve(found.parentPath, found.name);
    if (found.isFile() && !kept.has(path)) rmSync(path);
  }
}
