import { describe, expect, test } from "vitest";
import { messageOf } from "../../language/diagnostics/diagnostic.js";
import { applyFix, type Checked, check } from "./survey.js";

const question = (labels: readonly string[], more = "") =>
  check(`single x "Question" ${more} {\n${labels.map((label, i) => `  ${i + 1} "${label}"`).join("\n")}\n}`);
const declared = (intervals: readonly string[]) =>
  check(
    `single x "Question" unit "years" {\n${intervals.map((interval, i) => `  ${i + 1} ${interval}`).join("\n")}\n}`,
  );
/** `gap 11` and so on, in order. */
const found = (c: Checked) =>
  c.diagnostics.map((d) => `${d.code.replace("interval-", "").replace("boundary-", "")} ${d.params.value}`);

const LABELS: [name: string, labels: string[], findings: string[]][] = [
  ["contiguous ages", ["25岁及以下", "26-35岁", "36-45岁", "46岁及以上"], []],
  ["bare 以下 as the law has it", ["25岁以下", "26-35岁", "36岁以上"], []],
  [
    "bare 以下 and 以上 that touch",
    ["18岁以下", "18-25岁", "26-30岁", "31-40岁", "40岁以上"],
    ["unclear 18", "unclear 40"],
  ],
  ["tens", ["20-30岁", "30-40岁", "40-50岁", "50岁以上"], ["overlap 30", "overlap 40", "unclear 50"]],
  ["a gap and an overlap", ["20岁以下", "25-30岁", "31-40岁", "40岁及以上"], ["gap 21–24", "overlap 40"]],
  [
    "money with 千 and 万",
    ["3千元以下", "3-5千元", "5千-1万元", "1万元以上"],
    ["unclear 3000", "overlap 5000", "unclear 10000"],
  ],
  [
    "dollars",
    ["Less than $10,000", "$10,000-$20,000", "$20,000-$30,000", "More than $30,000"],
    ["overlap 20000"],
  ],
  ["dollars, well made", ["Less than $10,000", "$10,000–$19,999", "$20,000–$29,999", "$30,000 or more"], []],
  ["hours with a gap", ["0-10", "12-20", "21+"], ["gap 11"]],
  ["times", ["0次", "1-2次", "3-5次", "6次及以上"], []],
  ["about", ["50元左右", "100元左右", "200元左右"], ["unclear 75"]],
  ["two halves", ["40以下", "40以上"], ["unclear 40"]],
  ["exclusive on both sides", ["less than 10", "more than 10"], ["gap 10"]],
  ["under and plus", ["under 18", "18–64", "65+"], []],
  ["the law's own style", ["3年以下", "3年以上5年以下", "5年以上"], ["unclear 3", "unclear 5"]],
  ["from high to low", ["90-100分", "80-89分", "60-79分", "60分以下"], ["unclear 60"]],
  ["decimals", ["0-0.5小时", "0.6-1小时", "1.5小时以上"], ["gap 1.1–1.4"]],
  [
    "万 leaves a gap between whole numbers",
    ["1-3万元", "4-6万元", "7万元及以上"],
    ["gap 30001–39999", "gap 60001–69999"],
  ],
  ["within another", ["0-100", "10-20", "101+"], ["overlap 10–20"]],
  ["one option that is no interval", ["25岁及以下", "26-35岁", "30-40岁", "不便透露"], ["overlap 30–35"]],
  ["HTML left over", ["2000元及以下", "&gt; 2000元"], []],
  // What must be left alone.
  ["delivery dates", ["3月1-5日", "3月5-10日", "3月10日以后"], []],
  ["clock times", ["8:00-10:00", "10:00-12:00", "12:00以后"], []],
  ["clock hours", ["8点-10点", "10点-12点", "12点以后"], []],
  ["two units", ["6个月以下", "6-12个月", "1-3年", "3年以上"], []],
  ["two labels that are none", ["20-30岁", "30-40岁", "不知道", "不便透露"], []],
  ["single numbers", ["1", "2", "5", "10"], []],
  ["prices and one interval", ["5元", "10元", "20元", "20元以上"], []],
  ["models", ["iPhone 15", "iPhone 15 Pro", "iPhone 14-15"], []],
  ["words", ["从不", "一两次", "经常"], []],
];

