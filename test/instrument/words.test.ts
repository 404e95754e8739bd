import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Expr, Instrument } from "../../language/instrument/model.js";
import { createWords, plainText, shorten } from "../../language/instrument/words/words.js";
import { iff } from "../support/expressions.js";
import {
  agg,
  and,
  at,
  Builder,
  choice,
  list,
  n,
  not,
  op,
  opt,
  or,
  scored,
  t,
  text,
  v,
} from "../targets/codebook/build.js";

/** One survey in two languages, so that every row of the table below is said twice. */
function sample(zh: boolean): Instrument {
  const w = (chinese: string, english: string) => (zh ? chinese : english);
  const b = new Builder({ language: zh ? "zh-CN" : "en" });
  b.ask({
    id: "age",
    label: w("您的年龄？", "How old are you?"),
    short: t(w("年龄", "Age")),
    domain: choice([
      [1, w("25岁及以下", "25 or younger")],
      [2, w("26–35岁", "26 to 35")],
      [3, w("36岁及以上", "36 or older")],
      ["refused", { words: w("不愿回答", "Prefer not to say"), missing: true }],
    ]),
  });
  b.ask({
    id: "channels",
    label: w("网购渠道", "Channels used"),
    kind: "multiple",
    domain: choice(
      [
        ["app", w("手机 APP", "App")],
        ["web", w("网站", "Website")],
        ["shop", w("实体店", "Shop")],
        ["never", { words: w("都没有", "None"), exclusive: true }],
      ],
      { multiple: true },
    ),
  });
  b.ask({
    id: "orders",
    label: w("每周寄件", "Parcels a week"),
    kind: "number",
    domain: { type: "number", decimals: 0, unit: w("件", "parcels"), missing: [] },
  });
  b.ask({ id: "sum", label: w("金额", "Amount"), domain: { type: "number", decimals: 2, missing: [] } });
  b.ask({
    id: "agree",
    label: w("参加", "Takes part"),
    kind: "yesno",
    domain: { type: "boolean", missing: [] },
  });
  b.ask({
    id: "born",
    label: w("出生日期", "Date of birth"),
    domain: { type: "date", precision: "day", missing: [] },
  });
  b.ask({ id: "mail", label: w("邮箱", "E-mail"), domain: { type: "text", lines: 1, missing: [] } });
  const frequency = choice(
    [
      [0, w("完全不会", "Not at all")],
      [1, w("几天", "Several days")],
      [2, undefined],
      [3, w("几乎每天", "Nearly every day")],
    ],
    { ordered: true },
  );
  b.ask({ id: "pain", label: w("疼痛", "Pain"), kind: "rating", domain: frequency });
  b.ask({
    id: "phq",
    label: w("情绪量表", "Mood"),
    kind: "rate",
    domain: frequency,
    rows: ["1", "2", "3", "4", "5", "6"].map((id) => ({
      id,
      words: `${w("题", "Item")} ${id}`,
      reversed: id === "6",
    })),
  });
  b.ask({
    id: "quality",
    label: w("质量", "Quality"),
    kind: "rate",
    domain: frequency,
    rows: ["a", "b"].map((id) => ({ id, words: id.toUpperCase() })),
    columns: [
      { id: "E", words: w("期望", "Expectation") },
      { id: "P", words: w("感受", "Perception") },
    ],
  });
  b.ask({
    id: "owned",
    label: w("家里有多少", "How many do you own"),
    kind: "number",
    domain: { type: "number", decimals: 0, missing: [] },
    rows: [
      { id: "goats", words: w("山羊", "Goats") },
      { id: "sheep", words: w("绵羊", "Sheep") },
    ],
  });
  b.score("gap_x", w("差距 · 甲", "Gap · X"), n(1), { family: "gap" });
  b.score("gap_y", w("差距 · 乙", "Gap · Y"), n(1), { family: "gap" });
  return b.build();
}

