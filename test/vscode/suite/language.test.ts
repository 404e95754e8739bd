import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  commands,
  type DocumentSymbol,
  type Hover,
  type Location,
  type LocationLink,
  type Position,
  type TextDocument,
} from "vscode";
import { equal, matches, ok } from "./support/assert.js";
import { behind, closeAll, findings, open, rangeOf, replace, uriOf, wordsOf } from "./support/editor.js";
import { after, afterEach, before, describe, it } from "./support/mocha.js";

async function completions(document: TextDocument, position: Position): Promise<string[]> {
  const list = await commands.executeCommand<CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    position,
  );
  // Words of the text are the editor's own guess.
  return list.items.filter(({ kind }) => kind !== CompletionItemKind.Text).map(labelOf);
}

function labelOf({ label }: CompletionItem): string {
  return typeof label === "string" ? label : label.label;
}

describe("completion", () => {
  afterEach(closeAll);

  it("offers the options of that very question", async () => {
    const { document } = await open("course.survey");
    await findings(document.uri, []);
    const offered = await completions(document, behind(document, "when role is not "));
    for (const name of ["student", "teacher", "guest"]) ok(offered.includes(name), `${name} is not offered`);
    ok(!offered.includes("mood"), "what is no option is offered");
  });

  it("offers scales of an imported file", async () => {
    const { document } = await open("course.survey");
    await findings(document.uri, []);
    const offered = await completions(document, behind(document, 'How often do you …" on '));
    ok(offered.includes("often"), `the scale is not offered: ${offered.slice(0, 20).join(", ")}`);
  });

  it("offers names while a condition is being typed", async () => {
    const editor = await open("course.survey");
    await replace(editor, "when age >= 18", "when a");
    const offered = await completions(editor.document, behind(editor.document, "when a"));
    ok(offered.includes("age"), `age is not offered: ${offered.slice(0, 20).join(", ")}`);
  });
});

describe("reading", () => {
  let document: TextDocument;
  before(async () => {
    ({ document } = await open("course.survey"));
    await findings(document.uri, []);
  });
  after(closeAll);

  it("hovers with the words of the question", async () => {
    const hovers = await commands.executeCommand<Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      behind(document, "when age"),
    );
    matches(wordsOf(hovers), /How old are you\?/, "hover");
  });

  it("goes to a definition in another file", async () => {
    const found = await commands.executeCommand<(Location | LocationLink)[]>(
      "vscode.executeDefinitionProvider",
      document.uri,
      behind(document, "on often"),
    );
    equal(
      found.map((place) => ("targetUri" in place ? place.targetUri : place.uri).path),
      [uriOf("shared.survey").path],
    );
  });

  it("outlines in the author's words", async () => {
    const symbols = await commands.executeCommand<DocumentSymbol[]>(
      "vscode.executeDocumentSymbolProvider",
      document.uri,
    );
    const all = flat(symbols);
    const words = all.map(({ name, detail }) => `${name} ${detail}`).join("\n");
    for (const part of ["age", "How old are you?", "The classes", "mood"])
      ok(words.includes(part), `"${part}" is not in the outline:\n${words}`);
    const page = all.find(({ name, detail }) => `${name} ${detail}`.includes("About you"));
    ok(page && page.children.length >= 3, "questions do not stand below their page");
  });

  it("finds all references of a name", async () => {
    const found = await commands.executeCommand<Location[]>(
      "vscode.executeReferenceProvider",
      document.uri,
      rangeOf(document, 'age "How').start,
    );
    equal(found.length, 2, "references of age");
  });
});

function flat(symbols: readonly DocumentSymbol[]): DocumentSymbol[] {
  return symbols.flatMap((symbol) => [symbol, ...flat(symbol.children)]);
}
