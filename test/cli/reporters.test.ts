import Ajv from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { frameOf } from "../../cli/reporters/frame.js";
import { github } from "../../cli/reporters/github.js";
import { json } from "../../cli/reporters/json.js";
import { junit } from "../../cli/reporters/junit.js";
import { LineIndex } from "../../cli/reporters/positions.js";
import { pretty } from "../../cli/reporters/pretty.js";
import { makeReport, type Report } from "../../cli/reporters/report.js";
import schema from "../../cli/reporters/report.schema.json" with { type: "json" };
import { sarif } from "../../cli/reporters/sarif.js";
import { displayWidth } from "../../cli/reporters/width.js";
import type { Locale } from "../../language/diagnostics/define.js";
import { type Diagnostic, diagnostic } from "../../language/diagnostics/diagnostic.js";
import { parseXml } from "./support/xml-parser.js";

const uri = "file:///w/a%20b.survey";
const at = (text: string, piece: string) => ({
  uri,
  start: text.indexOf(piece),
  end: text.indexOf(piece) + piece.length,
});

function reportOf(text: string | undefined, diagnostics: Diagnostic[], locale: Locale = "en"): Report {
  return makeReport({
    files: [uri],
    diagnostics,
    outputs: [],
    locale,
    version: "1.2.3",
    text: (u) => (u === uri ? text : undefined),
    name: (u) => decodeURIComponent(u.replace("file:///w/", "")),
    page: (code) => ({ path: `docs/checks/${code}.md`, uri: `file:///w/docs/checks/${code}.md` }),
  });
}

/** A problem with everything a diagnostic can have. */
const text = '第一行\r\nsingle 性别 "您的性別"\nend';
const full = diagnostic(
  "config-unknown-key",
  at(text, "性别"),
  { key: "性别", hint: { en: " Hint.", zh: "提示。" } },
  {
    related: [{ span: at(text, "single"), message: { en: "first here", zh: "首次出现于此" } }],
    fixes: [
      { title: { en: "Rename", zh: "改名" }, edits: [{ ...at(text, "性别"), text: "x" }], preferred: true },
    ],
  },
);
const notFound = diagnostic(
  "file-not-found",
  { uri: "file:///w/gone.survey", start: 0, end: 0 },
  { path: "gone.survey" },
);
const hostile = diagnostic("file-not-found", at(text, "end"), {
  path: "a%0A::error::\r\n<b>&\"'\u0000\u001b[31m\ud800]]>,:",
});

describe("order and repetition", () => {
  test("sorted by place, each once", () => {
    const found = reportOf(text, [hostile, full, { ...full }]).diagnostics;
    expect(found).toEqual([full, hostile]);
  });
});

describe("pretty", () => {
  const show = (d: Diagnostic, locale: Locale = "en", source = text) =>
    pretty(reportOf(source, [d], locale), { colour: false, columns: 80 });

  test("place, message, line, mark under full-width characters, related place, repair and page", () => {
    expect(show(full)).toBe(
      [
        "a b.survey:2:8 error There is no setting “性别” here. Hint. config-unknown-key",
        "  1 │ 第一行",
        '  2 │ single 性别 "您的性別"',
        "    │        ^^^^",
        "    first here a b.survey:2:1",
        "    fix: Rename (--fix does it)",
        "    see docs/checks/config-unknown-key.md",
        "\n",
      ].join("\n"),
    );
  });

  test("in Chinese", () => {
    const said = show(full, "zh");
    for (const part of [
      "错误 此处没有设置项“性别”。提示。",
      "首次出现于此",
      "修复：改名（可用 --fix 自动修复）",
      "说明：docs",
    ]) {
      expect(said).toContain(part);
    }
  });

  test("a file without text has no frame", () => {
    expect(show(notFound)).toMatch(
      /^gone\.survey error There is no file “gone\.survey”\. file-not-found\n {4}see/,
    );
  });

  test("a source cannot steer the terminal or turn the writing direction", () => {
    const source = "\u001b]0;x\u0007 \u202eabc\u2066 end";
    const said = show(diagnostic("file-not-found", at(source, "end"), { path: "\u001b[2J" }), "en", source);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(said).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e\u2066]/);
    expect(said).toContain("␛]0;x␇ <U+202E>abc<U+2066> end");
  });

  test("colour only when wanted", () => {
    expect(pretty(reportOf(text, [full]), { colour: true, columns: 80 })).toContain("\u001b[31m");
    expect(show(full)).not.toContain("\u001b");
  });
});

