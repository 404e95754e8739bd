import { describe, expect, it } from "vitest";
import { labelText } from "../../language/lowering/texts.js";
import { compile, found, names, options, question, slips, values, variable } from "./compile.js";

const SCALE =
  'scale s 1..5 { 1 "no" 5 "yes" }\nscale t 1..7 { 1 "no" 7 "yes" }\nchoices none { na "n/a" missing }\n';
const D = `dimension d "D" {
  note_ "N"
  dimension f "F" { 1 "One"  2 "Two" reversed }
  dimension g "G" { 3 "Three"  x "Ex" }
}
`;

describe("batteries", () => {
  it("have a variable for each item, reversed or weighted as it says", () => {
    const { instrument } = compile(`${SCALE}rate b "B" on s {
  1 "One" { help "H" weight 2 }
  2 "Two" reversed
  named "Three" weight 0.5
}`);
    expect(names(instrument)).toEqual(["b_1", "b_2", "named"]);
    expect(variable(instrument, "b_1")).toMatchObject({
      reference: "b.1",
      weight: 2,
      reversed: false,
      scoring: { min: 1, max: 5, reversed: false },
    });
    expect(variable(instrument, "b_2")).toMatchObject({ reversed: true, scoring: { reversed: true } });
    expect(variable(instrument, "named")).toMatchObject({
      reference: "named",
      weight: 0.5,
      level: "ordinal",
    });
    const q = question(instrument, "b");
    expect(q.rows.map((r) => [r.id, r.code])).toEqual([
      ["1", "1"],
      ["2", "2"],
      ["named", undefined],
    ]);
    expect(labelText(q.rows[0]!.help!)).toBe("H");
  });

  it("ask the items of dimensions under the name of the outermost one, with their facets and marks", () => {
    const { instrument } = compile(`${SCALE}${D}rate b "B" of d on s titles`);
    expect(names(instrument)).toEqual(["note_", "d_1", "d_2", "d_3", "x"]);
    expect(instrument.variables.map((v) => v.dimension)).toEqual([
      ["d"],
      ["d", "f"],
      ["d", "f"],
      ["d", "g"],
      ["d", "g"],
    ]);
    expect(variable(instrument, "d_2")).toMatchObject({ reference: "d.2", reversed: true });
    expect(question(instrument, "b").rows.map((r) => r.before?.map(labelText))).toEqual([
      ["D"],
      ["F"],
      undefined,
      ["G"],
      undefined,
    ]);
    expect(instrument.dimensions.map((x) => [x.id, x.parent, x.items.map((i) => i.variables)])).toEqual([
      ["d", undefined, [["note_"]]],
      ["f", "d", [["d_1"], ["d_2"]]],
      ["g", "d", [["d_3"], ["x"]]],
    ]);
  });

  it("ask only a facet, or several dimensions", () => {
    const { instrument } = compile(
      `${SCALE}${D}dimension e "E" { 1 "Other" }\nrate b "B" of g on s\nrate c "C" of f, e_ on s\ndimension e_ "E" { 9 "Nine" }`,
    );
    expect(names(instrument)).toEqual(["d_3", "x", "d_1", "d_2", "e__9"]);
    expect(question(instrument, "b").rows.every((r) => r.before === undefined)).toBe(true);
  });

  it("stand under perspectives side by side, each with its own scale", () => {
    const { instrument } = compile(`${SCALE}${D}rate b "B" of f on s {
  as E "Expected"
  as P "Perceived" on t plus none
  as Q "Quick" plus none
  own "Own item"
}`);
    expect(names(instrument)).toEqual([
      "d_1_E",
      "d_1_P",
      "d_1_Q",
      "d_2_E",
      "d_2_P",
      "d_2_Q",
      "own_E",
      "own_P",
      "own_Q",
    ]);
    expect(variable(instrument, "d_2_P")).toMatchObject({
      reference: "d.2.P",
      perspective: "P",
      reversed: true,
      row: 1,
      column: 1,
      scoring: { min: 1, max: 7, reversed: true },
    });
    expect(labelText(variable(instrument, "d_2_P").label)).toBe("Two (Perceived)");
    expect(options(instrument, "own_P")).toHaveLength(8);
    expect(options(instrument, "own_Q").at(-1)).toBe("na=-1: n/a (missing)");
    expect(options(instrument, "own_E")).toHaveLength(5);
    const columns = question(instrument, "b").columns;
    expect(columns.map((c) => [c.id, c.domain === undefined])).toEqual([
      ["E", true],
      ["P", false],
      ["Q", false],
    ]);
  });

  it("may have a scale in each perspective and none of their own", () => {
    const { instrument } = compile(`${SCALE}rate b "B" { as E "E" on s\n as P "P" on t\n 1 "One" }`);
    expect(options(instrument, "b_1_E")).toHaveLength(5);
    expect(options(instrument, "b_1_P")).toHaveLength(7);
    expect(question(instrument, "b").domain).toMatchObject({ list: "s" });
    expect(slips(`${SCALE}rate b "B" { as E "E" on s\n as P "P"\n 1 "One" }`)).toEqual([
      "missing-scale: rate",
    ]);
  });

  it("may be two, one perspective each, and their named items are known by both", () => {
    const { instrument } = compile(`${SCALE}${D}rate b "B" of g on s { as E }
rate c "C" of g on t { as P }
compute gap = x.P - x.E
compute other = d.3.P - d.3.E
compute mean_e = mean(g.E)
score diff each item in g = P - E`);
    expect(names(instrument)).toEqual([
      "d_3_E",
      "x_E",
      "d_3_P",
      "x_P",
      "gap",
      "other",
      "mean_e",
      "diff_3",
      "diff_x",
    ]);
    expect(instrument.dimensions.find((x) => x.id === "g")!.items.map((i) => i.variables)).toEqual([
      ["d_3_E", "d_3_P"],
      ["x_E", "x_P"],
    ]);
    expect(
      values(
        instrument,
        { d_3_E: 2, x_E: 4, d_3_P: 7, x_P: 5 },
        "gap",
        "other",
        "mean_e",
        "diff_3",
        "diff_x",
      ),
    ).toEqual([1, 5, 3, 5, 1]);
  });

  it("have perspectives without items, too", () => {
    const { instrument } = compile(
      `${SCALE}rating my_q "Q" on s { as E "E"  as P "P" }\ncompute gap = my_q.P - my_q.E`,
    );
    expect(instrument.variables.map((v) => [v.name, v.reference])).toEqual([
      ["my_q_E", "my_q.E"],
      ["my_q_P", "my_q.P"],
      ["gap", "gap"],
    ]);
    expect(values(instrument, { my_q_E: 2, my_q_P: 5 }, "gap")).toEqual([3]);
  });

  it("show notes before an item, expect an answer of another, and ask follow-ups about each", () => {
    const { instrument } = compile(`${SCALE}yesno deep "Deep?"
rate b "B" on s {
  1 "One"
  note "Now *something* else."
  note "Really."
  2 "Attention" expects 5
  3 "Three" when deep
  each row {
    text why "Why {answer}?" when answer < 3
    yesno "Sure?" required when answer is 1 and deep
    open "More?"
  }
}`);
    const rows = question(instrument, "b").rows;
    expect(rows.map((r) => r.before?.map(labelText))).toEqual([
      undefined,
      ["Now something else.", "Really."],
      undefined,
    ]);
    expect(rows.map((r) => r.expects)).toEqual([undefined, 5, undefined]);
    expect(rows[0]!.followUps).toEqual(["b_1_why", "b_1_remark", "b_1_remark2"]);
    const why = question(instrument, "b_3_why");
    expect(instrument.guards[why.guard!]).toMatchObject({
      parent: rows[2]!.guard,
      tests: [{ expr: { left: { name: "b_3" } } }],
    });
    expect(variable(instrument, "b_2_remark")).toMatchObject({
      response: "required",
      question: "b_2_remark",
    });
    expect(
      values(
        instrument,
        { deep: false, b_1: 2, b_1_why: "so", b_2: 4, b_1_remark: true },
        "b_1_why",
        "b_2_why",
        "b_3_why",
        "b_1_remark",
      ),
    ).toEqual(["so", "-", "-", "-"]);
  });

  it("expect yes or no, a number, an option by name", () => {
    const { instrument } = compile(
      'yesno a "A" { x "X" expects no }\nnumber b "B" { 1 "X" expects 7 }\nscale s 0..1 { lo "lo" hi "hi" }\nrate c "C" on s { 1 "X" expects hi }',
    );
    expect(["a", "b", "c"].map((id) => question(instrument, id).rows[0]!.expects)).toEqual([false, 7, "hi"]);
  });

  it.each([
    ["of an unknown dimension", `${D}rate b "B" of dd on s`, "undefined-list: dd"],
    ["of the same items twice", `${D}rate b "B" of f, d on s`, "duplicate-entry: d"],
    ["two columns of one name", 'rate b "B" on s { as E "E"\n as E "F"\n 1 "One" }', "duplicate-entry: E"],
    [
      "perspectives of a `single`",
      'single b "B" { as E "E"\n 1 "One"  2 "Two" }',
      'misplaced-element: as E "E"',
    ],
    ["points of an item", 'rate b "B" on s { 1 "One" points 3 }', "mark-not-applicable: points 3"],
  ])("refuse %s", (_, source, expected) => {
    expect(slips(SCALE + source)).toEqual([expected].flat());
  });
});

