import { afterEach, describe, expect, test } from "vitest";
import { parse } from "../../language/syntax/parse.js";
import { linksIn } from "../../server/features/document-links.js";
import { TestClient } from "./support/client.js";
import { URI } from "./support/structure.js";

const links = (text: string, exists = true) =>
  linksIn(parse(URI, text), () => exists).map((l) => [text.slice(l.start, l.end), l.target]);

describe("links", () => {
  test.each([
    ["import", 'import "./q/a.survey" as a\n', "./q/a.survey", "file:///w/q/a.survey"],
    [
      "Chinese path",
      'import "../量表 1.survey"\n',
      "../量表 1.survey",
      "file:///%E9%87%8F%E8%A1%A8%201.survey",
    ],
    ["library", 'import "rensis:scales/en"\n', "rensis:scales/en", "rensis:scales/en"],
    [
      "address at the end of a sentence",
      'dimension d "D" source "See https://a.org/b?c=1."\n',
      "https://a.org/b?c=1",
      "https://a.org/b?c=1",
    ],
    [
      "address before Chinese punctuation",
      'dimension d "D" source “见 https://a.org/b。以及”\n',
      "https://a.org/b",
      "https://a.org/b",
    ],
    [
      "DOI",
      'dimension d "D" source "doi:10.1016/j.jml.2019.104047."\n',
      "doi:10.1016/j.jml.2019.104047",
      "https://doi.org/10.1016/j.jml.2019.104047",
    ],
    [
      "address in brackets",
      'note "Read [this](https://a.org/b_(c)) first"\n',
      "https://a.org/b_(c)",
      "https://a.org/b_(c)",
    ],
    ["mail", 'note "[write](mailto:me@a.org)"\n', "mailto:me@a.org", "mailto:me@a.org"],
  ])("%s", (_, text, words, target) => {
    expect(links(text)).toEqual([[words, target]]);
  });

  test.each([
    ["a file that is not there", 'import "./a.survey"\n', false],
    ["a library that does not exist", 'import "rensis:nothing"\n', true],
    ["an import without a path", 'import ""\n', true],
    ["other schemes", 'note "[x](javascript:alert(1)) file:///etc/passwd command:x"\n', true],
    ["a comment", "// https://a.org\n", true],
    ["an address without a host", 'note "http://"\n', true],
  ])("none to %s", (_, text, exists) => {
    expect(links(text, exists)).toEqual([]);
  });
});

describe("over the protocol", () => {
  let client: TestClient;
  afterEach(() => client.stop());

  test("imports lead to files that are there", async () => {
    client = await TestClient.start({ files: { "量表/a.survey": 'scale s 1..2 { 1 "a" 2 "b" }\n' } });
    await client.open("b.survey", 'import "./量表/a.survey"\nimport "./missing.survey"\n');
    const found = await client.request<{ target: string; range: unknown }[]>(
      "textDocument/documentLink",
      "b.survey",
    );
    expect(found).toEqual([
      {
        target: client.uri("量表/a.survey"),
        range: { start: { line: 0, character: 8 }, end: { line: 0, character: 21 } },
      },
    ]);
  });
});
