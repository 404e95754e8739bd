/** What a name stands for, as the respondent reads it and as the analyst finds it. */
import { afterEach, describe, expect, test } from "vitest";
import { toldAt } from "../../server/features/hover/index.js";
import { declarationOf } from "../../server/features/identity.js";
import { toMarkdown, toPlain } from "../../server/features/markup.js";
import { examples, zoo } from "../symbols/corpus.js";
import { TestClient } from "./support/client.js";
import { memory, withCursor } from "./support/memory.js";

type Files = Record<string, string>;
const head = `survey s "Survey of all" {\n  language en\n  version "2.0"\n  answers required\n}\n`;

async function told(files: Files | string, locale: "en" | "zh" = "en"): Promise<string> {
  const made = await withCursor(typeof files === "string" ? { "m.survey": head + files } : files);
  return toPlain(toldAt(made.workspace, made.params, locale)?.blocks ?? []);
}

const scales = `scale agree "Agreement" 1..7 {
  1 "Not at all"
  7 "Fully"
  dk = -8 "I do not know" missing
}
`;
const battery = `${scales}dimension care "Care" help "How they look after you" {
  dimension speed "Speed" weight 2 { 1 "They are fast." 2 "They take long." reversed }
  dimension tone "Tone" { 3 "They are kind." }
}
yesno cust¦omer "Have you been a customer?"
text nick "What shall we call you?" optional
rate service "How was it, {nick | "you"}?" of care on agree when customer {
  as P "Perceived"
}
score total "Total" = mean(P_all) {
  ..3 "low" advice "Complain."
  4.. "high"
}
dimension P_all "All" = care
check customer "You must be one."
note "{service.1.P}" when service.3.P > 2
`;

/** The cursor elsewhere. */
const at = (needle: string) => {
  const plain = battery.replace("¦", "");
  expect(plain).toContain(needle.replace("¦", ""));
  return plain.replace(needle.replace("¦", ""), needle);
};

describe("a question", () => {
  test("as read and as stored, with those who use it", async () => {
    expect(await told(battery)).toBe(`1. Have you been a customer?
yes or no

Stored as: customer
Type: yes or no, nominal
Asked of: All respondents
Answer: must be given
Used in: 1 condition (line 17); 1 check (line 25)`);
  });

  test("a battery: items, perspectives, points, all its variables, when it is asked", async () => {
    const words = await told(at("rate ser¦vice"));
    expect(words).toContain(`3. How was it, ‹nick›?
battery on a scale
- 1 They are fast.
- 2 They take long.
- 3 They are kind.
- P Perceived
- 1 Not at all
- 7 Fully
7 points (1–7)`);
    expect(words).toContain(`Stored as 3 variables: care_1_P, care_2_P, care_3_P
Type: a point on a scale, ordinal
Missing answers: dk (-8) I do not know
Scale: agree
Asked of: “Have you been a customer?” is “Yes”
Answer: must be given
Dimension: care Care, speed Speed, tone Tone
reversed: care_2_P`);
    expect(words).toContain("1 condition (line 26)");
    expect(words).toContain("1 text that quotes it (line 26)");
    expect(words).toContain("1 score (line 20)");
  });

  test("from wherever it is named", async () => {
    const everywhere = ["rate serv¦ice", "{serv¦ice.1.P}", "when serv¦ice.3.P"];
    const words = await Promise.all(everywhere.map((needle) => told(at(needle))));
    expect(new Set(words).size).toBe(1);
  });

  test("on its keyword, with what the keyword means", async () => {
    const words = await told(at("ra¦te service"));
    expect(words).toContain("How was it");
    expect(words).toMatch(/\nrate battery on a scale\n.+\.$/);
  });

  test("without a name, by the one it is stored under", async () => {
    expect(await told(`num¦ber "How many?" 0..9 unit "pieces"\n`)).toContain(`1. How many?
number q1

Stored as: q1
Type: a whole number, ratio
Range: 0..9 pieces`);
  });

  test("of many options only the first are written out", async () => {
    const many = Array.from({ length: 40 }, (_, i) => `  o${i} "Option ${i}"`).join("\n");
    const words = await told(`single l¦ong "Long" {\n${many}\n}\n`);
    expect(words.match(/Option \d+/g)).toHaveLength(12);
    expect(words).toContain("… and 28 more");
  });

  test("in Chinese all but the author's words is Chinese", async () => {
    const words = await told(at("rate ser¦vice"), "zh");
    expect(words).toContain("存为 3 个变量：care_1_P，care_2_P，care_3_P");
    expect(words).toContain("提问对象：“Have you been a customer?”为“是”");
    expect(words).toMatch(/用于：.*1 个条件/);
    expect(words).not.toMatch(/Stored|Type|Asked|Used/);
  });
});

