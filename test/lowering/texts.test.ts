import { describe, expect, it } from "vitest";
import type { Inline } from "../../language/instrument/model.js";
import { answer, compile, found, MAIN, question, servicesOf, slips } from "./compile.js";

const text = (value: string): Inline => ({ kind: "text", value });

function parts(source: string): Inline[] {
  return question(
    compile(
      `text name "Name"\nsingle city "City" { rome "*Rome*" { phrase "Roma" }  oslo "Oslo" }\nyesno q ${source}`,
    ).instrument,
    "q",
  ).label.parts;
}

describe("markup", () => {
  it.each<[string, Inline[]]>([
    ['"plain"', [text("plain")]],
    ["“中文“引号”在此”", [text("中文“引号”在此")]],
    ['"a *b* c"', [text("a "), { kind: "em", children: [text("b")] }, text(" c")]],
    [
      '"**a** *b*"',
      [{ kind: "strong", children: [text("a")] }, text(" "), { kind: "em", children: [text("b")] }],
    ],
    [
      '"**a *b* c**"',
      [{ kind: "strong", children: [text("a "), { kind: "em", children: [text("b")] }, text(" c")] }],
    ],
    ['"2 * 3 * 4"', [text("2 * 3 * 4")]],
    ['"a * b*"', [text("a * b*")]],
    ['"5* hotel"', [text("5* hotel")]],
    ['"\\*no\\*"', [text("*no*")]],
    ['"a \\"b\\" \\\\ \\{x\\}"', [text('a "b" \\ {x}')]],
    [
      '"[site](https://example.org/a_b?c=1)!"',
      [{ kind: "link", href: "https://example.org/a_b?c=1", children: [text("site")] }, text("!")],
    ],
    [
      '"[*x*](mailto:a@b.c)"',
      [{ kind: "link", href: "mailto:a@b.c", children: [{ kind: "em", children: [text("x")] }] }],
    ],
    ['"[x] (y)"', [text("[x] (y)")]],
    ['"<b>&amp;</b>"', [text("<b>&amp;</b>")]],
    [
      '"""\n  One\n  two\n\n    three\n  """',
      [text("One"), { kind: "break" }, text("two"), { kind: "paragraph" }, text("three")],
    ],
    ['"""one line"""', [text("one line")]],
    ['""', []],
  ])("%s", (source, expected) => {
    expect(parts(source)).toEqual(expected);
  });

  it.each([
    ['yesno q "[x](javascript:alert)"', "unsafe-link: [x](javascript:alert)"],
    ['yesno q "[x](data:text/html,x)"', "unsafe-link: [x](data:text/html,x)"],
    ['yesno q "[x](//evil.example)"', "unsafe-link: [x](//evil.example)"],
    ['yesno q "a { b"', "unclosed-pipe: {"],
  ])("refuses %s", (source, expected) => {
    expect(slips(source)).toEqual([expected]);
  });
});

