/** Laws of completion over all examples, whole and mutilated. */
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { CompletionItemKind } from "vscode-languageserver";
import type { Code } from "../../../language/diagnostics/registry.js";
import { isWordKind } from "../../../language/syntax/grammar-tables.js";
import { parse } from "../../../language/syntax/parse.js";
import { INSERTED, STRING, TEXTBLOCK } from "../../../language/syntax/tokens.js";
import { build, completeAt, type Example, examples, type Offered, taken } from "./support.js";

const all = examples();
const files = Object.fromEntries(all.map((e) => [e.uri, e.text]));
const builds = new Map(all.map((e) => [e.uri, build(e.uri, e.text, files)]));

function at(example: Example, offset: number, snippets = false): Offered | undefined {
  return completeAt(example.text, offset, {
    uri: example.uri,
    built: builds.get(example.uri)!,
    files,
    snippets,
  });
}

/** Words of an example that are not the author's own inventions: keywords, and names that lead somewhere. */
function* wordsOf(example: Example): Generator<{ start: number; end: number; word: string }> {
  const { tokens } = parse(example.uri, example.text);
  const built = builds.get(example.uri)!;
  const declared = new Set(built.symbols.occurrences.flatMap((o) => (o.declares ? [o.start] : [])));
  for (let i = 0; i < tokens.count; i++) {
    if (!isWordKind(tokens.kind[i]!) || tokens.flags[i]! & INSERTED || declared.has(tokens.start[i]!))
      continue;
    yield { start: tokens.start[i]!, end: tokens.end[i]!, word: tokens.text(i) };
  }
}

/** `zh-CN` answers to `zh` and `CN`, `std.agreement5` to both of its parts, `each row` to its first. */
function offers(offered: Offered | undefined, word: string): boolean {
  return offered?.candidates.some((c) => c.label.split(/[-. ]/).includes(word)) === true;
}

