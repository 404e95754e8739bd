import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseNumber } from "../../../language/targets/html/runtime/numbers.js";
import { barLength } from "../../../language/targets/html/runtime/path.js";

describe("numbers as people type them", () => {
  it.each([
    ["12", 12],
    [" 1,200 ", 1200],
    ["1，200", 1200],
    ["１２．５", 12.5],
    ["1 234 567.5", 1234567.5],
    ["3,5", 3.5],
    ["－3", -3],
    ["−0.5", -0.5],
    ["٣٤", 34],
    [".5", 0.5],
    ["", undefined],
    ["   ", undefined],
    ["很多", "很多"],
    ["12 kg", "12 kg"],
    ["1,2,3", "1,2,3"],
    ["1e999", "1e999"],
    ["0x10", "0x10"],
    ["--3", "--3"],
  ])("%j is %j", (typed, read) => {
    expect(parseNumber(typed)).toBe(read);
  });

  it("a number written by this page is read back", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e15, max: 1e15 }), (number) => {
        const text = String(number);
        if (!text.includes("e")) expect(parseNumber(text)).toBe(Number(text));
      }),
    );
  });
});

describe("the bar of progress", () => {
  it("goes from nothing to all, never back, fast at first", () => {
    expect(barLength(0)).toBe(0);
    expect(barLength(1)).toBe(1);
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(barLength(low)).toBeLessThanOrEqual(barLength(high));
        expect(barLength(low)).toBeGreaterThanOrEqual(low - 1e-12);
      }),
    );
  });
});
