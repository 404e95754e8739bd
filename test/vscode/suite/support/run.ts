import { note, tell, told } from "./bridge.js";
import { activate } from "./editor.js";
import { grep } from "./globals.js";
import { before, runMocha } from "./mocha.js";

// Without it each test would wait in vain.
before("the extension is activated and its server answers", async () => {
  const began = performance.now();
  const { ready } = await activate();
  await ready;
  note(`the server answered after ${(performance.now() - began).toFixed(0)} ms`);
});

/** Runs the suite and reports each test as it ends. The editor calls this; it takes a rejection for failure. */
export async function run(): Promise<void> {
  const failures = await runMocha(grep, (runner) => {
    runner.on("pass", (test) => {
      tell({ type: "pass", title: test.titlePath(), milliseconds: test.duration ?? 0 });
    });
    // Also for hooks: what they should have prepared is then missing.
    runner.on("fail", (test, error) => {
      tell({ type: "fail", title: test.titlePath(), message: error.stack ?? error.message });
    });
  });
  tell({ type: "end", title: [] });
  await told();
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