describe("everything else that has a name", () => {
  const cases: [string, string, (string | RegExp)[]][] = [
    [
      "a scale",
      at("on ag¦ree"),
      [
        "Agreement",
        "- 1 Not at all",
        "7 points (1–7)",
        "Missing answers: dk (-8) I do not know",
        "Used in: 1 places".replace("1 places", ""),
      ],
    ],
    [
      "a dimension, with its facets and where it is asked",
      at("of ca¦re"),
      [
        "Care",
        "How they look after you",
        "- 2 They take long. reversed",
        "Parts: speed Speed, tone Tone",
        "Asked in: service (line 17)",
      ],
    ],
    ["a facet", at("dimension sp¦eed"), ["Speed", "Part of: care Care", "Weight: 2", "1 score (line 20)"]],
    [
      "an item",
      at('¦2 "They take'),
      ["They take long.", "Stored as: care_2_P", "Marks: reversed", "Dimension: care Care, speed Speed"],
    ],
    ["a perspective", at("as ¦P"), ["Perceived", "Column of: service", "Stored as 3 variables", "Used in"]],
    [
      "a score with its bands",
      at("score to¦tal"),
      [
        "Total",
        "- ..3 low: Complain.",
        "- 4.. high",
        "Stored as: total",
        "Range: 1..7",
        /Formula: the mean of/,
      ],
    ],
    ["a band", at('..3 ¦"low') && at("score to¦tal"), ["low"]],
    [
      "a point of a scale",
      at("d¦k = -8"),
      ["I do not know", "Value in the data: dk", "Code: -8", "stands for no answer", "List: agree"],
    ],
    [
      "the survey",
      `survey m¦ain "All"\nyesno a "A"\n`,
      ["All", "1 questions, 1 variables, 1 pages".split(",")[0]!],
    ],
    ["a page", `page o¦ne "First" help "Please read." when a is 1 { }\n`, ["First", "Please read."]],
    [
      "a computed value",
      `date d "Born"\ncompute a¦ge "Age" = years(d)\nnote "{age}"\n`,
      ["Age", "Stored as: age", "Formula: the full years since “Born”", "1 text that quotes it"],
    ],
    [
      "a stop",
      `number age "Age" 0..99\nstop mi¦nor "Too young." when age < 18\n`,
      ["Too young.", "Ends the interview when: “Age” is below 18".slice(0, 24)],
    ],
    [
      "an option with words of its own",
      `multiple m "M" { a "A" ot¦her "Other" { phrase "x" } b "B" exclusive }\n`,
      ["Other", "Value in the data: other", "Of: m M"],
    ],
    [
      "an option for which words are taken",
      `single m "M" { a "A" ot¦her "Other" specify }\n`,
      ["Words go to: m_other"],
    ],
    [
      "an option that is not always offered",
      `yesno y "Y"\nmultiple m "M" { ¦a "A" when y b "B" }\n`,
      ["Offered to: “Y” is “Yes”"],
    ],
    ["a function", `rate r "R" on 1..5 { 1 "A" 2 "B" }\ncompute c = me¦an(r)\n`, ["mean(", "→ number"]],
    ["a keyword", `number n "N" 0..9 opti¦onal\n`, ["optional "]],
    [
      "a column of a grid",
      `grid g "G" {\n  column number nu¦mb "How many" 0..9\n  x "X"\n  y "Y"\n}\n`,
      ["How many", "Column of: g G", "g_x_numb, g_y_numb", "Range: 0..9"],
    ],
    [
      "a name in a language of its own",
      `single 性¦别 "您的性别" { 女 "女" 男 "男" }\nif 性别 is 女 { note "{性别}" }\n`,
      ["您的性别", "Stored as: 性别", "1 condition (line 7)"],
    ],
  ];
  test.each(cases)("%s", async (_, text, expected) => {
    const words = await told(text.startsWith("survey") ? { "m.survey": text } : text);
    for (const part of expected) expect(words).toMatch(part instanceof RegExp ? part : plain(part));
  });

  test.each(examples)("of $at can be told, in both languages", async ({ files }) => {
    const { workspace, uri } = await memory(files);
    const built = workspace.current(uri("main.survey"))!;
    const document = workspace.document(uri("main.survey"))!;
    for (const o of built.symbols.occurrences) {
      const position = document.positionAt(o.start);
      const params = { textDocument: { uri: uri("main.survey") }, position };
      const d = declarationOf(built, o.target);
      for (const locale of ["en", "zh"] as const) {
        const found = toldAt(workspace, params, locale);
        expect(found?.blocks.length ?? 0, `${d?.kind} ${d?.name} ${position.line}`).toBeGreaterThan(0);
        expect(toMarkdown(found!.blocks), `${d?.kind} ${d?.name}`).not.toMatch(
          /undefined|NaN|\{n\}|\[object/,
        );
      }
      expect(document.getText(toldAt(workspace, params, "en")!.range)).toBe(built.text.slice(o.start, o.end));
    }
  });

  test("of other files and of the library", async () => {
    const { files } = zoo[0]!;
    const main = files["main.survey"]!;
    expect(await told({ ...files, "main.survey": main.replace("of x.quality", "of x.qua¦lity") })).toContain(
      "Quality",
    );
    expect(await told({ ...files, "main.survey": main.replace("of x.quality", "of ¦x.quality") })).toContain(
      "From: constructs.survey\n- x.quality",
    );
    expect(await told(`import "rensis:scales/en"\nrating a "A" on agree¦ment5\n`)).toContain("Disagree");
  });

  test("where nothing has a name nothing is told", async () => {
    for (const text of [`number a "W¦ords" 0..9\n`, `number a "A" 0..¦9\n`, `¦\n`, `number a "A" 0..9 ¦\n`])
      expect(await told(text)).toBe("");
  });
});

const plain = (text: string) => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));

