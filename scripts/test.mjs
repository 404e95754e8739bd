/** `npm test`: set-up, then the fast suites. Arguments go to vitest; `--slow` and `--browser` choose others. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import "./setup.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const args = process.argv.slice(2);
const suite = args.includes("--browser")
  ? "vitest.browser.config.ts"
  : args.includes("--slow")
    ? "vitest.slow.config.ts"
    : "vitest.config.ts";
if (!existsSync(root + suite)) process.exit(0);
const report = process.env.RENSIS_TEST_REPORT;
const run = spawnSync(
  process.execPath,
  [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--config",
    suite,
    ...(report ? ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`] : []),
    ...args.filter((a) => a !== "--browser" && a !== "--slow"),
  ],
  { cwd: root, stdio: ["ignore", "inherit", "inherit"] },
);
process.exit(run.status ?? 1);