const phq = ["1", "2", "3", "4", "5", "6"].map((id) => `phq_${id}`);
const over = (names: string[], make: (name: string) => Expr) => names.map(make);
const day = (value: string): Expr => ({ k: "date", value });
const call = (fn: Extract<Expr, { k: "call" }>["fn"], ...args: Expr[]): Expr => ({ k: "call", fn, args });

/** Expression, its notation, its words in zh and en. */
const sentences: [Expr, string, string, string][] = [
  [
    and(op(v("channels"), "has", opt("web")), op(v("age"), "is", opt(3))),
    "channels has web and age is 3",
    "“网购渠道”选了“网站”，且“年龄”为“36岁及以上”",
    "“Channels used” includes “Website” and “Age” is “36 or older”",
  ],
  [op(v("age"), "is not", opt(1)), "age is not 1", "“年龄”不是“25岁及以下”", "“Age” is not “25 or younger”"],
  [
    not(op(v("age"), "is not", opt(1))),
    "not age is not 1",
    "“年龄”为“25岁及以下”",
    "“Age” is “25 or younger”",
  ],
  [
    op(v("age"), "is", opt("refused", true)),
    "age is refused",
    "“年龄”为“不愿回答”",
    "“Age” is “Prefer not to say”",
  ],
  [
    op(v("age"), "in", list(opt(1), opt(3))),
    "age in [1, 3]",
    "“年龄”为“25岁及以下”或“36岁及以上”",
    "“Age” is “25 or younger” or “36 or older”",
  ],
  [
    not(op(v("age"), "in", list(opt(1), opt(3)))),
    "not age in [1, 3]",
    "“年龄”既不是“25岁及以下”也不是“36岁及以上”",
    "“Age” is neither “25 or younger” nor “36 or older”",
  ],
  // the same question twice in a chain is said once
  [
    or(op(v("age"), "is", opt(1)), op(v("age"), "is", opt(2))),
    "age is 1 or age is 2",
    "“年龄”为“25岁及以下”或“26–35岁”",
    "“Age” is “25 or younger” or “26 to 35”",
  ],
  [
    and(op(v("channels"), "has", opt("app")), op(v("channels"), "has", opt("web"))),
    "channels has app and channels has web",
    "“网购渠道”同时选了“手机 APP”和“网站”",
    "“Channels used” includes all of “App” and “Website”",
  ],
  [
    op(v("channels"), "has any", list(opt("app"), opt("web"))),
    "channels has any [app, web]",
    "“网购渠道”选了“手机 APP”“网站”中的至少一项",
    "“Channels used” includes at least one of “App” and “Website”",
  ],
  [
    not(op(v("channels"), "has any", list(opt("app"), opt("web")))),
    "not channels has any [app, web]",
    "“网购渠道”没有选“手机 APP”“网站”中的任何一项",
    "“Channels used” includes none of “App” and “Website”",
  ],
  [
    not(op(v("channels"), "has all", list(opt("app"), opt("web")))),
    "not channels has all [app, web]",
    "“网购渠道”没有同时选“手机 APP”和“网站”",
    "“Channels used” does not include all of “App” and “Website”",
  ],
  [
    op(v("orders"), ">=", n(3)),
    "orders >= 3",
    "“每周寄件”不小于 3 件",
    "“Parcels a week” is at least 3 parcels",
  ],
  [
    not(op(v("orders"), ">=", n(3))),
    "not orders >= 3",
    "“每周寄件”小于 3 件",
    "“Parcels a week” is less than 3 parcels",
  ],
  [
    op(n(3), "<", v("orders")),
    "3 < orders",
    "“每周寄件”大于 3 件",
    "“Parcels a week” is greater than 3 parcels",
  ],
  [op(v("sum"), "<", n(-2.5)), "sum < -2.5", "“金额”小于 −2.5", "“Amount” is less than −2.5"],
  [
    op(v("orders"), "in", { k: "interval", from: n(15), to: n(49) }),
    "orders in 15..49",
    "“每周寄件”在 15 至 49 件之间",
    "“Parcels a week” is between 15 and 49 parcels",
  ],
  [
    op(v("orders"), "in", { k: "interval", from: n(15) }),
    "orders in 15..",
    "“每周寄件”不小于 15 件",
    "“Parcels a week” is at least 15 parcels",
  ],
  [
    and(op(v("orders"), ">=", n(1)), op(v("orders"), "<=", n(9))),
    "orders >= 1 and orders <= 9",
    "“每周寄件”在 1 至 9 件之间",
    "“Parcels a week” is between 1 and 9 parcels",
  ],
  [
    op(v("pain"), ">=", n(1)),
    "pain >= 1",
    "“疼痛”不低于“几天”（1）",
    "“Pain” is “Several days” (1) or higher",
  ],
  [op(v("pain"), ">", n(2)), "pain > 2", "“疼痛”大于 2", "“Pain” is greater than 2"],
  [v("agree"), "agree", "“参加”为“是”", "“Takes part” is “Yes”"],
  [not(v("agree")), "not agree", "“参加”为“否”", "“Takes part” is “No”"],
  [call("answered", v("mail")), "answered(mail)", "“邮箱”已作答", "“E-mail” is answered"],
  [not(call("answered", v("mail"))), "not answered(mail)", "“邮箱”未作答", "“E-mail” is not answered"],
  [
    op(v("mail"), "matches", text(".+@.+")),
    'mail matches ".+@.+"',
    "“邮箱”符合格式“.+@.+”",
    "“E-mail” matches the pattern “.+@.+”",
  ],
  [
    op(v("born"), "<", day("2006-01-01")),
    "born < 2006-01-01",
    "“出生日期”早于 2006-01-01",
    "“Date of birth” is before 2006-01-01",
  ],
  [
    op(op(v("born"), "+", { k: "duration", amount: 30, unit: "days" }), ">", { k: "today" }),
    "born + 30 days > today",
    "“出生日期” + 30 天晚于填答当天",
    "“Date of birth” + 30 days is after the day of the interview",
  ],
  [
    op(call("years", v("born")), ">=", n(18)),
    "years(born) >= 18",
    "“出生日期”至今的整年数不小于 18",
    "the full years since “Date of birth” is at least 18",
  ],
  // brackets only where and / or are mixed
  [
    and(v("agree"), or(op(v("orders"), ">", n(1)), op(v("sum"), ">", n(2)))),
    "agree and (orders > 1 or sum > 2)",
    "“参加”为“是”，且（“每周寄件”大于 1 件，或“金额”大于 2）",
    "“Takes part” is “Yes”, and (“Parcels a week” is greater than 1 parcels or “Amount” is greater than 2)",
  ],
  [
    not(and(v("agree"), op(v("sum"), ">", n(2)))),
    "not (agree and sum > 2)",
    "“参加”为“否”，或“金额”不大于 2",
    "“Takes part” is “No” or “Amount” is at most 2",
  ],
  // batteries by their name
  [
    op(agg("mean", over(phq, scored)), "<", n(3)),
    "mean(phq) < 3",
    "“情绪量表”各题的平均分（反向题已转换）小于 3",
    "the mean of “Mood” (reversed items recoded) is less than 3",
  ],
  [
    agg(
      "any",
      over(phq, (x) => op(scored(x), ">", n(0))),
    ),
    "any(phq > 0)",
    "“情绪量表”中至少有一题高于“完全不会”（0）",
    "at least one item of “Mood” is above “Not at all” (0)",
  ],
  [
    not(
      agg(
        "any",
        over(phq, (x) => op(scored(x), ">", n(0))),
      ),
    ),
    "not any(phq > 0)",
    "“情绪量表”中没有一题高于“完全不会”（0）",
    "no item of “Mood” is above “Not at all” (0)",
  ],
  [
    agg(
      "all",
      over(phq, (x) => op(v(x), ">=", n(2))),
    ),
    "all(phq >= 2)",
    "“情绪量表”中每一题都不小于 2",
    "every item of “Mood” is at least 2",
  ],
  [
    op(
      agg(
        "count",
        over(phq, (x) => op(v(x), ">=", n(2))),
      ),
      ">=",
      n(5),
    ),
    "count(phq >= 2) >= 5",
    "“情绪量表”中不小于 2 的题数不小于 5",
    "the number of items of “Mood” whose value is at least 2 is at least 5",
  ],
  [
    agg("sum", over(phq.slice(0, 5), scored), { rule: { atLeast: 4, of: 5, prorated: true } }),
    "sum(phq.1, phq.2, phq.3, phq.4, phq.5) at least 4 of 5 prorated",
    "“情绪量表” 6 题中的 5 题各题的总分（5 题中至少答了 4 题，缺答按均值折算）",
    "the sum of 5 of the 6 items of “Mood” (at least 4 of 5 answered, scaled up to all items)",
  ],
  [
    agg("sum", [v("goats"), v("sheep")]),
    "sum(owned)",
    "“家里有多少”各项的总和",
    "the sum of “How many do you own”",
  ],
  [
    op(v("goats"), ">", n(3)),
    "goats > 3",
    "“家里有多少：山羊”大于 3",
    "“How many do you own: Goats” is greater than 3",
  ],
  [
    agg("max", [v("orders"), v("sum")]),
    "max(orders, sum)",
    "“每周寄件”和“金额”的最大值",
    "the highest value of “Parcels a week” and “Amount”",
  ],
  [
    agg(
      "mean",
      ["a", "b"].map((x) => op(scored(`${x}_P`), "-", scored(`${x}_E`))),
      {
        rule: { atLeast: "half", prorated: false },
      },
    ),
    "mean(quality.P - quality.E) at least half",
    "逐题计算（“质量”（感受） − “质量”（期望））的平均值（至少答了一半）",
    "the mean of (“Quality” (Perception) − “Quality” (Expectation)), item by item (at least half answered)",
  ],
  [agg("mean", [v("gap_x"), v("gap_y")]), "mean(gap)", "“差距”各项的平均值", "the mean of “Gap”"],
  [
    agg("mean", [v("gap_x"), v("gap_y")], { weights: [n(0.4), n(0.6)] }),
    "mean(gap weighted by 0.4, 0.6)",
    "“差距”各项的平均值（按 0.4 和 0.6 加权）",
    "the mean of “Gap” (weighted by 0.4 and 0.6)",
  ],
  [op(v("b_P"), "is", n(3)), "b.P is 3", "“B”（感受）为“几乎每天”", "“B” (Perception) is “Nearly every day”"],
  // formulas
  [
    op(op(v("sum"), "-", op(v("orders"), "-", n(1))), "*", n(2)),
    "(sum - (orders - 1)) * 2",
    "（“金额” − （“每周寄件” − 1）） × 2",
    "(“Amount” − (“Parcels a week” − 1)) × 2",
  ],
  [
    call("round", op(v("sum"), "/", n(3)), n(1)),
    "round(sum / 3, 1)",
    "“金额” ÷ 3（四舍五入保留 1 位小数）",
    "“Amount” ÷ 3 rounded to 1 decimal",
  ],
  [
    iff(v("agree"), 1, 0),
    "if agree then 1 else 0",
    "若“参加”为“是”，则为 1，否则为 0",
    "1 if “Takes part” is “Yes”, otherwise 0",
  ],
  [
    call("first", v("sum"), v("orders")),
    "first(sum, orders)",
    "“金额”“每周寄件”中第一个有值的",
    "the first available of “Amount” and “Parcels a week”",
  ],
  [
    { k: "chosen", name: "channels" },
    "count(channels)",
    "“网购渠道”选中的项数",
    "the number of options chosen in “Channels used”",
  ],
  [
    op({ k: "attr", name: "gap_x", attr: "band" }, "is", text("高")),
    'gap_x.band is "高"',
    "“差距 · 甲”的等级为“高”",
    "the band of “Gap · X” is “高”",
  ],
];

