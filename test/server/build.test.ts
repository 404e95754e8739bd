/** Builds for the commands and tasks of an editor: the same outputs as those of the command line, written by nobody. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import { makeDeps } from "../../cli/deps.js";
import { runWith } from "../../cli/main.js";
import { isPrinted, targetIds } from "../../language/targets/index.js";
import { matchesGlobs } from "../../server/build/globs.js";
import { outputPlace, shownUri } from "../../server/build/places.js";
import {
  BUILD,
  type BuildParams,
  type BuildResult,
  READ_BYTES,
  TARGETS,
} from "../../server/build/protocol.js";
import { targetsIn } from "../../server/build/targets.js";
import { type StartOptions, TestClient } from "./support/client.js";

const GOOD = `survey shop "Shop"

single again "Will you come again?" {
  yes "Yes"
  no  "No"
}
`;
const BAD = 'survey shop "Shop"\n\nsingle again "Will you come again?" {\n  yes "Yes"\n';

const root = fileURLToPath(new URL("../../", import.meta.url));
let client: TestClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

const start = async (options: StartOptions = {}) => (client = await TestClient.start(options));
const build = (c: TestClient, params: Partial<BuildParams> & { paths?: string[] } = {}) => {
  const { paths, ...rest } = params;
  return c.connection.sendRequest<BuildResult>(BUILD, {
    folder: c.uri("."),
    ...(paths ? { uris: paths.map((p) => c.uri(p)) } : {}),
    ...rest,
  });
};
const textsOf = (result: BuildResult) =>
  Object.fromEntries(
    result.surveys.flatMap((s) =>
      s.files.map((f) => [f.name, "text" in f.content ? f.content.text : f.content.base64]),
    ),
  );

/** What the command makes of a folder: its lines and the files it writes. */
async function command(files: Record<string, string>, args: string[], locale: "en" | "zh") {
  const cwd = mkdtempSync(join(tmpdir(), "rensis-build-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  let out = "";
  let err = "";
  const io = {
    cwd,
    env: { LANG: locale === "zh" ? "zh_CN.UTF-8" : "en_GB.UTF-8" },
    out: (text: string) => void (out += text),
    err: (text: string) => void (err += text),
    stdin: async () => new Uint8Array(),
    terminal: false,
    columns: 200,
    whenEnded: () => new AbortController().signal,
  };
  await runWith(args, io, makeDeps("0.0.0"));
  const dist = join(cwd, "dist");
  const written = Object.fromEntries(
    (out.includes("dist/") ? readdirSync(dist) : []).map((name) => [
      name,
      readFileSync(join(dist, name), name.endsWith(".docx") ? "base64" : "utf8"),
    ]),
  );
  rmSync(cwd, { recursive: true, force: true });
  return { out, err, written };
}

describe("a build", () => {
  test("makes what the command makes, of the text in the editor", async () => {
    const c = await start({ files: { "shop.survey": "survey old" } });
    await c.open("shop.survey", GOOD);
    const result = await build(c, { paths: ["shop.survey"] });
    const expected = await command({ "shop.survey": GOOD }, ["build", "shop.survey"], "en");
    expect(textsOf(result)).toEqual(expected.written);
    expect(result.summary).toBe(expected.err.trim());
    const [survey] = result.surveys;
    expect(survey).toMatchObject({
      title: "Shop",
      outDir: c.uri("dist"),
      within: c.uri(".").replace(/\/$/, ""),
    });
    expect(readdirSync(c.folder)).toEqual(["shop.survey"]);
  });

  test.each(["en", "zh"] as const)("says what is wrong as the command does (%s)", async (locale) => {
    const c = await start({ files: { "shop.survey": BAD, "good.survey": GOOD }, locale });
    const result = await build(c, { paths: ["shop.survey"] });
    const expected = await command({ "shop.survey": BAD }, ["build", "shop.survey"], locale);
    const heads = expected.out.split("\n").filter((line) => /^shop\.survey:\d/.test(line));
    expect(result.lines).toEqual(heads);
    expect(heads.length).toBeGreaterThan(0);
    expect(result.surveys[0]?.files).toEqual([]);
    expect(result.problems.some((p) => p.severity === "error")).toBe(true);
  });

  test("of one broken survey leaves the others be", async () => {
    const c = await start({ files: { "bad.survey": BAD, "good.survey": GOOD } });
    const result = await build(c);
    expect(result.surveys.map((s) => [s.uri, s.files.length > 0])).toEqual([
      [c.uri("bad.survey"), false],
      [c.uri("good.survey"), true],
    ]);
  });

  test("heeds rensis.yaml: targets, folder, severities, which files", async () => {
    const config =
      'files: ["surveys/**/*.survey"]\ntargets: [json-schema]\noutDir: made/here\nseverities:\n  unused-declaration: off\n';
    const unused = `${GOOD}\nscale s 1..2 {\n  1 "a"\n  2 "b"\n}\n`;
    const c = await start({
      files: { "rensis.yaml": config, "surveys/a/shop.survey": unused, "other.survey": BAD },
    });
    const result = await build(c);
    expect(result.surveys.map((s) => s.uri)).toEqual([c.uri("surveys/a/shop.survey")]);
    expect(Object.keys(textsOf(result))).toEqual(["shop.schema.json"]);
    expect(result.surveys[0]?.outDir).toBe(c.uri("made/here"));
    expect(result.problems).toEqual([]);
  });

  test("with a wrong rensis.yaml makes nothing, and says where it is wrong", async () => {
    const c = await start({ files: { "rensis.yaml": "targets: [htm]\n", "shop.survey": GOOD } });
    const result = await build(c);
    expect(result.surveys.map((s) => s.files)).toEqual([[]]);
    expect(result.lines[0]).toMatch(/^rensis\.yaml:1:11 error /);
  });

  test("puts the logo of the theme into the form; the client reads it", async () => {
    const files = { "rensis.yaml": "targets: [html]\ntheme:\n  logo: art/logo.png\n", "shop.survey": GOOD };
    const c = await start({ files });
    const asked: string[] = [];
    c.connection.onRequest(READ_BYTES, ({ uri }: { uri: string }) => {
      asked.push(uri);
      return { base64: "iVBORw0KGgo=" };
    });
    const result = await build(c);
    expect(asked).toEqual([c.uri("art/logo.png")]);
    expect(textsOf(result)["shop.html"]).toContain("data:image/png;base64,iVBORw0KGgo=");
  });

  test.each([
    ["not-found", "there is no such file"],
    ["too-large", "256 KB"],
    ["unreadable", "cannot be read"],
  ])("whose logo is %s says so", async (error, words) => {
    const c = await start({ files: { "rensis.yaml": "theme:\n  logo: l.png\n", "shop.survey": GOOD } });
    c.connection.onRequest(READ_BYTES, () => ({ error }));
    const result = await build(c);
    expect(result.lines.join("\n")).toContain(words);
    expect(result.surveys[0]?.files).toEqual([]);
  });

  test("makes what it is asked for, where it is asked for, but never outside", async () => {
    const c = await start({ files: { "shop.survey": GOOD } });
    const made = await build(c, { targets: ["html"], outDir: "www/x" });
    expect(Object.keys(textsOf(made))).toEqual(["shop.html"]);
    expect(made.surveys[0]?.outDir).toBe(c.uri("www/x"));
    expect((await build(c, { outDir: "../x" })).surveys[0]?.outDir).toBe(c.uri("dist"));
  });

  test("only checks when nothing else is wanted", async () => {
    const c = await start({ files: { "shop.survey": GOOD, "bad.survey": BAD } });
    const result = await build(c, { check: true });
    expect(Object.keys(textsOf(result))).toEqual([]);
    expect(result.summary).toMatch(/^2 files checked: \d+ error/);
  });

  test("does not let two surveys write one file, on any system", async () => {
    const c = await start({ files: { "a/shop.survey": GOOD, "b/Shop.survey": GOOD } });
    const result = await build(c);
    expect(result.surveys.map((s) => s.files.length > 0)).toEqual([true, false]);
    expect(result.problems.map((p) => p.code)).toContain("output-collision");
  });

  test("of a text that is no file has outputs and no folder", async () => {
    const c = await start();
    const uri = "untitled:Untitled-1";
    await c.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "rensis", version: 1, text: GOOD },
    });
    const result = await c.connection.sendRequest<BuildResult>(BUILD, { uris: [uri], targets: ["html"] });
    expect(result.surveys[0]?.files.length).toBe(1);
    expect(result.surveys[0]?.outDir).toBeUndefined();
  });

  test("of a file that is gone says so", async () => {
    const c = await start();
    const result = await build(c, { paths: ["none.survey"] });
    expect(result.problems.map((p) => p.code)).toEqual(["file-not-found"]);
    expect(result.surveys[0]?.files).toEqual([]);
  });

  test("leaves out what is nobody's survey", async () => {
    const files = {
      "node_modules/x/a.survey": BAD,
      "dist/a.survey": BAD,
      ".old/a.survey": BAD,
      "a.survey": GOOD,
    };
    const c = await start({ files });
    expect((await build(c)).surveys.map((s) => s.uri)).toEqual([c.uri("a.survey")]);
  });
});

