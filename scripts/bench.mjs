/**
 * `npm run bench [-- --quick]`: speed and size, with the floor of the same run beside each number.
 * Prints tables; writes bench/results/<date>.json.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import "./setup.mjs";
import { lspTables } from "../bench/lsp-tables.mjs";
import { processTime } from "../bench/measure.mjs";
import { questionnaire } from "../bench/questionnaire.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const quick = process.argv.includes("--quick");
const { build } = await import("esbuild");
const work = mkdtempSync(join(tmpdir(), "rensis-bench-"));
const result = {
  version: 1,
  date: new Date().toISOString(),
  node: process.version,
  cpu: cpus()[0]?.model,
  cores: cpus().length,
  memoryGB: Math.round(totalmem() / 2 ** 30),
};

execFileSync(process.execPath, ["scripts/build.mjs"], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });

// ---- whole processes
const runs = quick ? 5 : 21;
writeFileSync(join(work, "empty.mjs"), "");
const empty = processTime([join(work, "empty.mjs")], { runs });
const whole = {
  "empty Node process": empty,
  "--version": processTime(["dist/bin.js", "--version"], { runs, cwd: root }),
};
for (const n of [50, 500, 5_000]) {
  const file = join(work, `bench${n}.survey`);
  writeFileSync(file, questionnaire(n));
  whole[`build --target json-schema, ${n} questions`] = processTime(
    [join(root, "dist/bin.js"), "build", file, "--target", "json-schema", "--out-dir", join(work, "out")],
    { runs: n > 500 ? Math.min(runs, 11) : runs, cwd: work },
  );
}
result.processes = whole;
table(
  "Whole process, ms",
  Object.entries(whole).map(([name, s]) => [
    name,
    s.median,
    s.p95,
    `${(s.median / empty.median).toFixed(2)}×`,
    `+${(s.median - empty.median).toFixed(0)}`,
  ]),
  ["", "median", "p95", "of empty", "over empty"],
);

// ---- one process
await build({
  entryPoints: [join(root, "bench/in-process.ts")],
  outfile: join(work, "in-process.mjs"),
  bundle: true,
  platform: "node",
  format: "esm",
  jsx: "automatic",
  jsxImportSource: "preact",
  logLevel: "error",
});
const sizes = quick ? [50, 500] : [50, 500, 5_000, 12_500, 50_000];
const inProcess = spawnSync(
  process.execPath,
  ["--max-old-space-size=8000", join(work, "in-process.mjs"), JSON.stringify(sizes)],
  { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1e8 },
);
if (inProcess.status !== 0) process.exit(1);
result.inProcess = JSON.parse(inProcess.stdout);
const names = [...new Set(Object.values(result.inProcess).flatMap((r) => Object.keys(r)))];
table(
  "In one process, warm, median ms (p95)",
  names.map((name) => [name, ...sizes.map((n) => cell(result.inProcess[n][name]))]),
  ["questions", ...sizes],
);
const per = (n) => result.inProcess[n]?.["parse + link + check"].median;
if (!quick)
  console.log(
    `time(4n) / time(n) of parse + link + check: ${(per(50_000) / per(12_500)).toFixed(2)} at n = 12,500\n`,
  );

// ---- in the browser
await build({
  stdin: {
    contents: `export { createSurveyServices } from "./language/services.js"; export { target } from "./language/targets/html/index.js";`,
    resolveDir: root,
    loader: "ts",
  },
  outfile: join(work, "form.mjs"),
  bundle: true,
  platform: "node",
  format: "esm",
  jsx: "automatic",
  jsxImportSource: "preact",
  logLevel: "error",
});
const { createSurveyServices, target } = await import(pathToFileURL(join(work, "form.mjs")).href);
const compileForm = (source) => {
  const { instrument, diagnostics } = createSurveyServices({
    files: { read: () => ({ text: source }) },
  }).compile("file:///one.survey");
  if (!instrument) throw new Error(JSON.stringify(diagnostics[0]));
  return target.compile(instrument, target.defaults, { stem: "one" }).files[0].content;
};
const { interactive } = await import("../bench/interactive.mjs");
result.interactive = await interactive(compileForm, { runs: quick ? 3 : 9, questions: 500 });
table(
  "500 questions on one page, time to interactive, ms",
  Object.entries(result.interactive)
    .filter(([, s]) => s.median)
    .map(([name, s]) => [name, s.median, s.p95]),
  ["", "median", "p95"],
);
console.log(`ratio to survey-js-ui: ${result.interactive.ratio}\n`);

// ---- in the editor
const { lsp } = await import("../bench/lsp.mjs");
result.lsp = await lsp({ quick });
for (const t of lspTables(result.lsp)) table(...t);

// ---- beside the editor
const { preview, previewTables } = await import("../bench/preview.mjs");
result.preview = await preview({ quick });
for (const t of previewTables(result.preview)) table(...t);

mkdirSync(join(root, "bench/results"), { recursive: true });
const file = join(root, "bench/results", `${result.date.slice(0, 10)}${quick ? "-quick" : ""}.json`);
writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
console.log(`Written to ${file}`);

function cell(value) {
  if (value === undefined) return "";
  return typeof value === "object" ? `${value.median} (${value.p95})` : String(value);
}

function table(title, rows, head) {
  const all = [head, ...rows].map((r) => r.map(String));
  const widths = head.map((_, i) => Math.max(...all.map((r) => (r[i] ?? "").length)));
  console.log(`\n${title}`);
  for (const r of all)
    console.log(`  ${r.map((c, i) => (i === 0 ? c.padEnd(widths[i]) : c.padStart(widths[i]))).join("  ")}`);
  console.log();
}
