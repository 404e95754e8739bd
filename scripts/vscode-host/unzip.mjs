/** Unpacks a .vsix, which is a ZIP file: the editor in the browser wants a folder. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve, sep } from "node:path";
import { inflateRawSync } from "node:zlib";

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/**
 * Writes the entries whose names begin with `prefix` into a folder, without the prefix.
 * @param {string} archive
 * @param {string} folder
 * @param {string} prefix
 */
export function unzip(archive, folder, prefix) {
  const bytes = readFileSync(archive);
  for (const { name, method, size, at } of entriesOf(bytes)) {
    if (!name.startsWith(prefix) || name.endsWith("/")) continue;
    const path = resolve(folder, name.slice(prefix.length));
    if (!path.startsWith(resolve(folder) + sep)) throw new Error(`${archive}: "${name}" leads outside`);
    // The local header repeats the name and has extra fields of its own length.
    const begin = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    const packed = bytes.subarray(begin, begin + size);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, method === 0 ? packed : inflateRawSync(packed));
  }
}

function* entriesOf(bytes) {
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== endOfDirectory) end--;
  if (end < 0) throw new Error("not a ZIP file");
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (bytes.readUInt32LE(at) !== directoryEntry) throw new Error("a broken ZIP file");
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((offset) =>
      bytes.readUInt16LE(at + offset),
    );
    yield {
      name: bytes.toString("utf8", at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      size: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
    };
    at += 46 + nameLength + extraLength + noteLength;
  }
}
