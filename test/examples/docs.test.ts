import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { rules } from "../../language/generated/grammar-ir.js";
import { library } from "../../language/generated/library.js";
import { applicableModifiers } from "../../language/lowering/modifiers.js";
import { samplesOf } from "./blocks.js";
import { compileText } from "./compile.js";

const root = new URL("../../", import.meta.url);
const pages = ["docs/language.md", "docs/language.zh-CN.md", "README.md", "README.zh-CN.md"]
  .filter((path) => existsSync(new URL(path, root)))
  .map((path) => ({ path, text: readFileSync(new URL(path, root), "utf8") }));
const samples = pages.flatMap(({ path, text }) => samplesOf(path, text));

describe("samples of the documentation", () => {
  it.each(samples)("$at compiles", ({ text }) => {
    const { instrument, problems } = compileText(text);
    expect(problems).toEqual([]);
    expect(instrument?.questions.length).toBeGreaterThan(0);
  });

  it("a sample that does not compile would be noticed", () => {
    const [sample] = samplesOf("x.md", "```survey\nsingle sex “Sex” { 1 “woman” }\nnote “{sx}”\n```\n");
    expect(compileText(sample?.text ?? "").problems.join()).toContain("undefined-name");
  });
});

describe("the language reference", () => {
  const reference = pages.find(({ path }) => path === "docs/language.md")?.text ?? "";

  /** All words of the grammar that are made of letters. */
  function keywords(element: unknown, found = new Set<string>()): Set<string> {
    if (Array.isArray(element)) for (const each of element) keywords(each, found);
    else if (typeof element === "object" && element !== null) {
      if ("t" in element && element.t === "kw" && "v" in element && /^[a-z]+$/.test(String(element.v))) {
        found.add(String(element.v));
      }
      for (const each of Object.values(element)) keywords(each, found);
    }
    return found;
  }

  it.each([...keywords(rules)])("shows or explains “%s”", (word) => {
    expect(reference).toMatch(new RegExp(`\\b${word}\\b`));
  });

  it.each(Object.keys(library))("names every list of %s", (path) => {
    const names = [...(library[path] ?? "").matchAll(/^(?:scale|choices) ([a-z]+)(\d*)/gm)];
    for (const [, name = "", points = ""] of names) expect(reference).toContain(`\`${name}${points}\``);
  });

  const behaviours = [...reference.matchAll(/^\| (`.+?) \| ([\w, ]+) \| [^|]+\|$/gm)].map(
    ([, words = "", kinds = ""]) => ({
      words,
      kinds: kinds.split(", "),
    }),
  );
  const spelling: Record<string, RegExp> = {
    interval: /`0\.\.99`/,
    only: /`paper only`/,
    "per-page": /`5 per page`/,
    "else-stop": /`else stop/,
  };

  it.each([
    "single",
    "multiple",
    "yesno",
    "rating",
    "rate",
    "differential",
    "ranking",
    "allocate",
    "slider",
    "number",
    "text",
    "open",
    "date",
    "time",
    "datetime",
    "grid",
    "consent",
  ])("says what goes with %s, and nothing else", (kind) => {
    const written = (modifier: string) => spelling[modifier] ?? new RegExp(`\`${modifier}\\b`);
    const said = (modifier: string) =>
      behaviours.some(
        ({ words, kinds }) =>
          written(modifier).test(words) && (kinds.includes(kind) || kinds.includes("all")),
      );
    const all = [
      "on",
      "from",
      "of",
      "across",
      "min",
      "max",
      "top",
      "total",
      "step",
      "decimals",
      "unit",
      "currency",
      "line",
      "lines",
      "columns",
      "dropdown",
      "buttons",
      "pattern",
      "email",
      "phone",
      "url",
      "length",
      "year",
      "month",
      "day",
      "minute",
      "second",
      "default",
      "titles",
      "interval",
      "per-page",
      "else-stop",
      "help",
      "instruction",
      "short",
      "probe",
      "source",
      "validated",
      "licence",
      "required",
      "requested",
      "optional",
      "personal",
      "when",
      "only",
      "plus",
    ];
    expect(all.filter(said).sort()).toEqual([...applicableModifiers(kind)].sort());
  });

  it("has an anchor for each entry of its contents", () => {
    const anchors = [...reference.matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
      title
        .toLowerCase()
        .replace(/[^\w\s-]/g, "")
        .replaceAll(" ", "-"),
    );
    for (const [, anchor = ""] of reference.matchAll(/\]\(#([^)]+)\)/g)) expect(anchors).toContain(anchor);
  });
});
