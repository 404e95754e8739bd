import { describe, expect, it } from "vitest";
import { compile, names, options, question, slips, variable } from "./compile.js";

/** Compiles one question called `q` and gives it with its first variable. */
function one(source: string, before = "") {
  const { instrument } = compile(`${before}\n${source}`);
  return {
    instrument,
    q: question(instrument, "q"),
    v: instrument.variables.find((x) => x.question === "q")!,
  };
}

describe("what can be answered", () => {
  it.each<[string, object]>([
    ['yesno q "Q"', { type: "boolean", missing: [] }],
    ['consent q "Q"', { type: "boolean", missing: [] }],
    ['number q "Q"', { type: "number", decimals: 0, missing: [] }],
    ['number q "Q" 0..99', { type: "number", min: 0, max: 99, decimals: 0, missing: [] }],
    ['number q "Q" 0..', { type: "number", min: 0, decimals: 0, missing: [] }],
    ['number q "Q" ..-1', { type: "number", max: -1, decimals: 0, missing: [] }],
    ['number q "Q" 0.5..2.25', { type: "number", min: 0.5, max: 2.25, decimals: 2, missing: [] }],
    [
      'number q "Q" 0..10 step 0.25 unit "km"',
      { type: "number", min: 0, max: 10, decimals: 2, step: 0.25, unit: "km", missing: [] },
    ],
    ['number q "Q" decimals 3', { type: "number", decimals: 3, missing: [] }],
    ['number q "Q" currency CNY', { type: "number", decimals: 2, currency: "CNY", missing: [] }],
    ['number q "Q" currency JPY decimals 0', { type: "number", decimals: 0, currency: "JPY", missing: [] }],
    [
      'slider q "Q"',
      { type: "number", min: 0, max: 100, decimals: 0, step: 1, slider: { line: false }, missing: [] },
    ],
    [
      'slider q "Q" 0..1 step 0.1 line',
      { type: "number", min: 0, max: 1, decimals: 1, step: 0.1, slider: { line: true }, missing: [] },
    ],
    [
      'slider q "Q" -0.5..0.5',
      { type: "number", min: -0.5, max: 0.5, decimals: 1, step: 0.1, slider: { line: false }, missing: [] },
    ],
    ['text q "Q"', { type: "text", lines: 1, missing: [] }],
    ['text q "Q" email', { type: "text", lines: 1, format: "email", missing: [] }],
    [
      'text q "Q" length 2..20 pattern "[A-Z]{2}\\d+"',
      { type: "text", lines: 1, minLength: 2, maxLength: 20, pattern: "[A-Z]{2}\\d+", missing: [] },
    ],
    ['open q "Q"', { type: "text", lines: 3, missing: [] }],
    ['open q "Q" lines 8', { type: "text", lines: 8, missing: [] }],
    ['date q "Q"', { type: "date", precision: "day", missing: [] }],
    [
      'date q "Q" month 2020-01..2020-12',
      { type: "date", precision: "month", min: "2020-01", max: "2020-12", missing: [] },
    ],
    ['date q "Q" year', { type: "date", precision: "year", missing: [] }],
    [
      'date q "Q" 1900-01-01..today',
      { type: "date", precision: "day", min: "1900-01-01", max: { today: 0 }, missing: [] },
    ],
    ['date q "Q" today..', { type: "date", precision: "day", min: { today: 0 }, missing: [] }],
    ['date q "Q" ..today', { type: "date", precision: "day", max: { today: 0 }, missing: [] }],
    [
      'time q "Q" 8:30..17:00',
      { type: "time", precision: "minute", min: "08:30", max: "17:00", missing: [] },
    ],
    ['time q "Q" second', { type: "time", precision: "second", missing: [] }],
    [
      'datetime q "Q" 2024-01-01T08:00..',
      { type: "datetime", precision: "minute", min: "2024-01-01T08:00", missing: [] },
    ],
  ])("%s", (source, domain) => {
    const { q, v } = one(source);
    expect(q.domain).toEqual(domain);
    expect(v.domain).toEqual(domain);
  });

  it.each([
    ['single q "Q" { a "A" b "B" }', "choice", "nominal"],
    ['single q "Q" { 1 ..5 \n 2 6.. }', "choice", "ordinal"],
    ['multiple q "Q" { 1 ..5 \n 2 6.. }', "choice", "nominal"],
    ['rating q "Q" on 1..5', "choice", "ordinal"],
    ['ranking q "Q" { a "A" b "B" }', "ranking", "ordinal"],
    ['yesno q "Q"', "boolean", "nominal"],
    ['number q "Q"', "number", "ratio"],
    ['slider q "Q"', "number", "interval"],
    ['open q "Q"', "text", "text"],
    ['datetime q "Q"', "datetime", "time"],
  ])("%s is %s, %s", (source, type, level) => {
    expect(one(source).v).toMatchObject({ domain: { type }, level });
  });

  it("labels the ends of a slider", () => {
    const { q } = one('slider q "Q" 0..10 { 0 "bad"  10 "good" }');
    expect(q.domain).toMatchObject({
      slider: { left: { key: "q.0.label" }, right: { parts: [{ kind: "text", value: "good" }] } },
    });
    expect(q.rows).toEqual([]);
  });

  it.each([
    ['number q "Q" 9..1', "empty-interval: 9..1"],
    ['number q "Q" 0..9 step 0', "bad-value: step 0"],
    ['number q "Q" decimals 2.5', "bad-value: decimals 2.5"],
    ['number q "Q" decimals 99', "bad-value: decimals 99"],
    ['number q "Q" currency euro', "bad-value: euro"],
    ['number q "Q" 0..1234567890123456789', "bad-value: 1234567890123456789"],
    ['number q "Q" 2024-01-01..', "wrong-interval: 2024-01-01.."],
    ['number q "Q" max 9', "modifier-not-applicable: max 9"],
    ['text q "Q" 1..9', "modifier-not-applicable: 1..9"],
    ['text q "Q" length -1..9', "bad-value: length -1..9"],
    ['text q "Q" length 1.5..', "bad-value: length 1.5.."],
    ['text q "Q" pattern "["', 'bad-pattern: "["'],
    ['text q "Q" pattern "(a)\\1"', 'bad-pattern: "(a)\\1"'],
    ['open q "Q" lines 0', "bad-value: lines 0"],
    ['date q "Q" 0..9', "wrong-interval: 0..9"],
    ['date q "Q" 2023-02-29..', "bad-date: 2023-02-29.."],
    ['date q "Q" 2024-02-01..2024-01-01', "empty-interval: 2024-02-01..2024-01-01"],
    ['time q "Q" 08:30..25:00', "bad-date: 08:30..25:00"],
    ['time q "Q" today..', "wrong-interval: today.."],
    ['slider q "Q" 0..10 { 5 "middle" }', 'code-outside-scale: 5 "middle"'],
    ['rating q "Q"', "missing-scale: rating"],
    ['rating q "Q" on 0..10 line', "modifier-not-applicable: line"],
    ['rate q "Q" { a "A" }', "missing-scale: rate"],
    ['rate q "Q" on 1..5', "missing-options: rate"],
    ['yesno q "Q" required optional', "two-policies: optional"],
    ['yesno q "Q" required required', "duplicate-modifier: required"],
    ["yesno q", "missing-label: q"],
    ['consent q "Q" { a "A" }', 'misplaced-element: a "A"'],
    ['single q "Q" columns 0 { a "A" b "B" }', "bad-value: columns 0"],
    ['allocate q "Q" total 0 { a "A" b "B" }', "bad-value: total 0"],
    ['rate q "Q" on 1..5 0 per page { a "A" }', "bad-value: 0 per page"],
  ])("refuses %s", (source, expected) => {
    expect(slips(source)).toEqual([expected]);
  });

  it.each([
    ['number q "Q" 0..9 plus none', 'choices none { 5 "?" missing }', "missing-code-in-range: none"],
    ['number q "Q" 0..9 plus none', 'choices none { dk = 5 "?" missing }', undefined],
    ['number q "Q" 0..9 plus none', 'choices none { -5 "?" missing }', undefined],
  ])("%s with %s: %s", (source, list, expected) => {
    expect(slips(`${list}\n${source}`)).toEqual(expected === undefined ? [] : [expected]);
  });
});

