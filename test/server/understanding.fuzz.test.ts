/** Whatever a text looks like while it is typed: every question about every place has an answer. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { incoming, itemAt, outgoing } from "../../server/features/call-hierarchy.js";
import { definitionOf, typeDefinitionOf } from "../../server/features/definition.js";
import { highlightsOf } from "../../server/features/highlights.js";
import { toldAt } from "../../server/features/hover/index.js";
import { toMarkdown } from "../../server/features/markup.js";
import { outlineOf } from "../../server/features/outline/document-symbols.js";
import { referencesOf } from "../../server/features/references.js";
import { prepared, renamed } from "../../server/features/rename/index.js";
import { examples, samples, zoo } from "../symbols/corpus.js";
import { memory } from "./support/memory.js";

const PIECES = [
  '"',
  "{",
  "}",
  "[",
  "(",
  ")",
  "if ",
  " is ",
  "age",
  ".",
  "{#",
  "“",
  '"""',
  "=",
  "\n",
  "import ",
  " as ",
  "，",
  "７",
  "😀",
  "\ud800",
  "when ",
];

const texts = [...examples, ...samples, ...zoo].map((s) => s.files["main.survey"]!);

test("in texts that were cut, doubled and typed into at random", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...texts),
      fc.array(fc.tuple(fc.nat(), fc.nat(30), fc.constantFrom("", ...PIECES)), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
      async (text, edits, places) => {
        let broken = text.slice(0, 6_000);
        for (const [at, length, piece] of edits) {
          const from = at % (broken.length + 1);
          broken = broken.slice(0, from) + piece + broken.slice(from + length);
        }
        const { workspace, uri } = await memory({
          "m.survey": broken,
          "constructs.survey": "dimension quality",
        });
        const document = workspace.document(uri("m.survey"))!;
        expect(outlineOf(workspace, uri("m.survey"), "zh")).toBeInstanceOf(Array);
        for (const place of places) {
          const params = {
            textDocument: { uri: uri("m.survey") },
            position: document.positionAt(place % (broken.length + 1)),
          };
          const told = toldAt(workspace, params, place % 2 ? "en" : "zh");
          if (told) expect(toMarkdown(told.blocks)).not.toBe("");
          definitionOf(workspace, params);
          typeDefinitionOf(workspace, params);
          highlightsOf(workspace, params);
          const found = referencesOf(workspace, { ...params, context: { includeDeclaration: true } });
          const item = itemAt(workspace, params, "en");
          if (item)
            expect([...incoming(workspace, item, "en"), ...outgoing(workspace, item, "en")]).toBeInstanceOf(
              Array,
            );
          const ready = prepared(workspace, params, "en");
          const made = renamed(workspace, { ...params, newName: "zz_new" }, "en");
          // What can be renamed has a name that is found.
          if (!("refused" in ready)) expect(found.length).toBeGreaterThan(0);
          expect("refused" in made).toBe("refused" in ready);
        }
      },
    ),
    { numRuns: 150 },
  );
});
