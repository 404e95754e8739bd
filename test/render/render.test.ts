import { h } from "preact";
import { render } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { conditionInWords } from "../../language/render/conditions.js";
import { directionOf, renderContext, textsFor } from "../../language/render/context.js";
import { QuestionView } from "../../language/render/question.js";
import { scaleFit } from "../../language/render/scale-fit.js";
import { screensOf } from "../../language/render/screens.js";
import { fillText } from "../../language/render/texts.js";
import { en } from "../../language/render/texts-en.js";
import { zh } from "../../language/render/texts-zh.js";
import { op, option, points, ref, survey } from "../support/build-instrument.js";
import { kitchenEn, kitchenZh, servqual } from "../targets/html/fixtures.js";

describe("interface texts", () => {
  it("have the same places to fill in, in both languages", () => {
    const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();
    const { live: zhLive, ...zhStatic } = zh;
    const { live: enLive, ...enStatic } = en;
    for (const [a, b] of [
      [zhStatic, enStatic],
      [zhLive, enLive],
    ] as [Record<string, string>, Record<string, string>][])
      for (const [name, text] of Object.entries(a)) {
        expect(text, name).not.toBe("");
        expect(places(text), name).toEqual(places(b[name] ?? ""));
      }
  });

  it.each([
    ["zh-CN", zh],
    ["zh", zh],
    ["zh-Hant-TW", zh],
    ["en-GB", en],
    ["ar", en],
  ])("%s", (language, texts) => {
    expect(textsFor(language)).toBe(texts);
  });

  it("fill in numbers and leave unknown places alone", () => {
    expect(fillText("第 {n} / {m} 页 {x}", { n: 2, m: 5 })).toBe("第 2 / 5 页 {x}");
  });

  it.each([
    ["ar", "rtl"],
    ["he-IL", "rtl"],
    ["fa", "rtl"],
    ["ur-PK", "rtl"],
    ["zh-CN", "ltr"],
    ["arn", "ltr"],
  ])("direction of %s is %s", (language, direction) => {
    expect(directionOf(language)).toBe(direction);
  });
});

describe("the drawing of a scale", () => {
  const ends = (count: number, first: string, last: string) =>
    Array.from({ length: count }, (_, i) => (i === 0 ? first : i === count - 1 ? last : undefined));
  it.each([
    ["seven points, ends labelled", ends(7, "完全不同意", "完全同意"), "numbers"],
    ["eleven points", ends(11, "Not at all likely", "Extremely likely"), "numbers"],
    ["no labels at all", [undefined, undefined, undefined, undefined, undefined], "numbers"],
    ["the middle labelled, too", ["差", undefined, "一般", undefined, "好"], "numbers"],
    ["four short labels", ["完全不会", "几天", "一半以上的天数", "几乎每天"], "labels"],
    ["two labels", ["是", "否"], "labels"],
    [
      "five English labels",
      ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"],
      "list",
    ],
    [
      "sentences",
      [
        "I do not feel particularly discouraged about my future at all",
        "I feel the future is hopeless and that things cannot improve",
      ].flatMap((x) => [x, x, x, x]),
      "tall",
    ],
    ["thirteen points", ends(13, "a", "b"), "tall"],
  ] as [string, (string | undefined)[], string][])("%s: %s → %s", (_, labels, fit) => {
    expect(scaleFit(labels)).toBe(fit);
  });
});