describe("over the protocol", () => {
  let client: TestClient;
  afterEach(() => client.stop());
  const hostile = `survey s "S"\nyesno a "[x](command:quit) <img src=x> \`b\`"\nif a { note "N" }\n`;

  test("as Markdown in which the author's words are only words, and links lead to lines", async () => {
    client = await TestClient.start();
    await client.open("a.survey", hostile);
    const hover = await client.request<{ contents: { kind: string; value: string }; range: unknown }>(
      "textDocument/hover",
      "a.survey",
      { position: client.at("a.survey", "if a", 3) },
    );
    expect(hover.contents.kind).toBe("markdown");
    expect(hover.contents.value).toContain("\\[x\\](command:quit) \\<img src=x\\> \\`b\\`");
    expect(hover.contents.value).toContain(`](<${client.uri("a.survey")}#L3>)`);
    expect(hover.range).toEqual({ start: { line: 2, character: 3 }, end: { line: 2, character: 4 } });
  });

  test("as plain text for clients that know no other", async () => {
    client = await TestClient.start({
      capabilities: { textDocument: { hover: { contentFormat: ["plaintext"] } } },
    });
    await client.open("a.survey", hostile);
    const position = client.at("a.survey", "if a", 3);
    expect(await client.request("textDocument/hover", "a.survey", { position })).toMatchObject({
      contents: { kind: "plaintext", value: expect.stringContaining("[x](command:quit) <img src=x> `b`") },
    });
    expect(await client.request("textDocument/hover", "none.survey", { position })).toBeNull();
  });
});