describe("its lines", () => {
  const manifest = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as {
    contributes: {
      problemMatchers: {
        name: string;
        pattern: { regexp: string };
        background?: { endsPattern: string; beginsPattern: string };
      }[];
    };
  };
  const matchers = manifest.contributes.problemMatchers;

  test.each(["en", "zh"] as const)(
    "are read by the problem matchers of the manifest (%s)",
    async (locale) => {
      const warned = `${GOOD}\nscale s 1..2 {\n  1 "a"\n  2 "b"\n}\nsingle q {\n  "x"\n  "y"\n}\n`;
      const c = await start({ files: { "问卷 1.survey": BAD, "b.survey": warned }, locale });
      const { lines, problems, summary, words } = await build(c);
      expect(new Set(problems.map((p) => p.severity)).size).toBeGreaterThan(1);
      const once = matchers.filter((m) => !m.background).map((m) => new RegExp(m.pattern.regexp));
      for (const [i, line] of lines.entries()) {
        const hits = once.flatMap((pattern) => pattern.exec(line) ?? []);
        expect(hits.length, line).toBeGreaterThan(0);
        const [, file, at] = once.map((p) => p.exec(line)).find(Boolean) ?? [];
        expect(c.uri(file ?? "")).toBe(problems[i]?.uri);
        expect(Number(at) - 1).toBe(problems[i]?.range.start.line);
      }
      const watch = matchers.find((m) => m.background)?.background;
      expect(summary).toMatch(new RegExp(watch?.endsPattern ?? "^$"));
      expect(words.changed).toMatch(new RegExp(watch?.beginsPattern ?? "^$"));
    },
  );
});

