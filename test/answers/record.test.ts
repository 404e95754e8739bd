import { describe, expect, it } from "vitest";
import { evaluate, startRecord, submittedDocument } from "../../language/answers/index.js";
import { survey } from "../support/build-instrument.js";

const instrument = survey("shop", { version: "1.2.0", language: "zh-CN" }).number("n").build();

describe("the record of an interview", () => {
  const now = new Date("2024-04-01T00:30:00Z");
  const record = startRecord(instrument, now);

  it("says which survey, when, and which day it is", () => {
    expect(record).toMatchObject({ id: "shop", version: "1.2.0", language: "zh-CN" });
    expect(new Date(record.started!).getTime()).toBe(now.getTime());
    expect(record.started).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
    expect(record.started!.slice(0, 10)).toBe(record.today);
    expect("version" in startRecord({ id: "a", language: "en" }, now)).toBe(false);
  });

  it("is valid, kept in the document, and gets the time of sending", () => {
    const evaluation = evaluate(instrument, { $survey: record, n: 1 });
    expect(evaluation.problems).toEqual([]);
    expect(evaluation.document()).toEqual({ $survey: record, n: 1 });
    const later = new Date("2024-04-01T00:40:00Z");
    const sent = submittedDocument(evaluation, later);
    expect(new Date(sent.$survey!.submitted!).getTime()).toBe(later.getTime());
    expect(evaluate(instrument, sent).problems).toEqual([]);
  });

  it("is not made up where there is none", () => {
    expect(submittedDocument(evaluate(instrument, { n: 1 }), now)).toEqual({ n: 1 });
  });
});
