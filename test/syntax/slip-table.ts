/** Slips that authors make, and the one message that each must give. */
export interface Slip {
  what: string;
  /** Lines within a page, between a good question and another. */
  text: string;
  code: string;
  /** Line of the slip, from 1. */
  line?: number;
  /** The preferred fix repairs it. */
  fix?: true;
  /** Stands at the top of the file instead of on a page. */
  top?: true;
}

const list = '\n  1 "x"\n  2 "y"\n}';
const n = 'number n "N" 0..9\n';

export const SLIPS: readonly Slip[] = [
  // quotes
  { what: "closing quote", text: `single a "A {${list}`, code: "unclosed-text", fix: true },
  {
    what: "closing quote of an option",
    text: `single a "A" {\n  1 "x\n  2 "y"\n}`,
    code: "unclosed-text",
    line: 2,
    fix: true,
  },
  { what: "closing quote before modifiers", text: `note "Hello`, code: "unclosed-text", fix: true },
  { what: "opening quote", text: `single a A" {${list}`, code: "missing-opening-quote", fix: true },
  {
    what: "opening quote of an option",
    text: `single a "A" {\n  1 女"\n  2 "男"\n}`,
    code: "missing-opening-quote",
    line: 2,
    fix: true,
  },
  { what: "no quotes at all", text: `single a Your sex {${list}`, code: "unquoted-text", fix: true },
  { what: "no quotes at all, Chinese", text: `single a 您的性别 {${list}`, code: "unquoted-text", fix: true },
  {
    what: "no quotes around options",
    text: `single a "A" {\n  female 女\n  male 男\n}`,
    code: "unquoted-text",
    line: 2,
    fix: true,
  },
  { what: "a note without quotes", text: "note What a day", code: "unquoted-text", fix: true },
  { what: "two opening quotes", text: `single a “A“ {${list}`, code: "wrong-quotes", fix: true },
  {
    what: "typewriter quotes of a programmer",
    text: `single a 'A' {${list}`,
    code: "wrong-quotes",
    fix: true,
  },
  { what: "smart single quotes", text: `single a ‘A’ {${list}`, code: "wrong-quotes", fix: true },
  {
    what: "single quotes around an apostrophe",
    text: `text t 'don't know'`,
    code: "wrong-quotes",
    fix: true,
  },
  { what: "corner quotes", text: `single a 「性别」 {${list}`, code: "wrong-quotes", fix: true },
  { what: "German quotes", text: `single a „A“ {${list}`, code: "wrong-quotes", fix: true },
  { what: "closing quote of another kind", text: `single a "A” {${list}`, code: "wrong-quotes", fix: true },
  { what: "text block never closed", text: `note """\n  Hello\n  world`, code: "unclosed-text-block" },
  {
    what: "text block never closed, another follows",
    text: `note """\n  Hello\ntext t "T" help """\n  world\n  """`,
    code: "unclosed-text-block",
  },
  { what: "comment never closed", text: `/* to do\ntext t "T"`, code: "unclosed-comment" },

  // braces and brackets
  { what: "opening brace", text: `single a "A"${list}`, code: "missing-opening-brace", fix: true },
  {
    what: "opening brace of a condition",
    text: `${n}if n > 3\n  note "x"\n}`,
    code: "missing-opening-brace",
    line: 2,
    fix: true,
  },
  {
    what: "closing brace",
    text: `single a "A" {\n  1 "x"\n  2 "y"\n`,
    code: "missing-closing-brace",
    fix: true,
  },
  {
    what: "closing brace of a condition",
    text: `${n}if n > 3 {\n  note "x"\n`,
    code: "missing-closing-brace",
    line: 2,
    fix: true,
  },
  {
    what: "closing brace, nothing inside",
    text: `if "x" is "y" {`,
    code: "missing-closing-brace",
    fix: true,
  },
  {
    what: "one closing brace too many",
    text: `single a "A" { 1 "x"  2 "y" }}`,
    code: "spare-brace",
    fix: true,
  },
  {
    what: "square brackets",
    text: `single a "A" [\n  1 "x"\n  2 "y"\n]`,
    code: "square-brackets",
    fix: true,
  },
  { what: "round brackets", text: `single a "A" (\n  1 "x"\n  2 "y"\n)`, code: "square-brackets", fix: true },
  {
    what: "a block that belongs to nothing",
    text: `note "x"\n{ text t "T" }`,
    code: "unexpected-token",
    line: 2,
  },
  { what: "parenthesis", text: `${n}if (n > 3 {\n  note "x"\n}`, code: "expected-token", line: 2 },
  {
    what: "parenthesis of a call",
    text: `${n}if mean(n > 3 {\n  note "x"\n}`,
    code: "expected-token",
    line: 2,
  },
  { what: "parenthesis too many", text: `${n}if n > 3) {\n  note "x"\n}`, code: "unexpected-token", line: 2 },
  { what: "square bracket", text: `${n}if n in [1, 2 {\n  note "x"\n}`, code: "expected-token", line: 2 },

  // punctuation
  {
    what: "comma between values",
    text: `${n}if n in [1 2, 3] {\n  note "x"\n}`,
    code: "missing-comma",
    line: 2,
    fix: true,
  },
  {
    what: "comma between arguments",
    text: `${n}compute r = round(n 2)`,
    code: "missing-comma",
    line: 2,
    fix: true,
  },
  { what: "semicolon", text: `number n "N" 0..9;`, code: "spare-punctuation", fix: true },
  { what: "full-width semicolon", text: `number n "N" 0..9；`, code: "spare-punctuation", fix: true },
  { what: "full stop", text: `number n "N" 0..9.`, code: "spare-punctuation", fix: true },
  {
    what: "commas between options",
    text: `single a "A" {\n  1 "x",\n  2 "y"\n}`,
    code: "list-punctuation",
    line: 2,
  },
  {
    what: "enumeration commas between options",
    text: `single a "A" {\n  1 "x"、\n  2 "y"\n}`,
    code: "list-punctuation",
    line: 2,
  },
  { what: "colon after the text", text: `single a "A": {${list}`, code: "spare-punctuation", fix: true },
  { what: "colon after the name", text: `single a: "A" {${list}`, code: "spare-punctuation", fix: true },
  {
    what: "colon after a code",
    text: `single a "A" {\n  1: "x"\n  2: "y"\n}`,
    code: "list-punctuation",
    line: 2,
  },
  { what: "equals before a text", text: `single a = "A" {${list}`, code: "unexpected-token", fix: true },
  {
    what: "equals between code and label",
    text: `single a "A" {\n  1 = "x"\n  2 = "y"\n}`,
    code: "list-punctuation",
    line: 2,
  },
  { what: "brackets around a type", text: `text t "T" [required]`, code: "unexpected-token" },
  { what: "at sign", text: `text t "T" @ required`, code: "unexpected-token", fix: true },
  { what: "hash comment", text: `# the first question\ntext t "T"`, code: "unexpected-token", fix: true },
  { what: "bullet before a statement", text: `- text t "T"`, code: "unexpected-token" },

  { what: "colon after a modifier", text: `text t "T" help: "x"`, code: "spare-punctuation", fix: true },
  { what: "equals after a modifier", text: `text t "T" help = "x"`, code: "unexpected-token", fix: true },
  {
    what: "comma before a message",
    text: `${n}check n > 3, "Too few."`,
    code: "spare-punctuation",
    line: 2,
    fix: true,
  },

  // what is missing
  { what: "name of an import", text: `import "x" as`, code: "missing-name" },
  { what: "name of a score", text: `score "Total" = 3`, code: "missing-name" },
  { what: "condition of stop", text: `stop "x"`, code: "expected-token" },
  { what: "name of a computed value", text: "compute = 3", code: "missing-name" },
  { what: "equals of a computed value", text: "compute x 3", code: "expected-token" },
  { what: "value of a computed value", text: "compute x =", code: "missing-value" },
  { what: "message of a check", text: `${n}check n > 3`, code: "missing-text", line: 2 },
  { what: "text of a help", text: `text t "T" help`, code: "missing-text" },
  { what: "value of a limit", text: `multiple m "M" max {\n  1 "x"\n}`, code: "missing-value" },
  { what: "scale of a battery", text: `rate r "R" on {\n  1 "x"\n}`, code: "missing-value" },
  { what: "right side of a comparison", text: `${n}if n > {\n  note "x"\n}`, code: "missing-value", line: 2 },
  { what: "right side of and", text: `${n}text t "T" when n > 3 and`, code: "missing-value", line: 2 },
  { what: "condition", text: `if {\n  note "x"\n}`, code: "missing-value" },
  { what: "condition of when", text: `text t "T" when`, code: "missing-value" },
  { what: "statement before a text", text: `"What is your name?"`, code: "text-without-statement" },
  { what: "block of a page", text: `page "P"`, code: "expected-token", top: true },

  // words of other tools
  { what: "misspelt question", text: `singel a "A" {${list}`, code: "unknown-word", fix: true },
  { what: "misspelt modifier", text: `single a "A" requird {${list}`, code: "unknown-word", fix: true },
  { what: "capitals", text: `Single a "A" {${list}`, code: "unknown-word", fix: true },
  { what: "SurveyJS", text: `radiogroup a "A" {${list}`, code: "unknown-word", fix: true },
  { what: "HTML", text: `checkbox a "A" {${list}`, code: "unknown-word", fix: true },
  { what: "XLSForm", text: `select_one a "A" {${list}`, code: "unknown-word", fix: true },
  { what: "XLSForm, a number", text: `integer a "A"`, code: "unknown-word", fix: true },
  {
    what: "XLSForm, relevant",
    text: `${n}text t "T" relevant n > 3`,
    code: "unknown-word",
    line: 2,
    fix: true,
  },
  { what: "Qualtrics", text: `matrix a "A" {${list}`, code: "unknown-word", fix: true },
  { what: "LimeSurvey", text: `textarea a "A"`, code: "unknown-word", fix: true },
  { what: "单选题", text: `单选题 a "A" {${list}`, code: "unknown-word", fix: true },
  { what: "多选", text: `多选 a "A" {${list}`, code: "unknown-word", fix: true },
  { what: "必填", text: `text t "T" 必填`, code: "unknown-word", fix: true },
  { what: "如果", text: `${n}如果 n > 3 {\n  note "x"\n}`, code: "unknown-word", line: 2, fix: true },
  {
    what: "a construct of a later version",
    text: `repeat m "M" 1..3 {\n  text x "X"\n}`,
    code: "not-yet-supported",
  },
  { what: "goto", text: "goto 7", code: "unknown-word" },
  {
    what: "misspelt mark",
    text: `single a "A" {\n  1 "x"\n  2 "y" exclusiv\n}`,
    code: "unknown-word",
    line: 3,
    fix: true,
  },
  {
    what: "mark of another tool",
    text: `single a "A" {\n  1 "x"\n  2 "y" other\n}`,
    code: "unknown-word",
    line: 3,
    fix: true,
  },
  {
    what: "jump behind an option",
    text: `single a "A" {\n  1 "x" goto q7\n  2 "y"\n}`,
    code: "unknown-word",
    line: 2,
  },
  { what: "keyword as a name", text: `single if "A" {${list}`, code: "reserved-name" },
  { what: "line 4", text: `open o "O" line 4`, code: "unexpected-token" },
  { what: "two texts after help", text: `text t "T" help "x" "y"`, code: "unexpected-token" },

  {
    what: "scale in place of on",
    text: `rate r "R" scale agreement {\n  1 "x"\n}`,
    code: "unknown-word",
    fix: true,
  },

  // conditions
  {
    what: "= in a condition",
    text: `${n}if n = 3 {\n  note "x"\n}`,
    code: "equals-in-condition",
    line: 2,
    fix: true,
  },
  { what: "AND", text: `${n}if n > 3 AND n < 5 {\n  note "x"\n}`, code: "unknown-word", line: 2, fix: true },
  {
    what: "并且",
    text: `${n}if n > 3 并且 n < 5 {\n  note "x"\n}`,
    code: "unknown-word",
    line: 2,
    fix: true,
  },
  { what: "大于", text: `${n}if n 大于 3 {\n  note "x"\n}`, code: "unknown-word", line: 2, fix: true },
  {
    what: "contains",
    text: `${n}if n contains 3 {\n  note "x"\n}`,
    code: "unknown-word",
    line: 2,
    fix: true,
  },
  {
    what: "elseif",
    text: `${n}if n > 3 {\n  note "x"\n} elseif n > 2 {\n  note "y"\n}`,
    code: "unknown-word",
    line: 4,
    fix: true,
  },
  { what: "then", text: `${n}if n > 3 then {\n  note "x"\n}`, code: "unexpected-token", line: 2, fix: true },
  {
    what: "colon after a condition",
    text: `${n}if n > 3: {\n  note "x"\n}`,
    code: "spare-punctuation",
    line: 2,
    fix: true,
  },
  { what: "endif", text: `${n}if n > 3 {\n  note "x"\n}\nendif`, code: "unknown-word", line: 5 },
  { what: "if in place of when", text: `${n}stop "x" if n > 3`, code: "unknown-word", line: 2, fix: true },
  { what: "if behind a question", text: `${n}text t "T" if n > 3`, code: "unknown-word", line: 2, fix: true },
  {
    what: "variable in XLSForm's way",
    text: `${n}if \${n} > 3 {\n  note "x"\n}`,
    code: "unexpected-token",
    line: 2,
    fix: true,
  },

  // intervals
  { what: "hyphen", text: `number n "N" 0-9`, code: "interval-dots", fix: true },
  { what: "dash", text: `number n "N" 0–9`, code: "interval-dots", fix: true },
  { what: "tilde", text: `number n "N" 0~9`, code: "interval-dots", fix: true },
  { what: "至", text: `number n "N" 0至9`, code: "interval-dots", fix: true },
  { what: "three dots", text: `number n "N" 0...9`, code: "interval-dots", fix: true },
  { what: "a number alone", text: `number n "N" 9`, code: "unexpected-token" },

  // pasted lists
  { what: "1.", text: `single a "A" {\n  1. "x"\n  2. "y"\n}`, code: "list-punctuation", line: 2 },
  {
    what: "1. without quotes",
    text: `single a "A" {\n  1. x yes\n  2. y no\n}`,
    code: "list-punctuation",
    line: 2,
  },
  { what: "1、", text: `single a "A" {\n  1、非常满意\n  2、满意\n}`, code: "list-punctuation", line: 2 },
  { what: "A.", text: `single a "A" {\n  A. 非常满意\n  B. 满意\n}`, code: "list-punctuation", line: 2 },
  { what: "A、", text: `single a "A" {\n  A、非常满意\n  B、满意\n}`, code: "list-punctuation", line: 2 },
  { what: "(1)", text: `single a "A" {\n  (1) 非常满意\n  (2) 满意\n}`, code: "list-punctuation", line: 2 },
  { what: "①", text: `single a "A" {\n  ① 非常满意\n  ② 满意\n}`, code: "list-punctuation", line: 2 },
  { what: "□", text: `single a "A" {\n  □ 非常满意\n  □ 满意\n}`, code: "list-punctuation", line: 2 },
  {
    what: "○ with 。",
    text: `single a "A" {\n  ○ 非常满意。\n  ○ 满意。\n}`,
    code: "list-punctuation",
    line: 2,
  },
  { what: "-", text: `single a "A" {\n  - yes\n  - no\n}`, code: "list-punctuation", line: 2 },
  { what: "•", text: `single a "A" {\n  • yes, of course\n  • no\n}`, code: "list-punctuation", line: 2 },
  { what: "[ ]", text: `single a "A" {\n  [ ] yes\n  [ ] no\n}`, code: "list-punctuation", line: 2 },
  { what: "a)", text: `single a "A" {\n  a) yes\n  b) no\n}`, code: "list-punctuation", line: 2 },
  { what: "commas on one line", text: `single a "A" { "x", "y", "z" }`, code: "list-punctuation" },
  {
    what: "names without quotes",
    text: `single a "A" {\n  x: Yes\n  y: No\n}`,
    code: "list-punctuation",
    line: 2,
  },
  {
    what: "a question in a document's way",
    text: "Q1. What is your name?",
    code: "unknown-word",
  },
  { what: "a question in a document's way, Chinese", text: "1、您的性别？", code: "unexpected-token" },
];
