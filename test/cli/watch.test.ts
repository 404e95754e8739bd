import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { coalesce } from "../../cli/watching.js";
import { folderWith, rensis } from "./support/fakes.js";

/** A watch that runs until its output or progress has said all the wanted things in turn, each followed by a step. */
async function watching(cwd: string, args: string[], steps: [wanted: () => boolean, then: () => void][]) {
  const end = new AbortController();
  const left = [...steps];
  const look = () => {
    while (left[0]?.[0]()) left.shift()![1]();
    if (left.length === 0) end.abort();
  };
  const said = { out: "", err: "" };
  const io = {
    whenEnded: () => end.signal,
    out: (text: string) => {
      said.out += text;
      look();
    },
    err: (text: string) => {
      said.err += text;
      look();
    },
  };
  const { code } = await rensis(cwd, ["watch", ...args], { io });
  return { ...said, code };
}

const content = (path: string) => (existsSync(path) ? readFileSync(path, "utf8") : "");

test("builds at once, again after a change, with the configuration as it is then, and for a new survey", async () => {
  const cwd = folderWith({ "a.survey": "one" });
  const form = join(cwd, "dist/a.html");
  const other = join(cwd, "dist/b.html");
  const result = await watching(
    cwd,
    [],
    [
      [() => content(form).includes("html of one"), () => writeFileSync(join(cwd, "a.survey"), "two")],
      [
        () => content(form).includes("html of two"),
        () => writeFileSync(join(cwd, "rensis.yaml"), "targets:\n  html: { loud: true }\n"),
      ],
      [() => content(form).includes('"loud":true'), () => writeFileSync(join(cwd, "b.survey"), "new")],
      [() => content(other).includes("html of new"), () => {}],
    ],
  );
  expect(result.code).toBe(0);
  expect(result.err).toContain("Watching");
});

test("goes on through errors and through sources that vanish", async () => {
  const cwd = folderWith({ "a.survey": "one" });
  const form = join(cwd, "dist/a.html");
  let said = "";
  const result = await watching(
    cwd,
    ["--target", "html"],
    [
      [() => content(form).includes("one"), () => writeFileSync(join(cwd, "a.survey"), "ERR")],
      [() => true, () => (said = content(form))],
      [() => true, () => rmSync(join(cwd, "a.survey"))],
      [() => true, () => writeFileSync(join(cwd, "a.survey"), "three")],
      [() => content(form).includes("three"), () => {}],
    ],
  );
  expect(said).toContain("html of one");
  expect(result.code).toBe(0);
});

test("misuse ends it before it begins", async () => {
  expect((await rensis(folderWith({}), ["watch"])).code).toBe(2);
});

describe("bursts", () => {
  test("many notes are one call; one during a call is one more after it", async () => {
    vi.useFakeTimers();
    try {
      const finish: (() => void)[] = [];
      const work = vi.fn(() => new Promise<void>((done) => void finish.push(done)));
      const burst = coalesce(work, () => {});
      for (let i = 0; i < 10; i++) {
        burst.note();
        await vi.advanceTimersByTimeAsync(10);
      }
      await vi.advanceTimersByTimeAsync(100);
      expect(work).toHaveBeenCalledTimes(1);
      burst.note();
      burst.note();
      await vi.advanceTimersByTimeAsync(100);
      expect(work).toHaveBeenCalledTimes(1);
      finish.shift()!();
      await vi.advanceTimersByTimeAsync(0);
      expect(work).toHaveBeenCalledTimes(2);
    } finally {
      vi.useRealTimers();
    }
  });

  test("a burst without end is cut; after the end nothing is called; a failure ends nothing", async () => {
    vi.useFakeTimers();
    try {
      const trouble = vi.fn();
      const work = vi.fn(async () => {
        throw new Error("x");
      });
      const burst = coalesce(work, trouble);
      for (let i = 0; i < 100; i++) {
        burst.note();
        await vi.advanceTimersByTimeAsync(10);
      }
      expect(work.mock.calls.length).toBeGreaterThanOrEqual(2);
      expect(trouble).toHaveBeenCalledTimes(work.mock.calls.length);
      burst.note();
      burst.stop();
      const before = work.mock.calls.length;
      await vi.advanceTimersByTimeAsync(1000);
      expect(work).toHaveBeenCalledTimes(before);
    } finally {
      vi.useRealTimers();
    }
  });
});
