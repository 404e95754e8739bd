import type { Instrument } from "../../../language/instrument/model.js";
import { op, option, points, ref, survey } from "../../support/build-instrument.js";

import { agree7zh, frequency, place, text } from "./fixture-parts.js";

/** Every kind of question, in Chinese. */
export function kitchenZh(): Instrument {
  const s = survey("chuju", {
    title: "网上购物服务小调查",
    language: "zh-CN",
    version: "1.0.0",
    answers: "required",
  });
  s.page("about", { title: "个人资料", demographics: true })
    .single(
      "gender",
      [
        { name: "female", label: "女" },
        { name: "male", label: "男" },
        { name: "secret", label: "不愿透露", missing: true },
      ],
      { label: "您的性别" },
    )
    .single(
      "age",
      [
        { code: 1, label: "25 岁及以下" },
        { code: 2, label: "26–35 岁" },
        { code: 3, label: "36 岁及以上" },
      ],
      { label: "您的年龄" },
    )
    .multiple(
      "channels",
      [
        { name: "app", label: "手机 APP", help: "包括平板电脑上的应用" },
        { name: "web", label: "网站" },
        { name: "other", label: "其他", specify: true },
        { name: "never", label: "都没有用过", exclusive: true },
      ],
      { label: "您用过哪些渠道？", max: 2 },
    )
    .when(op(ref("channels"), "has", option("web")), (b) =>
      b.text("site", {}, { label: "您最常用哪个网站？", response: "optional" }),
    )
    .number("orders", { min: 0, max: 9999, unit: "件" }, { label: "您每周大约寄出多少件？" })
    .date(
      "first",
      { max: { today: 0 } },
      { label: "您第一次在网上购物是哪一天？", response: "optional", help: "记不清时填大概的日期即可。" },
    );
  s.page("quality", { title: "服务质量" })
    .rate(
      "service",
      agree7zh,
      [
        { id: "prompt", label: "按承诺的时间送达" },
        { id: "kind", label: "遇到问题时尽力帮忙" },
        { id: "wrong", label: "经常弄错订单", reversed: true },
        { id: "long", label: "客服人员了解我的需要，并且会站在我的立场上为我着想，而不只是照章办事" },
      ],
      { label: "请按您的感受打分", plus: [{ name: "unknown", label: "不清楚" }] },
    )
    .rate(
      "mood",
      frequency,
      [
        { id: 1, label: "做事时提不起劲或没有兴趣" },
        { id: 2, label: "感到心情低落、沮丧或绝望" },
        { id: 3, label: "入睡困难、睡不安稳或睡得过多" },
      ],
      { label: "过去两周里，有多少天您受到以下问题的困扰？" },
    )
    .when(op(ref("mood_2"), ">", 0), (b) =>
      b.note("hint", "您提到了心情低落。请不要独自承受：可以联系家人、医生或当地的心理援助热线。", true),
    )
    .rating("overall", points(0, 10, { 0: "非常不满意", 10: "非常满意" }), {
      label: "总的来说，您对我们的服务有多满意？",
    })
    .differential(
      "image",
      points(1, 7),
      [
        { id: "warm", label: "冷淡的", opposite: "热情的" },
        { id: "quick", label: "缓慢的", opposite: "迅速的" },
      ],
      { label: "您觉得我们的客服是怎样的？" },
    )
    .section("一些更细的问题")
    .ranking(
      "order",
      [
        { name: "price", label: "价格" },
        { name: "speed", label: "送货速度" },
        { name: "quality", label: "商品质量" },
        { name: "service", label: "售后服务" },
      ],
      { label: "下面几方面对您有多重要？", top: 3 },
    )
    .allocate(
      "points",
      100,
      [
        { id: "tangibles", label: "有形性" },
        { id: "reliability", label: "可靠性" },
        { id: "empathy", label: "移情性" },
      ],
      { label: "请把 100 分分给下面几个方面，越重要分数越高" },
    )
    .number(
      "likely",
      { min: 0, max: 100, slider: { line: false, left: text("l", "绝对不会"), right: text("r", "一定会") } },
      { label: "您会把我们推荐给朋友吗？", response: "optional" },
    )
    .number(
      "feel",
      { min: 0, max: 100, slider: { line: true, left: text("l", "最差"), right: text("r", "最好") } },
      { label: "您现在感觉怎么样？", response: "optional" },
    )
    .text("why", { lines: 4 }, { label: "还有什么想告诉我们的？", response: "optional" });
  s.page("more", { title: "更多" })
    .yesno("again", { label: "您还会再来吗？" })
    .single(
      "city",
      ["北京", "上海", "广州", "成都", "西安"].map((label, i) => ({ code: i + 1, label })),
      { label: "您住在哪里？" },
    )
    .grid(
      "family",
      [
        { id: "mother", label: "母亲" },
        { id: "father", label: "父亲" },
      ],
      {
        age: { type: "number", decimals: 0, min: 0, max: 120, unit: "岁", missing: [] },
        job: { type: "text", lines: 1, missing: [] },
        alive: { type: "boolean", missing: [] },
      },
      { label: "请填写您父母的情况", response: "optional" },
    )
    .text("mail", { format: "email" }, { label: "您的电子邮箱", response: "optional" })
    .time("time", "wake", {}, { label: "您平时几点起床？", response: "optional" })
    .check("sane", op(ref("orders"), "<", 5000), ["orders"])
    .confirm("sure", op(ref("orders"), "<", 100), ["orders"]);
  s.score(
    "quality",
    {
      k: "agg",
      fn: "mean",
      items: ["prompt", "kind", "wrong"].map((name) => ({ k: "var", name, scored: true })),
    },
    {
      range: { min: 1, max: 7 },
      bands: [
        { from: 1, to: 3.99, label: "偏低" },
        { from: 4, to: 7, label: "良好" },
      ],
    },
  );
  const made = s.build();
  made.questions.find((q) => q.id === "city")!.appearance = { as: "dropdown" };
  made.welcome = text(
    "welcome",
    "您好！这份问卷想了解您对网上购物的期望和感受，答案没有对错之分，约需 8 分钟。\n\n您可以随时停下来，以后接着填。",
  );
  made.privacy = "anonymous";
  made.scores[0]!.label = text("x", "服务质量");
  const check = made.pages[2]!.items.find((item) => item.kind === "check");
  if (check?.kind === "check") check.message = text("m", "每周寄出 5000 件以上不太可能，请检查件数。");
  const confirm = made.pages[2]!.items.find((item) => item.kind === "confirm");
  if (confirm?.kind === "confirm") confirm.message = text("m", "您每周寄出 100 件以上，对吗？");
  made.thanks = {
    text: {
      key: "thanks",
      parts: [
        { kind: "text", value: "感谢您的参与！您的服务质量得分为 " },
        { kind: "pipe", expr: ref("quality"), fallback: [{ kind: "text", value: "（未计算）" }] },
        { kind: "text", value: "。" },
      ],
    },
    show: [{ scores: ["quality"], as: "bar" }],
    at: place,
  };
  return made;
}
