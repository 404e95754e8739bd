/// <reference types="mocha" />
/**
 * Mocha as it runs in browsers, because it runs in both extension hosts: one has no modules of Node, the other
 * has no page. It puts itself and its words into the global scope.
 */
import "mocha/mocha.js";
import { atScreen } from "./bridge.js";

interface Globals {
  mocha: BrowserMocha;
  Mocha: { prototype: { run(this: BrowserMocha, done: (failures: number) => void): Mocha.Runner } };
  describe: Mocha.SuiteFunction;
  it: Mocha.TestFunction;
  before: Mocha.HookFunction;
  after: Mocha.HookFunction;
  beforeEach: Mocha.HookFunction;
  afterEach: Mocha.HookFunction;
}

const globals = globalThis as unknown as Globals;

/** A slow machine opens a first editor in ten seconds. */
globals.mocha.setup({
  ui: "bdd",
  timeout: 60_000,
  reporter: class {} as unknown as Mocha.ReporterConstructor,
});

export const { describe, before, after, beforeEach, afterEach } = globals;

/** A test. When it fails, a picture of the screen is kept before anything is tidied up. */
export function it(title: string, body: () => unknown): void {
  globals.it(title, async function () {
    try {
      await body();
    } catch (error) {
      await atScreen({ verb: "picture", value: this.test?.fullTitle() ?? title });
      throw error;
    }
  });
}

/** Runs what was described so far. (Mocha's own `run` for browsers reads the address of the page.) */
export function runMocha(grep: string, listen: (runner: Mocha.Runner) => void): Promise<number> {
  if (grep) globals.mocha.fgrep(grep);
  return new Promise((resolve) => {
    listen(globals.Mocha.prototype.run.call(globals.mocha, resolve));
  });
}
