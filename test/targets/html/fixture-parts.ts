import type { Text } from "../../../language/instrument/model.js";
import { points, type ShortOption } from "../../support/build-instrument.js";

export const text = (key: string, value: string): Text => ({
  key,
  parts: value
    .split("\n\n")
    .flatMap((part, i) => [
      ...(i > 0 ? [{ kind: "paragraph" as const }] : []),
      { kind: "text" as const, value: part },
    ]),
});
export const place = { file: 0, start: 0, end: 0, line: 1, column: 1 };

export const agree7zh = points(1, 7, { 1: "完全不同意", 7: "完全同意" });
export const agree5en: ShortOption[] = [
  "Strongly disagree",
  "Disagree",
  "Neither",
  "Agree",
  "Strongly agree",
].map((label, i) => ({ code: i + 1, label }));
export const frequency: ShortOption[] = ["完全不会", "几天", "一半以上的天数", "几乎每天"].map(
  (label, i) => ({
    code: i,
    label,
  }),
);
