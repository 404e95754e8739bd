import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import type { SemanticTokens, SemanticTokensDelta } from "vscode-languageserver";
import { Lines } from "../../server/features/lines.js";
import { colour } from "../../server/features/semantic-tokens/colour.js";
import { difference, encode } from "../../server/features/semantic-tokens/index.js";
import { MODIFIERS, TYPES } from "../../server/features/semantic-tokens/legend.js";
import { edited, edits } from "../fuzz/slips.js";
import { TestClient } from "./support/client.js";
import { builtOf, EXAMPLES } from "./support/structure.js";

/** `words:type` of each token. */
function colours(text: string, everything = false, others: Record<string, string> = {}): string[] {
  return colour(builtOf(text, others), { everything }).map(
    (t) =>
      `${text.slice(t.start, t.end)}:${t.type}${MODIFIERS.filter((_, i) => t.modifiers & (1 << i))
        .map((m) => (m === "declaration" ? "!" : "*"))
        .join("")}`,
  );
}

/** Tokens as offsets again. */
function decoded(text: string, data: readonly number[]) {
  const { starts } = new Lines(text);
  const out: { start: number; end: number; type: string }[] = [];
  let [line, character] = [0, 0];
  for (let i = 0; i < data.length; i += 5) {
    character = data[i] === 0 ? character + data[i + 1]! : data[i + 1]!;
    line += data[i]!;
    const start = starts[line]! + character;
    out.push({ start, end: start + data[i + 2]!, type: TYPES[data[i + 3]!]! });
  }
  return out;
}

const HEAD = `scale agree 1..2 {\n  1 "No"\n  2 "Yes"\n}\nsingle sex "Sex" {\n  female "F"\n  9 "None" missing\n}\n`;

describe("names are coloured by what they stand for", () => {
  test.each<[string, string, string[]]>([
    ["questions and options", "if sex is female { }", ["sex:question", "female:option"]],
    ["codes", "if sex is 9 { }", ["sex:question", "9:code"]],
    ["scales", 'rating a "A" on agree', ["a:question!", "agree:scale"]],
    [
      "rows by their code",
      'rate r "R" on agree { 1 "a" }\nif r.1 is 1 { }',
      ["r:question!", "agree:scale", "1:code!", "r:question", "1:code", "1:code"],
    ],
    [
      "perspectives",
      'rate r "R" on agree {\n  as P "Now"\n  x "a"\n}\ncompute c = r.x.P',
      [
        "r:question!",
        "agree:scale",
        "P:parameter!",
        "x:option!",
        "c:variable!",
        "r:question",
        "x:option",
        "P:parameter",
      ],
    ],
    [
      "dimensions and scores, functions, attributes",
      'dimension d "D" { 1 "a" }\nrate r "R" of d on agree\nscore s "S" = mean(d)\nnote "{s.band}"',
      [
        "d:dimension!",
        "1:code!",
        "r:question!",
        "d:dimension",
        "agree:scale",
        "s:score!",
        "mean:function*",
        "d:dimension",
        "s:score",
        "band:property",
      ],
    ],
    [
      "pages and units of time",
      'page p "P" { date d "D" }\ncheck d < today - 2 weeks "x"',
      ["p:page!", "d:question!", "d:question", "today:variable*", "weeks:unit"],
    ],
    [
      "in pipes, between other words",
      'note "Your {sex.label | none}, {#sex}."',
      ["sex:question", "label:property", "sex:question"],
    ],
    [
      "yes and no of a question that knows them",
      'yesno y "Y"\nif y is no { }',
      ["y:question!", "y:question", "no:option*"],
    ],
    ["keywords that serve as names", 'number page "P"\nif page > 1 { }', ["page:question!", "page:question"]],
    [
      "Chinese names, full-width signs",
      "number 年龄 “年龄”\nif 年龄 ＞ 18 ｛ ｝",
      ["年龄:question!", "年龄:question"],
    ],
  ])("%s", (_, text, expected) => {
    const offset = colours(HEAD).length;
    expect(colours(HEAD + text).slice(offset)).toEqual(expected);
  });

  test("also those of other files, by their short name", () => {
    const scales = 'scale agree 1..2 {\n  1 "a"\n  2 "b"\n}\n';
    expect(
      colours('import "./s.survey" as s\nrating a "A" on s.agree\n', false, { "file:///w/s.survey": scales }),
    ).toEqual(["s:namespace!", "a:question!", "s:namespace", "agree:scale"]);
    expect(colours('import "rensis:scales/en"\nrating a "A" on agreement5\n')).toContain("agreement5:scale*");
  });

  test.each([
    ["a name that nothing declares", "if agee > 1 { }", "agee"],
    ["an option that the question does not have", "if sex is femal { }", "femal"],
    ["a function that does not exist", "compute c = meen(sex)", "meen"],
    ["a scale that does not exist", 'rating a "A" on agre', "agre"],
    ["words in a text that takes no pipes", 'text t "T" pattern "{sex}"', "sex:question "],
  ])("not %s", (_, text, name) => {
    expect(
      colours(HEAD + text)
        .slice(colours(HEAD).length)
        .join(" "),
    ).not.toMatch(new RegExp(`(^| )${name}`));
  });
});

