import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeDeps } from "../../cli/deps.js";
import { check, compile, format } from "../../cli/library.js";
import { templates } from "../../cli/templates.js";
import { targetIds } from "../../language/targets/index.js";
import { folderWith, rensis } from "./support/fakes.js";

const deps = makeDeps("1.0.0");

describe("what init writes", () => {
  test.each(["zh", "en"] as const)("is clean, formatted, and builds (%s)", async (locale) => {
    const cwd = folderWith({});
    await rensis(cwd, ["init", "--locale", locale], { deps });
    expect(await rensis(cwd, ["check", "--max-warnings", "0"], { deps })).toMatchObject({ code: 0, out: "" });
    expect(await rensis(cwd, ["format", "--check"], { deps })).toMatchObject({ code: 0, out: "" });
    expect((await rensis(cwd, ["build"], { deps })).code).toBe(0);
    expect(readdirSync(join(cwd, "dist"))).toHaveLength(5);
    const { instrument } = compile({ file: join(cwd, templates[locale].survey) });
    expect(instrument?.variables.map((v) => v.name)).toEqual(
      expect.arrayContaining(["prompt", "why", "age", "heard", "quality"]),
    );
  });
});

test("the targets describe their options with nothing that is not checked", async () => {
  const known = new Set([
    "type",
    "enum",
    "const",
    "properties",
    "additionalProperties",
    "required",
    "items",
    "minItems",
    "maxItems",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "pattern",
    "anyOf",
    "oneOf",
    "x-expected",
    "description",
    "title",
    "default",
    "examples",
    "$schema",
    "$id",
  ]);
  const unknown = (schema: object): string[] =>
    Object.entries(schema).flatMap(([key, value]) => {
      if (!known.has(key)) return [key];
      if (key === "properties") return Object.values(value as object).flatMap((v) => unknown(v as object));
      if (key === "anyOf" || key === "oneOf") return (value as object[]).flatMap(unknown);
      if ((key === "items" || key === "additionalProperties") && typeof value === "object")
        return unknown(value);
      return [];
    });
  for (const id of targetIds) {
    const target = await deps.target(id);
    expect(target.id).toBe(id);
    expect([id, ...unknown(target.optionsSchema)]).toEqual([id]);
  }
});

test("the theme of the configuration reaches the form, its logo embedded", async () => {
  const png = Buffer.from("iVBORw0KGgo=", "base64");
  const cwd = folderWith({
    "logo.png": png,
    "rensis.yaml": 'theme:\n  colour: "#663399"\n  logo: logo.png\n  logoText: Shop\n  font: Georgia\n',
  });
  writeFileSync(join(cwd, "a.survey"), templates.en.files["visit.survey"]!);
  expect(await rensis(cwd, ["build", "--target", "html"], { deps })).toMatchObject({ code: 0 });
  expect(readFileSync(join(cwd, "dist/a.html"), "utf8")).toContain("data:image/png;base64,iVBORw0KGgo=");
});

describe("any bytes end in diagnostics", () => {
  const piece = fc.constantFrom(
    'survey a "A"',
    "single",
    "scale x 1..5",
    "{",
    "}",
    '"',
    "“",
    "if",
    "page",
    "rate",
    "1..",
    "when",
    "score s = mean(",
    ")",
    "\n",
    "import",
    "from",
    "plus",
    "：",
    "\u0000",
    "中文",
    "//",
    "/*",
    '"""',
    "{a}",
    "language zh",
  );
  const texts = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(" ")),
    fc.string({ unit: "binary", maxLength: 200 }),
  );

  test("as text: parse, check, compile and format do not throw", () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { severity, span } of check(text).diagnostics) {
          expect(["error", "warning", "info", "hint"]).toContain(severity);
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
        }
        compile(text);
        format(text);
      }),
      { numRuns: 200 },
    );
  });

  test("as files: every command ends with 0 or 1 and no internal error", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.uint8Array({ maxLength: 100 }),
        async (source, config) => {
          const cwd = folderWith({ "a.survey": source, "rensis.yaml": config });
          for (const args of [
            ["check"],
            ["check", "--fix"],
            ["build"],
            ["format"],
            ["validate", "a.survey", "rensis.yaml"],
          ]) {
            const { code, err } = await rensis(cwd, args, { deps });
            expect([args[0], code]).toEqual([args[0], expect.toSatisfy((c) => c === 0 || c === 1)]);
            expect(err).not.toContain("Internal error");
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe("imports", () => {
  const scale = 'scale agreement 1..5 {\n  1 "No"\n  5 "Yes"\n}\n';
  const user = (path: string) => `import "${path}"\n\nsurvey a "A"\n\nrating q "Agreed?" on agreement\n`;

  test("a file of the workspace", async () => {
    const cwd = folderWith({
      "rensis.yaml": "",
      "lib/scales.survey": scale,
      "a/a.survey": user("../lib/scales.survey"),
    });
    expect(await rensis(cwd, ["build", "a/a.survey"], { deps })).toMatchObject({ code: 0 });
  });

  test.each([
    ["missing", "./none.survey"],
    ["above the workspace", "../../../../../../etc/passwd"],
    ["a folder", "./sub"],
    ["itself", "./a.survey"],
  ])("%s: an error at the import", async (_, path) => {
    const cwd = folderWith({ "rensis.yaml": "", "a.survey": user(path) });
    mkdirSync(join(cwd, "sub"));
    const { code, out } = await rensis(cwd, ["build", "a.survey"], { deps });
    expect(code).toBe(1);
    expect(out).toContain("a.survey:1:");
    expect(out).not.toContain("root:");
  });
});