describe("dimensions", () => {
  const IPIP = `${SCALE}rate ipip "I" on s { 1 "A"  2 "B" reversed  3 "C"  4 "D"  x "E" }\n`;

  it.each([
    [
      "= ipip 1, 3, 4 reversed",
      [
        ["ipip_1", false],
        ["ipip_3", false],
        ["ipip_4", true],
      ],
    ],
    [
      "= ipip 1..3",
      [
        ["ipip_1", false],
        ["ipip_2", true],
        ["ipip_3", false],
      ],
    ],
    [
      "= ipip",
      [
        ["ipip_1", false],
        ["ipip_2", true],
        ["ipip_3", false],
        ["ipip_4", false],
        ["x", false],
      ],
    ],
    [
      "= ipip.4, x reversed",
      [
        ["ipip_4", false],
        ["x", true],
      ],
    ],
    ["= ipip 2 reversed", [["ipip_2", true]]],
    [
      "= ipip 1 weight 2, 2..3 weight 0.5",
      [
        ["ipip_1", false],
        ["ipip_2", true],
        ["ipip_3", false],
      ],
    ],
  ])("score by a key %s", (key, items) => {
    const { instrument } = compile(`${IPIP}dimension k "K" ${key}`);
    const k = instrument.dimensions[0]!;
    expect(k.items.map((i) => [i.variables[0], i.reversed])).toEqual(items);
    if (key.includes("weight")) expect(k.items.map((i) => i.weight)).toEqual([2, 0.5, 0.5]);
  });

  it("share items, each in its own direction, and stand before or after what they key", () => {
    const { instrument } = compile(`dimension calm "C" = ipip 1 reversed, 2
${IPIP}dimension nervous "N" = ipip 1, 4
score c = mean(calm)
score n = mean(nervous)
score raw = ipip.1 + ipip.2`);
    expect(values(instrument, { ipip_1: 5, ipip_2: 2, ipip_4: 3 }, "c", "n", "raw")).toEqual([
      (1 + 4) / 2,
      4,
      7,
    ]);
  });

  it("are of second order, and nest", () => {
    const { instrument } = compile(`${IPIP}dimension big "Big" = anxiety, anger
dimension anxiety "Anx" help "H" weight 2 source "S" = ipip 1, 2
dimension anger "Ang" titles = ipip 3, 4
score level each dimension in big = mean(dimension)
score total = mean(level)
score weighed = mean(level weighted)
score all = mean(big)`);
    expect(instrument.dimensions[0]).toMatchObject({ id: "big", of: ["anxiety", "anger"] });
    expect(instrument.dimensions[1]).toMatchObject({ weight: 2, citation: { source: "S" }, titles: false });
    expect(labelText(instrument.dimensions[1]!.help!)).toBe("H");
    const answers = { ipip_1: 1, ipip_2: 1, ipip_3: 5, ipip_4: 5 };
    expect(values(instrument, answers, "level_anxiety", "level_anger", "total", "weighed", "all")).toEqual([
      3, 5, 4, 3.66666666667, 4,
    ]);
  });

  it("key yes and no, options with points and plain numbers", () => {
    const { instrument } = compile(`yesno y "Y" { 1 "A"  2 "B" }
single p "P" { never "N" points 0  daily "D" points 4 }
number n "N" 0..10
dimension k "K" = y 1, 2 reversed, p, n reversed
score sum_k = sum(k)
score yes = sum(y)
score share = mean(y)
compute any_yes = any(y)
compute how_many = count(y)`);
    const answers = { y_1: true, y_2: false, p: "daily", n: 3 };
    expect(values(instrument, answers, "sum_k", "yes", "share", "any_yes", "how_many")).toEqual([
      1 + 1 + 4 + 7,
      1,
      0.5,
      true,
      1,
    ]);
  });

  it("belong to batteries on whose perspectives they are silent", () => {
    const { instrument } = compile(
      `${SCALE}${D}rate b "B" of f on s { as E "E"  as P "P" }\ndimension k "K" = d 1, 2\nscore gap each item in k = P - E`,
    );
    expect(instrument.dimensions.at(-1)!.items.map((i) => i.variables)).toEqual([
      ["d_1_E", "d_1_P"],
      ["d_2_E", "d_2_P"],
    ]);
    expect(values(instrument, { d_1_E: 2, d_1_P: 5, d_2_E: 2, d_2_P: 5 }, "gap_1", "gap_2")).toEqual([3, -3]);
  });

  it("show the whole circle", () => {
    const source = 'dimension k "K" = l\ndimension l "L" = m\ndimension m "M" = k\n';
    expect(found(IPIP + source).find((d) => d.code === "cyclic-definition")!.params.cycle).toBe(
      "k → l → m → k",
    );
  });

  it.each([
    ["an unknown battery", 'dimension k "K" = ipop 1, 2', "undefined-name: ipop"],
    ["an unknown item", 'dimension k "K" = ipip 1, 7', "unknown-row: 7"],
    ["an unknown item of a range", 'dimension k "K" = ipip 4..6', ["unknown-row: ipip 4..6"]],
    ["an empty range", 'dimension k "K" = ipip 4..1', "empty-interval: ipip"],
    ["a code of nothing", 'dimension k "K" = 4', "undefined-name: 4"],
    ["an item twice", 'dimension k "K" = ipip 1, 1', "duplicate-entry: 1"],
    ["itself", 'dimension k "K" = k', "cyclic-definition: k"],
    ["a circle", 'dimension k "K" = l\ndimension l "L" = m\ndimension m "M" = k', "cyclic-definition: k"],
    [
      "what contains it",
      'dimension k "K" { dimension l "L" = k }',
      ['unanswered-dimension: dimension k "K"', "cyclic-definition: l"],
    ],
    [
      "a number without bounds reversed",
      'number n "N"\ndimension k "K" = n reversed',
      "mark-not-applicable: n reversed",
    ],
    ["no items", 'dimension k "K"', 'empty-dimension: dimension k "K"'],
    [
      "an option's mark",
      'dimension k "K" { 1 "A" exclusive }\nrate b "B" of k on s',
      "mark-not-applicable: exclusive",
    ],
    ["an interval", 'dimension k "K" { 1 2..3 "A" }\nrate b "B" of k on s', "misplaced-element: 2..3"],
    ["no name", 'dimension "K" { 1 "A" }', 'missing-name: dimension "K" { 1 "A" }'],
    ["a name twice", 'dimension k "K" = ipip 1\ndimension k "K" = ipip 2', "duplicate-name: k"],
  ])("refuse %s", (_, source, expected) => {
    expect(slips(IPIP + source)).toEqual([expected].flat());
  });
});