describe("expressions in words", () => {
  const zh = createWords(sample(true), "zh");
  const en = createWords(sample(false), "en");
  test.each(sentences.map(([expr, notation, ...words]) => [notation, expr, ...words] as const))(
    "%s",
    (notation, expr, chinese, english) => {
      expect(en.expr(expr)).toBe(english);
      expect(zh.expr(expr)).toBe(chinese);
      expect(en.notation(expr)).toBe(notation);
    },
  );

  test("a long list is counted, not written out", () => {
    const codes = Array.from({ length: 40 }, (_, i): [number, string] => [i, `City ${i}`]);
    const b = new Builder();
    b.ask({ id: "city", label: "City", domain: choice(codes) });
    const words = createWords(b.build(), "en");
    const said = words.expr(op(v("city"), "in", list(...codes.map(([code]) => opt(code)))));
    expect(said).toContain("“City 7”");
    expect(said).toContain("32 more");
    expect(said).not.toContain("City 20");
  });

  test("a name that the instrument does not have is still said", () => {
    expect(en.expr(op(v("nobody"), ">", n(1)))).toBe("“nobody” is greater than 1");
  });

  test("a chain of ten thousand alternatives neither overflows nor grows without bound", () => {
    const alternatives = Array.from({ length: 10_000 }, (_, i) => op(v(`x${i}`), ">", n(i)));
    expect(en.expr(or(...alternatives))).toMatch(/or 9988 further conditions$/);
  });

  test("a negation turned inwards means the same as one outside: twice negated is not negated", () => {
    const leaf = fc.constantFrom(
      op(v("orders"), ">", n(1)),
      op(v("age"), "is", opt(1)),
      op(v("channels"), "has", opt("web")),
      v("agree"),
    );
    const { tree } = fc.letrec<{ tree: Expr }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        leaf,
        tie("tree").map(not),
        fc.tuple(tie("tree"), tie("tree")).map(([a, b]) => and(a, b)),
        fc.tuple(tie("tree"), tie("tree")).map(([a, b]) => or(a, b)),
      ),
    }));
    fc.assert(
      fc.property(tree, (expr) => {
        expect(zh.expr(not(not(expr)))).toBe(zh.expr(expr));
        expect(en.expr(not(not(expr)))).toBe(en.expr(expr));
      }),
    );
  });
});

