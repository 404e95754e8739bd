/** A sample of the documentation, as a complete source. */
export interface Sample {
  /** File and line of its fence. */
  at: string;
  text: string;
}

const FENCE = /^```survey(?<info>[^\n]*)\n(?<body>[\s\S]*?)^```$/gm;

/**
 * The samples of a Markdown text: its blocks fenced as `survey`. A block `survey id=x` has a name; a block
 * `survey with=x` goes on where that one ends and is read together with it. Where a sample has no head of its
 * own it is put under one, so that it need not be repeated.
 */
export function samplesOf(file: string, markdown: string): Sample[] {
  const named = new Map<string, string>();
  return [...markdown.matchAll(FENCE)].map((found) => {
    const { info = "", body = "" } = found.groups ?? {};
    const at = `${file}:${markdown.slice(0, found.index).split("\n").length}`;
    const settings = new Map(
      info
        .trim()
        .split(/\s+/)
        .filter(Boolean)
        .map((word) => word.split("=") as [string, string]),
    );
    const context = settings.get("with");
    const before = context === undefined ? "" : named.get(context);
    if (before === undefined) throw new Error(`${at}: there is no sample “${context}” above.`);
    let text = before + body;
    if (!/^\s*survey\b/m.test(text)) text = `survey sample "Sample" {\n  language en\n}\n${text}`;
    const id = settings.get("id");
    if (id !== undefined) named.set(id, text);
    return { at, text };
  });
}
