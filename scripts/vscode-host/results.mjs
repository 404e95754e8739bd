/** Prints what a suite tells while it runs, and counts. */
import { writeFileSync } from "node:fs";

export function newResults() {
  const tests = [];
  let last = [];

  /** @param {{ type: "pass" | "fail" | "note" | "end", title: string[], milliseconds?: number, message?: string }} event */
  function add(event, host) {
    if (event.type === "note") return console.log(`      ${event.message}`);
    if (event.type === "end") return undefined;
    heading(event.title.slice(0, -1));
    const indent = "  ".repeat(event.title.length);
    const name = event.title.at(-1);
    const passed = event.type === "pass";
    console.log(
      `${indent}${passed ? "✓" : "✗"} ${name}${passed ? ` (${Math.round(event.milliseconds)} ms)` : ""}`,
    );
    if (!passed) console.log(event.message.replace(/^/gm, `${indent}    `));
    tests.push({ host, ...event });
    return undefined;
  }

  function heading(suites) {
    suites.forEach((suite, depth) => {
      if (suites.slice(0, depth + 1).join("\0") === last.slice(0, depth + 1).join("\0")) return;
      console.log(`${"  ".repeat(depth + 1)}${suite}`);
    });
    last = suites;
  }

  const count = (type) => tests.filter((test) => test.type === type).length;
  return {
    /** Another run begins: its headings are printed again. */
    begin() {
      last = [];
    },
    add,
    passed: () => count("pass"),
    failed: () => count("fail"),
    /** Writes the counts where the gate looks for them. */
    write(path) {
      const report = { numPassedTests: count("pass"), numFailedTests: count("fail"), tests };
      writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`);
    },
  };
}
