/** Features as functions of a text, without a server. */
import { readdirSync, readFileSync } from "node:fs";
import { createSurveyServices } from "../../../language/services.js";
import { Built } from "../../../server/workspace/built.js";

export const URI = "file:///w/a.survey";

const examples = new URL("../../../examples/", import.meta.url);

/** Sources of the examples, by name. */
export const EXAMPLES: [string, string][] = readdirSync(examples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => [name, readFileSync(new URL(`${name}/${name}.survey`, examples), "utf8")]);

/** What the server knows of a text. @param others further files, by their URI */
export function builtOf(text: string, others: Record<string, string> = {}): Built {
  const files: Record<string, string> = { ...others, [URI]: text };
  const services = createSurveyServices({
    files: {
      read: (uri) => (files[uri] === undefined ? { error: "not-found" as const } : { text: files[uri] }),
    },
  });
  const understood = services.understand(URI)!;
  return new Built(URI, 1, understood, understood.diagnostics, 0);
}

/** A text with `|` where the cursor is. */
export function cursorIn(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf("|");
  if (offset < 0) throw new Error("There is no | in the text");
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}