describe("frames", () => {
  test.each([
    ["narrow", "ab cd", "cd", "   ^^"],
    ["wide before", "中文 cd", "cd", "     ^^"],
    ["wide marked", "a 中文", "中文", "  ^^^^"],
    ["full-width punctuation", "，：x", "x", "    ^"],
    ["combining marks", "e\u0301e\u0301 x", "x", "   ^"],
    ["emoji with joiners", "👩‍👩‍👧 x", "x", "   ^"],
    ["a tab is two blanks", "\tx", "x", "  ^"],
    ["half-width katakana", "ｱｲ x", "x", "   ^"],
  ])("%s", (_, source, piece, marks) => {
    const { start, end } = at(source, piece);
    expect(frameOf(new LineIndex(source), start, end, 80).marks).toBe(marks);
  });

  test("a span of several lines is marked to the end of its first; an empty one by one mark", () => {
    expect(frameOf(new LineIndex("ab\ncd"), 1, 4, 80).marks).toBe(" ^");
    expect(frameOf(new LineIndex("ab"), 2, 2, 80).marks).toBe("  ^");
  });

  test("law: whatever the line, the frame fits the width and the mark stands in it", () => {
    const line = fc.string({ unit: "binary", maxLength: 300 }).map((s) => s.replace(/[\r\n]/g, " "));
    fc.assert(
      fc.property(line, fc.nat(300), fc.integer({ min: 30, max: 120 }), (source, offset, width) => {
        const frame = frameOf(new LineIndex(source), offset, offset + 1, width);
        expect(displayWidth(frame.line.text)).toBeLessThanOrEqual(width + 1);
        expect(displayWidth(frame.marks.trimStart()) + displayWidth(frame.parts[0])).toBe(frame.marks.length);
        expect(displayWidth(frame.parts[0])).toBeLessThanOrEqual(width);
        expect(frame.parts.join("")).toBe(frame.line.text);
      }),
      { numRuns: 300 },
    );
  });
});

test.each([
  ["", 0, 1, 1],
  ["ab\ncd", 3, 2, 1],
  ["ab\r\ncd", 4, 2, 1],
  ["ab\rcd", 4, 2, 2],
  ["ab\n", 99, 2, 1],
  ["ab", -1, 1, 1],
])("position in %j at %i", (source, offset, line, column) => {
  expect(new LineIndex(source).at(offset)).toEqual({ line, column });
});

describe("json", () => {
  const valid = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);

  test.each(["en", "zh"] as const)("keeps to its schema (%s)", (locale) => {
    const document = JSON.parse(json(reportOf(text, [full, notFound, hostile], locale)));
    expect(valid(document), JSON.stringify(valid.errors)).toBe(true);
    expect(document.summary).toEqual({ errors: 3, warnings: 0, infos: 0, hints: 0 });
    expect(document.diagnostics[0]).toMatchObject({
      file: "a b.survey",
      start: { line: 2, column: 8, offset: 12 },
      messages: { en: "There is no setting “性别” here. Hint.", zh: "此处没有设置项“性别”。提示。" },
      fixes: [{ preferred: true, edits: [{ text: "x" }] }],
    });
  });

  test("nothing found is still a document", () => {
    expect(valid(JSON.parse(json(reportOf("", []))))).toBe(true);
  });
});

