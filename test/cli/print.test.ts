/** What happens when there is no browser, or it is none, dies, keeps silent or speaks nonsense. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { makeDeps } from "../../cli/deps.js";
import { build, compile } from "../../cli/library.js";
import { installedBrowser, type Surroundings } from "../../cli/print/browser.js";
import { undated } from "../../cli/print/pdf.js";
import { PrintError, Printer } from "../../cli/print/printer.js";
import { distinctLosses } from "../../language/targets/losses.js";
import type { OutputFile } from "../../language/targets/target.js";
import { folderWith, rensis } from "./support/fakes.js";

const SURVEY =
  'survey visit "Your visit" {\n  language en\n}\n\nsingle again "Again?" {\n  yes "Yes"\n  no "No"\n}\n';
const deps = makeDeps("1.0.0");
const page: OutputFile = { name: "a.pdf", content: "<p>", mediaType: "application/pdf", print: {} };

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A program in place of a browser; `script` has `send(answer)` and is called with each request. */
function program(script: string): string {
  const folder = mkdtempSync(join(tmpdir(), "rensis-fake-"));
  made.push(folder);
  const path = join(folder, "browser");
  writeFileSync(
    path,
    `#!${process.execPath}
const fs = require("node:fs");
const out = fs.createWriteStream(null, { fd: 4 });
const send = (answer) => out.write(JSON.stringify(answer) + "\\0");
const input = fs.createReadStream(null, { fd: 3 });
let rest = "";
let n = 0;
const on = ${script};
input.on("data", (chunk) => {
  const parts = (rest + chunk).split("\\0");
  rest = parts.pop();
  for (const part of parts) on(JSON.parse(part), n++);
});
input.on("end", () => process.exit(0));
`,
  );
  chmodSync(path, 0o755);
  return path;
}

const profiles = () => readdirSync(tmpdir()).filter((n) => n.startsWith(`rensis-print-${process.pid}-`));

async function failure(browser: string, patience = 1500): Promise<PrintError> {
  const printer = new Printer({ browser, folder: "/", patience });
  try {
    await printer.print([page]);
  } catch (e) {
    expect(e).toBeInstanceOf(PrintError);
    return e as PrintError;
  } finally {
    await printer.close();
    expect(profiles()).toEqual([]);
  }
  throw new Error("it was printed");
}

describe.skipIf(process.platform === "win32")("a browser that", () => {
  const fine: string =
    "(m) => send({ id: m.id, result: { targetId: 't', sessionId: 's', frameTree: { frame: { id: 'f' } }, result: { value: '{\"boxes\":[],\"sheets\":1}' }, data: '' } })";
  test.each<[string, () => string, RegExp]>([
    ["is no program", () => "/nowhere/browser", /there is no such file/],
    [
      "ends at once",
      () =>
        program(
          "(process.stderr.write('error while loading shared libraries: libnss3.so\\n'), process.exit(127))",
        ),
      /127.*libnss3/,
    ],
    ["dies at the first word", () => program("() => process.kill(process.pid, 'SIGKILL')"), /SIGKILL/],
    [
      "dies while printing",
      () => program(`(m) => m.method === "Page.printToPDF" ? process.exit(3) : (${fine})(m)`),
      /ended with 3/,
    ],
    ["never answers", () => program("() => {}"), /did not answer to Browser.getVersion/],
    [
      "never gets ready",
      () => program(`(m) => m.method === "Runtime.evaluate" ? 0 : (${fine})(m)`),
      /did not answer to Runtime.evaluate/,
    ],
    [
      "refuses",
      () =>
        program(
          `(m) => m.method === "Page.printToPDF" ? send({ id: m.id, error: { message: "Printing failed" } }) : (${fine})(m)`,
        ),
      /Printing failed/,
    ],
    ["sends nonsense", () => program("() => out.write('what?\\0')"), /did not answer/],
    [
      "has a page that throws",
      () =>
        program(
          `(m) => m.method === "Runtime.evaluate" ? send({ id: m.id, result: { result: {}, exceptionDetails: { text: "Uncaught", exception: { description: "Error: no room\\n at x" } } } }) : (${fine})(m)`,
        ),
      /Error: no room$/,
    ],
  ])("%s", async (_, browser, words) => {
    const { why, detail, message } = await failure(browser());
    expect(why).toBe("failed");
    expect(message).toMatch(words);
    expect(detail.zh).not.toBe("");
    // Words of the browser itself have one language only.
    if (/did not answer|ended with/.test(message)) expect(detail.zh).toMatch(/\p{Script=Han}/u);
  });

  test("prints after all, without a sandbox where there is none", async () => {
    const path = program(
      `process.argv.includes("--no-sandbox") ? ${fine} : (process.stderr.write("[1:1] No usable sandbox!\\n"), process.exit(1))`,
    );
    const printer = new Printer({ browser: path, folder: "/" });
    const [file] = await printer.print([page]);
    await printer.close();
    expect(file).toEqual({ name: "a.pdf", mediaType: "application/pdf", content: Buffer.alloc(0) });
    expect(profiles()).toEqual([]);
  });

  test("fails with one page gets no further one, the next page gets a new browser", async () => {
    const folder = mkdtempSync(join(tmpdir(), "rensis-fake-"));
    made.push(folder);
    const path = program(`(m) => {
      const first = !fs.existsSync(${JSON.stringify(join(folder, "once"))});
      if (m.method !== "Page.printToPDF" || !first) return (${fine})(m);
      fs.writeFileSync(${JSON.stringify(join(folder, "once"))}, "");
      process.exit(1);
    }`);
    const printer = new Printer({ browser: path, folder: "/" });
    await expect(printer.print([page])).rejects.toBeInstanceOf(PrintError);
    expect(await printer.print([page])).toHaveLength(1);
    await printer.close();
  });

  test("left its profile behind when its build was interrupted: the next build takes it away", async () => {
    // No process has this id: they are smaller on every system.
    const litter = join(tmpdir(), "rensis-print-99999999-abcdef");
    mkdirSync(join(litter, "Default"), { recursive: true });
    await failure(program("process.exit(1)"));
    expect(existsSync(litter)).toBe(false);
  });
});

