import Ajv from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { leavesFolder, parseConfig } from "../../language/config/config.js";
import schema from "../../language/config/config.schema.json" with { type: "json" };
import { checkSetting, type SettingSchema } from "../../language/config/schema-check.js";
import { applySeverities } from "../../language/config/severities.js";
import { nearest } from "../../language/config/suggest.js";
import { readYaml, yamlLimits } from "../../language/config/yaml-tree.js";
import { diagnostic, messageOf } from "../../language/diagnostics/diagnostic.js";
import { targetIds } from "../../language/targets/index.js";

const uri = "file:///w/rensis.yaml";
const parse = (text: string) => parseConfig(text, uri);
/** `line:column code` of each diagnostic. */
const found = (text: string) =>
  parse(text).diagnostics.map((d) => {
    const before = text.slice(0, d.span.start).split("\n");
    return `${before.length}:${before.at(-1)!.length + 1} ${d.code}`;
  });
const said = (text: string) => parse(text).diagnostics.map((d) => messageOf(d, "en"));

test("a full configuration", () => {
  const text = `
files: ["surveys/**/*.survey"]
outDir: out/www
targets:
  html: { post: "https://example.org/a" }
  codebook:
languages: [zh-CN, en]
locale: zh
theme:
  colour: "#0b5cad"
  logo: logo.png
  font: Noto Serif SC, serif
severities:
  schema-cannot-express: off
`;
  const { config, diagnostics } = parse(text);
  expect(diagnostics).toEqual([]);
  expect(config).toMatchObject({
    files: ["surveys/**/*.survey"],
    outDir: "out/www",
    languages: ["zh-CN", "en"],
    locale: "zh",
    theme: { colour: "#0b5cad", logo: "logo.png", font: "Noto Serif SC, serif" },
    severities: { "schema-cannot-express": "off" },
  });
  expect(config.targets?.map((t) => [t.id, t.options?.kind])).toEqual([
    ["html", "map"],
    ["codebook", undefined],
  ]);
});

test.each(["", "\n", "# only a comment\n", "---\n", "{}", "targets:\ntheme:\nfiles:\n"])(
  "%j says nothing and is valid",
  (text) => {
    expect(parse(text)).toMatchObject({ diagnostics: [], config: { severities: {} } });
  },
);

describe("mistakes, each at its place", () => {
  test.each([
    ["an unknown key", "outdir: x\n", ["1:1 config-unknown-key"]],
    ["a wrong type", "outDir: [x]\n", ["1:9 config-wrong-type"]],
    ["a wrong type within", "files:\n  - a.survey\n  - 3\n", ["3:5 config-wrong-type"]],
    ["a value not possible", "locale: de\n", ["1:9 config-bad-value"]],
    ["an unknown target in a list", "targets: [html, xlsx]\n", ["1:17 config-bad-value"]],
    ["an unknown target in a block", "targets:\n  jsonschema: {}\n", ["2:3 config-unknown-key"]],
    ["an unknown check", "severities:\n  file-notfound: off\n", ["2:3 config-unknown-check"]],
    ["an unknown severity", "severities:\n  file-not-found: fatal\n", ["2:19 config-bad-value"]],
    [
      "an error cannot be lowered",
      "severities:\n  file-not-found: warning\n",
      ["2:19 config-severity-fixed"],
    ],
    ["an output folder above", "outDir: ../out\n", ["1:9 config-outside-workspace"]],
    ["an absolute glob", "files: [/etc/*]\n", ["1:9 config-outside-workspace"]],
    ["a colour without quotes", "theme:\n  colour: 0b5cad\n", ["2:11 config-bad-value"]],
    ["a list instead of settings", "- a\n", ["1:1 config-wrong-type"]],
    ["a text instead of settings", "hello\n", ["1:1 config-wrong-type"]],
    ["a key twice", "locale: zh\nlocale: en\n", ["2:1 config-syntax"]],
    ["a tab", "theme:\n\tcolour: x\n", ["2:1 config-syntax"]],
    ["an open bracket", "files: [a\n", ["2:1 config-syntax"]],
    ["an alias to nothing", "files: *a\n", ["1:8 config-syntax"]],
    ["two documents", "locale: zh\n---\nlocale: en\n", ["2:1 config-syntax"]],
    ["two mistakes are two", "locle: zh\nlocale: de\n", ["1:1 config-unknown-key", "2:9 config-bad-value"]],
  ])("%s", (_, text, expected) => {
    expect(found(text)).toEqual(expected);
    for (const d of parse(text).diagnostics) {
      for (const locale of ["en", "zh"] as const)
        expect(messageOf(d, locale)).not.toMatch(/\{\w+\}|undefined/);
    }
  });

  test("suggestions come with a repair", () => {
    const { diagnostics } = parse("outdir: x\n");
    expect(messageOf(diagnostics[0]!, "en")).toContain("Did you mean “outDir”?");
    expect(diagnostics[0]!.fixes?.[0]?.edits).toEqual([{ uri, start: 0, end: 6, text: "outDir" }]);
    expect(said("severities:\n  file-notfound: off\n")[0]).toContain("“file-not-found”");
  });

  test("one mistake leaves the other settings in force", () => {
    const { config } = parse(
      "outDir: 3\nlocale: zh\nseverities:\n  nonsense: off\n  schema-cannot-express: warning\n",
    );
    expect(config).toEqual({ locale: "zh", severities: { "schema-cannot-express": "warning" } });
  });
});

