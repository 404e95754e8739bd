/** The extension's snippets, and what the editor makes of one. */
import { readFileSync } from "node:fs";

const root = new URL("../../", import.meta.url);

export interface Snippet {
  /** Language of its texts. */
  locale: "en" | "zh";
  title: string;
  prefixes: string[];
  description: string;
  body: string;
}

/** All snippets of both languages. */
export const snippets: Snippet[] = (["en", "zh"] as const).flatMap((locale) => {
  const path = new URL(`client/static/snippets/${locale}.json`, root);
  const file = JSON.parse(readFileSync(path, "utf8")) as Record<
    string,
    { prefix: string | string[]; description: string; body: string[] }
  >;
  return Object.entries(file).map(([title, { prefix, description, body }]) => ({
    locale,
    title,
    prefixes: [prefix].flat(),
    description,
    body: body.join("\n"),
  }));
});

/**
 * The text that a snippet inserts when nothing is typed into its fields: the default of each, the first of its
 * choices. The syntax is that of the editor: `$0`, `${1:default}`, `${1|a,b|}`, `\}`. Fields of one number
 * must agree, or the text would depend on the order in which they are filled in.
 */
export function inserted(body: string): { text: string; fields: Map<number, string> } {
  const fields = new Map<number, string>();
  let i = 0;
  const text = until("");
  return { text, fields };

  function until(end: string): string {
    let out = "";
    while (i < body.length && !(end && body.startsWith(end, i))) {
      const c = body[i]!;
      if (c === "\\" && "\\$}|,".includes(body[i + 1] ?? "x")) {
        out += body[i + 1];
        i += 2;
      } else if (c === "$") out += field();
      else {
        out += c;
        i++;
      }
    }
    if (end && i >= body.length) throw new Error(`“${end}” is missing in ${body}`);
    i += end.length;
    return out;
  }

  function field(): string {
    const plain = /^\$(\d+)/.exec(body.slice(i));
    if (plain) {
      i += plain[0].length;
      return kept(Number(plain[1]), "");
    }
    const opened = /^\$\{(\d+)([:|}])/.exec(body.slice(i));
    if (!opened) throw new Error(`A dollar sign that begins no field in ${body}`);
    i += opened[0].length;
    const number = Number(opened[1]);
    if (opened[2] === ":") return kept(number, until("}"));
    return kept(number, opened[2] === "|" ? until("|}").split(",")[0]! : "");
  }

  function kept(number: number, value: string): string {
    const known = fields.get(number);
    if (known !== undefined && known !== value && number !== 0)
      throw new Error(`Field ${number} is “${known}” and “${value}” in ${body}`);
    fields.set(number, value);
    return value;
  }
}
