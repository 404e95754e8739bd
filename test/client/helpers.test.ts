/** What of the client can be judged without an editor. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foreign } from "../../client/build/ours.js";
import { anyOf, areSame, base64Of, bytesOf, decoded } from "../../client/bytes.js";
import { fileNameProblem, withEnding } from "../../client/names.js";
import { Restarts } from "../../client/restarts.js";
import { grouped, plainText, snippetsOf } from "../../client/snippets.js";
import { isSource } from "../../client/tasks/definition.js";

describe("bytes", () => {
  test("survive the way through a message", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70_000 }), (bytes) => {
        expect(areSame(bytesOf({ base64: base64Of(bytes) }), bytes)).toBe(true);
      }),
      { numRuns: 50 },
    );
    expect(new TextDecoder().decode(bytesOf({ text: "问卷 😀" }))).toBe("问卷 😀");
  });

  test.each([
    ["text", [0x61], { text: "a" }],
    ["a mark of byte order", [0xef, 0xbb, 0xbf, 0x61], { text: "a" }],
    ["another encoding", [0xe9], { error: "not-utf8" }],
    ["zeros", [0x61, 0], { error: "not-utf8" }],
  ])("%s", (_, bytes, expected) => {
    expect(decoded(new Uint8Array(bytes))).toEqual(expected);
  });

  test.each([
    [[], undefined],
    [["**/a/**"], "**/a/**"],
    [["**/a/**", "b"], "{**/a/**,b}"],
    [["**/{a,b}/{c,d}"], "{**/a/c,**/a/d,**/b/c,**/b/d}"],
  ])("globs %j together are %s", (globs, expected) => {
    expect(anyOf(globs)).toBe(expected);
  });
});

describe("a server that ends by itself", () => {
  test("is started again a few times, not for ever", () => {
    const restarts = new Restarts();
    expect([0, 1, 2, 3, 4].map((at) => restarts.allows(at * 1000))).toEqual([true, true, true, true, false]);
    expect(restarts.count).toBe(5);
  });

  test("is forgiven after some minutes, and when the author asks", () => {
    const restarts = new Restarts();
    for (let i = 0; i < 50; i++) expect(restarts.allows(i * 60_000)).toBe(true);
    const asked = new Restarts();
    for (let i = 0; i < 4; i++) asked.allows(0);
    asked.forgive();
    expect(asked.allows(0)).toBe(true);
  });
});

describe("files that a build may replace", () => {
  const html = { target: "html", mark: "<ours>" };
  const json = { target: "codebook", mark: '"ours"' };
  const csv = { target: "codebook", mark: "Position,Variable" };

  test.each([
    ["nothing is there", [html, json], []],
    ["they are ours", [{ ...html, before: "x <ours> y" }], []],
    ["somebody else's page", [{ ...html, before: "<p>mine</p>" }], [0]],
    ["an empty file", [{ ...html, before: "" }], [0]],
    ["no mark is known", [{ ...html, mark: "", before: "x" }], [0]],
    [
      "a table with another header beside a codebook of ours",
      [
        { ...csv, before: "编号,变量" },
        { ...json, before: '{"ours"' },
      ],
      [],
    ],
    ["a table by itself", [{ ...csv, before: "编号,变量" }, json], [0]],
    [
      "a table beside a page of ours only",
      [
        { ...csv, before: "a,b" },
        { ...html, before: "<ours>" },
      ],
      [0],
    ],
  ])("%s", (_, outputs, expected) => {
    expect(foreign(outputs)).toEqual(expected.map((i) => outputs[i]));
  });
});

describe("names of new surveys", () => {
  test.each([
    ["visit", undefined],
    ["问卷 2", undefined],
    ["a.b.survey", undefined],
    ["", "empty"],
    [".survey", "empty"],
    ["a/b", "character"],
    ["a:b", "character"],
    [".hidden", "edge"],
    ["a ", "edge"],
    ["CON", "device"],
    ["lpt1.survey", "device"],
  ])("%j", (name, expected) => {
    expect(fileNameProblem(name)).toBe(expected);
  });

  test("end as surveys do", () => {
    expect(withEnding("a")).toBe("a.survey");
    expect(withEnding("a.Survey")).toBe("a.Survey");
  });
});

describe("snippets in the picker", () => {
  const read = (language: string) =>
    snippetsOf(
      readFileSync(
        fileURLToPath(new URL(`../../client/static/snippets/${language}.json`, import.meta.url)),
        "utf8",
      ),
    );

  test.each([
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: that is how snippets are written
    ["${1:a} $2${3|x,y|}$0", "a x"],
    ["${1:outer ${2:inner}}", "outer inner"],
    ["${1:You wrote {n\\}.}", "You wrote {n}."],
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: that is how snippets are written
    ['\\$ \\} "\\\\{"', '$ } "\\{"'],
  ])("%s reads %s", (body, expected) => {
    expect(plainText(body)).toBe(expected);
  });

  test.each(["en", "zh"])("of %s all have a word, a preview, and nothing left to fill in", (language) => {
    const snippets = read(language);
    expect(snippets.length).toBeGreaterThan(30);
    for (const { title, word, preview, body } of snippets) {
      expect(word, title).toMatch(/^[a-z]+$/);
      expect(preview, title).not.toMatch(/\$|^$/);
      expect(body, title).not.toMatch(/\n\$0$/);
    }
  });

  test("stand in the order of the groups, and only where they may", () => {
    const groups = [
      { title: "B", words: ["note"] },
      { title: "A", words: ["single", "multiple"] },
      { title: "none", words: ["nowhere"] },
    ];
    const made = grouped(read("en"), groups);
    expect(made.map((g) => g.title)).toEqual(["B", "A"]);
    expect(new Set(made.flatMap((g) => g.snippets.map((s) => s.word)))).toEqual(
      new Set(["note", "single", "multiple"]),
    );
  });

  test("that are no snippets are left out", () => {
    expect(snippetsOf('{"a":1,"b":{"body":2},"c":{"body":["note \\"x\\""]}}').map((s) => s.title)).toEqual([
      "c",
    ]);
    expect(snippetsOf("null")).toEqual([]);
  });
});

test.each([
  ["/a/b.survey", true],
  ["/a/rensis.yaml", true],
  ["/a/rensis.yml", true],
  ["/a/x-rensis.yaml", false],
  ["/a/dist/b.html", false],
])("a change of %s is a reason to build: %s", (path, expected) => {
  expect(isSource(path)).toBe(expected);
});
