/** What authors write is shown as they wrote it: nothing becomes a link, a heading, HTML or an icon. */
import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Block,
  list,
  type Piece,
  paragraph,
  prose,
  rule,
  toMarkdown,
  toPlain,
} from "../../server/features/markup.js";

interface MarkdownReader {
  render(text: string): string;
  validateLink: (href: string) => boolean;
}
// The reader of the editor's own tools, with everything on that an editor may have on.
const MarkdownIt = createRequire(import.meta.url)("markdown-it") as new (options: object) => MarkdownReader;
const reader = new MarkdownIt({ html: true, linkify: true });
reader.validateLink = () => true;

const HOSTILE = [
  "[x](command:workbench.action.quit)",
  "[x][y]",
  "![x](https://evil.example/x.png)",
  "<img src=x onerror=alert(1)>",
  "</code><script>alert(1)</script>",
  "`code` ``two``",
  "```\nfence",
  "1. one",
  "1) one",
  "- item",
  "+ item",
  "* item *",
  "# heading",
  "> quote",
  "---",
  "===",
  "| a | b |\n|---|---|",
  "~~struck~~",
  "_em_ __strong__ **strong** *em*",
  "&lt;b&gt; &#60;",
  "$(alert) $(bug)",
  "http://evil.example https://evil.example/a?b www.evil.example a@b.example",
  "    indented",
  "\ttab",
  "a  \nb",
  "back\\slash \\* \\",
  "[ref]: https://evil.example",
  "<https://evil.example>",
  "^x^ ==y== ::z::",
  "“引号”，全角（）",
];

const decode = (html: string) =>
  html
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");
const words = (html: string) =>
  decode(html.replace(/<[^>]*>/g, ""))
    .replace(/\s+/g, " ")
    .trim();
const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

function expectLiteral(text: string, wrap: (piece: Piece) => Block, tags: string): void {
  const html = reader.render(toMarkdown([wrap(text)]));
  expect(words(html), html).toBe(oneLine(text));
  expect(html.replace(/[^<]*(<\/?\w+)[^>]*>[^<]*/g, "$1 ").trim(), html).toBe(tags);
}

describe("a text is shown literally", () => {
  test.each(HOSTILE)("%j", (text) => {
    expectLiteral(text, (x) => paragraph([x]), "<p </p");
    expectLiteral(text, (x) => list([[x]]), "<ul <li </li </ul");
    expectLiteral(text, (x) => paragraph([{ strong: [x] }]), "<p <strong </strong </p");
    expect(toPlain([paragraph([text])])).toBe(oneLine(text));
  });

  test("whatever it is made of", () => {
    const bits = fc.constantFrom(
      ..."\\ ` * _ [ ] ( ) < > # + - . ! | ~ & $ : / @ { } ^ = \" ' 1 a 好".split(" "),
      " ",
      "\n",
      "www.",
      "http://",
      "](command:x)",
      "&amp;",
    );
    fc.assert(
      fc.property(
        fc.array(bits, { minLength: 1, maxLength: 14 }).map((b) => b.join("")),
        (text) => {
          fc.pre(text.trim() !== "");
          expectLiteral(text, (x) => paragraph([x]), "<p </p");
          expectLiteral(text, (x) => list([["a ", x]].map(([, y]) => [y as Piece])), "<ul <li </li </ul");
        },
      ),
      { numRuns: 3_000 },
    );
  });

  test("code, too", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[`a \\<*]{1,8}$/), (code) => {
        fc.pre(code.trim() !== "");
        const html = reader.render(toMarkdown([paragraph(["x ", { code }, " y"])]));
        expect(html).toMatch(/^<p>x <code>[\s\S]*<\/code> y<\/p>\n$/);
        expect(decode(/<code>([\s\S]*)<\/code>/.exec(html)![1]!).trim()).toBe(oneLine(code));
      }),
      { numRuns: 500 },
    );
  });
});

test("blocks stay apart, lines stay lines, links lead where they say", () => {
  const blocks = [
    paragraph([{ strong: ["7. Title"] }], [{ em: ["second line"] }]),
    list([["a"], ["b"]]),
    rule,
    paragraph(["see ", { link: "line [3]", to: "file:///w/a b(1)>.survey#L3" }]),
  ];
  expect(reader.render(toMarkdown(blocks))).toBe(
    `<p><strong>7. Title</strong><br>\n<em>second line</em></p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<hr>\n` +
      `<p>see <a href="file:///w/a%20b(1)%3E.survey#L3">line [3]</a></p>\n`,
  );
  expect(toPlain(blocks)).toBe("7. Title\nsecond line\n- a\n- b\n\nsee line [3]");
});

test("our own sentences may hold code", () => {
  expect(prose("Write `a` or `b`.")).toEqual(["Write ", { code: "a" }, " or ", { code: "b" }, "."]);
});
