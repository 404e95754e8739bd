/**
 * Words for a small window, as blocks of pieces. What an author or a respondent has written enters as text and
 * leaves as text: nothing in it can become markup, because only the writers below know any.
 */

/** A piece of a line. A string is text, whatever it holds. */
export type Piece =
  | string
  | { code: string }
  | { strong: readonly Piece[] }
  | { em: readonly Piece[] }
  /** A place in a file. */
  | { link: string; to: string };

export type Line = readonly Piece[];

export type Block =
  | { kind: "paragraph"; lines: readonly Line[] }
  | { kind: "list"; items: readonly Line[] }
  | { kind: "rule" };

export const paragraph = (...lines: Line[]): Block => ({ kind: "paragraph", lines });
export const list = (items: readonly Line[]): Block => ({ kind: "list", items });
export const rule: Block = { kind: "rule" };

/** A sentence of ours, in which code stands between backticks. */
export function prose(text: string): Piece[] {
  return text.split("`").map((part, i) => (i % 2 === 1 ? { code: part } : part));
}

/** For clients that show Markdown. */
export function toMarkdown(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      switch (block.kind) {
        case "paragraph":
          return block.lines.map(markdownLine).join("  \n");
        case "list":
          return block.items.map((item) => `- ${markdownLine(item)}`).join("\n");
        case "rule":
          return "---";
      }
    })
    .join("\n\n");
}

/** For all others. */
export function toPlain(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      switch (block.kind) {
        case "paragraph":
          return block.lines.map(plainLine).join("\n");
        case "list":
          return block.items.map((item) => `- ${plainLine(item)}`).join("\n");
        case "rule":
          return "";
      }
    })
    .join("\n")
    .trim();
}

/** What would begin a list, a heading, a quotation or a rule if it stood first. */
const OPENING = /^(?:[-+#>=~|:]|\d{1,9}(?=[.)]))/;

function markdownLine(line: Line): string {
  const text = line.map(markdown).join("").trimStart();
  const opening = OPENING.exec(text)?.[0];
  if (opening === undefined) return text;
  return /\d$/.test(opening) ? `${opening}\\${text.slice(opening.length)}` : `\\${text}`;
}

const plainLine = (line: Line): string => line.map(plain).join("");

function markdown(piece: Piece): string {
  if (typeof piece === "string") return escaped(oneLine(piece));
  if ("code" in piece) return codeSpan(oneLine(piece.code));
  if ("strong" in piece) return wrapped("**", piece.strong);
  if ("em" in piece) return wrapped("_", piece.em);
  return `[${escaped(oneLine(piece.link))}](<${piece.to.replace(/[<>\\\s]/g, encodeURIComponent)}>)`;
}

function plain(piece: Piece): string {
  if (typeof piece === "string") return oneLine(piece);
  if ("code" in piece) return oneLine(piece.code);
  if ("strong" in piece) return plainLine(piece.strong);
  if ("em" in piece) return plainLine(piece.em);
  return oneLine(piece.link);
}

/** Emphasis must not begin or end with a space, and there is none of nothing. */
function wrapped(mark: string, line: Line): string {
  const inner = line.map(markdown).join("");
  const text = inner.trim();
  if (text === "") return inner;
  const [before, after] = inner.split(text, 2);
  return `${before}${mark}${text}${mark}${after ?? ""}`;
}

/** Line breaks and tabs would end a paragraph or begin a block of code. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}

/** Whatever could mean something within a line: in Markdown, in HTML, as an icon, as an address. */
const MEANINGFUL = /[\\`*_[\]<>~|@]|&(?=[#\w])|\$(?=\()|:(?=\/\/)|(?<=www)\./gi;

function escaped(text: string): string {
  return text.replace(MEANINGFUL, "\\$&");
}

/** A fence longer than any within. */
function codeSpan(code: string): string {
  const longest = Math.max(0, ...(code.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = longest > 0 || code.trim() === "" ? " " : "";
  return `${fence}${pad}${code}${pad}${fence}`;
}
