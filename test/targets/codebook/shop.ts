import type { Instrument } from "../../../language/instrument/model.js";
import { agg, and, at, Builder, choice, n, not, op, opt, options, or, scored, t, v } from "./build.js";

interface ShopWords {
  zh: string;
  en: string;
}

/** A survey that has a bit of everything, in either language. */
export function shop(locale: "zh" | "en"): Instrument {
  const w = (zh: string, en: string) => ({ zh, en })[locale satisfies keyof ShopWords];
  const b = new Builder({
    id: "shop",
    title: t(w("网上购物服务质量调查", "Service quality of online shopping")),
    language: locale === "zh" ? "zh-CN" : "en",
    version: "1.2.0",
    authors: [w("李明", "Mary Smith"), w("王芳", "John Doe")],
    privacy: "anonymous",
    citation: { source: "Parasuraman, Zeithaml & Berry (1988)", licence: "CC BY 4.0" },
    welcome: t(w("您好！这份问卷约需 8 分钟。", "Welcome! This takes about 8 minutes.")),
  });
  const nonresponse = options([["refused", { words: w("不愿回答", "I prefer not to say"), missing: true }]]);
  const agreement = choice(
    [
      [1, w("完全不同意", "Strongly disagree")],
      [2, undefined],
      [3, undefined],
      [4, undefined],
      [5, undefined],
      [6, undefined],
      [7, w("完全同意", "Strongly agree")],
      ["unknown", { words: w("不清楚", "Don’t know"), missing: true, code: 99 }],
    ],
    { ordered: true, list: "agreement" },
  );

  b.page("welcome_page", w("开始之前", "Before you start"));
  b.ask({
    id: "agree",
    label: w("我已阅读说明，自愿参加。", "I have read the information and take part of my own free will."),
    kind: "consent",
    domain: { type: "boolean", missing: [] },
  });
  b.add({
    kind: "stop",
    id: "no_consent",
    text: t(w("感谢您的关注。", "Thank you.")),
    when: not(v("agree")),
    at,
  });
  const consented = b.guard([{ stop: "no_consent" }]);

  b.page("about", w("个人资料", "About you"), { demographics: true, guard: consented });
  b.ask({
    id: "age",
    label: w("您的年龄？", "How old are you?"),
    short: t(w("年龄", "Age")),
    guard: consented,
    personal: true,
    domain: choice(
      [
        [1, { words: w("25岁及以下", "25 or younger"), interval: { to: 25 } }],
        [2, { words: w("26–35岁", "26 to 35"), interval: { from: 26, to: 35 } }],
        [3, { words: w("36岁及以上", "36 or older"), interval: { from: 36 } }],
      ],
      { ordered: true, missing: nonresponse },
    ),
  });
  b.ask({
    id: "channels",
    label: w("您用过哪些渠道网购？", "Which channels have you used?"),
    short: t(w("网购渠道", "Channels used")),
    help: t(w("最多选两项。", "Choose at most two.")),
    kind: "multiple",
    guard: consented,
    domain: choice(
      [
        ["app", w("手机 APP", "Mobile app")],
        ["web", w("网站", "Website")],
        ["other", { words: w("其他", "Other"), specify: "channels_other" }],
        ["never", { words: w("都没有用过", "None of these"), exclusive: true }],
      ],
      { multiple: true, max: 2 },
    ),
  });
  b.ask({
    id: "orders",
    label: w("您每周大约寄出多少件？", "How many parcels do you send a week, roughly?"),
    short: t(w("每周寄件", "Parcels a week")),
    kind: "number",
    guard: consented,
    response: "optional",
    domain: { type: "number", min: 0, max: 9999, decimals: 0, unit: w("件", "parcels"), missing: [] },
    variable: { default: n(0) },
  });
  b.ask({
    id: "born",
    label: w("您的出生日期？", "When were you born?"),
    short: t(w("出生日期", "Date of birth")),
    kind: "date",
    guard: consented,
    response: "requested",
    domain: { type: "date", precision: "day", min: "1920-01-01", max: { today: 0 }, missing: [] },
  });
  b.compute(
    "years",
    w("周岁", "Age in years"),
    { k: "call", fn: "years", args: [v("born")] },
    {
      type: "number",
      decimals: 0,
      missing: [],
    },
  );

  const users = b.when(not(op(v("channels"), "has", opt("never"))), consented);
  b.page("quality", w("服务质量", "Service quality"), { guard: users });
  b.add({ kind: "section", title: t(w("物流", "Delivery")), at, guard: users });
  b.ask({
    id: "service",
    label: w(
      "下面的说法，*您期望*的网店和您用过的网店各有多符合？",
      "How far does each statement hold for the shop *you expect* and for the shop you use?",
    ),
    short: t(w("服务质量", "Service quality")),
    instruction: t(w("逐条念出。", "Read out each statement.")),
    kind: "rate",
    guard: users,
    domain: agreement,
    citation: { source: "SERVQUAL", validated: "Parasuraman et al. (1991)", licence: "CC BY" },
    rows: [
      {
        id: "prompt",
        words: w("按承诺的时间送达", "It delivers when it promises to"),
        dimension: ["servqual", "reliability"],
      },
      {
        id: "kind",
        words: w("遇到问题时尽力帮忙", "It shows a sincere interest in solving problems"),
        dimension: ["servqual", "reliability"],
      },
      {
        id: "wrong",
        words: w("经常弄错订单", "It often gets orders wrong"),
        dimension: ["servqual", "empathy"],
        reversed: true,
      },
    ],
    columns: [
      { id: "E", words: w("期望", "Expectation") },
      { id: "P", words: w("感受", "Perception") },
    ],
  });
  b.dimension("servqual", w("总体服务质量", "Overall service quality"), {
    help: t(w("期望与感受之差", "The gap between what is expected and what is perceived")),
    citation: { source: "Parasuraman, Zeithaml & Berry (1988)", licence: "CC BY" },
  });
  const item = (id: string, label: string, reversed = false) => ({
    id,
    label: t(label),
    variables: [`${id}_E`, `${id}_P`],
    reversed,
  });
  b.dimension("reliability", w("可靠性", "Reliability"), {
    parent: "servqual",
    weight: 2,
    items: [
      item("prompt", w("按承诺的时间送达", "It delivers when it promises to")),
      item("kind", w("遇到问题时尽力帮忙", "It shows a sincere interest in solving problems")),
    ],
  });
  b.dimension("empathy", w("移情性", "Empathy"), {
    parent: "servqual",
    items: [item("wrong", w("经常弄错订单", "It often gets orders wrong"), true)],
  });

  const perceived = [scored("prompt_P"), scored("kind_P"), scored("wrong_P")];
  const unhappy = b.when(or(op(agg("mean", perceived), "<", n(3)), op(v("orders"), ">=", n(100))), users);
  b.ask({
    id: "why",
    label: w(
      "您在{channels}上购物时，是什么让您不满意？",
      "What made you unhappy when you shopped via {channels}?",
    ),
    kind: "open",
    guard: unhappy,
    response: "optional",
    personal: true,
    domain: { type: "text", lines: 4, maxLength: 500, missing: [] },
  });
  b.add({
    kind: "check",
    id: "orders_plausible",
    expr: op(v("orders"), "<=", n(2000)),
    message: t(w("请检查寄件数。", "Please check the number of parcels.")),
    variables: ["orders"],
    at,
  });
  b.page("contact", w("联系", "Contact"), { guard: consented, separate: true });
  b.ask({
    id: "email",
    label: w("想收到结果，请留下邮箱。", "If you want the results, leave an e-mail address."),
    kind: "text",
    guard: b.when(
      and(op(v("age"), "is not", opt("refused", true)), not(op(v("age"), "is", opt(1)))),
      consented,
    ),
    response: "optional",
    personal: true,
    domain: { type: "text", lines: 1, format: "email", missing: [] },
  });

  const diff = (id: string) => op(scored(`${id}_P`), "-", scored(`${id}_E`));
  for (const [id, of] of [
    ["gap_reliability", "reliability"],
    ["gap_empathy", "empathy"],
  ] as const)
    b.score(
      id,
      `${w("维度差距", "Gap")} · ${of === "reliability" ? w("可靠性", "Reliability") : w("移情性", "Empathy")}`,
      agg("mean", (of === "reliability" ? ["prompt", "kind"] : ["wrong"]).map(diff), {
        rule: { atLeast: "half", prorated: false },
      }),
      { family: "gap", of: { dimension: of }, range: { min: -6, max: 6 } },
    );
  b.score(
    "quality_score",
    w("感受总分", "Perceived quality"),
    agg("sum", perceived, {
      rule: { atLeast: 2, of: 3, prorated: true },
    }),
    {
      range: { min: 3, max: 21 },
      rescaled: { from: 0, to: 100 },
      bands: [
        {
          from: 0,
          to: 40,
          name: "low",
          label: t(w("偏低", "Low")),
          advice: t(w("请尽快改进。", "Improve soon.")),
          at,
        },
        { from: 40, to: 100, label: t(w("良好", "Good")), at },
      ],
    },
  );

  const built = b.build();
  return {
    ...built,
    lists: [{ id: "agreement", kind: "scale", label: t(w("同意程度", "Agreement")), domain: agreement, at }],
  };
}