describe("words and behaviour", () => {
  it("keeps everything that is said about a question", () => {
    const { q, v, instrument } = one(
      `/**
 * Asked since wave 3.
 *   Indented.
 */
number q "Q *now*" help "H" instruction "I" probe "P1" probe "P2" short "S" source "Src" validated "Val" licence "Lic" personal requested paper only when go plus none`,
      'yesno go "Go?"\nchoices none { dk "?" missing }',
    );
    const text = (key: string, value: string) => ({ key, parts: [{ kind: "text", value }] });
    expect(q).toMatchObject({
      named: true,
      number: "2",
      label: {
        key: "q.label",
        parts: [
          { kind: "text", value: "Q " },
          { kind: "em", children: [{ kind: "text", value: "now" }] },
        ],
      },
      help: text("q.help", "H"),
      instruction: text("q.instruction", "I"),
      short: text("q.short", "S"),
      probes: [text("q.probe1", "P1"), text("q.probe2", "P2")],
      citation: { source: "Src", validated: "Val", licence: "Lic" },
      personal: true,
      response: "requested",
      medium: "paper",
      doc: "Asked since wave 3.\n  Indented.",
    });
    expect(v).toMatchObject({
      personal: true,
      response: "requested",
      guard: q.guard,
      origin: "answer",
      reference: "q",
    });
    expect(instrument.guards[q.guard!]).toMatchObject({
      tests: [{ want: true, expr: { k: "var", name: "go" } }],
    });
  });

  it.each([
    ["answers required", 'yesno q "Q"', "required"],
    ["answers required", 'yesno q "Q" optional', "optional"],
    ["answers requested", 'yesno q "Q"', "requested"],
    ["", 'yesno q "Q"', "optional"],
    ["", 'consent q "Q"', "required"],
    ["", 'consent q "Q" optional', "optional"],
  ])("with %s %s is %s", (setting, source, response) => {
    const { instrument } = compile(`survey s "S" { ${setting} }\n${source}`);
    expect(question(instrument, "q").response).toBe(response);
    expect(variable(instrument, "q").response).toBe(response);
  });

  it.each<[string, string, unknown]>([
    ['single q "Q" dropdown { a "A" b "B" }', "appearance", { as: "dropdown" }],
    ['rating q "Q" on 1..5 buttons', "appearance", { as: "buttons" }],
    ['multiple q "Q" columns 3 { a "A" b "B" }', "appearance", { columns: 3 }],
    ['yesno q "Q" web only', "medium", "web"],
    ['allocate q "Q" { a "A" b "B" }', "total", 100],
    ['allocate q "Q" total 10.5 { a "A" b "B" }', "total", 10.5],
    ['rate q "Q" on 1..3 2 per page { a "A" b "B" }', "perPage", 2],
  ])("%s: %s", (source, property, value) => {
    expect(one(source).q[property as "total"]).toEqual(value);
  });

  it("numbers what is asked, but neither consent nor notes nor follow-ups", () => {
    const { instrument } = compile(`consent c "C"
yesno a "A"
note "N"
rate b "B" on 1..3 { x "X"  each row { text why "Why?" } }
if a { yesno d "D" }
page p { yesno e "E" }`);
    expect(instrument.questions.map((q) => [q.id, q.number])).toEqual([
      ["c", undefined],
      ["a", "1"],
      ["b", "2"],
      ["x_why", undefined],
      ["d", "3"],
      ["e", "4"],
    ]);
    const unnumbered = compile('survey s "S" { numbering none }\nyesno a "A"').instrument;
    expect(unnumbered.questions[0]!.number).toBeUndefined();
  });

  it("gives names to questions without one, around those that are taken, and offers to write them down", () => {
    const source = 'survey s "S"\nyesno "A"\nyesno q2 "B"\nyesno "C"\nrate "D" on 1..2 { q4 "X" }\n';
    const { instrument, diagnostics } = compile(source);
    expect(instrument.questions.map((q) => [q.id, q.named])).toEqual([
      ["q1", false],
      ["q2", true],
      ["q3", false],
      ["q5", false],
    ]);
    const drafts = diagnostics.filter((d) => d.code === "draft-name");
    expect(drafts).toHaveLength(1);
    const edits = drafts[0]!.fixes![0]!.edits.toSorted((a, b) => b.start - a.start);
    const fixed = edits.reduce((text, e) => text.slice(0, e.start) + e.text + text.slice(e.end), source);
    expect(fixed).toContain('yesno q1 "A"');
    expect(compile(fixed).instrument.questions.every((q) => q.named)).toBe(true);
    expect(names(compile(fixed).instrument)).toEqual(names(instrument));
  });

  it.each<[string, unknown]>([
    ['number q "Q" default 3', { k: "number", value: 3 }],
    ['yesno q "Q" default yes', { k: "boolean", value: true }],
    ['yesno q "Q" default false', { k: "boolean", value: false }],
    ['text q "Q" default "abc"', { k: "text", parts: [{ kind: "text", value: "abc" }] }],
    ['single q "Q" default b { a "A" b "B" }', { k: "option", value: "b", missing: false }],
    ['single q "Q" default 2 { 1 "A" 2 "B" }', { k: "option", value: 2, missing: false }],
    ['single q "Q" default 2 { a "A" b "B" }', { k: "option", value: "b", missing: false }],
    [
      'multiple q "Q" default a { a "A" b "B" }',
      { k: "list", items: [{ k: "option", value: "a", missing: false }] },
    ],
    [
      'multiple q "Q" default [a, 2] { a "A" b "B" }',
      {
        k: "list",
        items: [
          { k: "option", value: "a", missing: false },
          { k: "option", value: "b", missing: false },
        ],
      },
    ],
    ['date q "Q" default today', { k: "today" }],
    ['date q "Q" default 2024-05-01', { k: "date", value: "2024-05-01" }],
    [
      'number q "Q" default before + 1',
      { k: "op", op: "+", left: { k: "var", name: "before" }, right: { k: "number", value: 1 } },
    ],
    ['rating q "Q" on 1..5 default 3', { k: "option", value: 3, missing: false }],
  ])("%s", (source, expected) => {
    expect(one(source, 'number before "B"').v.default).toEqual(expected);
  });

  it.each([
    ['number q "Q" default "x"', 'wrong-operand: "x"'],
    ['text q "Q" default 3', "wrong-operand: 3"],
    ['single q "Q" default c { a "A" b "B" }', "undefined-name: c"],
    ['single q "Q" default 3 { a "A" b "B" }', "wrong-operand: 3"],
    ['yesno q "Q" default 1', "wrong-operand: 1"],
    ['date q "Q" default 10:30', "wrong-operand: 10:30"],
    ['number q "Q" default q', "forward-reference: q"],
    ['number q "Q" default later\nnumber later "L"', "forward-reference: later"],
  ])("refuses %s", (source, expected) => {
    expect(slips(source)).toEqual([expected]);
  });
});