describe("conditions in words", () => {
  const made = (language: string) => {
    const s = survey("w", { language });
    s.page("p").single("sex", ["f", "m"], { label: "Sex" }).number("age", {}, { label: "Age" });
    s.stop("end", op(ref("age"), "<", 18));
    s.when(
      op(ref("sex"), "is", option("f")),
      (b) => b.page("inner").text("one", {}, { when: op(ref("age"), ">", 60) }),
      (b) => b.page("other").text("two"),
    );
    return renderContext(s.build());
  };
  const guardOf = (cx: ReturnType<typeof made>, id: string) => cx.questions.get(id)?.guard;

  it("join what surrounds a question with its own, without the stops on the way", () => {
    const [en, zh] = [made("en"), made("zh-CN")];
    expect(conditionInWords(en, guardOf(en, "one"))).toBe("“Sex” is “f” and “Age” is greater than 60");
    expect(conditionInWords(zh, guardOf(zh, "one"))).toMatch(/“Sex”.*“f”.*“Age”.*60/);
    expect(conditionInWords(zh, guardOf(zh, "one"))).not.toMatch(/ and | is /);
  });

  it("say the opposite for an else", () => {
    const cx = made("en");
    expect(conditionInWords(cx, guardOf(cx, "two"))).toBe("“Sex” is not “f”");
  });

  it("do not repeat what the page has said, and say nothing where there is no condition", () => {
    const cx = made("en");
    expect(conditionInWords(cx, guardOf(cx, "one"), cx.instrument.pages[1]?.guard)).toBe(
      "“Age” is greater than 60",
    );
    expect(conditionInWords(cx, undefined)).toBe("");
  });
});

describe("screens", () => {
  it("split a battery at its rows per page and keep what stands around it", () => {
    const s = survey("s");
    s.page("p").text("before").rate("bat", points(1, 5), [1, 2, 3, 4, 5], { perPage: 2 }).text("after");
    const screens = screensOf(s.build());
    const shown = screens.map((screen) =>
      screen.items.map(({ item, rows }) =>
        item.kind === "question" ? `${item.question}${rows ? ` ${rows.from}–${rows.to}` : ""}` : item.kind,
      ),
    );
    expect(shown).toEqual([["before", "bat 0–2"], ["bat 2–4"], ["bat 4–5", "after"]]);
  });
});

describe("components", () => {
  const view = (instrument: ReturnType<typeof kitchenZh>, id: string, positions = false) => {
    const cx = renderContext(instrument, { positions });
    return render(h(QuestionView, { cx, q: cx.questions.get(id)! }));
  };

  it("say which question and variable they are, and where they stand in the source when asked", () => {
    const html = view(kitchenZh(), "gender", true);
    expect(html).toMatch(/data-q="gender"/);
    expect(html).toMatch(/data-v="gender"/);
    expect(html).toMatch(/data-at="0:\d+-\d+"/);
    expect(view(kitchenZh(), "gender")).not.toContain("data-at");
  });

  it("give every field of every question a place", () => {
    for (const instrument of [kitchenZh(), kitchenEn(), servqual()])
      for (const question of instrument.questions) {
        const html = view(instrument, question.id);
        for (const { variable } of question.fields) expect(html, variable).toContain(`data-v="${variable}"`);
      }
  });

  it("draw the rows of a battery after what stands before them, and follow-ups with their row", () => {
    const s = survey("f");
    s.page("p")
      .followUp((b) => b.text("remark"))
      .rate("bat", points(1, 3, { 1: "no", 3: "yes" }), [{ id: "a", followUps: ["remark"] }, "b"]);
    const made = s.build();
    made.questions.find((q) => q.id === "bat")!.rows[1]!.before = [
      { key: "n", parts: [{ kind: "text", value: "Now the second part" }] },
    ];
    const html = view(made, "bat");
    const places = ['data-v="a"', 'data-v="remark"', "Now the second part", 'data-v="b"'].map((x) =>
      html.indexOf(x),
    );
    expect(places.every((place, i) => place > (places[i - 1] ?? -1))).toBe(true);
  });

  it("offer retired options no longer, and set those without an answer apart", () => {
    const s = survey("o");
    s.page("p").single("q", [{ name: "old", retired: true }, "new", { name: "dk", missing: true }]);
    const html = view(s.build(), "q");
    expect(html).not.toContain('value="old"');
    expect(html.indexOf("opts miss")).toBeGreaterThan(html.indexOf('value="new"'));
    expect(html.indexOf('value="dk"')).toBeGreaterThan(html.indexOf("opts miss"));
  });
});
