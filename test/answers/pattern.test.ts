import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatPatterns } from "../../language/answers/formats.js";
import { matches, patternProblem } from "../../language/instrument/pattern.js";

const native = (text: string, pattern: string) => new RegExp(`^(?:${pattern})$`, "u").test(text);

describe("patterns", () => {
  const rows: [pattern: string, yes: string[], no: string[]][] = [
    ["[A-Z]{2}\\d{4}", ["AB1234"], ["AB123", "ab1234", "xAB1234", "AB12345"]],
    ["a|bc", ["a", "bc"], ["ac", "abc", ""]],
    ["^a$", ["a"], ["ba"]],
    ["\\p{Script=Han}+", ["小明"], ["小m"]],
    ["[\\p{L}\\- ]*", ["Ana-Lía Müller", ""], ["3"]],
    [".", ["😀", "x"], ["\n", "xx"]],
    ["\\u{1F600}|\\uD83D\\uDE01", ["😀", "😁"], ["x"]],
    ["(?<year>\\d{4})(?:-\\d\\d)?", ["2024", "2024-05"], ["2024-5"]],
    ["(?!0000)\\d{4}", ["0001"], ["0000"]],
    ["(?=.*\\d)(?=.*[a-z]).{3,5}?", ["a1x"], ["abc", "a1", "a1bcde"]],
    ["a\\b.b", ["a b"], ["axb"]],
    ["(?:\\B.)*", ["", "--"], ["a"]],
    ["\\[\\]\\(\\)\\/[)\\]|]", ["[]()/]"], ["[]()/["]],
    ["x{0}y{2,}", ["yy", "yyyy"], ["y", "xyy"]],
    ["(a*)*b", ["b", "aaab"], ["a"]],
    ["\\x41\\t\\cA", ["A\t\u0001"], ["A"]],
  ];
  it.each(rows)("%s", (pattern, yes, no) => {
    for (const text of yes)
      expect([text, matches(text, pattern), native(text, pattern)]).toEqual([text, true, true]);
    for (const text of no)
      expect([text, matches(text, pattern), native(text, pattern)]).toEqual([text, false, false]);
  });

  it.each([
    ["(", "syntax"],
    ["a{2,1}", "syntax"],
    ["\\-", "syntax"],
    ["a)(b", "syntax"],
    ["(a)\\1", "unsupported"],
    ["(?<x>a)\\k<x>", "unsupported"],
    ["(?<=a)b", "unsupported"],
    ["(?<!a)b", "unsupported"],
    ["a+", undefined],
  ])("%s is %s", (pattern, problem) => {
    expect(patternProblem(pattern)).toBe(problem);
    expect(matches("a", pattern) === undefined).toBe(problem !== undefined);
  });

  it.each([
    "(a+)+",
    "(a|a)*",
    "(a|aa)+",
    "(.*)*x",
    "(?:(?=(a+)+b)a|a)*",
    "(x+x+)+y",
    "a{1000000}",
    "(a{0,9999}){9999}b",
  ])("%s does not hang on what makes engines backtrack", (pattern) => {
    // What hangs is ended by the time limit of the suite.
    matches(`${"a".repeat(40)}!`, pattern);
    matches(`${"a".repeat(20_000)}!`, pattern);
    matches("x".repeat(5000), pattern);
  });

  it("agrees with the platform's engine", () => {
    const unit = fc.constantFrom(
      "a",
      "b",
      ".",
      "[ab]",
      "[^a]",
      "\\d",
      "\\w",
      "^",
      "$",
      "\\b",
      "1",
      "😀",
      "\\.",
    );
    const { pattern } = fc.letrec<{ pattern: string; part: string }>((tie) => ({
      part: fc.oneof(
        { maxDepth: 4 },
        unit,
        tie("pattern").map((inner) => `(${inner})`),
        tie("pattern").map((inner) => `(?=${inner})`),
        tie("pattern").map((inner) => `(?!${inner})`),
        fc
          .tuple(
            tie("pattern").map((inner) => `(?:${inner})`),
            fc.constantFrom("*", "+", "?", "{2}", "{1,3}", "{2,}", "*?", "{0,1}?"),
          )
          .map(([inner, count]) => inner + count),
      ),
      pattern: fc
        .array(
          fc.array(tie("part"), { maxLength: 3 }).map((parts) => parts.join("")),
          { minLength: 1, maxLength: 2 },
        )
        .map((ways) => ways.join("|")),
    }));
    const text = fc.string({ unit: fc.constantFrom("a", "b", "1", ".", " ", "😀"), maxLength: 7 });
    fc.assert(
      fc.property(pattern, text, (source, subject) => {
        expect(matches(subject, source)).toBe(native(subject, source));
      }),
      { numRuns: 2000 },
    );
  });
});

describe("formats", () => {
  const rows: [keyof typeof formatPatterns, yes: string[], no: string[]][] = [
    [
      "email",
      ["a@b.co", "li.ming+x@mail.example.cn", "用户@例子.公司"],
      ["a@b", "a b@c.de", "a@@b.cd", "@b.cd", "a@b.", "a@.b", "a@b..c", ""],
    ],
    [
      "phone",
      [
        "13800138000",
        "+86 138 0013 8000",
        "(010) 8888-6666",
        "010-88886666转123",
        "+1 (555) 010-9999 ext. 12",
      ],
      ["123", "abc", "++8613800138000", "138001380001380013800138"],
    ],
    [
      "url",
      ["https://example.com", "http://例子.中国/路径?q=1#x", "https://a.b-c.de:8080/x"],
      ["example.com", "ftp://example.com", "https://x", "javascript:alert(1)", "https://a b.com"],
    ],
  ];
  it.each(rows)("%s", (format, yes, no) => {
    const pattern = formatPatterns[format];
    for (const text of yes)
      expect([text, matches(text, pattern), native(text, pattern)]).toEqual([text, true, true]);
    for (const text of no)
      expect([text, matches(text, pattern), native(text, pattern)]).toEqual([text, false, false]);
  });
});
