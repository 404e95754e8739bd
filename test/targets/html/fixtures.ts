import type { Instrument, Text } from "../../../language/instrument/model.js";
import {
  and,
  call,
  op,
  option,
  points,
  ref,
  type ShortOption,
  type ShortRow,
  survey,
} from "../../support/build-instrument.js";

const text = (key: string, value: string): Text => ({
  key,
  parts: value.split("\n\n").flatMap((part, i) => [
    ...(i > 0 ? [{ kind: "paragraph" as const }] : []),
    { kind: "text" as const, value: part },
  ]),
});
const place = { file: 0, start: 0, end: 0, line: 1, column: 1 };

const agree7zh = points(1, 7, { 1: "完全不同意", 7: "完全同意" });
const agree5en: ShortOption[] = [
  "Strongly disagree",
  "Disagree",
  "Neither",
  "Agree",
  "Strongly agree",
].map((label, i) => ({ code: i + 1, label }));
const frequency: ShortOption[] = ["完全不会", "几天", "一半以上的天数", "几乎每天"].map((label, i) => ({ code: i, label }));

/** Every kind of question, in Chinese. */
export function kitchenZh(): Instrument {
  const s = survey("chuju", { title: "网上购物服务小调查", language: "zh-CN", version: "1.0.0", answers: "required" });
  s.page("about", { title: "个人资料", demographics: true })
    .single("gender", [
      { name: "female", label: "女" },
      { name: "male", label: "男" },
      { name: "secret", label: "不愿透露", missing: true },
    ], { label: "您的性别" })
    .single("age", [
      { code: 1, label: "25 岁及以下" },
      { code: 2, label: "26–35 岁" },
      { code: 3, label: "36 岁及以上" },
    ], { label: "您的年龄" })
    .multiple("channels", [
      { name: "app", label: "手机 APP", help: "包括平板电脑上的应用" },
      { name: "web", label: "网站" },
      { name: "other", label: "其他", specify: true },
      { name: "never", label: "都没有用过", exclusive: true },
    ], { label: "您用过哪些渠道？", max: 2 })
    .when(op(ref("channels"), "has", option("web")), (b) =>
      b.text("site", {}, { label: "您最常用哪个网站？", response: "optional" }),
    )
    .number("orders", { min: 0, max: 9999, unit: "件" }, { label: "您每周大约寄出多少件？" })
    .date("first", { max: { today: 0 } }, { label: "您第一次在网上购物是哪一天？", response: "optional", help: "记不清时填大概的日期即可。" });
  s.page("quality", { title: "服务质量" })
    .rate("service", agree7zh, [
      { id: "prompt", label: "按承诺的时间送达" },
      { id: "kind", label: "遇到问题时尽力帮忙" },
      { id: "wrong", label: "经常弄错订单", reversed: true },
      { id: "long", label: "客服人员了解我的需要，并且会站在我的立场上为我着想，而不只是照章办事" },
    ], { label: "请按您的感受打分", plus: [{ name: "unknown", label: "不清楚" }] })
    .rate("mood", frequency, [
      { id: 1, label: "做事时提不起劲或没有兴趣" },
      { id: 2, label: "感到心情低落、沮丧或绝望" },
      { id: 3, label: "入睡困难、睡不安稳或睡得过多" },
    ], { label: "过去两周里，有多少天您受到以下问题的困扰？" })
    .when(op(ref("mood_2"), ">", 0), (b) =>
      b.note("hint", "您提到了心情低落。请不要独自承受：可以联系家人、医生或当地的心理援助热线。", true),
    )
    .rating("overall", points(0, 10, { 0: "非常不满意", 10: "非常满意" }), { label: "总的来说，您对我们的服务有多满意？" })
    .differential("image", points(1, 7), [
      { id: "warm", label: "冷淡的", opposite: "热情的" },
      { id: "quick", label: "缓慢的", opposite: "迅速的" },
    ], { label: "您觉得我们的客服是怎样的？" })
    .section("一些更细的问题")
    .ranking("order", [
      { name: "price", label: "价格" },
      { name: "speed", label: "送货速度" },
      { name: "quality", label: "商品质量" },
      { name: "service", label: "售后服务" },
    ], { label: "下面几方面对您有多重要？" , top: 3 })
    .allocate("points", 100, [
      { id: "tangibles", label: "有形性" },
      { id: "reliability", label: "可靠性" },
      { id: "empathy", label: "移情性" },
    ], { label: "请把 100 分分给下面几个方面，越重要分数越高" })
    .number("likely", { min: 0, max: 100, slider: { line: false, left: text("l", "绝对不会"), right: text("r", "一定会") } }, { label: "您会把我们推荐给朋友吗？", response: "optional" })
    .number("feel", { min: 0, max: 100, slider: { line: true, left: text("l", "最差"), right: text("r", "最好") } }, { label: "您现在感觉怎么样？", response: "optional" })
    .text("why", { lines: 4 }, { label: "还有什么想告诉我们的？", response: "optional" });
  s.page("more", { title: "更多" })
    .yesno("again", { label: "您还会再来吗？" })
    .single("city", ["北京", "上海", "广州", "成都", "西安"].map((label, i) => ({ code: i + 1, label })), { label: "您住在哪里？" })
    .grid("family", [
      { id: "mother", label: "母亲" },
      { id: "father", label: "父亲" },
    ], {
      age: { type: "number", decimals: 0, min: 0, max: 120, unit: "岁", missing: [] },
      job: { type: "text", lines: 1, missing: [] },
      alive: { type: "boolean", missing: [] },
    }, { label: "请填写您父母的情况", response: "optional" })
    .text("mail", { format: "email" }, { label: "您的电子邮箱", response: "optional" })
    .time("time", "wake", {}, { label: "您平时几点起床？", response: "optional" })
    .check("sane", op(ref("orders"), "<", 5000), ["orders"])
    .confirm("sure", op(ref("orders"), "<", 100), ["orders"]);
  s.score("quality", { k: "agg", fn: "mean", items: ["prompt", "kind", "wrong"].map((name) => ({ k: "var", name, scored: true })) }, {
    range: { min: 1, max: 7 },
    bands: [
      { from: 1, to: 3.99, label: "偏低" },
      { from: 4, to: 7, label: "良好" },
    ],
  });
  const made = s.build();
  made.questions.find((q) => q.id === "city")!.appearance = { as: "dropdown" };
  made.welcome = text("welcome", "您好！这份问卷想了解您对网上购物的期望和感受，答案没有对错之分，约需 8 分钟。\n\n您可以随时停下来，以后接着填。");
  made.privacy = "anonymous";
  made.scores[0]!.label = text("x", "服务质量");
  const check = made.pages[2]!.items.find((item) => item.kind === "check");
  if (check?.kind === "check") check.message = text("m", "每周寄出 5000 件以上不太可能，请检查件数。");
  const confirm = made.pages[2]!.items.find((item) => item.kind === "confirm");
  if (confirm?.kind === "confirm") confirm.message = text("m", "您每周寄出 100 件以上，对吗？");
  made.thanks = {
    text: { key: "thanks", parts: [
      { kind: "text", value: "感谢您的参与！您的服务质量得分为 " },
      { kind: "pipe", expr: ref("quality"), fallback: [{ kind: "text", value: "（未计算）" }] },
      { kind: "text", value: "。" },
    ] },
    show: [{ scores: ["quality"], as: "bar" }],
    at: place,
  };
  return made;
}

