import { describe, expect, it } from "vitest";
import { parse } from "../../language/syntax/parse.js";

/** Names of the entries in the list of the first question. */
function rows(list: string): string[] {
  const { root, diagnostics } = parse(
    "f",
    `grid g "G" {\n  column number count "How many" 0..99\n  column text note "What"\n${list}\n}\n`,
  );
  expect(diagnostics).toEqual([]);
  const [question] = root.statements;
  if (question?.$type !== "Question") throw new Error("no question");
  return (question.list?.elements ?? []).flatMap((e) =>
    e.$type === "Entry" ? [String(e.name ?? e.code)] : [],
  );
}

describe("a line below a column is an entry, also when its name or code could go on with the column", () => {
  it.each([
    ["unit", '  unit "Unit"'],
    ["help", '  help "Help"'],
    ["1", '  1 "First"'],
    ["required", '  required "Required"'],
  ])("%s", (name, line) => {
    expect(rows(`${line}\n  printer "Printer"`)).toEqual([name, "printer"]);
  });
});