describe("github", () => {
  test("one command a line, everything escaped", () => {
    const lines = github(reportOf(text, [full, notFound, hostile]))
      .trimEnd()
      .split("\n");
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe(
      "::error file=a b.survey,line=2,endLine=2,col=8,endColumn=10,title=config-unknown-key::There is no setting “性别” here. Hint.",
    );
    expect(lines[1]).toContain("a%250A::error::%0D%0A<b>");
    expect(lines[2]).toBe("::error file=gone.survey,title=file-not-found::There is no file “gone.survey”.");
  });

  test("a name with a comma or colon cannot become a property", () => {
    const odd = { ...reportOf(text, [full]), name: () => "a,line=9:x.survey" };
    expect(github(odd)).toContain("file=a%2Cline=9%3Ax.survey,line=2");
  });

  test.each([
    ["error", "::error "],
    ["warning", "::warning "],
    ["info", "::notice "],
    ["hint", "::notice "],
  ] as const)("%s", (severity, start) => {
    expect(github(reportOf(text, [{ ...full, severity }]))).toContain(start);
  });
});

describe("sarif", () => {
  const log = JSON.parse(sarif(reportOf(text, [full, notFound, hostile])));
  const run = log.runs[0];

  test("is of version 2.1.0, with rules that tell where they are documented", () => {
    expect(log.version).toBe("2.1.0");
    expect(run.columnKind).toBe("utf16CodeUnits");
    expect(run.tool.driver.rules.map((r: { id: string }) => r.id)).toEqual([
      "config-unknown-key",
      "file-not-found",
    ]);
    for (const rule of run.tool.driver.rules) {
      expect(new URL(rule.helpUri).pathname).toContain(`docs/checks/${rule.id}.md`);
      expect(["error", "warning", "note"]).toContain(rule.defaultConfiguration.level);
    }
  });

  test("results name their rule by id and index, their place, related places and repairs", () => {
    for (const result of run.results) expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
    expect(run.results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: "a%20b.survey" },
      region: { startLine: 2, startColumn: 8, endLine: 2, endColumn: 10 },
    });
    expect(run.results[0].relatedLocations[0].message.text).toBe("first here");
    expect(run.results[0].fixes[0].artifactChanges[0].replacements[0].insertedContent.text).toBe("x");
  });

  test("a file that could not be read has no region", () => {
    const gone = run.results.find((r: { ruleId: string; locations: { physicalLocation: object }[] }) =>
      JSON.stringify(r).includes("gone"),
    );
    expect(gone.locations[0].physicalLocation).toEqual({ artifactLocation: { uri: "gone.survey" } });
  });
});

describe("junit", () => {
  test("well-formed with hostile texts; an error is a failure", () => {
    const root = parseXml(junit(reportOf(text, [full, notFound, hostile])));
    expect(root.attributes).toMatchObject({ tests: "3", failures: "3" });
    const failures = root.children.flatMap((s) => s.children).flatMap((c) => c.children);
    expect(failures.map((f) => f.name)).toEqual(["failure", "failure", "failure"]);
    expect(failures[1]!.attributes.message).toContain("<b>&\"'\ufffd\ufffd[31m\ufffd]]>");
  });

  test("warnings pass and are listed; a clean file is one passed case", () => {
    const root = parseXml(junit(reportOf(text, [{ ...full, severity: "warning" }])));
    expect(root.attributes).toMatchObject({ tests: "1", failures: "0" });
    expect(root.children[0]!.children[0]!.children[0]).toMatchObject({
      name: "system-out",
      text: expect.stringContaining("a b.survey:2:8"),
    });
    expect(parseXml(junit(reportOf(text, []))).attributes).toMatchObject({ tests: "1", failures: "0" });
  });

  test("law: any text gives well-formed XML that holds it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (path) => {
        const d = diagnostic("file-not-found", { uri, start: 0, end: 0 }, { path });
        const message = parseXml(junit(reportOf("x", [d]))).children[0]!.children[0]!.children[0]!.attributes
          .message;
        // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no way to hold these
        const held = path.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");
        expect(message).toBe(`There is no file “${held}”.`);
      }),
    );
  });
});
