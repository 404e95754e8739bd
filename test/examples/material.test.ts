import { describe, expect, it } from "vitest";
import { evaluate } from "../../language/answers/index.js";
import { evaluated, example, optionsOf, question, questionsOf } from "./load.js";

describe("the shop's SERVQUAL questionnaire", () => {
  const shop = "shop-servqual";
  const dimensions: [string, number, number][] = [
    ["tangibles", 1, 4],
    ["reliability", 5, 9],
    ["responsiveness", 10, 13],
    ["assurance", 14, 17],
    ["empathy", 18, 22],
  ];
  const reversed = (code: number) => (code >= 10 && code <= 13) || code >= 18;

  it("asks 22 items twice on seven points, those of 1988 reversed", () => {
    const { rows, columns, fields } = question(shop, "service");
    expect(rows.map(({ code }) => code)).toEqual(Array.from({ length: 22 }, (_, i) => String(i + 1)));
    expect(columns.map(({ id }) => id)).toEqual(["E", "P"]);
    expect(fields).toHaveLength(44);
    expect(optionsOf(shop, "service").map(({ code }) => code)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const { variables } = example(shop).instrument;
    for (const { row, reversed: turned } of variables.filter((v) => v.question === "service")) {
      expect(turned).toBe(reversed((row ?? 0) + 1));
    }
  });

  it("has the personal data of the material", () => {
    const sizes = ["gender", "age", "occupation", "education", "position", "shipments"].map(
      (id) => optionsOf(shop, id).length,
    );
    expect(sizes).toEqual([2, 5, 3, 4, 3, 5]);
    expect(optionsOf(shop, "shipments").map(({ interval }) => interval)).toEqual([
      { to: 5 },
      { from: 6, to: 15 },
      { from: 16, to: 25 },
      { from: 26, to: 35 },
      { from: 36 },
    ]);
  });

  it.each(example(shop).answers)(
    "the gaps of $file are perception minus expectation, item by item",
    ({ document }) => {
      const result = evaluate(example(shop).instrument, document);
      const raw = (code: number, perspective: string) => Number(document[`servqual_${code}_${perspective}`]);
      const difference = (code: number) => (raw(code, "P") - raw(code, "E")) * (reversed(code) ? -1 : 1);
      const codes = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
      const mean = (numbers: number[]) => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;

      for (const code of codes(1, 22)) expect(result.value(`diff_${code}`)).toBeCloseTo(difference(code), 9);
      const gaps = dimensions.map(([id, from, to]) => ({ id, gap: mean(codes(from, to).map(difference)) }));
      for (const { id, gap } of gaps) expect(result.value(`gap_${id}`)).toBeCloseTo(gap, 9);
      expect(result.value("sq")).toBeCloseTo(mean(gaps.map(({ gap }) => gap)), 9);
      const weighted = gaps.reduce(
        (sum, { id, gap }) => sum + gap * (Number(document[`points_${id}`]) / 100),
        0,
      );
      expect(result.value("sq_w")).toBeCloseTo(weighted, 9);
    },
  );
});

describe("the interview guides", () => {
  it.each([
    ["interviews-managers", 17],
    ["interviews-staff", 18],
  ])("%s has %i numbered open questions before the record", (name, count) => {
    const { instrument } = example(name);
    const open = questionsOf(name, "open").filter(({ number }) => Number(number) <= count);
    expect(open.map(({ number }) => Number(number))).toEqual(Array.from({ length: count }, (_, i) => i + 1));
    expect(open.some(({ probes }) => probes.length > 0)).toBe(true);
    expect(instrument.mode).toBe("interview");
  });
});

describe("the courier's survey", () => {
  it("asks four questions with three answers, sex and role", () => {
    const single = questionsOf("courier-satisfaction", "single");
    const sizes = single.map(({ domain }) => ("options" in domain ? domain.options.length : 0));
    expect(sizes).toEqual([3, 3, 3, 3, 2, 2]);
  });
});

describe("the service audit", () => {
  const audit = "service-audit";

  it("counts staff in seven posts and checks eight steps before the sale", () => {
    expect(question(audit, "phone_staff").rows).toHaveLength(7);
    expect(question(audit, "online_staff").rows).toHaveLength(7);
    expect(question(audit, "presales").rows).toHaveLength(8);
  });

  it.each([
    [2000, true, false, false],
    [2000.01, true, false, true],
    [100, false, false, true],
    [100, true, true, true],
  ])("an order of %d, complete %s, twice %s is reviewed by hand: %s", (amount, complete, twice, manual) => {
    const answers = { amount, complete, twice };
    const { instrument } = example(audit);
    expect(evaluate(instrument, answers).value("manual")).toBe(manual);
    expect(evaluate(instrument, answers).asked("reviewed")).toBe(manual);
  });
});

describe("the seven principles", () => {
  it("has seven dimensions of four or five items on one scale and shows them as a radar", () => {
    const { dimensions, thanks } = example("seven-principles").instrument;
    const facets = dimensions.filter(({ parent }) => parent === "principles");
    expect(facets).toHaveLength(7);
    for (const { items } of facets) expect([4, 5]).toContain(items.length);
    expect(thanks?.show[0]).toMatchObject({ as: "radar", scores: { length: 7 } });
  });
});

describe("the mystery shopper’s checklist", () => {
  const shopper = "mystery-shopper";

  it.each([
    ["service", 7],
    ["extralu", 8],
  ])("%s has %i things to observe, and asks for a remark after each no", (id, count) => {
    const { rows } = question(shopper, id);
    expect(rows).toHaveLength(count);
    expect(rows.every(({ followUps }) => followUps.length === 1)).toBe(true);
    const [remark = ""] = rows[0]?.followUps ?? [];
    const { instrument } = example(shopper);
    const asked = (answer: string) => evaluate(instrument, { [rows[0]?.id ?? ""]: answer }).asked(remark);
    expect(["yes", "no", "unseen"].map(asked)).toEqual([false, true, false]);
  });

  it("allows 24, 8 and 4 hours until the first contact", () => {
    expect(optionsOf(shopper, "class").map(({ points }) => points)).toEqual([24, 8, 4, 4]);
  });
});

describe("the value of a customer", () => {
  it("gives the printed figures", () => {
    const { evaluation } = evaluated("customer-value", "textbook");
    expect(["顾客价值", "增加价值", "合计", "总损失"].map((name) => evaluation.value(name))).toEqual([
      3545, 1467, 5012, 5763,
    ]);
  });

  it("gives them from the defaults alone", () => {
    const { variables } = example("customer-value").instrument;
    const defaults = variables.flatMap(({ name, default: preset }) =>
      preset?.k === "number" ? [[name, preset.value] as const] : [],
    );
    const evaluation = evaluate(example("customer-value").instrument, Object.fromEntries(defaults));
    expect(evaluation.value("总损失")).toBe(5763);
  });
});

describe("the words at the end", () => {
  it.each([
    ["seven-principles", "retailer-advanced", /80；等级：领先。保持现有做法/],
    ["mystery-shopper", "late-complaint", /SERVICE 达标率：67%；EXTRALU 达标率：75%/],
    ["service-audit", "flagship-shop-online", /客服总人数：50；售前步骤完成率：100%/],
    ["customer-value", "textbook", /3545 元.*1467 元.*5012 元.*5763 元/],
    ["mood-screen", "few-symptoms", /Low mood: 2 \(minimal\)/],
    ["mood-screen", "too-many-missing", /Low mood: not scored/],
    ["workplace", "agency-driver", /weeks: 16 of 100\.\nIf this has been so/],
    ["conference-feedback", "detractor-exhibitor", /not given of 100/],
  ])("%s tells %s its results", (name, file, words) => {
    const { thanks } = example(name).instrument;
    const { evaluation } = evaluated(name, file);
    expect(thanks?.text && evaluation.text(thanks.text)).toMatch(words);
  });

  it("quotes answers in the questions", () => {
    const { evaluation } = evaluated("conference-feedback", "detractor-exhibitor");
    const label = question("conference-feedback", "why_not").label;
    expect(evaluation.text(label)).toBe("What keeps you from coming, Another role?");
  });
});

describe("the omnibus", () => {
  it("has more than 150 questions of nearly every kind", () => {
    const questions = questionsOf("workplace").filter(({ number }) => number !== undefined);
    expect(questions.length).toBeGreaterThan(150);
    expect(new Set(questions.map(({ kind }) => kind)).size).toBeGreaterThan(12);
  });
});

describe("the mood screening", () => {
  it.each([
    ["few-symptoms", "minimal"],
    ["many-symptoms", "severe"],
  ])("%s is %s", (file, band) => {
    const { evaluation } = evaluated("mood-screen", file);
    const score = evaluation.scores.find((each) => each.score.variable === "low_score");
    expect(score?.band && evaluation.text(score.band.label)).toBe(band);
  });

  it("prorates when two of nine items are missing, and gives nothing when three are", () => {
    const { instrument } = example("mood-screen");
    const items = (count: number) =>
      Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`low_${i + 1}`, i < count ? 2 : null]));
    const value = (count: number) =>
      evaluate(instrument, { agree: true, ...items(count) }).value("low_score");
    expect(value(7)).toBe(18);
    expect(value(6)).toEqual({ missing: "blank" });
  });
});
