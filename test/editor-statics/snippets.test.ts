import { describe, expect, it } from "vitest";
import { createSurveyServices } from "../../language/services.js";
import { format } from "../../language/syntax/format/index.js";
import { keywords } from "./roles.js";
import { inserted, snippets } from "./snippets.js";

const uri = "file:///sample.survey";
const head = `survey sample "Sample" {\n  language en\n}\n\n`;
/** All that a snippet may refer to. */
const around = `import "rensis:scales/en"

yesno told "Have you told anybody?"
number persons "How many persons live with you?" 0..99
rate service "How far do you agree?" on agreement5 {
  1 "First"
  2 "Second"
}
`;

/** What is declared is of use only when something uses it. */
function useOf(text: string): string {
  const [, kind, name] = /^(scale|choices|dimension)\s+(\S+)/.exec(text) ?? [];
  if (kind === "scale") return `rating using "Used?" on ${name}\n`;
  if (kind === "choices")
    return text.includes("missing")
      ? `number using "Used?" 0..9 plus ${name}\n`
      : `single using "Used?" from ${name}\n`;
  return kind === "dimension" && text.includes("{") ? `rate using "Used?" of ${name} on agreement5\n` : "";
}

/** The text that a snippet inserts, with the indentation that an editor writes. */
const textOf = (body: string) => `${inserted(body).text.replaceAll("\t", "  ").trimEnd()}\n`;

function sourceOf(body: string): string {
  const text = textOf(body);
  if (/^survey\b/.test(text)) return text;
  if (/^import\b/.test(text)) return `${head}${text}yesno told "Have you told anybody?"\n`;
  return head + around + text + useOf(text);
}

function problemsOf(text: string): string[] {
  const { diagnostics } = createSurveyServices({ files: { read: () => ({ text }) } }).check(uri);
  return diagnostics
    .filter((d) => d.severity !== "hint")
    .map((d) => `${d.severity} ${d.code}: ${text.slice(d.span.start, d.span.end)}`);
}

describe("snippets", () => {
  it.each(snippets)("$locale: $title compiles as it is inserted", ({ body }) => {
    expect(problemsOf(sourceOf(body))).toEqual([]);
  });

  it.each(snippets)("$locale: $title is in house style", ({ body }) => {
    const text = textOf(body);
    expect(format(uri, text).text).toBe(text);
  });

  it("a snippet that does not compile would be noticed", () => {
    expect(problemsOf(sourceOf("single name “Which?” { 1 “a” 1 “b” }")).join()).toContain("error");
  });

  it.each(snippets)("$locale: $title has fields without gaps", ({ body }) => {
    const numbers = [...inserted(body).fields.keys()].filter((n) => n > 0).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  });

  it("there is one for every kind of question and every statement, in both languages", () => {
    for (const locale of ["en", "zh"] as const) {
      const bodies = snippets.filter((s) => s.locale === locale).map((s) => textOf(s.body));
      const words = new Set(bodies.flatMap((text) => text.match(/^[a-z]+/)?.[0] ?? []));
      const wanted = ["survey", "import", "welcome", "thanks", "scale", "choices", "dimension", "score"]
        .concat(["page", "demographics", "section", "if", "note", "compute", "check", "confirm", "stop"])
        .concat(["single", "multiple", "yesno", "consent", "rating", "rate", "differential", "ranking"])
        .concat(["allocate", "slider", "number", "text", "open", "date", "time", "grid"]);
      expect(wanted.filter((word) => !words.has(word))).toEqual([]);
      expect([...words].filter((word) => !keywords().includes(word))).toEqual([]);
    }
  });

  it("prefixes are not ambiguous, and the texts are in their language", () => {
    const prefixes = snippets.flatMap((s) => s.prefixes.map((p) => `${s.locale} ${p}`));
    expect(prefixes).toHaveLength(new Set(prefixes).size);
    for (const { locale, title, description, prefixes: own } of snippets) {
      expect(/\p{Script=Han}/u.test(title) && /\p{Script=Han}/u.test(description)).toBe(locale === "zh");
      expect(own.some((p) => /\p{Script=Han}/u.test(p))).toBe(locale === "zh");
    }
  });
});
