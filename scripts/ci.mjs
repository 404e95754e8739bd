/**
 * Runs the gate on a clean clone of HEAD: the two commands of the README, then types, style, structure,
 * the browser and the slow suites. Goes on after a failure, so that one run says all.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "rensis-ci-"));
const clone = join(work, "clone");
let passed = 0;
let failed = 0;

function step(name, command, args, report) {
  console.log(`\n=== ${name}`);
  const began = Date.now();
  const reportFile = report ? join(work, `${report}.json`) : undefined;
  const run = spawnSync(command, args, {
    cwd: clone,
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      ...process.env,
      CI: "true",
      RENSIS_CACHE: join(root, ".cache"),
      ...(reportFile ? { RENSIS_TEST_REPORT: reportFile } : {}),
    },
  });
  const counts =
    reportFile && existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, "utf8")) : undefined;
  passed += counts?.numPassedTests ?? 0;
  failed += counts?.numFailedTests ?? 0;
  if (run.status === 0) passed++;
  else if (!counts?.numFailedTests) failed++;
  console.log(
    `=== ${name}: ${run.status === 0 ? "passed" : "FAILED"} in ${((Date.now() - began) / 1000).toFixed(0)} s`,
  );
}

try {
  execFileSync("git", ["clone", "--quiet", root, clone], { stdio: "inherit" });
  step("npm test (README)", "npm", ["test"], "unit");
  step("npm start (README)", "npm", ["start"]);
  const forms = existsSync(join(clone, "out"))
    ? readdirSync(join(clone, "out")).filter((f) => f.endsWith(".schema.json")).length
    : 0;
  const examples = readdirSync(join(clone, "examples"), { withFileTypes: true }).filter((e) =>
    e.isDirectory(),
  ).length;
  if (forms === examples && forms > 0) passed++;
  else {
    failed++;
    console.log(`${examples} examples, but ${forms} schemas`);
  }
  step("types", "npm", ["run", "typecheck"]);
  step("style and structure", "npm", ["run", "lint"]);
  step("browser", "npm", ["test", "--", "--browser"], "browser");
  step("a real VS Code", "npm", ["run", "test:vscode"], "vscode");
  step("slow", "npm", ["test", "--", "--slow"], "slow");
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
