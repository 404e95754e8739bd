import { describe, expect, it } from "vitest";
import type { AnswerDocument } from "../../language/answers/api.js";
import { toCsv } from "../../language/answers/index.js";
import { agg, op, points, ref, scored, survey } from "../support/build-instrument.js";

const instrument = survey("s", { language: "zh-CN" })
  .single("gender", ["f", { name: "m", code: 5 }, { name: "dk", code: 99, missing: true }])
  .multiple("via", ["app", "web", { name: "other", specify: true }, { name: "na", code: 98, missing: true }])
  .ranking("order", ["x", "y", "z"], { top: 2, plus: [{ name: "na", code: 97 }] })
  .yesno("pets")
  .when(ref("pets"), (s) => s.number("dogs", { decimals: 2, min: -5 }))
  .text("why")
  .date("day")
  .rate("q", points(1, 7), [1, { id: 2, reversed: true }])
  .compute("legs", op(ref("dogs"), "*", 4))
  .score("mean", agg("mean", ["q_1", "q_2"].map(scored)))
  .build();

const head =
  "gender,via_app,via_web,via_other,via_other_text,order_x,order_y,order_z,pets,dogs,why,day,q_1,q_2,legs,mean";

/** A reader of its own for RFC 4180, so that writer and reader cannot share a mistake. */
function read(csv: string): string[][] {
  const rows: string[][] = [];
  for (const match of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    const cell = match[1] === undefined ? (match[2] ?? "") : match[1].replaceAll('""', '"');
    const at = match.index === 0 || csv.slice(match.index - 2, match.index) === "\r\n";
    if (at) rows.push([]);
    rows.at(-1)?.push(cell);
  }
  return rows;
}

function row(answers: AnswerDocument, options = {}): string {
  return toCsv(instrument, [answers], options).split("\r\n")[1] ?? "";
}

describe("a table of answers", () => {
  it("has a head and a row a document, ended by CRLF", () => {
    expect(toCsv(instrument, [])).toBe(`${head}\r\n`);
    expect(toCsv(instrument, [{}, {}]).split("\r\n")).toHaveLength(4);
  });

  it("writes each kind of answer", () => {
    const full = {
      gender: "m",
      via: ["other", "app"],
      via_other_text: "店",
      order: ["z", "x"],
      pets: true,
      dogs: 1.1,
      why: "因为",
      day: "2024-04-01",
      q_1: 7,
      q_2: 2,
    };
    expect(row(full)).toBe("m,1,0,1,店,2,,1,1,1.1,因为,2024-04-01,7,2,4.4,6.5");
    expect(row(full, { options: "codes" })).toMatch(/^5,1,0,1/);
  });

  it("writes missing codes as numbers, in every column of a list", () => {
    expect(row({ gender: "dk", via: ["na"], order: "na", pets: false })).toBe(
      "99,98,98,98,,97,97,97,0,,,,,,,",
    );
  });

  it("can tell blank from not asked", () => {
    const cells = row({ pets: false, via: [] }, { notAsked: "-8", blank: "-9" }).split(",");
    expect(cells).toEqual([
      "-9",
      "0",
      "0",
      "0",
      "-8",
      "-9",
      "-9",
      "-9",
      "0",
      "-8",
      "-9",
      "-9",
      "-9",
      "-9",
      "-8",
      "-9",
    ]);
  });

  it("does not write what is not asked any more", () => {
    expect(row({ pets: false, dogs: 3 })).toBe(row({ pets: false }));
  });

  it("may begin with a byte order mark", () => {
    expect(toCsv(instrument, [], { bom: true })).toBe(`\uFEFF${head}\r\n`);
  });

  it.each([
    ["=1+1", "'=1+1"],
    ["+86 1", "'+86 1"],
    ["-1", "'-1"],
    ["@x", "'@x"],
    ["＝1", "'＝1"],
    ["a=1", "a=1"],
    ['say "hi", twice\nplease', 'say "hi", twice\nplease'],
  ])("free text %j cannot become a formula or another cell", (why, cell) => {
    const [, cells] = read(toCsv(instrument, [{ why }]));
    expect(cells).toHaveLength(head.split(",").length);
    expect(cells?.[head.split(",").indexOf("why")]).toBe(cell);
  });

  it("leaves negative numbers alone", () => {
    expect(row({ pets: true, dogs: -2 })).toContain(",-2,");
  });
});
