/** Words of the extension, in both languages. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const zh = JSON.parse(readFileSync(`${root}l10n/bundle.l10n.zh-cn.json`, "utf8")) as Record<string, string>;
const CALL = /l10n\s*\.t\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')/g;

// Node 20 has no globs of its own.
const sources = readdirSync(`${root}client`, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => `client/${name}`);
const said = new Set<string>();
let calls = 0;
for (const file of sources) {
  const source = readFileSync(root + file, "utf8");
  calls += source.match(/l10n\s*\.t\(/g)?.length ?? 0;
  for (const [, double, single] of source.matchAll(CALL))
    said.add((double ?? single ?? "").replace(/\\(.)/g, "$1"));
}
const places = (text: string) => [...new Set(text.match(/\{\d+\}/g) ?? [])].sort();

describe("words of the extension", () => {
  test("are written out where they are said, so that they can be translated", () => {
    const literal = sources
      .map((file) => readFileSync(root + file, "utf8").match(CALL)?.length ?? 0)
      .reduce((a, b) => a + b, 0);
    expect(literal).toBe(calls);
    expect(calls).toBeGreaterThan(50);
  });

  test("are all in the Chinese bundle, and nothing else is", () => {
    expect(Object.keys(zh).sort()).toEqual([...said].sort());
  });

  test.each(Object.entries(zh))("%s", (en, translated) => {
    expect(places(translated)).toEqual(places(en));
    expect(translated.trim()).not.toBe("");
    expect(translated).toMatch(/\p{Script=Han}/u);
  });

  test("are part of the package", () => {
    expect(JSON.parse(readFileSync(`${root}package.json`, "utf8")).l10n).toBe("./l10n");
  });
});
