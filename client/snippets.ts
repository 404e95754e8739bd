/** The snippets of the extension, as a picker shows them. */

export interface Snippet {
  title: string;
  description: string;
  /** The word with which it begins. */
  word: string;
  /** The text that it inserts, in the language of snippets. */
  body: string;
  /** What will be read, without the places to fill in. */
  preview: string;
}

/** Snippets of a file in the format of VS Code; what has another shape is left out. */
export function snippetsOf(json: string): Snippet[] {
  const file: unknown = JSON.parse(json);
  if (typeof file !== "object" || file === null) return [];
  return Object.entries(file).flatMap(([title, value]: [string, unknown]) => {
    if (typeof value !== "object" || value === null) return [];
    const { body, description } = value as { body?: unknown; description?: unknown };
    const text = Array.isArray(body) ? body.join("\n") : body;
    if (typeof text !== "string") return [];
    const plain = plainText(text);
    return [
      {
        title,
        description: typeof description === "string" ? description : "",
        word: /^\s*(\w+)/.exec(plain)?.[1] ?? "",
        body: text.replace(/\n\$0$/, "$0"),
        preview: previewOf(plain),
      },
    ];
  });
}

/** A snippet with its proposals filled in. */
export function plainText(body: string): string {
  let text = body;
  for (let before = ""; before !== text; ) {
    before = text;
    // From the inside out: places to fill in may stand in one another.
    text = text
      .replace(/\$\{\d+\|((?:[^|\\]|\\.)*)\|\}/g, (_, choices: string) => choices.split(/(?<!\\),/)[0] ?? "")
      .replace(/\$\{\d+:((?:[^}$\\]|\\.)*)\}/g, "$1")
      .replace(/\$\{\d+\}|\$\d+/g, "");
  }
  return text.replace(/\\([$}\\])/g, "$1");
}

/** The words of a snippet on one line. */
function previewOf(plain: string): string {
  const words = [...plain.matchAll(/"((?:[^"\\]|\\.)+)"/g)].map(([, text = ""]) => text);
  return words.length > 0 ? words.slice(0, 6).join(" · ") : plain.replace(/\s+/g, " ").trim();
}

/** Snippets by the words that may stand at a place, in the order of the groups. */
export function grouped(
  snippets: readonly Snippet[],
  groups: readonly { title: string; words: readonly string[] }[],
): { title: string; snippets: Snippet[] }[] {
  return groups
    .map(({ title, words }) => ({ title, snippets: snippets.filter((s) => words.includes(s.word)) }))
    .filter((group) => group.snippets.length > 0);
}