describe("several things at once", () => {
  it.each([
    ['number q "Q" { goats "G"  sheep "S" }', ["q_goats", "q_sheep"], ["q.goats", "q.sheep"]],
    ['yesno q "Q" { 1 "A"  2 "B" }', ["q_1", "q_2"], ["q.1", "q.2"]],
    ['text q "Q" { -1 "A"\n "B" }', ["q_m1", "q_1"], ["q.m1", "q.1"]],
    ['date q "Q" { 山羊 "A" }', ["q_山羊"], ["q.山羊"]],
    ['allocate q "Q" { a "A"  b "B" }', ["q_a", "q_b"], ["q.a", "q.b"]],
    ['number q "Q" from l', ["q_x", "q_2"], ["q.x", "q.2"]],
    ['number q "Q" from l { z "Z" }', ["q_x", "q_2", "q_z"], ["q.x", "q.2", "q.z"]],
    ['rate q "Q" on 1..3 from l', ["q_x", "q_2"], ["q.x", "q.2"]],
    ['allocate q "Q" from l', ["q_x", "q_2"], ["q.x", "q.2"]],
    ['differential q "Q" { warm "cold" "warm"  2 "old" "new" }', ["warm", "q_2"], ["warm", "q.2"]],
    ['rate q "Q" on 1..3 { 5 "A"  b "B"\n "C" }', ["q_5", "b", "q_1"], ["q.5", "b", "q.1"]],
  ])("%s", (source, variables, references) => {
    const { instrument } = compile(`choices l { x "X"  2 "Y" }\n${source}`);
    expect(names(instrument)).toEqual(variables);
    expect(instrument.variables.map((v) => v.reference)).toEqual(references);
    expect(question(instrument, "q").fields.map((f) => f.row)).toEqual(variables.map((_, i) => i));
  });

  it("asks about each thing that was chosen", () => {
    const { instrument } = compile(
      'multiple brands "B" { a "A"  b "B"  none "N" exclusive }\nrate q "Q" on 1..5 from chosen(brands)',
    );
    const rows = question(instrument, "q").rows;
    expect(rows.map((r) => r.id)).toEqual(["a", "b"]);
    expect(instrument.guards[rows[1]!.guard!]!.tests).toEqual([
      {
        want: true,
        expr: {
          k: "op",
          op: "has",
          left: { k: "var", name: "brands" },
          right: { k: "option", value: "b", missing: false },
        },
      },
    ]);
    expect(variable(instrument, "q_b").guard).toBe(rows[1]!.guard);
  });

  it("makes a cell of each row and column of a table", () => {
    const { instrument } = compile(`choices states { good "Good"  bad "Bad" }
grid q "Q" required {
  column number count "How many" 0..99 optional
  column single state "State" from states default good
  column yesno "Used?"
  printer "Printer"
  2 "Other"
}`);
    expect(names(instrument)).toEqual([
      "q_printer_count",
      "q_printer_state",
      "q_printer_c3",
      "q_2_count",
      "q_2_state",
      "q_2_c3",
    ]);
    expect(variable(instrument, "q_2_state")).toMatchObject({
      reference: "q.2.state",
      row: 1,
      column: 1,
      response: "required",
      default: { k: "option", value: "good" },
    });
    expect(variable(instrument, "q_2_count").response).toBe("optional");
    expect(variable(instrument, "q_2_count").perspective).toBeUndefined();
    expect(question(instrument, "q").columns.map((c) => c.domain!.type)).toEqual([
      "number",
      "choice",
      "boolean",
    ]);
    expect(options(instrument, "q_printer_state")).toEqual(["good=1: Good", "bad=2: Bad"]);
  });

  it.each([
    ['grid q "Q" { a "A" }', "missing-options: grid"],
    ['grid q "Q" { column number n "N" }', "missing-options: grid"],
    ['grid q "Q" { column rate r "R" on 1..2\n a "A" }', "misplaced-element: rate"],
    ['grid q "Q" { column number n "N" when true\n a "A" }', "modifier-not-applicable: when true"],
    ['grid q "Q" { column number n "N"\n column text n "M"\n a "A" }', "duplicate-entry: n"],
    ['grid q "Q" { column number a "N"\n a "A" }', 'duplicate-entry: a "A"'],
    ['number q "Q" { column number n "N"\n a "A" }', 'misplaced-element: column number n "N"'],
    ['number q "Q" { as E "E"\n a "A" }', 'misplaced-element: as E "E"'],
    ['number q "Q" { a "A"\n each row { text t "T" } }', 'misplaced-element: each row { text t "T" }'],
    ['number q "Q" { a "A"\n a "B" }', "duplicate-entry: a"],
    ['number q "Q" { a "A" reversed }', "mark-not-applicable: reversed"],
    ['number q "Q" { a "A" specify }', "mark-not-applicable: specify"],
    ['number q "Q" { a "A" "B" }', 'misplaced-element: "B"'],
    ['number q "Q" { a 1..2 "A" }', "misplaced-element: 1..2"],
    ['differential q "Q" { a "A" }', 'missing-label: a "A"'],
    ['rate q "Q" on 1..2 { dimension d "D" { 1 "A" } }', 'misplaced-element: dimension d "D" { 1 "A" }'],
    ['rate q "Q" on 1..2 { a "A" expects 3 }', "expects-nothing: expects 3"],
    [
      'choices l { a "A" specify  b "B" }\ngrid q "Q" { column single c "C" from l\n r "R" }',
      'mark-not-applicable: "Q"',
    ],
  ])("refuses %s", (source, expected) => {
    expect(slips(source)).toEqual([expected]);
  });
});