describe("limits", () => {
  const bomb = `a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(10)}]\n`).join("")}`;

  test.each([
    ["an alias bomb", bomb],
    ["an alias within itself", "files: &a [*a]\n"],
    ["deep brackets", "[".repeat(100_000)],
    ["deep but closed brackets", `files: ${"[".repeat(5000)}${"]".repeat(5000)}`],
    ["deep indentation", Array.from({ length: 300 }, (_, i) => `${" ".repeat(i)}a:\n`).join("")],
    ["too long a text", `# ${"x".repeat(yamlLimits.characters)}`],
  ])("%s ends in a message, quickly", (_, text) => {
    const started = performance.now();
    const { diagnostics } = parse(text);
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(diagnostics.every((d) => ["config-too-complex", "config-syntax"].includes(d.code))).toBe(true);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test("keys of objects are no settings", () => {
    expect(found("__proto__: 1\n")).toEqual(["1:1 config-unknown-key"]);
    expect(found("severities:\n  constructor: off\n  toString: off\n")).toEqual([
      "2:3 config-unknown-check",
      "3:3 config-unknown-check",
    ]);
  });
});

test("law: no text makes it throw, and all places lie in the text", () => {
  const yamlish = fc
    .array(
      fc.constantFrom(
        "a",
        "files",
        ":",
        " ",
        "\n",
        "- ",
        "[",
        "]",
        "{",
        "}",
        "&a",
        "*a",
        "!t",
        '"',
        "'",
        "#",
        "|",
        ">",
        "?",
        "%",
        "---",
        "\t",
        "\u0000",
        "中",
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.oneof(yamlish, fc.string({ unit: "binary" })), (text) => {
      for (const { span } of parse(text).diagnostics) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThanOrEqual(span.start);
        expect(span.end).toBeLessThanOrEqual(Math.max(1, text.length));
      }
    }),
    { numRuns: 500 },
  );
});

test("law: the published schema and the check agree on what is valid", () => {
  const valid = new Ajv({ strict: false }).compile(schema);
  const some = fc.constantFrom<unknown>(
    "html",
    "zh",
    "off",
    "#0b5cad",
    "x",
    3,
    true,
    null,
    ["html"],
    ["zh"],
    [],
    { html: null },
    { html: {} },
    { colour: "#000000" },
    { "file-not-found": "error" },
  );
  const keys = fc.constantFrom(...Object.keys(schema.properties), "other");
  fc.assert(
    fc.property(fc.dictionary(keys, some), (value) => {
      const { tree } = readYaml(stringify(value), uri);
      const ours = checkSetting(tree!, schema as SettingSchema, "").length === 0;
      expect(ours).toBe(valid(value));
    }),
    { numRuns: 500 },
  );
});

test("the schema names the targets there are", () => {
  const [list, block] = schema.properties.targets.anyOf;
  expect(list!.items!.enum).toEqual(targetIds);
  expect(Object.keys(block!.properties!)).toEqual(targetIds);
});

test.each([
  ["a/b", false],
  ["a/../b", false],
  ["./a", false],
  ["..", true],
  ["a/../../b", true],
  ["a\\..\\..\\b", true],
  ["/a", true],
  ["\\\\server\\a", true],
  ["C:a", true],
  ["~/a", true],
  ["!../a", true],
])("%s leaves its folder: %s", (path, expected) => {
  expect(leavesFolder(path)).toBe(expected);
});

test.each([
  ["outdir", "outDir"],
  ["traget", "target"],
  ["xyz", undefined],
  ["", undefined],
  ["x".repeat(10_000), undefined],
])("nearest name %#", (written, expected) => {
  expect(nearest(written, ["outDir", "target", "theme"])).toBe(expected);
});

test("severities: an error stays, others follow, off removes", () => {
  const span = { uri, start: 0, end: 0 };
  const error = diagnostic("file-not-found", span, { path: "a" });
  const info = diagnostic("schema-cannot-express", span, { what: "x" });
  expect(applySeverities([error, info], { "schema-cannot-express": "off", "file-not-found": "off" })).toEqual(
    [error],
  );
  expect(applySeverities([info], { "schema-cannot-express": "error" })[0]!.severity).toBe("error");
});