describe("for editors without a grammar", () => {
  test("everything is coloured, each line for itself", () => {
    const text = `// c\nsurvey s {\n  language zh-CN\n}\nwelcome """\n  a {s}\n  b\n  """\nnumber n "N" 1..9 unit "kg"\n`;
    const built = builtOf(text);
    const data = encode(text, colour(built, { everything: true }));
    expect(decoded(text, data).map((t) => `${text.slice(t.start, t.end)}:${t.type}`)).toEqual([
      "// c:comment",
      "survey:keyword",
      "s:page",
      "language:keyword",
      "welcome:keyword",
      '""":string',
      "  a :string",
      "  b:string",
      '  """:string',
      "number:keyword",
      "n:question",
      '"N":string',
      "1:number",
      "..:operator",
      "9:number",
      "unit:keyword",
      '"kg":string',
    ]);
  });
});

describe("laws", () => {
  const others = EXAMPLES.map(([, text]) => text);
  const texts = fc
    .tuple(fc.constantFrom(...others), fc.option(edits, { nil: [] }))
    .map(([text, slips]) => edited(text, slips, others));

  test("tokens are in order, do not overlap, stand on one line and inside of the text", () => {
    fc.assert(
      fc.property(texts, fc.boolean(), (text, everything) => {
        const data = encode(text, colour(builtOf(text), { everything }));
        expect(data.every((n) => Number.isInteger(n) && n >= 0)).toBe(true);
        const lines = new Lines(text);
        let before = 0;
        for (const t of decoded(text, data)) {
          expect(t.start).toBeGreaterThanOrEqual(before);
          expect(t.end).toBeGreaterThan(t.start);
          expect(t.end).toBeLessThanOrEqual(lines.endOf(lines.lineOf(t.start)));
          before = t.end;
        }
      }),
      { numRuns: 150 },
    );
  });

  test("those of a part are those of the whole that lie in it", () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), fc.boolean(), (text, a, b, everything) => {
        const built = builtOf(text);
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const part = colour(built, { everything, within: { start, end } });
        const whole = colour(built, { everything });
        const inside = whole.filter((t) => t.start >= start && t.end <= end);
        expect(part.filter((t) => t.start >= start && t.end <= end)).toEqual(inside);
        for (const t of part) expect(whole).toContainEqual(t);
      }),
      { numRuns: 100 },
    );
  });

  test("a difference makes the one out of the other", () => {
    const numbers = fc.array(fc.nat(3), { maxLength: 30 });
    fc.assert(
      fc.property(numbers, numbers, (before, after) => {
        const now = [...before];
        for (const e of difference(before, after)) now.splice(e.start, e.deleteCount, ...(e.data ?? []));
        expect(now).toEqual(after);
      }),
    );
  });

  test("every name of the examples has a colour", () => {
    for (const [, text] of EXAMPLES) {
      const built = builtOf(text);
      const coloured = new Set(colour(built, { everything: false }).map((t) => t.start));
      const bare = built.symbols.occurrences.filter((o) => !coloured.has(o.start));
      expect(bare.map((o) => text.slice(o.start, o.end))).toEqual([]);
    }
  });
});

describe("over the protocol", () => {
  let client: TestClient;
  afterEach(() => client.stop());

  test("in full, by difference after an edit, of a part; the legend names what is sent", async () => {
    client = await TestClient.start();
    const { legend } = client.initialized.capabilities.semanticTokensProvider!;
    expect(legend.tokenTypes).toEqual([...TYPES]);
    await client.open("a.survey", HEAD);
    const full = await client.request<SemanticTokens>("textDocument/semanticTokens/full", "a.survey");
    await client.edit("a.survey", HEAD.length, HEAD.length, "if sex is female { }\n");
    const now = client.document("a.survey").getText();
    const delta = await client.request<SemanticTokensDelta>(
      "textDocument/semanticTokens/full/delta",
      "a.survey",
      {
        previousResultId: full.resultId,
      },
    );
    const data = [...full.data];
    for (const e of delta.edits) data.splice(e.start, e.deleteCount, ...(e.data ?? []));
    expect(
      decoded(now, data)
        .map((t) => now.slice(t.start, t.end))
        .slice(-2),
    ).toEqual(["is", "female"]);
    const unknown = await client.request<SemanticTokens>(
      "textDocument/semanticTokens/full/delta",
      "a.survey",
      {
        previousResultId: "long gone",
      },
    );
    expect(unknown.data).toEqual(data);
    const part = await client.request<SemanticTokens>("textDocument/semanticTokens/range", "a.survey", {
      range: { start: { line: 8, character: 0 }, end: { line: 9, character: 0 } },
    });
    expect(decoded(now, part.data).map((t) => now.slice(t.start, t.end))).toEqual([
      "if",
      "sex",
      "is",
      "female",
    ]);
  });

  test("an editor with a grammar is sent what that cannot know", async () => {
    client = await TestClient.start({
      capabilities: {
        textDocument: {
          semanticTokens: {
            requests: {},
            tokenTypes: [],
            tokenModifiers: [],
            formats: ["relative"],
            augmentsSyntaxTokens: true,
          },
        },
      },
    });
    await client.open("a.survey", HEAD);
    const { data } = await client.request<SemanticTokens>("textDocument/semanticTokens/full", "a.survey");
    expect(decoded(HEAD, data).map((t) => HEAD.slice(t.start, t.end))).toEqual([
      "agree",
      "1",
      "2",
      "sex",
      "female",
      "9",
    ]);
  });
});
