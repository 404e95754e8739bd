import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { DiskFiles, decode, FILE_LIMIT, readNamed, uriOf } from "../../cli/files.js";
import { folderWith } from "./support/fakes.js";

const read = (root: string, path: string) => new DiskFiles([root]).read(uriOf(path));

describe("inside the workspace", () => {
  test("text, with or without a byte order mark, in a folder with an odd name", () => {
    const root = folderWith({ "a b/问卷 #1%.survey": "\ufeff问卷" });
    expect(read(root, join(root, "a b/问卷 #1%.survey"))).toEqual({ text: "问卷" });
  });

  test.each([
    ["a missing file", "none.survey", { error: "not-found" }],
    ["a folder", "sub", { error: "unreadable", detail: "EISDIR" }],
    ["a path through a file", "a.survey/b", { error: "unreadable", detail: "ENOTDIR" }],
    ["a name that is too long", "x".repeat(300), { error: "unreadable", detail: "ENAMETOOLONG" }],
    ["a link to nothing", "dangling", { error: "not-found" }],
    ["links in a circle", "circle", { error: "unreadable", detail: "ELOOP" }],
    ["not UTF-8", "latin.survey", { error: "not-utf8" }],
    ["a NUL", "nul.survey", { error: "not-utf8" }],
  ])("%s", (_, name, expected) => {
    const root = folderWith({
      "a.survey": "x",
      "sub/x": "",
      "latin.survey": new Uint8Array([0xe9]),
      "nul.survey": "a\0b",
    });
    symlinkSync("nowhere", join(root, "dangling"));
    symlinkSync("circle", join(root, "circle"));
    expect(read(root, join(root, name))).toEqual(expected);
  });

  test("a named pipe is refused without waiting for a writer", () => {
    const root = folderWith({});
    execFileSync("mkfifo", [join(root, "pipe.survey")]);
    expect(read(root, join(root, "pipe.survey"))).toEqual({ error: "unreadable", detail: "not-a-file" });
    expect(readNamed("/dev/zero")).toEqual({ error: "unreadable", detail: "not-a-file" });
  });

  test("at the limit it is read, beyond it is not", () => {
    const root = folderWith({});
    writeFileSync(join(root, "a"), "x".repeat(FILE_LIMIT));
    writeFileSync(join(root, "b"), "x".repeat(FILE_LIMIT + 1));
    expect(read(root, join(root, "a"))).toHaveProperty("text");
    expect(read(root, join(root, "b"))).toEqual({ error: "too-large", detail: String(FILE_LIMIT + 1) });
  });

  test("without permission", () => {
    const root = folderWith({ "a.survey": "x" });
    chmodSync(join(root, "a.survey"), 0);
    // The superuser may read everything.
    const expected = process.getuid?.() === 0 ? { text: "x" } : { error: "unreadable", detail: "EACCES" };
    expect(read(root, join(root, "a.survey"))).toEqual(expected);
  });
});

describe("outside", () => {
  test("by path, by a link to a file, by a link to a folder, whether there is something or not", () => {
    const elsewhere = folderWith({ secret: "x" });
    const root = folderWith({});
    symlinkSync(join(elsewhere, "secret"), join(root, "file"));
    symlinkSync(elsewhere, join(root, "folder"));
    for (const path of [
      join(elsewhere, "secret"),
      join(elsewhere, "none"),
      join(root, "../x"),
      join(root, "file"),
      join(root, "folder/secret"),
      `${root}x/y`,
    ]) {
      expect(read(root, path)).toEqual({ error: "outside" });
    }
  });

  test("a link within the workspace is fine, also when the workspace itself is reached by one", () => {
    const real = folderWith({ "real/a.survey": "x" });
    symlinkSync("real", join(real, "alias"));
    expect(read(join(real, "alias"), join(real, "alias/a.survey"))).toEqual({ text: "x" });
    expect(read(join(real, "alias"), join(real, "real/a.survey"))).toEqual({ text: "x" });
  });

  test.each([
    "http://example.org/a.survey",
    "file://host/a",
    "file:///a%2Fb",
    "file:///a%00b",
    "data:,x",
    "not a uri",
    "file:///%E0%A4%A",
  ])("%s is no file", (uri) => {
    expect(new DiskFiles(["/"]).read(uri)).toMatchObject({ error: "unreadable" });
  });
});

test("a file is read once: all of a run see the same text", () => {
  const root = folderWith({ "a.survey": "one" });
  const files = new DiskFiles([root]);
  const uri = uriOf(join(root, "a.survey"));
  files.read(uri);
  writeFileSync(join(root, "a.survey"), "two");
  expect(files.read(uri)).toEqual({ text: "one" });
  files.set(uri, "three");
  expect(files.read(uri)).toEqual({ text: "three" });
});

test("a folder that is made later is a root, too", () => {
  const base = folderWith({});
  const files = new DiskFiles([join(base, "later")]);
  mkdirSync(join(base, "later"));
  writeFileSync(join(base, "later/a"), "x");
  expect(files.read(uriOf(join(base, "later/a")))).toEqual({ text: "x" });
});

test.each([
  ["\ufefftext", "text"],
  ["", ""],
  ["👩‍👩‍👧", "👩‍👩‍👧"],
])("decoding %j", (source, expected) => {
  expect(decode(new TextEncoder().encode(source))).toBe(expected);
});
