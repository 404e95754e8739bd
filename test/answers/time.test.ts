import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, compare, printNumber, roundTo, tidy } from "../../language/answers/number.js";
import { compareTimes, daysBetween, isTime, shiftTime } from "../../language/answers/time.js";
import { timePattern } from "../../language/answers/time-pattern.js";

const day = fc
  .date({ min: new Date("0100-01-01T00:00:00Z"), max: new Date("9000-01-01T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("time", () => {
  it("comparing: equal precision, offsets as instants", () => {
    expect(compareTimes("2024-04-01T08:00+08:00", "2024-04-01T01:00Z")).toBe(-1);
    expect(compareTimes("2024-04-01T08:00+08:00", "2024-04-01T00:00Z")).toBe(0);
    expect(compareTimes("2024-04-01T08:00+08:00", "2024-04-01T08:00")).toBe(0);
    expect(compareTimes("08:30", "08:30:59")).toBe(0);
    expect(compareTimes("0999", "1000-01-01")).toBe(-1);
  });

  it("spans are exact over years of two digits and the turn of the century", () => {
    expect(daysBetween("0051-01-01", "0050-01-01")).toBe(365);
    expect(daysBetween("1900-03-01", "1900-02-28")).toBe(1);
    expect(daysBetween("2000-03-01", "2000-02-28")).toBe(2);
    expect(daysBetween("2000-03-01", "soon")).toBeUndefined();
    expect(daysBetween("2024-04-01T00:00+08:00", "2024-04-01T00:00Z")).toBeCloseTo(-1 / 3, 12);
  });

  it.each([1e300, -1e300, 1e9, Number.NaN, Number.POSITIVE_INFINITY])(
    "moving by %d ends nowhere",
    (amount) => {
      for (const unit of ["days", "months", "years", "minutes"] as const) {
        if (unit === "minutes" && Math.abs(amount) < 1e10) continue;
        expect(shiftTime("2024-01-31", { amount, unit })).toBeUndefined();
      }
    },
  );

  it("moving by days and back is nothing", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -40000, max: 40000 }), (from, amount) => {
        const to = shiftTime(from, { amount, unit: "days" });
        fc.pre(to !== undefined);
        expect(daysBetween(to!, from)).toBe(amount);
        expect(shiftTime(to!, { amount: -amount, unit: "days" })).toBe(from);
      }),
    );
  });

  it("moving by months lands in that month, on that day or its last", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -600, max: 600 }), (from, amount) => {
        const to = shiftTime(from, { amount, unit: "months" })!;
        const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(months(to) - months(from)).toBe(amount);
        expect(isTime(to, { type: "date", precision: "day" })).toBe(true);
        const next = shiftTime(to, { amount: 1, unit: "days" })!;
        expect(to.slice(8) === from.slice(8) || (to.slice(8) < from.slice(8) && next.slice(8) === "01")).toBe(
          true,
        );
      }),
    );
  });

  it.each([
    "",
    "2024-00",
    "2024-04-00",
    "2024-04-31",
    "T08:30",
    "2024-04-01T",
    "2024-04-01 08:30",
    "Z",
    "24:00",
  ])("%j is no time", (text) => {
    for (const type of ["date", "time", "datetime"] as const) {
      for (const precision of ["year", "month", "day", "minute", "second"] as const) {
        expect(isTime(text, { type, precision })).toBe(false);
      }
    }
  });
});

describe("patterns of time", () => {
  const kinds = (["date", "time", "datetime"] as const).flatMap((type) =>
    (type === "date" ? (["year", "month", "day"] as const) : (["minute", "second"] as const)).map(
      (precision) => ({
        type,
        precision,
      }),
    ),
  );
  it("let through what is a time, and beyond that only days that no month has", () => {
    const digit = fc.constantFrom("0", "1", "2", "3", "4", "9");
    const pair = fc.tuple(digit, digit).map((pair) => pair.join(""));
    const text = fc
      .tuple(
        fc.constantFrom("2023", "2024", "0000"),
        pair,
        pair,
        pair,
        pair,
        pair,
        fc.constantFrom("", "Z", "+08:00", "-23:59", "+24:00"),
        fc.nat(8),
      )
      .map(
        ([y, mo, d, h, mi, s, offset, shape]) =>
          [
            y,
            `${y}-${mo}`,
            `${y}-${mo}-${d}`,
            `${h}:${mi}`,
            `${h}:${mi}:${s}`,
            `${y}-${mo}-${d}T${h}:${mi}${offset}`,
            `${y}-${mo}-${d}T${h}:${mi}:${s}${offset}`,
            `${h}:${mi}${offset}`,
            `${y}${offset}`,
          ][shape]!,
      );
    fc.assert(
      fc.property(text, (subject) => {
        for (const kind of kinds) {
          const noSuchDay = /-(?:02-(?:29|30|31)|(?:04|06|09|11)-31)/.test(subject);
          const formed = new RegExp(`^(?:${timePattern(kind)})$`, "u").test(subject);
          if (isTime(subject, kind)) expect(formed).toBe(true);
          else expect(formed && !noSuchDay).toBe(false);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

const decimal = fc
  .tuple(fc.integer({ min: -1e7, max: 1e7 }), fc.integer({ min: 0, max: 4 }))
  .map(([n, d]) => ({ n, d, x: Number(`${n}e-${d}`) }));

describe("numbers", () => {
  it("sums of decimals are the decimals one expects", () => {
    fc.assert(
      fc.property(fc.array(decimal, { maxLength: 50 }), (items) => {
        const exact = items.reduce((sum, { n, d }) => sum + BigInt(n) * 10n ** BigInt(4 - d), 0n);
        const sum = items.reduce((total, { x }) => add(total, x), 0);
        expect(sum).toBe(Number(`${exact}e-4`));
      }),
    );
  });

  it("rounding is on decimal digits, half away from zero", () => {
    fc.assert(
      fc.property(decimal, fc.integer({ min: 0, max: 4 }), ({ n, d, x }, digits) => {
        const scale = 10 ** Math.max(0, d - digits);
        const [size, rest] = [Math.trunc(Math.abs(n) / scale), Math.abs(n) % scale];
        const rounded = (rest * 2 >= scale && scale > 1 ? size + 1 : size) * Math.sign(n);
        expect(roundTo(x, digits)).toBe(Number(`${rounded}e-${Math.min(d, digits)}`) + 0);
      }),
    );
  });

  it("comparing is an order on tidy numbers", () => {
    fc.assert(
      fc.property(decimal, decimal, ({ x }, { x: y }) => {
        expect(compare(x, y)).toBe(x === y ? 0 : x < y ? -1 : 1);
        expect(compare(y, x) + compare(x, y)).toBe(0);
      }),
    );
  });

  it.each([
    [0.1 + 0.2, "0.3"],
    [1e21, "1e+21"],
    [1.5e-9, "0.0000000015"],
    [-0, "0"],
    [1234567890123.45, "1234567890123.45"],
    [100, "100"],
    [2 / 3, "0.666666666667"],
  ])("%d prints as %s", (x, text) => {
    expect(printNumber(x)).toBe(text);
  });

  it("tidying twice is tidying once", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(tidy(tidy(x))).toBe(tidy(x));
      }),
    );
  });
});
