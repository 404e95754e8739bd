import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareBrackets, stepOf } from "../../language/checks/brackets/compare.js";
import type { Bracket } from "../../language/checks/brackets/read-label.js";
import { readLabel } from "../../language/checks/brackets/read-label.js";
import { checkInstrument } from "../../language/checks/index.js";
import type { ChoiceDomain } from "../../language/instrument/model.js";
import { applyFix, check, complete, MAIN, servicesOver } from "./survey.js";

const bracket = (from: number, to: number): Bracket => ({
  from,
  to,
  fromOpen: false,
  toOpen: false,
  kind: "range",
  unit: "",
  multiplier: 1,
});
const intervals = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 12 }))
    .map(([from, width]) => bracket(from, from + width)),
  { minLength: 2, maxLength: 7 },
);

describe("comparing intervals", () => {
  test("an overlap is found if and only if some value is in two of them", () => {
    fc.assert(
      fc.property(intervals, (list) => {
        const counts = countsOf(list);
        const twice = counts.some((n) => n > 1);
        expect(compareBrackets(list, 1).some((f) => f.kind === "overlap")).toBe(twice);
      }),
    );
  });

  test("a gap is found if and only if some value between them is in none, and it names exactly these", () => {
    fc.assert(
      fc.property(intervals, (list) => {
        const counts = countsOf(list);
        const low = Math.min(...list.map((b) => b.from!));
        const high = Math.max(...list.map((b) => b.to!));
        const missing = counts.flatMap((n, value) => (n === 0 && value > low && value < high ? [value] : []));
        // Two single values side by side are marks, not intervals.
        fc.pre(!list.some((b) => b.kind === "single"));
        const found = compareBrackets(list, 1).filter((f) => f.kind === "gap");
        expect(found.flatMap((f) => Array.from({ length: f.to - f.from + 1 }, (_, i) => f.from + i))).toEqual(
          missing,
        );
      }),
    );
  });

  test("the order in which they are written makes no difference", () => {
    fc.assert(
      fc.property(intervals, fc.infiniteStream(fc.nat()), (list, random) => {
        const shuffled = list
          .map((b) => ({ b, key: random.next().value as number }))
          .sort((x, y) => x.key - y.key)
          .map(({ b }) => b);
        const values = (l: Bracket[]) => compareBrackets(l, 1).map((f) => [f.kind, f.from, f.to]);
        expect(values(shuffled)).toEqual(values(list));
      }),
    );
  });

  test("what follows one another without a gap is in order, in any decimals", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 3 }),
        (widths, digits) => {
          const unit = 10 ** digits;
          let at = 0;
          const list = widths.map((w) => {
            const made = bracket(at / unit, (at + w) / unit);
            at += w + 1;
            return made;
          });
          // Some bound must show how fine the values are.
          fc.pre(stepOf(list) === 1 / unit);
          expect(compareBrackets(list, stepOf(list))).toEqual([]);
        },
      ),
    );
  });
});

function countsOf(list: Bracket[]): number[] {
  const counts = new Array<number>(60).fill(0);
  for (const { from, to } of list) for (let v = from!; v <= to!; v++) counts[v]!++;
  return counts;
}

describe("reading labels", () => {
  test("any text gives an interval or none, and in a moment", () => {
    const pieces = fc.constantFrom(
      "以上",
      "以下",
      "及",
      "不",
      "超过",
      "岁",
      "元",
      "万",
      "十",
      "-",
      "～",
      "至",
      "to",
      "or",
      "more",
      "less",
      "than",
      "+",
      "(",
      ")",
      "含",
      " ",
      ",",
      ".",
      "1",
      "25",
      "１",
      "$",
      "&lt;",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 90 }),
          fc.array(pieces, { maxLength: 30 }).map((p) => p.join("")),
        ),
        (text) => {
          const b = readLabel(text);
          if (b?.from !== undefined && b.to !== undefined) expect(b.from).toBeLessThanOrEqual(b.to);
        },
      ),
    );
    expect(readLabel("1".repeat(20_000))).toBeDefined();
    for (const evil of [
      " ".repeat(20_000),
      "(".repeat(20_000),
      "1 ".repeat(10_000),
      "及以".repeat(10_000),
      `1${" or".repeat(7_000)}`,
      `1${"岁".repeat(20_000)}以上`,
      "一".repeat(20_000),
      "-".repeat(20_000),
    ])
      expect(() => readLabel(evil)).not.toThrow();
  });

  test("derived labels are read as the interval they come from", () => {
    const languages = fc.constantFrom("zh-CN", "en");
    fc.assert(
      fc.property(
        languages,
        fc.constantFrom("岁", "次", "元", "years", "km", ""),
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 }),
        (language, unit, widths) => {
          let at = 0;
          const lines = widths.map((w, i) => {
            const line = `  ${i + 1} ${at}..${at + w}`;
            at += w + 1;
            return line;
          });
          const text = `survey s "S" { language ${language} }\nsingle q "Q" unit "${unit}" {\n  90 ..-1\n${lines.join("\n")}\n  99 ${at}..\n}`;
          const { instrument } = servicesOver({ [MAIN]: text }).compile(MAIN);
          const { options } = instrument!.questions[0]!.domain as ChoiceDomain;
          for (const o of options.slice(1)) {
            const b = readLabel(o.label!.parts.map((p) => (p.kind === "text" ? p.value : "")).join(""));
            expect([b?.from, b?.to]).toEqual([o.interval!.from, o.interval!.to]);
          }
          expect(check(text).codes).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("rules", () => {
  test("random sets of options: each fix settles what it is offered for", () => {
    fc.assert(
      fc.property(intervals, (list) => {
        const text = `single q "Q" {\n${list.map((b, i) => `  ${i + 1} ${b.from}..${b.to} "Option ${String.fromCharCode(65 + i)}"`).join("\n")}\n}`;
        const checked = check(text);
        for (const d of checked.diagnostics) {
          for (const fix of d.fixes ?? []) {
            const again = check(applyFix(checked.text, fix));
            const same = again.diagnostics.some(
              (x) => x.code === d.code && JSON.stringify(x.params) === JSON.stringify(d.params),
            );
            expect(same).toBe(false);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test("5,000 questions with sound lists, shared or not, are told nothing", () => {
    const lines = [
      'scale s 1..7 { 1 "low"\n 7 "high" }',
      'choices age unit "years" {\n 1 ..25\n 2 26..35\n 3 36..\n}',
    ];
    for (let i = 0; i < 5_000; i++) {
      if (i % 3 === 0) lines.push(`rating r${i} "Q" on s`);
      else if (i % 3 === 1) lines.push(`single a${i} "Q" from age`);
      else
        lines.push(`single o${i} "Q" {\n  1 "不满20岁"\n  2 "20–29岁"\n  3 "30–39岁"\n  4 "40岁及以上"\n}`);
    }
    const { instrument } = servicesOver({ [MAIN]: complete(lines.join("\n")) }).compile(MAIN);
    expect(checkInstrument(instrument!)).toEqual([]);
  });
});
