/** Makes dist/: the command, the library, its types and the JSON Schemas. */
import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { bundle } from "./bundle.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = `${root}dist`;

/** Schemas that others may refer to, by the path they have in the repository. */
const schemas = {
  "language/instrument/instrument.schema.json": "instrument.schema.json",
  "language/config/config.schema.json": "config.schema.json",
  "language/targets/codebook/codebook.schema.json": "codebook.schema.json",
  "cli/reporters/report.schema.json": "report.schema.json",
};

await import("./generate.mjs");
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
const { outputs } = await bundle({ outDir: dist });
chmodSync(`${dist}/bin.js`, 0o755);
for (const [from, to] of Object.entries(schemas)) {
  if (existsSync(root + from)) copyFileSync(root + from, `${dist}/${to}`);
}
emitTypes();
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
  const program = ts.createProgram(fileNames, options);
  const { diagnostics } = program.emit();
  const found = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (found.length === 0) return;
  const host = { getCurrentDirectory: () => root, getCanonicalFileName: (f) => f, getNewLine: () => "\n" };
  console.error(ts.formatDiagnostics(found, host));
  process.exit(1);
}
