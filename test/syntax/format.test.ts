import { describe, expect, it } from "vitest";
import { format } from "../../language/syntax/format/index.js";
import { widthOf } from "../../language/syntax/format/width.js";

/** What the formatter does to a text: [what, before, after]. */
const CASES: [string, string, string][] = [
  [
    "indentation and blanks",
    `page   p  "P"{\n        text t"T"required\n   }\n`,
    `page p "P" {\n  text t "T" required\n}\n`,
  ],
  ["a statement a line", `text a "A" text b "B"`, `text a "A"\ntext b "B"\n`],
  [
    "entries in columns, Chinese counted twice",
    `multiple m "M" {\napp "手机 APP"\nweb "网站" fixed\nother=3 "其他" specify\nnever "都没有" exclusive\n}\n`,
    `multiple m "M" {\n  app       "手机 APP"\n  web       "网站"     fixed\n  other = 3 "其他"     specify\n  never     "都没有"   exclusive\n}\n`,
  ],
  [
    "codes and intervals",
    `single a "A" {\n1 ..25\n2 26 .. 35\n10 36 ..\n}\n`,
    `single a "A" {\n  1  ..25\n  2  26..35\n  10 36..\n}\n`,
  ],
  [
    "bands",
    `score s = sum(q) {\n0..4 "low"\n10..14 "high" advice "Rest."\n}\n`,
    `score s = sum(q) {\n  0..4   "low"\n  10..14 "high" advice "Rest."\n}\n`,
  ],
  [
    "two ends of an item",
    `differential d "D" {\nwarm "冷淡的" "热情的"\nclear "混乱" "清楚" reversed\n}\n`,
    `differential d "D" {\n  warm  "冷淡的" "热情的"\n  clear "混乱"   "清楚"   reversed\n}\n`,
  ],
  [
    "marks are not pushed far to the right",
    `single a "A" {\n1 "${"long ".repeat(14)}"\n2 "b" missing\n3 "other" specify\n}\n`,
    `single a "A" {\n  1 "${"long ".repeat(14)}"\n  2 "b"     missing\n  3 "other" specify\n}\n`,
  ],
  [
    "a blank line ends a run",
    `choices c {\na "A"\nlonger "B"\n\nb "C"\n}\n`,
    `choices c {\n  a      "A"\n  longer "B"\n\n  b "C"\n}\n`,
  ],
  [
    "settings",
    `survey s "S" {\nlanguage en\nversion "1"\nanonymous\nanswers required\n}\n`,
    `survey s "S" {\n  language en\n  version  "1"\n  anonymous\n  answers  required\n}\n`,
  ],
  [
    "runs of scores of one shape",
    `score a "A"=1\nscore bcd "B"=2\nscore e=3\n`,
    `score a   "A" = 1\nscore bcd "B" = 2\nscore e = 3\n`,
  ],
  [
    "runs of questions",
    `text name "Name" personal\nnumber age "Age" 0..9\n`,
    `text   name "Name" personal\nnumber age  "Age"  0..9\n`,
  ],
  [
    "a short list stays on its line",
    `single a "A" {yes "Yes" no "No"}`,
    `single a "A" { yes "Yes"  no "No" }\n`,
  ],
  [
    "a list of more than three does not",
    `single a "A" {1 "a" 2 "b" 3 "c" 4 "d"}`,
    `single a "A" {\n  1 "a"\n  2 "b"\n  3 "c"\n  4 "d"\n}\n`,
  ],
  [
    "perspectives side by side",
    `rate r "R" on s { as E "期望"   as P "感受" on t }`,
    `rate r "R" on s { as E "期望"  as P "感受" on t }\n`,
  ],
  [
    "perspectives above items",
    `rate r "R" on s {\nas E "期望" as P "感受"\n1 "x"\n}`,
    `rate r "R" on s {\n  as E "期望"  as P "感受"\n  1 "x"\n}\n`,
  ],
  [
    "details",
    `choices c {\na "A"{help "h"}\nbcd "B" specify {\nhelp "h"\nphrase "p" }\n}`,
    `choices c {\n  a   "A" { help "h" }\n  bcd "B" specify {\n    help   "h"\n    phrase "p"\n  }\n}\n`,
  ],
  [
    "if and else",
    `if a{note "x"}\nelse if b {note "y"} else {}\n`,
    `if a {\n  note "x"\n} else if b {\n  note "y"\n} else {}\n`,
  ],
  [
    "blank lines",
    `scale a 1..2 {\n\n\n1 "x"\n\n\n2 "y"\n\n}\nnote "a"\n\n\n\nnote "b"\nnote "c"\npage {\nnote "d"\n}`,
    `scale a 1..2 {\n  1 "x"\n\n  2 "y"\n}\n\nnote "a"\n\nnote "b"\nnote "c"\n\npage {\n  note "d"\n}\n`,
  ],
  [
    "comments",
    `// first\nnote "a"// behind\nnote "longer" // too\n/* alone */\nnote /* within */ "b"\npage { // opens\n// inside\n/* before */ note "c"\n// last\n}\n// end`,
    `// first\nnote "a"       // behind\nnote "longer"  // too\n/* alone */\nnote /* within */ "b"\n\npage {  // opens\n  // inside\n  /* before */ note "c"\n  // last\n}\n// end\n`,
  ],
  [
    "rows of stars",
    `page {\n/**\n* What it is about.\n      * More.\n*/\ntext t "T"\n}\n`,
    `page {\n  /**\n   * What it is about.\n   * More.\n   */\n  text t "T"\n}\n`,
  ],
  [
    "other comments of several lines",
    `page {\n/* one\n     two */\ntext t "T"\n}\n`,
    `page {\n  /* one\n     two */\n  text t "T"\n}\n`,
  ],
  [
    "a comment in the middle of a statement",
    `text t // why\n"T"\nrequired\n`,
    `text t  // why\n    "T" required\n`,
  ],
  [
    "operators of other languages",
    `if a==1&&b!=2||!c {\nnote "x"\n}`,
    `if a is 1 and b is not 2 or not c {\n  note "x"\n}\n`,
  ],
  [
    "more of them",
    `compute x = a ** 2 => b\ncompute y = a <> b\n`,
    `compute x = a ^ 2 >= b\ncompute y = a is not b\n`,
  ],
  [
    "full-width punctuation and digits",
    `if ａ１ ＞＝ ２ ＆＆ （b ＝＝ １） ｛\nnote “好，“朋友”！”\n｝`,
    `if ａ1 >= 2 and (b is 1) {\n  note “好，“朋友”！”\n}\n`,
  ],
  ["an enumeration comma", `dimension d "D" = a、b，c reversed`, `dimension d "D" = a, b, c reversed\n`],
  ["with becomes plus", `single a "A" from b with c\n`, `single a "A" from b plus c\n`],
  ["but not as a name", `single with "A" from with\n`, `single with "A" from with\n`],
  ["not in stays", `if a not in [1,2] {\nnote "x"\n}`, `if a not in [1, 2] {\n  note "x"\n}\n`],
  ["signs and subtractions", `compute x = - a-b - -1 * -( c )\n`, `compute x = -a - b - -1 * -(c)\n`],
  ["a sign does not become part of a number", `compute x = - 1\n`, `compute x = - 1\n`],
  [
    "names and tags",
    `survey s "S" {\nlanguage zh - Hans\n}\nif q . 9 > 0 {\nnote "x"\n}`,
    `survey s "S" {\n  language zh-Hans\n}\n\nif q.9 > 0 {\n  note "x"\n}\n`,
  ],
  [
    "calls and conditions",
    `compute x = mean ( a ,b )\ntext t "T" when( a or b )\n`,
    `compute x = mean(a, b)\ntext t "T" when (a or b)\n`,
  ],
  ["chosen", `ranking r "R" from  chosen ( used ) top 3\n`, `ranking r "R" from chosen(used) top 3\n`],
  [
    "long lines go on at a modifier",
    `single drinking "${"w".repeat(60)}" from chosen(used) instruction "${"i".repeat(30)}" when count(used) > 1 {\n1 "x"\n}`,
    `single drinking "${"w".repeat(60)}" from chosen(used)\n    instruction "${"i".repeat(30)}" when count(used) > 1 {\n  1 "x"\n}\n`,
  ],
  [
    "then at and, or",
    `if ${Array(8).fill("first_question > 10").join(" or ")} {\nnote "x"\n}`,
    `if ${Array(4).fill("first_question > 10").join(" or ")}\n    or ${Array(4).fill("first_question > 10").join(" or ")} {\n  note "x"\n}\n`,
  ],
  [
    "keys",
    `dimension d "D" = ${Array.from({ length: 40 }, (_, i) => `i ${i}`).join(",")}`,
    `dimension d "D" = ${Array.from({ length: 17 }, (_, i) => `i ${i}`).join(", ")},\n    ${Array.from({ length: 17 }, (_, i) => `i ${i + 17}`).join(", ")},\n    ${Array.from({ length: 6 }, (_, i) => `i ${i + 34}`).join(", ")}\n`,
  ],
  [
    "entries are never broken",
    `single a "A" {\n1 "${"x".repeat(130)}" specify\n}`,
    `single a "A" {\n  1 "${"x".repeat(130)}" specify\n}\n`,
  ],
  [
    "text blocks keep their inside",
    `page {\nwelcome\n"""\n      a\n\tb   \n\n  """\n}`,
    `page {\n  welcome """\n      a\n\tb   \n\n  """\n}\n`,
  ],
  ["a line break that carries meaning", `text\nrequired personal\n`, `text\n    required personal\n`],
  [
    "nor does a unit come into being",
    `date d "D" when a > 3\nday optional\n`,
    `date d "D" when a > 3\n    day optional\n`,
  ],
  ["no source, no text", ` \n\n`, ""],
  ["only a comment", `\n\n// x  \n`, "// x\n"],
  ["a byte order mark", `\ufeffnote "x"`, `note "x"\n`],
];