/** Every kind of question, in English. */
export function kitchenEn(): Instrument {
  const s = survey("kitchen", { title: "Services at the library", language: "en", version: "2", answers: "requested" });
  s.page("consent")
    .consent("agree", { label: "I have read the information and take part of my own free will.", response: "required" })
    .stop("declined", op(ref("agree"), "is", false));
  s.page("visits", { title: "Your visits" })
    .text("name", {}, { label: "What should we call you?", response: "optional" })
    .single("often", ["Every day", "Every week", "Every month", "Less often"].map((label, i) => ({ code: i + 1, label })), { label: "How often do you visit the library?" })
    .when(op(ref("often"), "is", 4), (b) =>
      b.text("barrier", { lines: 3 }, { label: "What keeps you from coming more often?" }),
    )
    .rate("agreement", agree5en, [
      { id: "open", label: "The opening hours suit me." },
      { id: "staff", label: "Staff explain things in a way that I understand, even when I have to ask again." },
      { id: "quiet", label: "I can find a quiet place to work." },
    ], { label: "How far do you agree with these statements?", plus: [{ name: "na", label: "Not applicable" }] })
    .multiple("uses", [
      { name: "books", label: "Borrowing books" },
      { name: "work", label: "A place to work" },
      { name: "events", label: "Events and courses" },
      { name: "other", label: "Something else", specify: true },
      { name: "none", label: "None of these", exclusive: true },
    ], { label: "What do you use the library for?" })
    .rating("nps", points(0, 10, { 0: "Not at all likely", 10: "Extremely likely" }), { label: "How likely are you to recommend the library to a friend?" });
  s.page("you", { title: "About you", demographics: true })
    .number("born", { min: 1900, max: 2020 }, { label: "In which year were you born?", plus: [{ name: "refused", label: "I would rather not say" }] })
    .yesno("card", { label: "Do you have a library card?" })
    .numbers("owned", [{ id: "books", label: "Books" }, { id: "films", label: "Films" }], { min: 0 }, { label: "How many do you have at home?" })
    .ranking("prio", ["Longer hours", "More books", "More seats"].map((label, i) => ({ code: i + 1, label })), { label: "Which matters most to you?" })
    .text("mail", { format: "email" }, { label: "Your e-mail address", response: "optional" })
    .confirm("surebooks", op(ref("owned_books"), "<", 1000), ["owned_books"]);
  const made = s.build();
  made.welcome = text("welcome", "We would like to know how the library can serve you better.\n\nThere are no right or wrong answers. It takes about five minutes.");
  made.privacy = "confidential";
  const how = made.questions.find((q) => q.id === "often")!;
  how.label = { key: "often", parts: [
    { kind: "pipe", expr: ref("name"), fallback: [{ kind: "text", value: "Dear reader" }] },
    { kind: "text", value: ", how " },
    { kind: "em", children: [{ kind: "text", value: "often" }] },
    { kind: "text", value: " do you visit the library?" },
  ] };
  const sure = made.pages[2]!.items.find((item) => item.kind === "confirm");
  if (sure?.kind === "confirm") sure.message = text("m", "You have 1000 books or more. Is that right?");
  const stop = made.pages[0]!.items.find((item) => item.kind === "stop");
  if (stop?.kind === "stop") stop.text = text("m", "Thank you for your interest. Nothing more is asked of you.");
  return made;
}

