/** From a name to its declaration, and from there to all other places. */
import { afterEach, describe, expect, test } from "vitest";
import { definitionOf, typeDefinitionOf } from "../../server/features/definition.js";
import { highlightsOf } from "../../server/features/highlights.js";
import { referencesOf } from "../../server/features/references.js";
import { zoo } from "../symbols/corpus.js";
import { TestClient } from "./support/client.js";
import { type Memory, memory, withCursor } from "./support/memory.js";

type Files = Record<string, string>;
const head = `survey s "S"\n`;

/** `file: line as it stands` of each place. */
function places(made: Memory, links: ReturnType<typeof definitionOf>): string[] {
  return links.map((l) => {
    const text = made.texts.get(l.targetUri);
    const line = text?.split("\n")[l.targetSelectionRange.start.line]?.trim();
    const name = text === undefined ? "" : made.slice({ uri: l.targetUri, range: l.targetSelectionRange });
    const path = l.targetUri.startsWith("file:") ? made.pathOf(l.targetUri) : l.targetUri;
    return `${path} ${name} | ${line}`;
  });
}

describe("a name leads to its declaration", () => {
  const survey = `${head}import "./lists.survey" as l
single sex "Sex" {
  female "F"
  male "M"
}
multiple used "U" from l.things
rate r "R" on l.agree {
  as P "Now"
  as E "Then"
  1 "One"
  named "Two"
}
single one "One" from chosen(used)
if sex is male and r.1.P > 2 { note "{sex} {#one} {named.E}" }
dimension d "D" = r 1, named
score t each item in d = P - E
thanks { show t }
`;
  const lists = `scale agree 1..5 {\n  1 "N"\n  5 "Y"\n}\nchoices things {\n  a "A"\n  b "B"\n}\n`;
  const cases: [string, string, string][] = [
    ["in a condition", "if ¦sex is", `main.survey sex | single sex "Sex" {`],
    ["an option", "is ma¦le and", `main.survey male | male "M"`],
    ["right behind it", "is male¦ and", `main.survey male | male "M"`],
    ["the code of an item", "and r.¦1.P", `main.survey 1 | 1 "One"`],
    ["a perspective", "r.1.¦P >", `main.survey P | as P "Now"`],
    ["a pipe", `"{¦sex}`, `main.survey sex | single sex "Sex" {`],
    ["a printed number", "{#o¦ne}", `main.survey one | single one "One" from chosen(used)`],
    ["an item that stands alone", "{na¦med.E}", `main.survey named | named "Two"`],
    ["chosen(q)", "chosen(us¦ed)", `main.survey used | multiple used "U" from l.things`],
    ["a key", "= r ¦1, named", `main.survey 1 | 1 "One"`],
    ["the battery of a key", "= ¦r 1, named", `main.survey r | rate r "R" on l.agree {`],
    ["a perspective in a score", "= P - ¦E", `main.survey E | as E "Then"`],
    ["each … in", "item in ¦d =", `main.survey d | dimension d "D" = r 1, named`],
    ["what is shown", "show ¦t", `main.survey t | score t each item in d = P - E`],
    ["a shared list", "from l.thi¦ngs", `lists.survey things | choices things {`],
    ["its qualifier", "from ¦l.things", `main.survey l | import "./lists.survey" as l`],
    ["the path of an import", `"./li¦sts`, `lists.survey  | scale agree 1..5 {`],
    ["itself", "single o¦ne", `main.survey one | single one "One" from chosen(used)`],
  ];
  test.each(cases)("%s", async (_, needle, expected) => {
    const main = survey.replace(needle.replace("¦", ""), needle);
    expect(main).toContain("¦");
    const made = await withCursor({ "main.survey": main, "lists.survey": lists });
    expect(places(made, definitionOf(made.workspace, made.params))).toEqual([expected]);
  });

  test("a perspective that batteries share out leads to all of them", async () => {
    const made = await withCursor({
      "m.survey": zoo[2]!.files["main.survey"]!.replace("= P - E", "= P - ¦E"),
    });
    expect(places(made, definitionOf(made.workspace, made.params))).toEqual([
      `m.survey E | as E "期望"`,
      `m.survey E | as E "期望"`,
    ]);
  });

  test("`answer` leads to the battery", async () => {
    const text = zoo[2]!.files["main.survey"]!.replace("answer is", "ans¦wer is");
    const made = await withCursor({ "m.survey": text });
    expect(places(made, definitionOf(made.workspace, made.params))).toEqual([
      `m.survey 服务 | rate 服务 "服务" on 同意 {`,
    ]);
  });

  test("a key in a module leads to the questionnaire that imports it", async () => {
    const { files } = zoo[1]!;
    const made = await withCursor({ ...files, "keys.survey": `dimension both "Both" = b¦ig 1..2, named\n` });
    expect(places(made, definitionOf(made.workspace, made.params))).toEqual([
      `main.survey big | rate big "Big" on agree {`,
    ]);
  });

  test("a scale of the library leads into the library", async () => {
    const made = await withCursor({
      "m.survey": `${head}import "rensis:scales/en"\nrating a "A" on agree¦ment5\n`,
    });
    const [link] = definitionOf(made.workspace, made.params);
    expect(link?.targetUri).toBe("rensis:scales/en");
    expect(link?.targetSelectionRange.start.line).toBeGreaterThan(0);
  });

  test.each(["number a¦ge", `"Wo¦rds"`, "0.¦.9"])(
    "from “%s” of half a file at most to itself",
    async (needle) => {
      const text = `${head}if {\nnumber age "Words" 0..9\nnote "{`;
      const made = await withCursor({ "m.survey": text.replace(needle.replace("¦", ""), needle) });
      const found = places(made, definitionOf(made.workspace, made.params));
      expect(found).toEqual(
        needle.includes("age") || needle.includes("a¦ge") ? [`m.survey age | number age "Words" 0..9`] : [],
      );
    },
  );
});

