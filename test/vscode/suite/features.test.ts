import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  commands,
  type Position,
  Range,
  type TextDocument,
  type Uri,
} from "vscode";
import { matches, ok } from "./support/assert.js";
import { behind, closeAll, findings, open, rangeOf } from "./support/editor.js";
import { after, before, describe, it } from "./support/mocha.js";

/** What the editor asks of a language, and the least that an answer must hold. */
const asked: {
  what: string;
  command: string;
  given: (document: TextDocument) => unknown[];
  least: number;
}[] = [
  { what: "folds blocks", command: "vscode.executeFoldingRangeProvider", given: ofFile, least: 4 },
  {
    what: "counts and explains above the lines",
    command: "vscode.executeCodeLensProvider",
    given: ofFile,
    least: 1,
  },
  { what: "hints numbers and codes", command: "vscode.executeInlayHintProvider", given: ofRange, least: 3 },
  { what: "links what is imported", command: "vscode.executeLinkProvider", given: ofFile, least: 1 },
  {
    what: "marks the uses of a name",
    command: "vscode.executeDocumentHighlights",
    given: (document) => [document.uri, behind(document, "when role")],
    least: 2,
  },
  {
    what: "widens a selection",
    command: "vscode.executeSelectionRangeProvider",
    given: (document) => [document.uri, [behind(document, "when role")]],
    least: 1,
  },
  {
    what: "finds names in the whole folder",
    command: "vscode.executeWorkspaceSymbolProvider",
    given: () => ["mood"],
    least: 1,
  },
  {
    what: "offers refactorings",
    command: "vscode.executeCodeActionProvider",
    given: (document) => [document.uri, rangeOf(document, 'single role "What are you?"'), "refactor"],
    least: 1,
  },
];

function ofFile({ uri }: TextDocument): [Uri] {
  return [uri];
}

function ofRange({ uri, lineCount }: TextDocument): [Uri, Range] {
  return [uri, new Range(0, 0, lineCount, 0)];
}

describe("features", () => {
  let document: TextDocument;
  before(async () => {
    ({ document } = await open("course.survey"));
    await findings(document.uri, []);
  });
  after(closeAll);

  for (const { what, command, given, least } of asked) {
    it(what, async () => {
      const answer = await commands.executeCommand<unknown[] | undefined>(command, ...given(document));
      ok((answer?.length ?? 0) >= least, `${answer?.length ?? 0} of at least ${least}`);
    });
  }

  it("colours by meaning", async () => {
    const tokens = await commands.executeCommand<{ data: Uint32Array } | undefined>(
      "vscode.provideDocumentSemanticTokens",
      document.uri,
    );
    ok((tokens?.data.length ?? 0) >= 5 * 20, `${(tokens?.data.length ?? 0) / 5} tokens`);
  });

  it("shows what a function takes", async () => {
    const editor = await open("signature.survey");
    const position: Position = behind(editor.document, "round(");
    const help = await commands.executeCommand<{ signatures: { label: string }[] } | undefined>(
      "vscode.executeSignatureHelpProvider",
      editor.document.uri,
      position,
    );
    ok(
      help?.signatures.some(({ label }) => label.includes("round")),
      "no signature of round",
    );
  });

  it("says where an answer is used", async () => {
    const [item] =
      (await commands.executeCommand<CallHierarchyItem[] | undefined>(
        "vscode.prepareCallHierarchy",
        document.uri,
        rangeOf(document, 'role "What').start,
      )) ?? [];
    ok(item, "the question is no item of a hierarchy");
    const uses = await commands.executeCommand<CallHierarchyIncomingCall[]>(
      "vscode.provideIncomingCalls",
      item,
    );
    const names = uses.map(({ from }) => `${from.name} ${from.detail}`).join(" | ");
    matches(names, /paid|Did you pay/, "what asks for the role");
  });
});