const statements = [
  "网页清楚、美观", "有先进的物流设备", "包装完好、干净", "送货员着装整洁", "按承诺的时间送达",
  "顾客遇到问题时尽力解决", "值得信赖", "第一次就把事情办好", "订单和账单准确无误",
  "不会告诉顾客准确的服务时间", "不能及时提供服务", "员工并不总是愿意帮忙", "员工太忙，顾不上回应",
  "员工的行为让人放心", "与员工打交道有安全感", "员工始终有礼貌", "员工有足够的知识回答问题",
  "给予顾客个别的关注", "营业时间方便顾客", "有员工专门关心顾客", "把顾客的利益放在心上", "了解顾客的特殊需要",
];

/** Twenty-two items, each on seven points, twice: what is expected and what is felt. */
export function servqual(): Instrument {
  const rows: ShortRow[] = statements.map((label, i) => ({ id: i + 1, label, reversed: i >= 9 && i < 13 }));
  const s = survey("servqual", { title: "网上购物服务质量调查", language: "zh-CN", version: "1.0.0", answers: "required" });
  s.page("main", { title: "期望与感受" }).rate("servqual", agree7zh, rows, {
    label: "对每一句话，请先想一想优秀的网店应该怎样，再评价京东实际怎样。",
    columns: ["E", "P"],
  });
  const made = s.build();
  const [e, p] = made.questions[0]!.columns;
  e!.label = text("e", "期望");
  p!.label = text("p", "感受");
  return made;
}

/** A form that is read from right to left. */
export function rtl(): Instrument {
  const s = survey("rtl", { title: "استبيان حول الخدمة", language: "ar", answers: "required" });
  s.page("one", { title: "رأيك" })
    .single("gender", [{ name: "f", label: "أنثى" }, { name: "m", label: "ذكر" }], { label: "الجنس" })
    .rate("service", points(1, 5, { 1: "لا أوافق أبدا", 5: "أوافق تماما" }), [
      { id: "fast", label: "الخدمة سريعة" },
      { id: "kind", label: "الموظفون لطفاء" },
    ], { label: "إلى أي حد توافق؟" })
    .multiple("uses", [{ name: "a", label: "الكتب" }, { name: "b", label: "أخرى", specify: true }], { label: "ماذا تستخدم؟" })
    .number("age", { min: 0, max: 120 }, { label: "العمر" });
  return s.build();
}

