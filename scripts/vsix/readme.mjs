/**
 * The extension's page, as it is shown in the editor and in the galleries, where nothing stands beside it. Links
 * to files of the repository lead to the place where it is published. Where none is known, pictures are put
 * into the page itself and other links become words.
 */
import { readFileSync } from "node:fs";
import { posix } from "node:path";

const LINK = /(!?)\[([^\]\n]*)\]\((?!https?:|mailto:|data:|#)([^)\s]+)\)/g;

/**
 * @param {{ root: string, path: string, baseUrl?: string, rawUrl?: string }} options
 *   `root` of the checkout with a slash at the end, `path` of the page in it; where files and pictures are published
 */
export function pageOf({ root, path, baseUrl, rawUrl }) {
  return readFileSync(root + path, "utf8").replace(LINK, (_, picture, words, target) => {
    const [file, anchor = ""] = target.split("#");
    const inside = posix.normalize(posix.join(posix.dirname(path), file));
    if (inside.startsWith("..")) throw new Error(`${path}: “${target}” leads outside.`);
    if (!picture) return baseUrl ? `[${words}](${baseUrl}/${inside}${anchor && `#${anchor}`})` : words;
    if (rawUrl) return `![${words}](${rawUrl}/${inside})`;
    if (!inside.endsWith(".png"))
      throw new Error(`${path}: “${target}” is no PNG; galleries show nothing else.`);
    return `![${words}](data:image/png;base64,${readFileSync(root + inside).toString("base64")})`;
  });
}
