/** What each refactoring makes of a text: the cursor, or a selection between two, is at `¦`. */
import { describe, expect, test } from "vitest";
import { after, MAIN, marked, offers, problems, understand } from "./support.js";

const EN = 'survey s "S" {\n  language en\n}\n\n';
const ZH = 'survey s "问卷" {\n  language zh-CN\n}\n\n';

function offersAt(text: string) {
  const { files, start, end } = marked(text);
  return { files, list: offers(files, start, end) };
}

function made(text: string, id: string): string {
  const { files, list } = offersAt(text);
  const offer = list.find((o) => o.id === id);
  expect(offer, list.map((o) => o.id).join(" ")).toBeDefined();
  expect(offer!.title.zh).toMatch(/\p{Script=Han}/u);
  return after(files, offer!)[MAIN]!;
}

const ids = (text: string) => offersAt(text).list.map((o) => o.id);

interface Case {
  what: string;
  id: string;
  before: string;
  after: string;
}

const CASES: Case[] = [
  {
    what: "options of one question become a list",
    id: "extract-list",
    before: `${EN}page p "P" {\n  single home "Where?" dropdown {¦\n    n "North"  // cold\n    s "South"\n  }\n}\n`,
    after: `${EN}choices home_options {\n  n "North"  // cold\n  s "South"\n}\n\npage p "P" {\n  single home "Where?" from home_options dropdown\n}\n`,
  },
  {
    what: "the same options of several questions become one list, before the first of them and its comment",
    id: "extract-list-all",
    before: `${ZH}// 第一题\nsingle 早餐 "早餐吃什么？" {\n  面 "面条"\n  饭 "米饭"\n}\nmultiple 晚餐 "晚餐吃什么？¦" max 1 {\n  面   "面条"\n  饭   "米饭"\n}\n`,
    after: `${ZH}choices 晚餐选项 {\n  面   "面条"\n  饭   "米饭"\n}\n\n// 第一题\nsingle 早餐 "早餐吃什么？" from 晚餐选项\nmultiple 晚餐 "晚餐吃什么？" from 晚餐选项 max 1\n`,
  },
  {
    what: "points of a rating become a scale",
    id: "extract-list",
    before: `${EN}rating trust "Trust?¦" on 0..10 buttons {\n  0  "None"\n  10 "Full"\n}\n`,
    after: `${EN}scale trust_scale 0..10 {\n  0  "None"\n  10 "Full"\n}\n\nrating trust "Trust?" on trust_scale buttons\n`,
  },
  {
    what: "the unit goes with the intervals that are read with it",
    id: "extract-list",
    before: `${EN}single ¦age "Age" unit "years" {\n  1 ..25\n  2 26..\n}\n`,
    after: `${EN}choices age_options unit "years" {\n  1 ..25\n  2 26..\n}\n\nsingle age "Age" from age_options\n`,
  },
  {
    what: "a list that is there already is used",
    id: "use-list",
    before: `${EN}choices area { n "North"  s "South" }\nsingle home¦ "Home" {\n  n "North"\n  s "South"\n}\n`,
    after: `${EN}choices area { n "North"  s "South" }\nsingle home "Home" from area\n`,
  },
  {
    what: "a shared list is written into the question, before its own options",
    id: "inline-list",
    before: `${EN}choices area {\n  n "North"\n  s "South"\n}\nsingle home¦ "Home" from area dropdown {\n  x "Abroad"\n}\n`,
    after: `${EN}choices area {\n  n "North"\n  s "South"\n}\nsingle home "Home" dropdown {\n  n "North"\n  s "South"\n  x "Abroad"\n}\n`,
  },
  {
    what: "a scale of the library is written into the question",
    id: "inline-list",
    before: `${ZH}import "rensis:scales/zh" as 标准\n\nrating 好 "好吗？¦" on 标准.quality5 optional\n`,
    after: `${ZH}import "rensis:scales/zh" as 标准\n\nrating 好 "好吗？" on 1..5 optional {\n  1 "非常差"\n  2 "比较差"\n  3 "一般"\n  4 "比较好"\n  5 "非常好"\n}\n`,
  },
  {
    what: "conditions follow a choice that takes several answers",
    id: "convert-single-multiple",
    before: `${EN}single a¦ "A" dropdown {\n  x "X"\n  y "Y"\n}\nif a is not x or a in [x, y] {\n  note "{a}"\n}\ncheck not (a is y) "No"\n`,
    after: `${EN}multiple a "A" {\n  x "X"\n  y "Y"\n}\nif a not has x or a has any [x, y] {\n  note "{a}"\n}\ncheck not (a has y) "No"\n`,
  },
  {
    what: "and one that takes one answer only",
    id: "convert-multiple-single",
    before: `${ZH}multiple 宠物¦ "宠物" max 2 columns 2 {\n  猫 "猫"\n  狗 "狗"\n}\nif 宠物 has 猫 and 宠物 not has 狗 {\n  note "好"\n}\n`,
    after: `${ZH}single 宠物 "宠物" columns 2 {\n  猫 "猫"\n  狗 "狗"\n}\nif 宠物 is 猫 and 宠物 is not 狗 {\n  note "好"\n}\n`,
  },
  {
    what: "a question is named after its words",
    id: "name-question",
    before: `${EN}number¦ "How many hours of sleep did you get?" 0..24\n`,
    after: `${EN}number hours_sleep_get "How many hours of sleep did you get?" 0..24\n`,
  },
  {
    what: "in Chinese, too, and differently from what is there",
    id: "name-question",
    before: `${ZH}number 睡眠时间 "睡眠" 0..24\nnumber¦ "您的睡眠时间（小时）？" 0..24\n`,
    after: `${ZH}number 睡眠时间 "睡眠" 0..24\nnumber 睡眠时间2 "您的睡眠时间（小时）？" 0..24\n`,
  },
  {
    what: "what must be answered may be left out, by a word only where the survey says otherwise",
    id: "make-optional",
    before: 'survey s "S" {\n  answers required\n}\n\nopen a¦ "A" lines 2 when true\n',
    after: 'survey s "S" {\n  answers required\n}\n\nopen a "A" lines 2 optional when true\n',
  },
  {
    what: "what holds for the survey is not written again",
    id: "make-required",
    before: 'survey s "S" {\n  answers required\n}\n\nopen a¦ "A" optional\n',
    after: 'survey s "S" {\n  answers required\n}\n\nopen a "A"\n',
  },
  {
    what: "another option comes before those that stand for none",
    id: "add-other",
    before: `${EN}multiple a¦ "A" {\n  1 "X"\n  2 "Y"\n  9 "None"  exclusive\n}\n`,
    after: `${EN}multiple a "A" {\n  1 "X"\n  2 "Y"\n  10 "Other, please specify" specify\n  9 "None"  exclusive\n}\n`,
  },
  {
    what: "but behind them where codes are counted",
    id: "add-other",
    before: `${ZH}single a¦ "甲" {\n  x "一"\n  no "没有" exclusive\n}\n`,
    after: `${ZH}single a "甲" {\n  x "一"\n  no "没有" exclusive\n  other "其他，请注明" specify\n}\n`,
  },
  {
    what: "a shared list gets one of the question's own",
    id: "add-other",
    before: `${EN}choices area {\n  n "North"\n  s "South"\n}\nsingle a¦ "A" from area\n`,
    after: `${EN}choices area {\n  n "North"\n  s "South"\n}\nsingle a "A" from area {\n  other "Other, please specify" specify\n}\n`,
  },
  {
    what: "a pasted list gets quotes and marks",
    id: "text-to-entries",
    before: `${EN}rate a¦ "A" on 1..5 """\n  1. I say "hello".\n  2. I do not. (R)\n  """\n`,
    after: `${EN}rate a "A" on 1..5 {\n  1 "I say \\"hello\\"."\n  2 "I do not." reversed\n}\n`,
  },
  {
    what: "the other case is added",
    id: "add-else",
    before: `${EN}yesno a "A"\nif a¦ {\n  note "Yes"\n} else if not a {\n  note "No"\n}\n`,
    after: `${EN}yesno a "A"\nif a {\n  note "Yes"\n} else if not a {\n  note "No"\n} else {\n  \n}\n`,
  },
  {
    what: "a selection goes into a branch, with its comments and all of its text",
    id: "wrap-if",
    before: `${EN}// about A\nyesno ¦a "A"\n/** Words. */\nnote """\n  One\n    two\n  """¦\nyesno b "B"\n`,
    after: `${EN}if true {\n  // about A\n  yesno a "A"\n  /** Words. */\n  note """\n    One\n      two\n    """\n}\nyesno b "B"\n`,
  },
  {
    what: "or onto a page",
    id: "wrap-page",
    before: `${EN}yesno¦ a "A"`,
    after: `${EN}page {\n  yesno a "A"\n}\n`,
  },
  {
    what: "and out of it",
    id: "unwrap-page",
    before: `${EN}// first\npage p {¦\n  yesno a "A"\n\n  // B\n  yesno b "B"\n} // end\n`,
    after: `${EN}// first\nyesno a "A"\n\n// B\nyesno b "B"\n// end\n`,
  },
  {
    what: "a condition is taken away",
    id: "unwrap-if",
    before: `${EN}yesno a "A"\npage {\n  if a¦ {\n    note "Yes"\n  }\n}\n`,
    after: `${EN}yesno a "A"\npage {\n  note "Yes"\n}\n`,
  },
  {
    what: "a question moves up to where it is first read, out of its page and with its comment",
    id: "move-before-use",
    before: `${EN}page p {\n  yesno a "A"\n  if ¦smoker {\n    note "N"\n  }\n}\npage q {\n  yesno b "B"\n  // asked late\n  yesno smoker "S"\n}\n`,
    after: `${EN}page p {\n  yesno a "A"\n  // asked late\n  yesno smoker "S"\n  if smoker {\n    note "N"\n  }\n}\npage q {\n  yesno b "B"\n}\n`,
  },
  {
    what: "before all of its uses, from where it stands, too",
    id: "move-before-use",
    before: `${EN}note "You smoke: {smoker}"\nyesno b "B" when smoker\nyesno ¦smoker "S"\nscore x "X" = 1\n`,
    after: `${EN}yesno smoker "S"\nnote "You smoke: {smoker}"\nyesno b "B" when smoker\nscore x "X" = 1\n`,
  },
  {
    what: "neighbours change places with their comments",
    id: "move-up",
    before: `${EN}// A\nyesno a "A"\n\n// B\nyesno b¦ "B"`,
    after: `${EN}// B\nyesno b "B"\n\n// A\nyesno a "A"`,
  },
  {
    what: "variables are numbered",
    id: "write-names",
    before: `${EN}yesno¦ "A"\nyesno b "B"\nopen "C"\n`,
    after: `${EN}yesno q1 "A"\nyesno b "B"\nopen q2 "C"\n`,
  },
  {
    what: "codes are written into all lists",
    id: "write-codes",
    before: `${EN}single¦ a "A" {\n  "X"\n  "Y"\n}\nsingle b "B" {\n  "X"\n  "Y"\n}\n`,
    after: `${EN}single a "A" {\n  1 "X"\n  2 "Y"\n}\nsingle b "B" {\n  1 "X"\n  2 "Y"\n}\n`,
  },
];

