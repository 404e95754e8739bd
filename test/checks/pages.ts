/** Reads the examples of a page of documentation. */

export interface Example {
  language: string;
  /** `bad`, `good`, or neither: a file that the next examples import (`file=./scales.survey`). */
  role: "bad" | "good" | "file" | "none";
  /** Path of a companion file. */
  file?: string;
  /** Codes that a bad example raises besides the page's own. */
  also: string[];
  /** Taken as it stands, without the head that fragments get. */
  raw: boolean;
  /** A target to be built, for what is reported only then. */
  target?: string;
  text: string;
  /** Line of the fence, for messages. */
  line: number;
}

const FENCE = /^```(\w+)([^\n]*)\n([\s\S]*?)^```$/gm;

export function examplesOf(markdown: string): Example[] {
  return [...markdown.matchAll(FENCE)].map((found) => {
    const words = (found[2] ?? "").trim().split(/\s+/).filter(Boolean);
    const setting = (name: string) => words.find((w) => w.startsWith(`${name}=`))?.slice(name.length + 1);
    const file = setting("file");
    const target = setting("target");
    const role = words.includes("bad")
      ? "bad"
      : words.includes("good")
        ? "good"
        : file !== undefined
          ? "file"
          : "none";
    const unknown = words.filter((w) => !/^(?:bad|good|raw|also=.+|file=.+|target=.+)$/.test(w));
    if (unknown.length > 0) throw new Error(`Unknown word on a fence line: ${unknown.join(" ")}`);
    return {
      language: found[1]!,
      role,
      ...(file === undefined ? {} : { file }),
      ...(target === undefined ? {} : { target }),
      also: setting("also")?.split(",") ?? [],
      raw: words.includes("raw"),
      text: found[3]!,
      line: markdown.slice(0, found.index).split("\n").length,
    };
  });
}
