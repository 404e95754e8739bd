/** Where is this answer used? */

import { afterEach, describe, expect, test } from "vitest";
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
} from "vscode-languageserver";
import { incoming, itemAt, outgoing } from "../../server/features/call-hierarchy.js";
import { zoo } from "../symbols/corpus.js";
import { TestClient } from "./support/client.js";
import { withCursor } from "./support/memory.js";

const SURVEY = `survey s "S"
yesno job "Job?"
multiple used "Used?" { a "A" b "B" }
page p "Page" when job {
  number pay "Pay?" 0..99 when used has a
  check pay > 1 "Too little."
  note "You earn {pay}."
  if pay > 5 and job {
    single most "Most?" from chosen(used)
  }
}
rate r "R" of d on 1..5
dimension d "D" { 1 "One" 2 "Two" }
dimension all "All" = d
compute twice = pay * 2
score total "Total" = mean(d) + twice
thanks { show total }
`;

async function asked(text: string, files: Record<string, string> = {}, path = "m.survey") {
  const made = await withCursor({ [path]: text, ...files });
  const item = itemAt(made.workspace, made.params, "en");
  const lines = (call: CallHierarchyIncomingCall | CallHierarchyOutgoingCall, uri: string) =>
    call.fromRanges.map((range) => made.slice({ uri, range })).join(" ");
  return {
    item: item?.name,
    by: item && incoming(made.workspace, item, "en").map((c) => `${c.from.name} (${lines(c, c.from.uri)})`),
    reads: item && outgoing(made.workspace, item, "en").map((c) => `${c.to.name} (${lines(c, item.uri)})`),
  };
}
const at = (needle: string) => {
  expect(SURVEY).toContain(needle.replace("¦", ""));
  return SURVEY.replace(needle.replace("¦", ""), needle);
};

describe("who reads an answer, and what is read in turn", () => {
  test.each([
    [
      "a question",
      "number p¦ay",
      "pay: Pay?",
      ["Too little. (pay)", "You earn ‹pay›. (pay)", "if pay > 5 and job (pay)", "twice (pay)"],
      ["used: Used? (used a)"],
    ],
    [
      "from a place where it is used",
      "when j¦ob",
      "job: Job?",
      ["p: Page (job)", "if pay > 5 and job (job)"],
      [],
    ],
    [
      "options that were chosen",
      "multiple us¦ed",
      "used: Used?",
      ["pay: Pay? (used)", "most: Most? (used)"],
      [],
    ],
    ["a battery that scores read by its dimension", "rate ¦r", "r: R", ["total: Total (d)"], ["d: D (d)"]],
    ["a dimension", "dimension ¦d ", "d: D", ["r: R (d)", "all: All (d)", "total: Total (d)"], []],
    ["a computed value", "compute tw¦ice", "twice", ["total: Total (twice)"], ["pay: Pay? (pay)"]],
    ["a score", "score to¦tal", "total: Total", [], ["d: D (d)", "twice (twice)"]],
    ["a page and its own condition only", "page ¦p", "p: Page", [], ["job: Job? (job)"]],
    [
      "an option: the question it belongs to",
      "has ¦a",
      "used: Used?",
      ["pay: Pay? (used)", "most: Most? (used)"],
      [],
    ],
    ["no name: what it stands in", `"You e¦arn`, "You earn ‹pay›.", [], ["pay: Pay? (pay)"]],
  ])("%s", async (_, needle, item, by, reads) => {
    const found = await asked(at(needle));
    expect(found.item).toBe(item);
    expect(found.by).toEqual(by);
    expect(found.reads).toEqual(reads);
  });

  test("a dimension that another file asks, and a key in a module", async () => {
    const { files } = zoo[0]!;
    const constructs = files["constructs.survey"]!.replace("dimension quality", "dimension qua¦lity");
    const found = await asked(
      constructs,
      {
        "main.survey": files["main.survey"]!,
        "lists.survey": files["lists.survey"]!,
      },
      "constructs.survey",
    );
    expect(found.by).toContain("felt: Felt (quality)");
    const keyed = await asked(zoo[1]!.files["main.survey"]!.replace("rate big", "rate b¦ig"), {
      "keys.survey": zoo[1]!.files["keys.survey"]!,
    });
    expect(keyed.by).toEqual(["s: S (both)", "both: Both (big 1 2 named)"]);
  });

  test("nothing where nothing is asked", async () => {
    for (const needle of ["survey ¦s", `¦survey s`]) expect((await asked(at(needle))).item).toBeUndefined();
  });
});

describe("over the protocol", () => {
  let client: TestClient;
  afterEach(() => client.stop());

  test("an item leads on to others", async () => {
    client = await TestClient.start();
    await client.open("a.survey", SURVEY);
    const position = client.at("a.survey", "number pay", 8);
    const [item] = await client.request<CallHierarchyItem[]>(
      "textDocument/prepareCallHierarchy",
      "a.survey",
      { position },
    );
    const calls = await client.connection.sendRequest<CallHierarchyIncomingCall[]>(
      "callHierarchy/incomingCalls",
      { item },
    );
    const next = calls.find((c) => c.from.name === "twice")!.from;
    expect(await client.connection.sendRequest("callHierarchy/incomingCalls", { item: next })).toMatchObject([
      { from: { name: "total: Total" } },
    ]);
    expect(await client.connection.sendRequest("callHierarchy/outgoingCalls", { item: next })).toMatchObject([
      { to: { name: "pay: Pay?" } },
    ]);
  });
});