describe("the type of a question is its list", () => {
  const lists = `scale agree 1..5 {\n  1 "N"\n  5 "Y"\n}\nchoices things {\n  a "A"\n  b "B"\n}\n`;
  const cases: [string, string, string[]][] = [
    ["of a rating", `rating ¦a "A" on agree`, ["agree"]],
    [
      "of options from a list, from where it is used",
      `single a "A" from things\nif ¦a is b { note "N" }`,
      ["things"],
    ],
    ["of an item", `rate r "R" on agree {\n  ¦x "X"\n  y "Y"\n}`, ["agree"]],
    [
      "of a perspective",
      `scale s 0..1 {\n  0 "N"\n  1 "Y"\n}\nrate r "R" on agree {\n  as ¦P "P" on s\n  as E "E"\n  x "X"\n}`,
      ["s"],
    ],
    ["of a question with options of its own there is none", `single ¦a "A" {\n  x "X"\n  y "Y"\n}`, []],
  ];
  test.each(cases)("%s", async (_, text, expected) => {
    const made = await withCursor({ "m.survey": `${head}import "./l.survey"\n${text}\n`, "l.survey": lists });
    const links = typeDefinitionOf(made.workspace, made.params);
    expect(links.map((l) => made.slice({ uri: l.targetUri, range: l.targetSelectionRange }))).toEqual(
      expected,
    );
  });
});

describe("references", () => {
  const files: Files = {
    "lists.survey": `scale agr¦ee 1..5 {\n  1 "N"\n  5 "Y"\n}\n`,
    "a.survey": `${head}import "./lists.survey"\nrating a "A" on agree\nrating b "B" on agree\n`,
    "b.survey": `${head}import "./lists.survey" as l\nrating a "A" on l.agree\n`,
    "c.survey": `${head}scale agree 1..5 {\n  1 "N"\n  5 "Y"\n}\nrating a "A" on agree\n`,
  };
  const found = async (includeDeclaration: boolean) => {
    const made = await withCursor(files);
    return referencesOf(made.workspace, { ...made.params, context: { includeDeclaration } }).map(
      (l) => `${made.pathOf(l.uri)}:${l.range.start.line + 1} ${made.slice(l)}`,
    );
  };

  test("are found in all files that import, and only there", async () => {
    const uses = ["a.survey:3 agree", "a.survey:4 agree", "b.survey:3 agree"];
    expect(await found(false)).toEqual(uses);
    expect(await found(true)).toEqual(["lists.survey:1 agree", ...uses]);
  });

  test("follow what is typed before it is saved", async () => {
    const made = await memory({ "m.survey": `${head}number a "A" 0..9\ncompute c = a\n` }, []);
    const { uri, workspace } = made;
    made.texts.set(uri("m.survey"), `${head}number a "A" 0..9\ncompute c = a + a\n`);
    made.open("m.survey");
    const at = made.at("m.survey", "number a", 7);
    expect(referencesOf(workspace, { ...at, context: { includeDeclaration: true } })).toHaveLength(3);
  });
});

test("the same name is highlighted in its file, as written where it is declared", async () => {
  const text = `${head}number a¦ge "A" 0..9\ncompute c = age + 1\nnote "{age}"\n`;
  const made = await withCursor({ "m.survey": text });
  expect(highlightsOf(made.workspace, made.params).map((h) => [h.range.start.line, h.kind])).toEqual([
    [1, 3],
    [2, 2],
    [3, 2],
  ]);
});

describe("over the protocol", () => {
  let client: TestClient;
  afterEach(() => client.stop());

  test.each([true, false])("as links or plain places, as the client likes (%s)", async (linkSupport) => {
    client = await TestClient.start({
      capabilities: { textDocument: { definition: { linkSupport }, typeDefinition: { linkSupport } } },
    });
    await client.open(
      "a.survey",
      `${head}scale s 1..5 {\n  1 "N"\n  5 "Y"\n}\nrating a "A" on s\nnote "{a}"\n`,
    );
    const position = client.at("a.survey", "{a}", 1);
    const range = { start: { line: 5, character: 7 }, end: { line: 5, character: 8 } };
    const uri = client.uri("a.survey");
    expect(await client.request("textDocument/definition", "a.survey", { position })).toEqual([
      linkSupport ? expect.objectContaining({ targetUri: uri, targetSelectionRange: range }) : { uri, range },
    ]);
    expect(await client.request("textDocument/typeDefinition", "a.survey", { position })).toHaveLength(1);
    expect(await client.request("textDocument/declaration", "a.survey", { position })).toHaveLength(1);
    expect(await client.request("textDocument/documentHighlight", "a.survey", { position })).toHaveLength(2);
    const context = { includeDeclaration: false };
    expect(await client.request("textDocument/references", "a.survey", { position, context })).toHaveLength(
      1,
    );
    expect(await client.request("textDocument/definition", "nowhere.survey", { position })).toEqual([]);
  });
});
