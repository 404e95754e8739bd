/** The run of `npm run test:vscode`: which editors, in turn, and what came of it. */
import { parseArgs } from "node:util";
import { desktopEditor } from "./electron.mjs";
import { newResults } from "./results.mjs";
import { runScreen } from "./run-screen.mjs";
import { runSuite, suites } from "./run-suite.mjs";
import { packed } from "./vsix.mjs";

const { values } = parseArgs({
  options: { host: { type: "string" }, vsix: { type: "string" }, grep: { type: "string", default: "" } },
});
const wanted = values.host ?? process.env.RENSIS_VSCODE_HOST;
if (wanted && !(wanted in suites)) {
  console.error(`There is no host "${wanted}": ${Object.keys(suites).join(", ")}.`);
  process.exit(2);
}

const vsix = packed(values.vsix);
const desktop = wanted ? undefined : (await desktopEditor()) ? "electron" : "code-server";
const results = newResults();
let good = true;
for (const host of wanted ? [wanted] : [desktop, "web"]) {
  for (const suite of suites[host]) {
    const began = Date.now();
    console.log(`\n${host}${suite.locale ? ` (${suite.locale})` : ""}`);
    const run = suite.entry === "screen" ? runScreen : runSuite;
    good = (await run(host, { ...suite, vsix, grep: values.grep, results })) && good;
    console.log(`  ${((Date.now() - began) / 1000).toFixed(0)} s`);
  }
}
console.log(`\n${results.passed()} passed, ${results.failed()} failed`);
if (process.env.RENSIS_TEST_REPORT) results.write(process.env.RENSIS_TEST_REPORT);
process.exit(good && results.passed() > 0 ? 0 : 1);
