/** Reads a word processor file back, knowing nothing of how it was made. */
import { inflateRawSync } from "node:zlib";

export interface Xml {
  name: string;
  attributes: Record<string, string>;
  children: (Xml | string)[];
}

/** Files of a zip file, by path. */
export function unzip(bytes: Uint8Array): Map<string, string> {
  const zip = Buffer.from(bytes);
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const files = new Map<string, string>();
  let at = zip.readUInt32LE(end + 16);
  for (let n = zip.readUInt16LE(end + 10); n > 0; n--) {
    const [size, name, extra, comment] = [
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
    ];
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(from, from + size);
    const isStored = zip.readUInt16LE(at + 10) === 0;
    files.set(
      zip.toString("utf8", at + 46, at + 46 + name),
      (isStored ? data : inflateRawSync(data)).toString("utf8"),
    );
    at += 46 + name + extra + comment;
  }
  return files;
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));/g, (whole, decimal, hex, name: string) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(Number.parseInt(hex as string, 16));
    const known = ENTITIES[name];
    if (known === undefined) throw new Error(`unknown entity ${whole}`);
    return known;
  });
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that are meant
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** A text with what XML cannot hold replaced. */
export function allowed(text: string): string {
  return text.replace(FORBIDDEN, "\ufffd");
}

/** Parses a document; whatever is not well-formed is an error. */
export function parseXml(text: string): Xml {
  if (allowed(text) !== text) throw new Error("forbidden character");
  const root: Xml = { name: "", attributes: {}, children: [] };
  const open: Xml[] = [root];
  const tokens = /<\?[^>]*\?>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/g;
  let last = 0;
  for (const m of text.matchAll(tokens)) {
    if (m.index !== last) throw new Error(`not well-formed at ${text.slice(last, last + 40)}`);
    last = m.index + m[0].length;
    const top = open.at(-1)!;
    const [, closing, name, attributes = "", empty, words] = m;
    if (words !== undefined) top.children.push(unescaped(words));
    if (name === undefined) continue;
    if (closing) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes something else`);
      continue;
    }
    const node: Xml = { name, attributes: {}, children: [] };
    for (const [, key, value] of attributes.matchAll(/([\w:.-]+)="([^"]*)"/g))
      node.attributes[key!] = unescaped(value!);
    top.children.push(node);
    if (!empty) open.push(node);
  }
  if (last !== text.length || open.length !== 1) throw new Error("not well-formed");
  return root.children.find((c): c is Xml => typeof c !== "string")!;
}

export function* all(node: Xml, name: string): Generator<Xml> {
  for (const child of node.children) {
    if (typeof child === "string") continue;
    if (child.name === name) yield child;
    else yield* all(child, name);
  }
}

export interface Run {
  style: string;
  text: string;
}

export interface Paragraph {
  style: string;
  runs: Run[];
  text: string;
  keepNext: boolean;
  numbered: boolean;
  /** Row of a table that it stands in, counted through the document; and which cell of the row. */
  row?: number;
  cell?: number;
  inHead: boolean;
}

const first = (node: Xml, name: string) => all(node, name).next().value as Xml | undefined;
const styleOf = (node: Xml | undefined, name: string) =>
  (node && first(node, name)?.attributes["w:val"]) ?? "";

/** All paragraphs of a document in the order of reading, those of tables row by row. */
export function paragraphsOf(document: Xml): Paragraph[] {
  const found: Paragraph[] = [];
  let rows = 0;
  const walk = (node: Xml, place: Pick<Paragraph, "row" | "cell" | "inHead">): void => {
    let cells = 0;
    for (const child of node.children) {
      if (typeof child === "string") continue;
      if (child.name === "w:p") found.push({ ...paragraphOf(child), ...place });
      else if (child.name === "w:tr")
        walk(child, { row: ++rows, inHead: first(child, "w:tblHeader") !== undefined });
      else if (child.name === "w:tc") walk(child, { ...place, cell: cells++ });
      else walk(child, place);
    }
  };
  walk(document, { inHead: false });
  return found;
}

function paragraphOf(p: Xml): Paragraph {
  const properties = first(p, "w:pPr");
  const runs = [...all(p, "w:r")].map((r): Run => ({ style: styleOf(r, "w:rStyle"), text: textOf(r) }));
  return {
    style: styleOf(properties, "w:pStyle"),
    runs,
    text: runs.map((r) => r.text).join(""),
    keepNext: properties !== undefined && first(properties, "w:keepNext") !== undefined,
    numbered: properties !== undefined && first(properties, "w:numPr") !== undefined,
    inHead: false,
  };
}

function textOf(run: Xml): string {
  return run.children
    .map((child) => {
      if (typeof child === "string") return "";
      if (child.name === "w:t") return child.children.join("");
      if (child.name === "w:tab") return "\t";
      return child.name === "w:br" ? "\n" : "";
    })
    .join("");
}
