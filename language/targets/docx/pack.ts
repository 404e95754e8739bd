/** The file of a document: the same bytes for the same document, whenever and wherever it is made. */
import { type Document, Packer } from "docx";

/** Without moments and names of tools: who made the file when is said by whoever keeps it. */
function coreProperties(title: string, authors: string): string {
  const escaped = (text: string) => text.replace(/[&<>"]/g, (ch) => `&#${ch.charCodeAt(0)};`);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title>${authors === "" ? "" : `<dc:creator>${escaped(authors)}</dc:creator>`}</cp:coreProperties>`;
}

export async function packed(document: Document, title: string, authors: string): Promise<Uint8Array> {
  const data = coreProperties(title, authors);
  const bytes = await Packer.toArrayBuffer(document, undefined, [{ path: "docProps/core.xml", data }]);
  return undated(new Uint8Array(bytes));
}

/** Signatures of a zip file, and where its directory says what. */
const END = 0x06054b50;
const ENTRY = 0x02014b50;
/** 1 January 2000, as zip files write dates. */
const DAY = ((2000 - 1980) << 9) | (1 << 5) | 1;

/** Gives all entries of a zip file the same date. */
export function undated(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let end = zip.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END) end--;
  if (end < 0) throw new Error("not a zip file");
  let at = view.getUint32(end + 16, true);
  for (let n = view.getUint16(end + 10, true); n > 0; n--) {
    if (view.getUint32(at, true) !== ENTRY) throw new Error("not a zip file");
    const local = view.getUint32(at + 42, true);
    for (const place of [at + 12, local + 10]) {
      view.setUint16(place, 0, true);
      view.setUint16(place + 2, DAY, true);
    }
    const lengths = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    at += 46 + lengths.reduce((a, b) => a + b, 0);
  }
  return zip;
}