/** As many single questions as asked for, on one page. */
export function long(count: number, perPage = count): Instrument {
  const s = survey("long", { title: "A long questionnaire", language: "en", answers: "optional" });
  for (let i = 0; i < count; i++) {
    if (i % perPage === 0) s.page(`p${i / perPage + 1}`, { title: `Part ${i / perPage + 1}` });
    s.single(`item${i + 1}`, agree5en, { label: `Statement number ${i + 1} about working with ${["people", "machines", "paper", "numbers"][i % 4]}` });
  }
  return s.build();
}

/** Markup and script in every text an author can write. */
export const nasty =
  "<img src=x onerror=window.pwned=1><script>window.pwned=1</script></script></style></textarea></title>--><!--]]>{{x}}${x}\u2028\u2029\"'`&amp;&#60;b&#62; javascript:window.pwned=1";

export function hostile(): Instrument {
  const bad = { label: nasty, help: nasty };
  const s = survey("hostile", { title: nasty, language: "en", version: nasty, answers: "required" });
  const options: ShortOption[] = [
    { name: "a", label: nasty, help: nasty, specify: true },
    { name: "</script><script>window.pwned=1</script>", label: nasty },
    { name: "c", label: nasty, missing: true },
  ];
  s.page("p1", { title: nasty })
    .section(nasty)
    .note("n1", nasty)
    .note("n2", nasty, true)
    .single("single", options, bad)
    .single("drop", options, bad)
    .multiple("multiple", options, bad)
    .rate("rate", points(1, 5, { 1: nasty, 5: nasty }), [{ id: "r1", label: nasty }, { id: "r2", label: nasty }], { ...bad, columns: ["X", "Y"] })
    .differential("diff", points(1, 5), [{ id: "d1", label: nasty, opposite: nasty }], bad)
    .ranking("rank", options.map((o) => (typeof o === "object" ? { ...o, specify: false } : o)), bad)
    .allocate("alloc", 10, [{ id: "x1", label: nasty }, { id: "x2", label: nasty }], bad)
    .number("num", { unit: nasty, min: 0 }, bad)
    .number("slide", { min: 0, max: 10, slider: { line: false, left: text("a", nasty), right: text("b", nasty) } }, bad)
    .text("open", { lines: 3 }, bad)
    .grid("grid", [{ id: "g1", label: nasty }], { c: { type: "text", lines: 1, missing: [] } }, bad)
    .when(op(ref("open"), "is", { k: "text", parts: [{ kind: "text", value: nasty }] }), (b) => b.text("echo", {}, bad))
    .check("ck", op(ref("num"), "<", 5), ["num"])
    .confirm("cf", and(op(ref("num"), "<", 3), call("answered", ref("num"))), ["num"])
    .stop("st", op(ref("num"), "is", 4));
  s.page("p2").text("last", {}, bad);
  const made = s.build();
  made.questions.find((q) => q.id === "drop")!.appearance = { as: "dropdown" };
  for (const q of made.questions) {
    q.instruction = text("i", nasty);
    q.probes = [text("p", nasty)];
    q.number = "<b>1</b>";
    for (const column of q.columns) column.label = text("c", nasty);
  }
  for (const page of made.pages)
    for (const item of page.items) {
      if (item.kind === "check" || item.kind === "confirm") item.message = text("m", nasty);
      if (item.kind === "stop") item.text = text("m", nasty);
    }
  const first = made.questions[0]!;
  first.label = { key: "l", parts: [
    { kind: "link", href: "javascript:window.pwned=1", children: [{ kind: "text", value: nasty }] },
    { kind: "link", href: "https://example.com/\"><script>", children: [{ kind: "strong", children: [{ kind: "text", value: nasty }] }] },
    { kind: "pipe", expr: ref("open"), fallback: [{ kind: "text", value: nasty }] },
  ] };
  made.welcome = text("w", nasty);
  made.thanks = { text: first.label, show: [{ scores: ["sc"], as: "bar" }], at: place };
  return made;
}
