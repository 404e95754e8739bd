/** The documentation of every diagnostic is its test: each example of `docs/checks` is run. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parseConfig } from "../../language/config/config.js";
import { type Code, codes, registry } from "../../language/diagnostics/registry.js";
import { createSurveyServices } from "../../language/services.js";
import { loadTarget, type TargetId } from "../../language/targets/index.js";
import { folderWith, rensis } from "../cli/support/fakes.js";
import { type Example, examplesOf } from "./pages.js";
import { applyFix, complete, DRAFT_HINTS, MAIN, servicesOver } from "./survey.js";

const folder = fileURLToPath(new URL("../../docs/checks/", import.meta.url));
const pageOf = (code: string) =>
  existsSync(`${folder}${code}.md`) ? readFileSync(`${folder}${code}.md`, "utf8") : "";
const pages = readdirSync(folder)
  .filter((name) => name.endsWith(".md") && name !== "README.md")
  .map((name) => name.slice(0, -3));

/**
 * What an example cannot show: files on a disk that are damaged, locked or too large, outputs that cannot be written,
 * and a setting that only options of further targets could need. `test/cli` has tests with real folders for these.
 */
const NOT_RUN: ReadonlySet<string> = new Set<Code>([
  "config-missing-key",
  "file-too-large",
  "file-unreadable",
  "not-utf8",
  "output-collision",
  "output-incomplete",
  "output-name",
  "output-outside",
  "output-unwritable",
  "print-without-browser",
  "print-failed",
]);

const examples = (code: string) => examplesOf(pageOf(code));
const all = codes.flatMap((code) =>
  examples(code).map((example) => ({ code, example, name: `${code}:${example.line}` })),
);
const of = (language: string, role: Example["role"]) =>
  all.filter(({ example }) => example.language === language && example.role === role);

describe("pages", () => {
  test("every code has its page and every page its code", () => {
    expect(codes.filter((code) => !pages.includes(code))).toEqual([]);
    expect(pages.filter((page) => !Object.hasOwn(registry, page))).toEqual([]);
  });

  test.each(pages)("%s has a title, a sentence, and one in Chinese", (code) => {
    const [title, , first, , chinese] = pageOf(code).split("\n");
    expect(title).toBe(`# ${code}`);
    expect(first).toMatch(/\.$/);
    expect(chinese).toMatch(/^> .*\p{Script=Han}.*。$/u);
  });

  test.each(codes.filter((code) => !NOT_RUN.has(code)))("%s has examples of both kinds", (code) => {
    const roles = examples(code).map((e) => e.role);
    expect(roles).toContain("bad");
    expect(roles).toContain("good");
  });

  test("what is not run is not marked as if it were", () => {
    for (const code of NOT_RUN)
      for (const { language, role } of examples(code)) expect([language, role]).toEqual(["text", "none"]);
  });

  test("the index says of every code what its page says, once", () => {
    const index = readFileSync(`${folder}README.md`, "utf8")
      .split("\n")
      .filter((line) => line.startsWith("- ["));
    const expected = codes.map((code) => {
      const [, , sentence, , chinese] = pageOf(code).split("\n");
      return `- [\`${code}\`](${code}.md) (${registry[code].severity}): ${sentence} ${chinese?.replace(/^> /, "")}`;
    });
    expect(index.sort(), "run: node scripts/check-pages.mjs").toEqual(expected.sort());
  });
});

/** Files that stand above an example on its page. */
function companions(code: string, line: number): Record<string, string> {
  const files = examples(code).filter((e) => e.file !== undefined && e.line < line);
  return Object.fromEntries(files.map((e) => [new URL(e.file!, MAIN).href, e.text]));
}

async function run(
  code: string,
  example: Example,
  text = example.raw ? example.text : complete(example.text),
) {
  const services = servicesOver({ ...companions(code, example.line), [MAIN]: text });
  const { diagnostics } = services.check(MAIN);
  if (example.target) {
    const { instrument } = services.compile(MAIN);
    const target = await loadTarget(example.target as TargetId);
    if (instrument)
      diagnostics.push(...(await target.compile(instrument, target.defaults, { stem: "survey" })).losses);
  }
  return { text, diagnostics: diagnostics.filter((d) => d.code === code || !DRAFT_HINTS.includes(d.code)) };
}

describe("surveys", () => {
  test.each(of("survey", "bad"))("$name is bad", async ({ code, example }) => {
    const { diagnostics } = await run(code, example);
    expect([...new Set(diagnostics.map((d) => d.code))].sort()).toEqual([code, ...example.also].sort());
  });

  test.each(of("survey", "bad"))("$name is mended by its fix, if it has one", async ({ code, example }) => {
    let { text, diagnostics } = await run(code, example);
    const fixable = () => diagnostics.find((d) => d.code === code && d.fixes?.some((f) => f.preferred));
    if (!fixable()) return;
    for (let rounds = 0, d = fixable(); d && rounds < 20; d = fixable(), rounds++) {
      ({ text, diagnostics } = await run(code, example, applyFix(text, d.fixes!.find((f) => f.preferred)!)));
    }
    expect(diagnostics.map((d) => d.code)).not.toContain(code);
  });

  test.each(of("survey", "good"))("$name is good", async ({ code, example }) => {
    const { diagnostics } = await run(code, example);
    expect(diagnostics.map((d) => d.code)).toEqual([]);
  });
});

describe("settings", () => {
  const told = (text: string) =>
    parseConfig(text, "file:///workspace/rensis.yaml").diagnostics.map((d) => d.code);
  test.each(of("yaml", "bad"))("$name is bad", ({ code, example }) =>
    expect([...new Set(told(example.text))]).toEqual([code]),
  );
  test.each(of("yaml", "good"))("$name is good", ({ example }) => expect(told(example.text)).toEqual([]));
});

describe("answers", () => {
  /** Judges an answer document against the last survey above it. */
  async function validate(code: string, example: Example) {
    const survey = examples(code)
      .filter((e) => e.language === "survey" && e.line < example.line)
      .at(-1);
    const cwd = folderWith({
      "survey.survey": complete(survey?.text ?? 'yesno smoker "Do you smoke?"'),
      "answers.json": example.text,
    });
    const deps = {
      services: async (files: Parameters<typeof createSurveyServices>[0]["files"]) =>
        createSurveyServices({ files }),
    };
    const { out } = await rensis(cwd, ["validate", "survey.survey", "answers.json", "--format", "json"], {
      deps,
    });
    const report = JSON.parse(out) as { files: { path: string; diagnostics: { code: string }[] }[] };
    return (
      JSON.stringify(report)
        .match(/"code":"[a-z-]+"/g)
        ?.map((found) => found.slice(8, -1)) ?? []
    );
  }
  test.each(of("json", "bad"))("$name is bad", async ({ code, example }) =>
    expect([...new Set(await validate(code, example))]).toEqual([code]),
  );
  test.each(of("json", "good"))("$name is good", async ({ code, example }) =>
    expect(await validate(code, example)).toEqual([]),
  );
});