describe("format", () => {
  it.each(CASES)("%s", (_, before, after) => {
    expect(format("f", before)).toEqual({ text: after, diagnostics: [] });
    expect(format("f", after).text).toBe(after);
  });

  it("leaves a text with errors alone and says which", () => {
    const text = `page  {\n text t "T\n}`;
    const made = format("f", text);
    expect(made.text).toBe(text);
    expect(made.diagnostics.map((d) => d.code)).toEqual(["unclosed-text"]);
  });

  it("leaves a text alone when its quotes do not match", () => {
    const text = `text   t “A“   required`;
    expect(format("f", text).text).toBe(text);
    expect(format("f", text).diagnostics.map((d) => d.code)).toEqual(["wrong-quotes"]);
  });

  it("keeps the line ends that most lines have", () => {
    expect(format("f", `note  "a"\r\nnote "b"\r\nnote "c"\n`).text).toBe(
      `note "a"\r\nnote "b"\r\nnote "c"\r\n`,
    );
    expect(format("f", `note  "a"\r\nnote "b"\nnote "c"\n`).text).toBe(`note "a"\nnote "b"\nnote "c"\n`);
    expect(format("f", `note "a"\rnote "b"\u2028note "c"`).text).toBe(`note "a"\nnote "b"\nnote "c"\n`);
  });

  it("does not touch the line ends inside a text block", () => {
    const text = `note """\n  a\n  b\n  """\r\nnote "c"\r\n`;
    expect(format("f", text).text).toBe(text);
    expect(format("f", format("f", text).text).text).toBe(text);
  });

  it("writes wrapped lines and comments with the same line ends", () => {
    const text = `/* a\r\n b */\r\ncheck ${Array(10).fill("first_question > 10").join(" or ")} "M"\r\n`;
    expect(format("f", text).text.replaceAll("\r\n", "")).not.toContain("\n");
  });
});

describe("width", () => {
  it.each([
    ["abc", 3],
    ["性别", 4],
    ["ＡＢ", 4],
    ["“好”", 4],
    ["é", 1],
    ["e\u0301", 1],
    ["🙂", 2],
    ["𠀀", 2],
    ["한국", 4],
    ["سؤال", 4],
    ["ﾊﾟ", 2],
    ["", 0],
  ])("%s", (text, width) => {
    expect(widthOf(text)).toBe(width);
  });
});
