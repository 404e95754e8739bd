/** How to know an output of ours from a file that somebody else has made. */
import type { OutputFile } from "../../language/targets/target.js";

const MARKS: readonly (readonly [ending: string, mark: string])[] = [
  [".schema.json", "made by rensis"],
  [".codebook.json", '"format": "rensis-codebook"'],
  [".codebook.html", `http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-`],
];
const FORM = '"key":"rensis:';

/** A text that every output of this kind contains, whatever the survey or at least for this one; perhaps none. */
export function markOf({ name, content }: Pick<OutputFile, "name" | "content">): string {
  for (const [ending, mark] of MARKS) if (name.endsWith(ending)) return mark;
  if (typeof content !== "string") return "";
  // Other pages have their title, a table has nothing but its header.
  if (name.endsWith(".html"))
    return content.includes(FORM) ? FORM : (/<title>[^<]+<\/title>/.exec(content)?.[0] ?? "");
  return content.split(/[\r\n]/, 1)[0] ?? "";
}