describe("outputs", () => {
  const examples = readdirSync(`${root}examples`, { withFileTypes: true })
    .filter((e) => e.isDirectory())
    .map((e) => `examples/${e.name}/${e.name}.survey`);

  test("of all examples carry their mark, and two builds agree on it", async () => {
    const files = Object.fromEntries(
      examples.map((path) => [path.replace(/^.*\//, ""), readFileSync(root + path, "utf8")]),
    );
    const c = await start({ files });
    const first = await build(c);
    const second = await build(c);
    expect(first.surveys.filter((s) => s.files.length > 0).length).toBe(examples.length);
    for (const [i, survey] of first.surveys.entries())
      for (const [j, file] of survey.files.entries()) {
        expect(second.surveys[i]?.files[j]?.content, file.name).toEqual(file.content);
        // Documents are there to be edited: what stands in their place may be somebody's work.
        if (file.target === "docx") {
          expect(file.mark).toBe("");
          continue;
        }
        expect(file.mark, file.name).not.toBe("");
        expect("text" in file.content && file.content.text, file.name).toContain(file.mark);
        expect(second.surveys[i]?.files[j]?.mark).toBe(file.mark);
      }
  }, 60_000);

  test.each(["en", "zh"] as const)("of every kind are offered in words (%s)", async (locale) => {
    const c = await start({ locale });
    const offered = await c.connection.sendRequest<{ id: string; title: string; detail: string }[]>(
      TARGETS,
      {},
    );
    expect(offered).toEqual(targetsIn(locale));
    expect(offered.map((t) => t.id).sort()).toEqual(targetIds.filter((id) => !isPrinted(id)).sort());
    if (locale === "zh") for (const { detail } of offered) expect(detail).toMatch(/\p{Script=Han}/u);
  });
});

describe("places", () => {
  test.each([
    [{ uri: "file:///w/a/b.survey", folder: "file:///w" }, "file:///w/dist", "file:///w"],
    [{ uri: "file:///w/a/b.survey" }, "file:///w/a/dist", "file:///w/a"],
    [{ uri: "file:///w/a/b.survey", folder: "file:///w", said: "o" }, "file:///w/o", "file:///w"],
    [{ uri: "file:///w/a/b.survey", folder: "file:///w", said: "/etc" }, "file:///w/dist", "file:///w"],
    [
      {
        uri: "file:///w/a/b.survey",
        folder: "file:///w",
        configUri: "file:///w/a/rensis.yaml",
        configured: "o",
      },
      "file:///w/a/o",
      "file:///w/a",
    ],
    [
      { uri: "vscode-vfs://github/o/r/b.survey", folder: "vscode-vfs://github/o/r" },
      "vscode-vfs://github/o/r/dist",
      "vscode-vfs://github/o/r",
    ],
  ])("%j", (about, outDir, within) => {
    expect(outputPlace(about)).toEqual({ outDir, within });
  });

  test.each([
    ["file:///w/%E9%97%AE%E5%8D%B7%20a.survey", "file:///w", "问卷 a.survey"],
    ["file:///other/a.survey", "file:///w", "/other/a.survey"],
    ["file:///w2/a.survey", "file:///w", "/w2/a.survey"],
    ["untitled:Untitled-1", undefined, "Untitled-1"],
    ["vscode-vfs://github/o/a.survey", undefined, "vscode-vfs://github/o/a.survey"],
  ])("%s from %s is shown as %s", (uri, folder, shown) => {
    expect(shownUri(uri, folder)).toBe(shown);
  });

  test.each([
    ["a.survey", ["**/*.survey"], true],
    ["x/y/a.survey", ["**/*.survey"], true],
    ["x/y/a.survey", ["*.survey"], false],
    ["x/a.survey", ["x/*.survey", "!x/a*"], false],
    ["x/a.survey", ["!x/a*", "x/*.survey"], true],
    ["x/a.survey", ["./x/?.survey"], true],
    ["x/b.survey", ["x/[a-c].survey"], true],
    ["x/b.survey", ["x/[!a-c].survey"], false],
    ["x/b.survey", ["{x,y}/{a,b}.survey"], true],
    ["z/b.survey", ["{x,y}/**"], false],
    ["x/.hidden.survey", ["**/*.survey"], false],
    [".x/a.survey", ["**/*.survey"], false],
    ["问卷/一.survey", ["问卷/?.survey"], true],
    ["x/a+b(1).survey", ["x/a+b(1).survey"], true],
    ["x/a.survey", ["x/[z-a].survey"], false],
  ])("%s is among %j: %s", (path, globs, expected) => {
    expect(matchesGlobs(path, globs)).toBe(expected);
  });
});
