import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { diskFileSystem, type FileSystem } from "../../cli/file-system.js";
import { openOutput, replaceFile } from "../../cli/output.js";
import { problemOfName } from "../../cli/output-name.js";
import { folderWith } from "./support/fakes.js";

const span = { uri: "file:///a.survey", start: 0, end: 0 };
const outputs = ["a.schema.json", "a.html", "a.codebook.csv"].map((name) => ({
  name,
  content: `new ${name}`,
  mediaType: "text/plain",
}));
const old = { "a.schema.json": "old schema", "a.html": "old form", "a.codebook.csv": "old codebook" };

function failing(operation: "create" | "rename" | "makeFolder", nth: number, code: string): FileSystem {
  let calls = 0;
  const fail = () => {
    throw Object.assign(new Error(code), { code });
  };
  return {
    ...diskFileSystem,
    [operation]: (...args: string[]) => {
      if (++calls !== nth) return (diskFileSystem[operation] as (...a: string[]) => void)(...args);
      // A full disk leaves a part of the file behind.
      if (operation === "create") writeFileSync(args[0]!, "par");
      return fail();
    },
  };
}

function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((e) => e.isFile());
  return Object.fromEntries(names.map((e) => [e.name, readFileSync(join(e.parentPath, e.name), "utf8")]));
}

const write = (folder: string, fs = diskFileSystem) =>
  openOutput(folder, { fs, show: (p) => p }).write(outputs, span);

describe("all or nothing", () => {
  test.each([
    [1, "ENOSPC", "the disk is full"],
    [2, "ENOSPC", "the disk is full"],
    [3, "EDQUOT", "the disk quota is used up"],
    [3, "EIO", "the disk reported an error"],
  ])("when writing file %i fails (%s) everything is as before and nothing lies about", (nth, code, said) => {
    const folder = folderWith({ ...old });
    const result = write(folder, failing("create", nth, code));
    expect(result.written).toEqual([]);
    expect(result.diagnostics).toMatchObject([
      { code: "output-unwritable", params: { reason: { en: said } } },
    ]);
    expect(contents(folder)).toEqual(old);
  });

  test("when the first rename fails everything is as before; when a later one fails it is said what is new", () => {
    const folder = folderWith({ ...old });
    expect(write(folder, failing("rename", 1, "EACCES")).diagnostics).toMatchObject([
      { code: "output-unwritable" },
    ]);
    expect(contents(folder)).toEqual(old);
    const later = write(folder, failing("rename", 2, "EACCES"));
    expect(later.diagnostics).toMatchObject([
      { code: "output-incomplete", params: { renewed: expect.stringContaining("a.schema.json") } },
    ]);
    expect(contents(folder)).toEqual({ ...old, "a.schema.json": "new a.schema.json" });
  });

  test("a folder in the place of an output is found before anything is replaced", () => {
    const folder = folderWith({ "a.schema.json": "old schema" });
    mkdirSync(join(folder, "a.codebook.csv"));
    expect(write(folder).diagnostics).toMatchObject([{ params: { reason: { en: "it is a folder" } } }]);
    expect(contents(folder)).toEqual({ "a.schema.json": "old schema" });
  });

  test("a file in the place of the output folder", () => {
    const folder = folderWith({ out: "a file" });
    expect(write(join(folder, "out")).diagnostics).toMatchObject([{ code: "output-unwritable" }]);
    expect(readFileSync(join(folder, "out"), "utf8")).toBe("a file");
  });

  test("a folder in which none can be made", () => {
    // Only there on Linux; elsewhere it is a folder of the root that may not be made.
    expect(write("/proc/none/below").diagnostics).toMatchObject([{ code: "output-unwritable" }]);
  });

  test("what would not change is not touched", () => {
    const folder = folderWith({});
    write(folder);
    const noWriting = failing("create", 1, "EIO");
    const again = write(folder, noWriting);
    expect(again.diagnostics).toEqual([]);
    expect(again.written).toHaveLength(3);
  });
});

describe("interrupted runs", () => {
  test("what a dead or a former process left is removed; what a running one writes stays; other files stay", () => {
    const old = ".rensis-4242-0123456789ab.tmp";
    const own = `.rensis-${process.pid}-0123456789ab.tmp`;
    const running = ".rensis-7-0123456789ab.tmp";
    const forgotten = ".rensis-7-ffffffffffff.tmp";
    const foreign = ".rensis-notes.tmp";
    const folder = folderWith({ [old]: "", [own]: "", [running]: "", [forgotten]: "", [foreign]: "" });
    utimesSync(join(folder, forgotten), new Date(0), new Date(0));
    write(folder, { ...diskFileSystem, runs: (pid) => pid === 7 });
    const left = readdirSync(folder).filter((n) => n.endsWith(".tmp"));
    expect(left.sort()).toEqual([running, foreign].sort());
  });
});

describe("never outside", () => {
  test("an output that is a link is replaced, not written through", () => {
    const elsewhere = folderWith({ victim: "keep" });
    const folder = folderWith({});
    symlinkSync(join(elsewhere, "victim"), join(folder, "a.html"));
    write(folder);
    expect(readFileSync(join(elsewhere, "victim"), "utf8")).toBe("keep");
    expect(readFileSync(join(folder, "a.html"), "utf8")).toBe("new a.html");
  });

  test.each(["sub", "sub/deep"])("a subfolder that is a link elsewhere (%s)", (sub) => {
    const elsewhere = folderWith({});
    const folder = folderWith({});
    symlinkSync(elsewhere, join(folder, "sub"));
    const files = [...outputs, { name: `${sub}/x.html`, content: "x", mediaType: "text/html" }];
    const result = openOutput(folder, { fs: diskFileSystem, show: (p) => p }).write(files, span);
    expect(result.diagnostics).toMatchObject([{ code: "output-outside" }]);
    expect(readdirSync(elsewhere)).toEqual([".git"]);
    expect(contents(folder)).toEqual({});
  });

  test("a dangling link in the place of the folder is not made true", () => {
    const elsewhere = folderWith({});
    const folder = folderWith({});
    symlinkSync(join(elsewhere, "new"), join(folder, "out"));
    const out = openOutput(join(folder, "out"), { fs: diskFileSystem, show: (p) => p, within: folder });
    expect(out.write(outputs, span).diagnostics).toMatchObject([{ code: "output-outside" }]);
    expect(existsSync(join(elsewhere, "new"))).toBe(false);
  });

  test.each([
    "../x.html",
    "a/../../x",
    "/etc/x",
    "C:\\x",
    "..",
    ".",
    "",
    "a//b",
    ".x.html",
    "con.html",
    "NUL",
    "a\u0000b",
    "a\nb",
    "a:b",
    "x. ",
    "LPT1.schema.json",
  ])("%j is no name of an output", (name) => {
    expect(problemOfName(name)).toMatchObject({ en: expect.any(String), zh: expect.any(String) });
  });

  test.each([
    "shop.html",
    "网上购物.schema.json",
    "a b.html",
    "console.html",
    "sub/a.html",
    "a..b.html",
    "-x.html",
  ])("%j is one", (name) => {
    expect(problemOfName(name)).toBeUndefined();
  });
});

test("replacing a source keeps the old text when the disk is full", () => {
  const folder = folderWith({ "a.survey": "old" });
  expect(() => replaceFile(join(folder, "a.survey"), "new", failing("create", 1, "ENOSPC"))).toThrow(
    "ENOSPC",
  );
  expect(contents(folder)).toEqual({ "a.survey": "old" });
});