const DECLARED: [name: string, intervals: string[], findings: string[]][] = [
  ["contiguous", ["..25", "26..35", "36.."], []],
  ["shared bound", ["..25", "25..35", "36.."], ["overlap 25"]],
  ["gap of one", ["..25", "27..35", "36.."], ["gap 26"]],
  ["gap of many", ["0..9", "20..29"], ["gap 10–19"]],
  ["decimals", ["..0.5", "0.6..1", "1.1.."], []],
  ["decimals that touch", ["..0.5", "0.5..1"], ["overlap 0.5"]],
  ["two open ends", ["..10", "..20", "21.."], ["overlap 10"]],
  ["one within another", ["0..100", "10..20"], ["overlap 10–20"]],
  ["from high to low", ["36..", "26..35", "..25"], []],
  ["single values", ["0..0", "1..1", "2.."], []],
  ["with printed ones", ['..25 "25岁及以下"', '"26-35岁"', "40.."], ["gap 36–39"]],
];

describe("options that stand for intervals", () => {
  test.each(LABELS)("printed: %s", (_, labels, findings) =>
    expect(found(question(labels))).toEqual(findings),
  );
  test.each(DECLARED)("declared: %s", (_, intervals, findings) =>
    expect(found(declared(intervals))).toEqual(findings),
  );

  test.each([
    ...LABELS.map(([name, labels]) => [name, question(labels)] as const),
    ...DECLARED.map(([name, intervals]) => [name, declared(intervals)] as const),
  ])("every fix of “%s” settles its finding and makes no other", (_, checked) => {
    for (const d of checked.diagnostics) {
      const before = checked.codes.length;
      for (const fix of d.fixes ?? []) {
        const after = check(applyFix(checked.text, fix));
        expect(
          after.codes.length,
          `${fix.title.en} → ${messageOf(after.diagnostics[0] ?? d, "en")}`,
        ).toBeLessThan(before);
      }
    }
  });

  test("the fixes rewrite labels as their author would", () => {
    const checked = question(["20岁以下", "20–30岁", "31–40岁", "40岁以上"]);
    const rewritten = checked.diagnostics.map((d) => d.fixes?.map((f) => f.edits.map((e) => e.text).join()));
    expect(rewritten).toEqual([
      ["21–30岁", "19岁及以下"],
      ["41岁及以上", "31–39岁"],
    ]);
    expect(question(["1,000-2,000", "2,000-3,000"]).diagnostics[0]?.fixes?.[0]?.edits[0]?.text).toBe(
      "2,001-3,000",
    );
    expect(question(["under 18", "20-29"]).diagnostics[0]?.fixes?.map((f) => f.edits[0]?.text)).toEqual([
      "18-29",
      "under 20",
    ]);
  });

  test("a fix changes the interval together with the label that repeats it", () => {
    const checked = check('single x "年龄" {\n  1 ..25 "25岁及以下"\n  2 25..35 "25–35岁"\n}');
    expect(checked.codes).toEqual(["interval-overlap"]);
    expect(applyFix(checked.text, checked.diagnostics[0]!.fixes![0]!)).toContain('2 26..35 "26–35岁"');
  });

  test("no fix is applied unasked: only the author knows where the value belongs", () => {
    for (const [, labels] of LABELS)
      for (const d of question(labels).diagnostics) expect(d.fixes?.some((f) => f.preferred)).not.toBe(true);
  });

  test("a shared list is reported once, at its entry, however many questions use it", () => {
    const { diagnostics, text } = check(
      `choices age unit "years" {\n  1 ..25\n  2 25..35\n}\n${[1, 2, 3].map((i) => `single q${i} "Age" from age`).join("\n")}\nmultiple q4 "Ages" from age plus none\nchoices none { dk "Do not know" missing }`,
    );
    expect(diagnostics.map((d) => [d.code, text.slice(d.span.start, d.span.end)])).toEqual([
      ["interval-overlap", "2 25..35"],
    ]);
  });

  test("options of each row of a battery are reported once", () => {
    const { codes } = check(
      'rate r "Stem" on s {\n  a "A"\n  b "B"\n  each row { single age "Age" { 1 ..10\n 2 10..20 } }\n}\nscale s 1..2 { 1 "x"\n 2 "y" }',
    );
    expect(codes).toEqual(["interval-overlap"]);
  });

  test("options that are not offered together, or no longer, may overlap", () => {
    expect(
      check(
        'single land "Country" { de "Germany"\n cn "China" }\nsingle pay "Pay" {\n  1 0..10 when land is de\n  2 0..20 when land is cn\n}',
      ).codes,
    ).toEqual([]);
    expect(declared(["..25", '20..30 "old" retired', "26.."]).codes).toEqual([]);
  });

  test("both languages name both options and the value", () => {
    const [d] = question(["20-30岁", "30-40岁"]).diagnostics;
    expect(messageOf(d!, "zh")).toBe("“20-30岁”与“30-40岁”都包含 30。");
    expect(messageOf(d!, "en")).toBe("“20-30岁” and “30-40岁” both hold 30.");
  });
});

