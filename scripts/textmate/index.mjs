/**
 * The colouring of survey files before, and without, a language server: a TextMate grammar, put together here
 * because its patterns share many pieces and JSON knows neither names nor comments. Run by itself it writes the
 * file that the extension brings along; a test says when that was forgotten.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expressions } from "./expressions.mjs";
import { lists } from "./lists.mjs";
import { use } from "./parts.mjs";
import { statements } from "./statements.mjs";
import { texts } from "./texts.mjs";

/** The grammar as the text of its file. */
export function textmateGrammar() {
  const grammar = {
    $schema: "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
    name: "Rensis",
    scopeName: "source.rensis",
    fileTypes: ["survey"],
    patterns: use("statements"),
    repository: { ...statements, ...lists, ...expressions, ...texts },
  };
  return `${JSON.stringify(grammar, null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = new URL("../../client/static/syntaxes/rensis.tmLanguage.json", import.meta.url);
  writeFileSync(file, textmateGrammar());
}