describe("every word of every example", () => {
  let quoted = 0;
  afterAll(() => expect(quoted).toBeGreaterThan(30));

  test.each(all)("is offered where it stands: $name", (example) => {
    const missing: string[] = [];
    for (const { start, end, word } of wordsOf(example)) {
      // before it is typed, when it is begun, when it is there
      const offsets = [start, start + 1, end];
      if (offsets.every((offset) => offers(at(example, offset), word))) continue;
      const line = example.text.slice(0, start).split("\n").length;
      missing.push(`${line}: ${word}`);
    }
    expect(missing).toEqual([]);
  });

  test.each(all)("is offered in the texts that quote answers, too: $name", (example) => {
    const missing: string[] = [];
    let seen = 0;
    const { tokens } = parse(example.uri, example.text);
    for (let i = 0; i < tokens.count; i++) {
      if (tokens.kind[i] !== STRING && tokens.kind[i] !== TEXTBLOCK) continue;
      const text = tokens.text(i);
      for (const pipe of text.matchAll(/(?<!\\)\{(#?[\p{L}_][\p{L}\p{N}_]*)/gu)) {
        const word = pipe[1]!.replace("#", "");
        const offset = tokens.start[i]! + pipe.index + pipe[0].length;
        seen++;
        if (!offers(at(example, offset), word)) missing.push(`${word} in ${text.slice(0, 40)}`);
      }
    }
    expect(missing).toEqual([]);
    quoted += seen;
  });
});

const example = fc.constantFrom(...all.map((e) => e.name));
const byName = new Map(all.map((e) => [e.name, e]));
/** Errors that a word raises which has no place where it stands. */
const OUT_OF_PLACE = new Set<Code>([
  "unexpected-token",
  "unknown-word",
  "undefined-name",
  "undefined-list",
  "unknown-option",
  "unknown-row",
  "unknown-attribute",
  "unknown-function",
  "forward-reference",
  "score-in-flow",
  "modifier-not-applicable",
  "mark-not-applicable",
  "misplaced-statement",
  "misplaced-element",
  "has-with-single",
]);

describe("what is offered fits", () => {
  test("in the place of a word it raises no error of a word out of place", () => {
    fc.assert(
      fc.property(example, fc.nat(), fc.nat(), (name, which, choice) => {
        const e = byName.get(name)!;
        const words = [...wordsOf(e)];
        const { start, end } = words[which % words.length]!;
        const offered = at(e, end, true);
        if (!offered || offered.items.length === 0) return;
        const item = offered.items[choice % offered.items.length]!;
        // What follows a dot was the part of another name.
        if (e.text[end] === ".") return;
        // A statement in place of another leaves the rest of it behind.
        if (
          /^\s*$/.test(e.text.slice(e.text.lastIndexOf("\n", start - 1) + 1, start)) &&
          item.sortText?.startsWith("c")
        )
          return;
        const edited = taken(e.text, item);
        const grown = edited.length - e.text.length;
        const from =
          start + (item.additionalTextEdits?.length ? grown - (item.label.length - (end - start)) : 0);
        const wrong = build(e.uri, edited, files).diagnostics.filter(
          (d) =>
            OUT_OF_PLACE.has(d.code) &&
            d.span.start < from + item.label.length &&
            d.span.end > from &&
            // What stood behind the old word may not fit behind another.
            !(item.kind === CompletionItemKind.Keyword && /^(undefined|unexpected|unknown)-/.test(d.code)),
        );
        expect(
          wrong.map((d) => `${d.code} by ${item.label} in ${edited.slice(from - 40, from + 40)}`),
        ).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test("at the end of a line it raises no error of syntax", () => {
    fc.assert(
      fc.property(example, fc.nat(), fc.nat(), (name, which, choice) => {
        const e = byName.get(name)!;
        const ends = [...e.text.matchAll(/[^\s{}"”,]+[^\S\n]*(?=\n)/g)].map((m) => m.index + m[0].length);
        const offset = ends[which % ends.length]!;
        const text = `${e.text.slice(0, offset)} ${e.text.slice(offset)}`;
        const offered = completeAt(text, offset + 1, {
          uri: e.uri,
          built: builds.get(e.uri)!,
          files,
          snippets: true,
        });
        if (!offered || offered.items.length === 0) return;
        const item = offered.items[choice % offered.items.length]!;
        const found = parse(e.uri, taken(text, item)).diagnostics.filter(
          (d) =>
            OUT_OF_PLACE.has(d.code) && d.span.start >= offset && d.span.start <= offset + item.label.length,
        );
        expect(found.map((d) => `${d.code}: ${item.label} after ${text.slice(offset - 40, offset)}`)).toEqual(
          [],
        );
      }),
      { numRuns: 400 },
    );
  });
});

describe("whatever the text", () => {
  const junk = fc.constantFrom(
    "{",
    "}",
    '"',
    "“",
    "”",
    "(",
    "[",
    "/*",
    '"""',
    ".",
    "｛",
    "，",
    "if ",
    " is ",
    "\n",
    "各",
    "\\",
  );
  const mutilated = fc
    .tuple(example, fc.nat(), fc.nat({ max: 400 }), fc.array(fc.tuple(fc.nat(), junk), { maxLength: 4 }))
    .map(([name, from, length, inserts]) => {
      const e = byName.get(name)!;
      const start = from % e.text.length;
      let text = e.text.slice(0, start) + e.text.slice(start + length);
      for (const [where, what] of inserts) {
        const offset = where % (text.length + 1);
        text = text.slice(0, offset) + what + text.slice(offset);
      }
      return { name, text, near: start };
    });

  test("completion answers, and replaces what is around the cursor on its line", () => {
    fc.assert(
      fc.property(mutilated, fc.nat(), fc.boolean(), ({ name, text, near }, where, close) => {
        const e = byName.get(name)!;
        const offset = close ? Math.min(text.length, near + (where % 20)) : where % (text.length + 1);
        const offered = completeAt(text, offset, {
          uri: e.uri,
          built: builds.get(e.uri)!,
          files,
          snippets: true,
        });
        for (const item of offered?.items ?? []) {
          const edit = item.textEdit!;
          const range = "range" in edit ? edit.range : edit.replace;
          const line = text.slice(0, offset).split(/\r\n|\n|\r/).length - 1;
          expect(range.start.line).toBe(range.end.line);
          expect(range.start.line).toBe(line);
        }
      }),
      { numRuns: 600 },
    );
  });

  test.each(all)("at every offset of $name", (e) => {
    for (let offset = 0; offset <= e.text.length; offset += 7) {
      const offered = at(e, offset);
      if (!offered) continue;
      const { word } = offered.place;
      expect(word.start <= offset && offset <= word.end).toBe(true);
      expect(new Set(offered.labels).size).toBe(offered.labels.length);
    }
  });
});