describe("labels beside declared intervals", () => {
  const AGREE: [interval: string, label: string][] = [
    ["..25", "25岁及以下"],
    ["..25", "25岁以下"],
    ["..24", "25岁以下"],
    ["..24", "不满25岁"],
    ["26..35", "26–35 years"],
    ["36..", "36岁及以上"],
    ["37..", "36岁以上"],
    ["61..", "超过60岁"],
    ["65..", "65+"],
    ["..17", "under 18"],
    ["..3", "3万元以下"],
    ["..30000", "3万元以下"],
    ["5..10", "5-10万"],
    ["1..1", "1次"],
    ["5..", "Five rooms or more"],
    ["2..4", "小户型（两到四间）"],
    ["..", ""],
    ["36..", "年纪大的"],
    ["0..", "我不到25岁，住在北京"],
  ].filter(([interval]) => interval !== "..") as [string, string][];
  test.each(AGREE)("%s agrees with “%s”", (interval, label) =>
    expect(check(`single x "Q" {\n  1 ${interval} "${label}"\n  other "Other"\n}`).codes).toEqual([]),
  );

  const CONTRADICT: [interval: string, label: string, fixed: string][] = [
    ["26..36", "26–35岁", "26..35"],
    ["..25", "26岁及以下", "..26"],
    ["65..", "60+", "60.."],
    ["65..", "65–100", "65..100"],
    ["..18", "under 18", "..17"],
    ["0..3", "4–6 times", "4..6"],
    ["60..", "超过60岁", "61.."],
  ];
  test.each(CONTRADICT)("%s contradicts “%s”", (interval, label, fixed) => {
    const checked = check(`single x "Q" {\n  1 ${interval} "${label}"\n  other "Other"\n}`);
    expect(checked.codes).toEqual(["label-contradicts-interval"]);
    const after = applyFix(checked.text, checked.diagnostics[0]!.fixes![0]!);
    expect(after).toContain(`1 ${fixed} "${label}"`);
    expect(check(after).codes).toEqual([]);
  });

  test.each(["岁", "万元", "k", "千", "-", "及以上", "（含）", "月", "%"])(
    "a derived label never contradicts, whatever the unit: %s",
    (unit) => {
      expect(check(`single x "Q" unit "${unit}" {\n  1 ..25\n  2 26..35\n  3 36..\n}`).codes).toEqual([]);
    },
  );
});