describe("who is asked", () => {
  const b = new Builder();
  b.ask({ id: "age", label: "Age", kind: "number", domain: { type: "number", decimals: 0, missing: [] } });
  b.ask({ id: "agree", label: "Takes part", kind: "consent", domain: { type: "boolean", missing: [] } });
  b.ask({
    id: "kind",
    label: "Kind",
    domain: choice([
      [1, "a"],
      [2, "b"],
      [3, "c"],
    ]),
  });
  b.add({ kind: "stop", id: "too_young", text: t("Bye"), when: op(v("age"), "<", n(18)), at });
  b.add({ kind: "stop", id: "unwilling", text: t("Bye"), when: { k: "boolean", value: true }, guard: 0, at });
  b.when(not(v("agree"))); // 0
  const adults = b.guard([{ stop: "too_young" }]); // 1
  b.when(op(v("kind"), "is", opt(1)), adults); // 2
  const other = b.guard([{ expr: op(v("kind"), "is", opt(1)), want: false }]); // 3
  b.when(op(v("kind"), "is", opt(2)), other); // 4
  b.guard([
    { expr: op(v("kind"), "is", opt(1)), want: false },
    { expr: op(v("kind"), "is", opt(2)), want: false },
  ]); // 5
  b.guard([{ stop: "too_young" }, { stop: "unwilling" }]); // 6
  b.guard([{ stop: "nowhere" }]); // 7
  const instrument = b.build();

  test.each([
    [undefined, "All respondents", "所有受访者"],
    [
      1,
      "All respondents, unless the interview has ended before (“Age” is less than 18)",
      "所有受访者，此前已结束作答的除外（结束条件：“Age”小于 18）",
    ],
    [
      2,
      "“Kind” is “a”, unless the interview has ended before (“Age” is less than 18)",
      "“Kind”为“a”，此前已结束作答的除外（结束条件：“Age”小于 18）",
    ],
    [3, "“Kind” is not “a”", "“Kind”不是“a”"],
    // the else of the branch before goes without saying
    [4, "“Kind” is “b”", "“Kind”为“b”"],
    [5, "“Kind” is neither “a” nor “b”", "“Kind”既不是“a”也不是“b”"],
    [
      6,
      "All respondents, unless the interview has ended before (“Age” is less than 18 or “Takes part” is “No”)",
      "所有受访者，此前已结束作答的除外（结束条件：“Age”小于 18；“Takes part”为“否”）",
    ],
    [
      7,
      "All respondents, unless the interview has ended before (at “nowhere”)",
      "所有受访者，此前已结束作答的除外（结束条件：到达“nowhere”）",
    ],
  ])("guard %s", (guard, en, zh) => {
    expect(createWords(instrument, "en").universe(guard)).toBe(en);
    expect(createWords(instrument, "zh").universe(guard)).toBe(zh);
  });

  test("five thousand questions behind five thousand stops stay short", () => {
    const longest = (count: number) => {
      const big = new Builder();
      let parent: number | undefined;
      for (let i = 0; i < count; i++) {
        big.ask({
          id: `q${i}`,
          label: `Question ${i}`,
          domain: { type: "number", decimals: 0, missing: [] },
          ...(parent === undefined ? {} : { guard: parent }),
        });
        big.add({
          kind: "stop",
          id: `s${i}`,
          text: t("Bye"),
          when: op(v(`q${i}`), ">", n(1)),
          ...(parent === undefined ? {} : { guard: parent }),
          at,
        });
        parent = big.guard([{ stop: `s${i}` }, { expr: op(v(`q${i}`), ">", n(0)), want: false }], parent);
      }
      const words = createWords(big.build(), "en");
      return Math.max(...big.guards.map((guard) => words.universe(guard.id).length));
    };
    expect(longest(5000)).toBeLessThan(5000);
  });
});