describe("what texts quote", () => {
  const SOURCE = `survey s "S" { language en }
welcome "Welcome."
text name "Name"
number age "Age" decimals 1
single city "City" { rome "*Rome*" { phrase "eternal Rome" }  oslo "Oslo" { help "H" } }
multiple tags "Tags" { a "Alpha"  b "Beta"  none "None" exclusive }
yesno ok "OK"
rate bat "Bat" on points { 1 "X"  2 "Y" }
scale points 1..5 { 1 "no" 5 "yes" }
compute twice = age * 2
`;
  const answers = { name: "Li", age: 20.5, city: "rome", tags: ["a", "b"], ok: true, bat_1: 2, bat_2: 5 };

  it.each([
    ["{name}", "Li"],
    ["Hi {name}, {twice}!", "Hi Li, 41!"],
    ["{age + 1}", "21.5"],
    ["{round(age / 3, 2)}", "6.83"],
    ["{city}", "eternal Rome"],
    ["{city.label}", "Rome"],
    ["{city.phrase}", "eternal Rome"],
    ["{tags}", "Alpha and Beta"],
    ["{mean(bat)}", "3.5"],
    ["{bat.2}", "yes"],
    ["{#age}", "2"],
    ["{# bat }", "6"],
    ['{missing_ | "nobody"}', "nobody"],
    ["{missing_ | nobody at all}", "nobody at all"],
    ["{missing_｜无}", "无"],
    ["{missing_ | “a | b”}", "a | b"],
    ["{missing_}", "…"],
    ["{missing_ | }", ""],
    ['{if ok then "yes" else "no"}', "yes"],
    ["*{name}* and **{age}**", "Li and 20.5"],
    ["[{name}](https://example.org)", "Li"],
    ["\\{name\\}", "{name}"],
    ["{name}{age}", "Li20.5"],
    ["{first(missing_, name)}", "Li"],
    ["{today}", "20 May 2024"],
  ])("%s prints %s", (words, expected) => {
    const { instrument } = compile(`${SOURCE}text missing_ "M"\nnote "${words}"`);
    const note = instrument.pages[0]!.items.find((i) => i.kind === "note")!;
    expect(answer(instrument, answers).text(note.text)).toBe(expected);
  });

  it("may stand in every text", () => {
    const p = "{name}";
    const { instrument } = compile(
      `${SOURCE}page p "Page ${p}" help "Help ${p}" {
  section "Section ${p}" help "Help ${p}"
  single q "Q ${p}" help "H ${p}" instruction "I ${p}" short "S ${p}" probe "P ${p}" { x "X ${p}" { help "h ${p}" phrase "p ${p}" }  y "Y" }
  rate r "R ${p}" on 1..3 { note "N ${p}"  1 "One ${p}" { help "h ${p}" }  as E "E ${p}" }
  differential d "D" { 1 "left ${p}" "right ${p}" }
  slider l "L" { 0 "low ${p}" }
  compute c "C ${p}" = 1
  check age > 1 "M ${p}"
  confirm "C ${p}"
  stop "Stop ${p}" when age > 200
}
score z "Z ${p}" = age { 0.. "band ${p}" advice "a ${p}" }
thanks "Bye ${p}"`
        .replaceAll("  as E", "\n  as E")
        .replace('"band {name}" advice "a {name}"', '"band {name}" { advice "a {name}" }'),
    );
    const piped: string[] = [];
    JSON.stringify(instrument, (_, value: unknown) => {
      if (value && typeof value === "object" && "kind" in value && value.kind === "pipe") {
        piped.push(JSON.stringify((value as unknown as { expr: unknown }).expr));
      }
      return value;
    });
    expect(piped.length).toBeGreaterThanOrEqual(28);
    expect(new Set(piped)).toEqual(new Set(['{"k":"var","name":"name"}']));
    const pages = instrument.scores[0]!.bands[0]!;
    expect(answer(instrument, answers).text(pages.advice!)).toBe("a Li");
  });

  it("thanks may quote scores, their bands and advice", () => {
    const { instrument } =
      compile(`${SOURCE}score level "Level" = sum(bat) { 2..5 "low"  6..10 "high" { advice "Rest, {name}." } }
score each_ each item in bat = bat
thanks "{level}: {level.band}. {level.advice | "-"} {each_.2}"`);
    expect(answer(instrument, answers).text(instrument.thanks!.text!)).toBe("7: high. Rest, Li. 5");
  });

  it.each([
    ['note "{nme}"', "undefined-name: nme"],
    ['note "a {age +} b"', "missing-value: +"],
    ['note "{bat}"', "family-without-aggregate: bat"],
    ['note "{3 days}"', "wrong-operand: 3 days"],
    ['note "{#nobody}"', "undefined-name: nobody"],
    ['note "{level}"\nscore level = 1', "score-in-flow: level"],
    ['note "“{age > "x"}”"', 'type-mismatch: age > "x"'],
    ['note """\n    Dear {name},\n      please *{nme}*\n    """', "undefined-name: nme"],
    ['note "first {name}" when nme is "x"', "undefined-name: nme"],
    ['scale x 1..2 { 1 "{name}" 2 "B" }\nrating y "Y" on x', "forward-reference: name"],
  ])("%s", (source, expected) => {
    expect(slips(SOURCE + source)).toEqual([expected]);
  });

  it.each(["\n", "\r\n", "\r"])("points into text blocks whose lines end in %j", (end) => {
    const source =
      `${SOURCE}note """\n      One {name}\n\n        Two {city}, {nme + 1}\n      Three {oth}\n      """\n`.replaceAll(
        "\n",
        end,
      );
    expect(found(source).map((d) => [d.code, d.at])).toEqual([
      ["undefined-name", "nme"],
      ["undefined-name", "oth"],
    ]);
    const column = found(source)[0]!.span.start;
    expect(source.slice(column - 1, column + 4)).toBe("{nme ");
  });

  it("keeps places exact behind characters of two units", () => {
    expect(found(`${SOURCE}note "😀😀 {nme}"`).map((d) => d.at)).toEqual(["nme"]);
  });
});

describe("doc comments", () => {
  it("reach questions, computed values and scores, and nothing else", () => {
    const { instrument } = compile(`survey s "S"
/** Of the survey. */
page p {
  /** One line. */
  yesno a "A"
  /* not for readers */
  yesno b "B"
  // nor this
  yesno c "C"
  /**
   * Two
   * lines.
   */
  compute d = 1
}
/** Of the score. */
score e = 1`);
    expect(instrument.questions.map((q) => q.doc)).toEqual(["One line.", undefined, undefined]);
    expect(instrument.variables.map((v) => v.doc)).toEqual([
      undefined,
      undefined,
      undefined,
      "Two\nlines.",
      "Of the score.",
    ]);
  });
});

describe("keys of texts", () => {
  it("tell a list from a question of the same name", () => {
    const { instrument } = compile(
      'scale mood "Scale" 1..2 { 1 "bad" 2 "good" }\nrating mood "Question" on mood\nrate other "O" on mood { 1 "One" }',
    );
    expect(instrument.lists[0]!.label!.key).toBe("@mood.label");
    expect(question(instrument, "mood").label.key).toBe("mood.label");
  });
});

describe("the parse of an unfinished text", () => {
  it("never leaves the file", () => {
    for (const source of ['yesno q "{', 'yesno q "{a', 'note """{', 'yesno q "[x](', 'yesno q "*']) {
      const { services } = servicesOf({ "main.survey": source });
      for (const d of services.draft(MAIN).diagnostics) expect(d.span.end).toBeLessThanOrEqual(source.length);
    }
  });
});
