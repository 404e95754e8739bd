/** The outline of a file, and names of all files. */

import { afterEach, describe, expect, test } from "vitest";
import type { DocumentSymbol } from "vscode-languageserver";
import { outlineOf } from "../../server/features/outline/document-symbols.js";
import { found } from "../../server/features/outline/workspace-symbols.js";
import { examples, samples, zoo } from "../symbols/corpus.js";
import { TestClient } from "./support/client.js";
import { memory } from "./support/memory.js";

const SURVEY = `survey s "Work and *life*" {
  language en
}
scale agree 1..5 {
  1 "No"
  5 "Yes"
}
import "rensis:scales/en" as std
page person "About you" {
  number age "How old are you, {name | "you"}?" 0..99
  section "Work" {
    yesno job "Do you work?"
    if job {
      open tasks "What do you do?"
    } else if age > 60 {
      note "You are retired."
    } else {
      rate reasons "Why not?" on agree {
        1 "No time"
        as P "Now"
        as E "Then"
      }
    }
  }
  single pay "Pay" {
    1 ..100
    2 101..  "More"
  }
  stop minor "Too young" when age < 18
}
grid g "Things" {
  column number n "How many?" 0..9
  x "X"
}
number "No name" 0..9
score t "Total" = reasons.1.P { 1..5 "all" }
`;

function drawn(list: readonly DocumentSymbol[], depth = 0): string[] {
  return list.flatMap((s) => [
    `${"  ".repeat(depth)}${s.name}${s.detail ? ` · ${s.detail}` : ""}`,
    ...drawn(s.children ?? [], depth + 1),
  ]);
}

describe("the outline", () => {
  test("nests as the text does, in the author's words, conditions in words", async () => {
    const { workspace, uri } = await memory({ "m.survey": SURVEY });
    const lines = drawn(outlineOf(workspace, uri("m.survey"), "en")).join("\n");
    expect(lines).toBe(`s: Work and life · head of the survey
agree · response scale
  1: No
  5: Yes
std: rensis:scales/en · import
person: About you · page
  age: How old are you, ‹name›? · number, 1 variable
  Work · heading
    job: Do you work? · yes or no, 1 variable
    if “Do you work?” is “Yes”
      tasks: What do you do? · open question, 1 variable
    if “How old are you, {…}?” is greater than 60
      You are retired. · note
    else
      reasons: Why not? · battery on a scale, 2 variables
        1: No time
        P: Now · perspective
        E: Then · perspective
  pay: Pay · single choice, 1 variable
    1: ..100
    2: More
  minor: Too young · end of the interview
g: Things · table of questions, 1 variable
  n: How many? · number
  x: X
No name · number, 1 variable
t: Total · score
  all`);
  });

  test("in Chinese names kinds and counts in Chinese", async () => {
    const { workspace, uri } = await memory({ "m.survey": SURVEY });
    const lines = drawn(outlineOf(workspace, uri("m.survey"), "zh"));
    expect(lines.join("\n")).toMatch(/^ {2}age：How old are you, ‹name›\? · .+，1 个变量$/m);
    expect(lines.join("\n")).not.toMatch(/variable|· [a-z]/);
  });

  const broken = [
    "",
    "page {",
    "if {\n single x {\n",
    `single "" { 1 }`,
    "rate r on {",
    "survey",
    'note ""',
    "if a { } else",
  ];
  test.each([
    ...examples,
    ...samples,
    ...zoo,
    ...broken.map((text) => ({ at: JSON.stringify(text), files: { "main.survey": text } })),
  ])("of $at is sound: names are not empty, places lie within one another", async ({ files }) => {
    const { workspace, uri } = await memory(files);
    const sound = (list: readonly DocumentSymbol[], around?: DocumentSymbol): void => {
      for (const s of list) {
        expect(s.name.trim()).not.toBe("");
        const text = workspace.document(uri("main.survey"))!;
        const at = (range: DocumentSymbol["range"]) =>
          [text.offsetAt(range.start), text.offsetAt(range.end)] as const;
        const [start, end] = at(s.range);
        const [from, to] = at(s.selectionRange);
        expect(start <= from && from <= to && to <= end, s.name).toBe(true);
        if (around) expect(at(around.range)[0] <= start && end <= at(around.range)[1], s.name).toBe(true);
        sound(s.children ?? [], s);
      }
    };
    for (const locale of ["en", "zh"] as const) sound(outlineOf(workspace, uri("main.survey"), locale));
  });

  test("leaves out what nobody can read: the rest of very long lists", async () => {
    const options = Array.from({ length: 300 }, (_, i) => `  ${i + 1} "Option ${i}"`).join("\n");
    const { workspace, uri } = await memory({ "m.survey": `survey s "S"\nsingle a "A" {\n${options}\n}\n` });
    expect(drawn(outlineOf(workspace, uri("m.survey"), "en")).length).toBeLessThan(100);
  });
});

describe("names of all files", () => {
  const files = {
    "open.survey": `survey o "O"\nnumber customer_age "How old are you?" 0..99\nyesno customer "Are you one?"\n`,
    "closed.survey": `scale 同意 "同意程度" 1..5 {\n  1 "否"\n  5 "是"\n}\ndimension care "Care" {\n  kind "They are kind."\n  2 "They help."\n}\n`,
  };
  const names = async (query: string) => {
    const made = await memory(files, ["open.survey"]);
    return found(made.workspace, query, "en").map(
      (s) => `${made.pathOf(s.location.uri)} ${made.slice(s.location)}`,
    );
  };

  test.each([
    ["customer", ["open.survey customer", "open.survey customer_age"]],
    ["CAGE", ["open.survey customer_age"]],
    ["how old", ["open.survey customer_age"]],
    ["同意", ["closed.survey 同意"]],
    ["kind", ["closed.survey kind"]],
    ["zzz", []],
  ])("%s", async (query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  test("all of them when nothing is asked for; codes are no names", async () => {
    const all = await names("");
    expect(all).toHaveLength(6);
    expect(all).not.toContain("closed.survey 2");
  });

  test("at most 500", async () => {
    const many = Array.from({ length: 700 }, (_, i) => `number n${i} "N${i}" 0..9`).join("\n");
    const { workspace } = await memory({ "m.survey": `survey s "S"\n${many}\n` });
    expect(found(workspace, "n", "en")).toHaveLength(500);
  });
});

describe("over the protocol", () => {
  let client: TestClient;
  afterEach(() => client.stop());

  test("as a tree, or as a list for clients that know no trees", async () => {
    client = await TestClient.start({
      files: { "b.survey": `survey b "B"\nyesno other "Other?"\nnote "{nobody}"\n` },
    });
    await client.open("a.survey", SURVEY);
    const tree = await client.request<DocumentSymbol[]>("textDocument/documentSymbol", "a.survey");
    expect(tree[2]).toMatchObject({ name: "std: rensis:scales/en" });
    await client.until(() => client.shown("b.survey").length > 0);
    expect(await client.connection.sendRequest("workspace/symbol", { query: "oth" })).toMatchObject([
      { name: "other: Other?", location: { uri: client.uri("b.survey") } },
    ]);
    expect(await client.request("textDocument/documentSymbol", "none.survey")).toEqual([]);
    await client.stop();
    client = await TestClient.start({ capabilities: {} });
    await client.open("a.survey", SURVEY);
    const flat = await client.request("textDocument/documentSymbol", "a.survey");
    expect(flat).toContainEqual(
      expect.objectContaining({
        name: "tasks: What do you do?",
        containerName: "if “Do you work?” is “Yes”",
      }),
    );
  });
});