describe("plain text", () => {
  test("markup goes, pipes become neutral words", () => {
    const parts = [
      { kind: "text" as const, value: "Dear " },
      { kind: "strong" as const, children: [{ kind: "pipe" as const, expr: v("name") }] },
      { kind: "paragraph" as const },
      {
        kind: "link" as const,
        href: "https://example.org",
        children: [{ kind: "text" as const, value: "see *here*" }],
      },
      { kind: "break" as const },
      { kind: "number" as const, question: "q7" },
    ];
    expect(plainText(parts)).toBe("Dear {name} see *here* #q7");
    expect(plainText(parts, { breaks: "line", pipe: () => "你", number: () => "7" })).toBe(
      "Dear {你}\n\nsee *here*\n7",
    );
  });

  test("a label that pipes itself ends", () => {
    const b = new Builder();
    b.ask({ id: "a", label: "About {a}", domain: { type: "number", decimals: 0, missing: [] } });
    expect(createWords(b.build(), "en").text(t("Is {a} right? See {#a}."))).toBe(
      "Is {About {a}} right? See 1.",
    );
  });

  test("shortening counts characters as people do", () => {
    expect(shorten("😀😀😀", 3)).toBe("😀😀😀");
    expect(shorten("😀😀😀😀", 3)).toBe("😀😀…");
  });
});