describe("constant sums", () => {
  it("are spread over the facets of a dimension", () => {
    const { instrument } = compile(
      `${SCALE}${D}rate b "B" of d on s\nallocate points "P" across d\nscore w each dimension in d = points / 100`,
    );
    expect(question(instrument, "points").rows.map((r) => [r.id, labelText(r.label), r.dimension])).toEqual([
      ["f", "F", ["d", "f"]],
      ["g", "G", ["d", "g"]],
    ]);
    expect(names(instrument).slice(-4)).toEqual(["points_f", "points_g", "w_f", "w_g"]);
    expect(values(instrument, { points_f: 30, points_g: 70 }, "w_f", "w_g")).toEqual([0.3, 0.7]);
  });

  it("are spread over the parts of a dimension of second order", () => {
    const { instrument } = compile(
      `${SCALE}rate b "B" on s { 1 "A"  2 "B" }\nallocate p "P" across z\ndimension v "V" = b 1\ndimension w "W" = b 2\ndimension z "Z" = v, w\nscore share each dimension in z = p`,
    );
    expect(names(instrument)).toEqual(["b_1", "b_2", "p_v", "p_w", "share_v", "share_w"]);
  });

  it("need facets to be spread over", () => {
    expect(slips(`${SCALE}dimension f "F" { 1 "A" }\nrate b "B" of f on s\nallocate p "P" across f`)).toEqual(
      ["empty-dimension: f"],
    );
  });
});