describe("names that clash", () => {
  it.each([
    ['yesno a "A"\nyesno a "B"', "duplicate-name: a"],
    ['yesno a "A"\nyesno A "B"', "name-differs-in-case: A"],
    ['yesno a "A"\ncompute a = 1', "duplicate-name: a"],
    ['yesno a "A"\nscore a = 1', "duplicate-name: a"],
    ['yesno a "A"\ndimension a "D" { 1 "X" }\nrate b "B" of a on 1..2', "duplicate-name: a"],
    ['rate a "A" on 1..2 { x "X" }\nyesno x "B"', "duplicate-name: x"],
    ['single a "A" { b "B" specify\n c "C" }\nyesno a_b "B"', "duplicate-variable: a_b"],
    ['yesno a_b "B"\nsingle a "A" { b "B" specify\n c "C" }', 'duplicate-variable: b "B" specify'],
    ['rate a "A" on 1..2 { 1 "X" }\nyesno a_1 "B"', "duplicate-variable: a_1"],
    ['rate a "A" on 1..2 { 1 "X" }\nyesno A_1 "B"', "name-differs-in-case: A_1"],
    ['page p { yesno a "A" }\npage p { yesno b "B" }', "duplicate-name: p"],
    ['yesno a "A"\nstop x "S" when a\nyesno b "B"\nstop x "T" when b', "duplicate-name: x"],
    [
      'dimension d "D" { 1 "X" }\nrate a "A" of d on 1..2\nrate b "B" of d on 1..2',
      'duplicate-variable: 1 "X"',
    ],
    ['dimension d "D" { e "X"  dimension f "F" { e "Y" } }\nrate a "A" of d on 1..2', "duplicate-entry: e"],
  ])("%s", (source, expected) => {
    expect(slips(source)).toEqual([expected]);
  });
});