describe("by refactoring", () => {
  test.each(CASES)("$what", ({ id, before, after: expected }) => {
    expect(made(before, id)).toBe(expected);
    const [old, now] = [marked(before).files, { [MAIN]: expected }].map((f) =>
      problems(understand(f).diagnostics),
    );
    expect(now!.filter((p) => !old!.includes(p))).toEqual([]);
  });
});

describe("not offered", () => {
  test.each([
    [
      "extract-list",
      "options with a condition",
      `${EN}yesno c "C"\nsingle a¦ "A" {\n  x "X" when c\n  y "Y"\n}\n`,
    ],
    [
      "extract-list",
      "options that quote an answer",
      `${EN}yesno c "C"\nsingle a¦ "A" {\n  x "X {c}"\n  y "Y"\n}\n`,
    ],
    [
      "inline-list",
      "a scale for a battery",
      `${EN}scale s 1..2 { 1 "A"  2 "B" }\nrate r¦ "R" on s {\n  1 "I"\n  2 "J"\n}\n`,
    ],
    [
      "convert-multiple-single",
      "a number of answers that is asked for",
      `${EN}multiple m¦ "M" {\n  x "X"\n  y "Y"\n}\nif count(m) > 1 {\n  note "N"\n}\n`,
    ],
    [
      "convert-multiple-single",
      "what a later question chooses from",
      `${EN}multiple m¦ "M" {\n  x "X"\n  y "Y"\n}\nsingle n "N" from chosen(m)\n`,
    ],
    ["convert-text-open", "a pattern", `${EN}text t¦ "T" pattern "[0-9]+"\n`],
    [
      "move-before-use",
      "what itself reads what stands between",
      `${EN}note "N" when a\nyesno b "B"\nyesno a¦ "A" when b\n`,
    ],
    [
      "move-before-use",
      "what is asked under a condition of its own",
      `${EN}yesno b "B"\nnote "N" when a\nif b {\n  yesno a¦ "A"\n}\n`,
    ],
    ["move-before-use", "what is read by a score only", `${EN}score x "X" = a\nnumber a¦ "A" 0..9\n`],
    [
      "move-before-use",
      "what would pass a stop",
      `${EN}yesno b "B"\nnote "N" when a\nstop "Bye" when b\nyesno a¦ "A"\n`,
    ],
    ["move-up", "what reads its neighbour", `${EN}yesno a "A"\nyesno b¦ "B" when a\n`],
    ["swap-branches", "no other branch", `${EN}yesno a "A"\nif a¦ {\n  note "N"\n}\n`],
    ["unwrap-if", "another branch", `${EN}yesno a "A"\nif a¦ {\n  note "N"\n} else {\n  note "M"\n}\n`],
    ["wrap-page", "within a page", `${EN}page {\n  yesno a¦ "A"\n}\n`],
    ["wrap-if", "declarations", `${EN}scale s¦ 1..2 { 1 "A"  2 "B" }\n`],
    [
      "name-question",
      "a name that others use already as it is counted",
      `${EN}yesno¦ "A"\nnote "N" when q1\n`,
    ],
    ["name-question", "words of which no name can be made", `${EN}yesno¦ "{#a} – ?"\n`],
    ["add-other", "an option to specify", `${EN}single a¦ "A" {\n  x "X"\n  y "Y" specify\n}\n`],
    [
      "extract-dimension",
      "items that rest on questions of the file",
      `${EN}rate r "R" on 1..3 {\n  1 "A"\n  2 "B"\n}\ndimension d¦ "D" = r 1, r 2\n`,
    ],
  ])("%s: %s", (id, _what, text) => {
    expect(ids(text)).not.toContain(id);
  });

  test.each([
    ["half-typed statements", `${EN}single ¦`],
    ["a condition without block", `${EN}if ¦`],
    ["an empty text", "¦"],
    ["an empty list", `${EN}single a "A" {¦`],
    ["a broken comparison", `${EN}single a¦ "A" { x "X" y }\nif a is {`],
    ["full-width punctuation", `${ZH}single 甲¦ "甲"｛\n  一 "一"\n  二 "二"\n｝\n`],
  ])("nothing fails at %s", (_what, text) => {
    for (const offer of offersAt(text).list) expect(() => offer.change()).not.toThrow();
  });
});
