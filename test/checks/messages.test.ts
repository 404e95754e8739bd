import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { messageOf } from "../../language/diagnostics/diagnostic.js";
import { codes, registry } from "../../language/diagnostics/registry.js";
import { examplesOf } from "./pages.js";
import { complete, MAIN, servicesOver } from "./survey.js";

const told = codes.flatMap((code) =>
  examplesOf(readFileSync(new URL(`../../docs/checks/${code}.md`, import.meta.url), "utf8"))
    .filter((e) => e.language === "survey" && e.role === "bad")
    .flatMap((e) => servicesOver({ [MAIN]: e.raw ? e.text : complete(e.text) }).check(MAIN).diagnostics),
);

describe("messages", () => {
  test("every code that a source can raise is raised by some example", () => {
    const raised = new Set(told.map((d) => d.code));
    expect(raised.size).toBeGreaterThan(90);
  });

  test("have all their parameters filled, in both languages", () => {
    for (const d of told) {
      for (const locale of ["en", "zh"] as const) {
        const words = messageOf(d, locale);
        expect(words, d.code).not.toMatch(/\{\w+\}|undefined|\[object|NaN/);
        expect(words, d.code).not.toMatch(/ {2}|\s$/);
      }
    }
  });

  test("say the same in both languages: sentences in English, and in Chinese with its punctuation", () => {
    for (const code of codes) {
      const { en, zh } = registry[code];
      expect(en, code).toMatch(/^[A-Z“`{].*[.?}…]$/s);
      expect(zh, code).toMatch(/[。？}等]$/);
      expect(zh, code).toMatch(/\p{Script=Han}|：/u);
      expect(en, code).not.toMatch(/\p{Script=Han}(?![^“]*”)/u);
    }
  });

  test("fixes have a title in both languages and edits inside the text", () => {
    for (const d of told) {
      for (const fix of d.fixes ?? []) {
        expect(fix.title.en, d.code).toMatch(/^[A-Z]/);
        expect(fix.title.zh, d.code).toMatch(/\p{Script=Han}/u);
        for (const e of fix.edits) expect(e.end, d.code).toBeGreaterThanOrEqual(e.start);
      }
    }
  });
});