describe("the command", () => {
  test("says that the browser did not print, and writes nothing of that survey", async () => {
    const cwd = folderWith({ "visit.survey": SURVEY });
    const args = ["build", "--target", "pdf,codebook", "--browser", "/nowhere/browser"];
    for (const [locale, words] of [
      ["en", "The browser did not print: /nowhere/browser"],
      ["zh", "浏览器打印失败：/nowhere/browser"],
    ] as const) {
      const { code, out } = await rensis(cwd, [...args, "--locale", locale], { deps });
      expect(code).toBe(1);
      expect(out).toContain(words);
      expect(existsSync(join(cwd, "dist"))).toBe(false);
    }
  });

  test("says where to get a browser when there is none", async () => {
    const cwd = folderWith({ "visit.survey": SURVEY });
    const { PATH } = process.env;
    process.env.PATH = cwd;
    try {
      const { code, out } = await rensis(cwd, ["build", "--target", "pdf"], { deps });
      expect([code, out]).toEqual([1, expect.stringContaining("--browser")]);
    } finally {
      process.env.PATH = PATH;
    }
  });

  test("needs no browser when nobody asks for a PDF", async () => {
    const cwd = folderWith({ "visit.survey": SURVEY });
    const { code, out } = await rensis(cwd, ["build", "--browser", "/nowhere/browser"], { deps });
    expect([code, out]).toEqual([0, expect.not.stringContaining(".pdf")]);
  });

  test("tells what several targets lose once", async () => {
    const cwd = folderWith({
      "visit.survey": `${SURVEY}\npage quick "Quick" timed 30 {\n  number n "How many?" 0..9\n}\n`,
    });
    const { instrument, diagnostics } = compile({ file: join(cwd, "visit.survey") });
    expect(diagnostics.filter((d) => d.severity === "error")).toEqual([]);
    const results = await Promise.all((["paper", "docx"] as const).map((id) => build(instrument!, id)));
    expect(results.map((r) => r.losses.length)).toEqual([1, 1]);
    expect(distinctLosses(results)).toHaveLength(1);
  });
});

test("the library rejects, and never passes a page off as a PDF", async () => {
  const { instrument } = compile(SURVEY);
  await expect(build(instrument!, "pdf", { browser: "/nowhere/browser" })).rejects.toThrow(/nowhere/);
});

describe("a browser is found", () => {
  const at = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv, ...paths: string[]): Surroundings => ({
    platform,
    env,
    exists: (path) => paths.includes(path),
  });
  test.each([
    [
      "on the path, the first name first",
      at(
        "linux",
        { PATH: ["/a", "/b"].join(delimiter) },
        join("/a", "google-chrome"),
        join("/b", "chromium"),
      ),
      join("/b", "chromium"),
    ],
    [
      "among the programs of a Mac",
      at("darwin", { PATH: "" }, "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
      "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ],
    [
      "among the programs of Windows",
      at("win32", { PROGRAMFILES: "P" }, join("P", "Google\\Chrome\\Application\\chrome.exe")),
      join("P", "Google\\Chrome\\Application\\chrome.exe"),
    ],
    ["nowhere", at("linux", {}), undefined],
  ])("%s", (_, surroundings, found) => {
    expect(installedBrowser(surroundings)).toBe(found);
  });
});

test.each([
  ["(D:20260102030405+00'00')", "(D:20000101000000+00'00')"],
  ["(D:20260102030405+08'00')", "(D:20000101000000+00'00')"],
  ["(D:20260102030405-05'30')", "(D:20000101000000+00'00')"],
  ["(D:20260102030405Z)", "(D:20000101000000Z)"],
  ["(D:20260102030405)", "(D:20000101000000)"],
])("the moment %s of printing is taken out, byte for byte", (before, after) => {
  const text = (date: string) => Buffer.from(`\xff/CreationDate ${date}\n/ModDate ${date}\xfe`, "latin1");
  expect(Buffer.from(undated(text(before)))).toEqual(text(after));
});
