/** Whether a new name could mean something already: quick, and wrong only on the safe side. */
import { flatten } from "../../../language/symbols/declarations.js";
import type { ParseResult } from "../../../language/syntax/parse.js";
import { ID } from "../../../language/syntax/tokens.js";
import { Built, type Summary } from "../../workspace/built.js";
import { hasOwnMeaning } from "./names.js";

/** Names that questions without a name are given. */
export const PROVISIONAL = /^q\d+$/i;

/** True when a meaning could change anywhere, whatever the files hold. */
export function isDelicate(newName: string): boolean {
  return hasOwnMeaning(newName) || newName.includes("proto__") || PROVISIONAL.test(newName);
}

/** True when something in the file, or in what it imports, is called like that, or is stored under such a name. */
export function knowsName(known: Built | Summary, newName: string): boolean {
  const folded = newName.toLowerCase();
  if (!(known instanceof Built))
    return flatten(known.symbols.declarations).some((d) => d.name?.toLowerCase() === folded);
  const { source, instrument } = known.understood;
  const within = (stored: string) =>
    stored.length >= folded.length && `_${stored.toLowerCase()}_`.includes(`_${folded}_`);
  return (
    source.units.some((unit) => mentions(unit.parse, folded)) ||
    instrument.variables.some((v) => within(v.name)) ||
    instrument.dimensions.some((d) => within(d.id))
  );
}

function mentions({ tokens }: ParseResult, folded: string): boolean {
  const { kind, start, end } = tokens;
  for (let i = 0; i < kind.length; i++) {
    if (kind[i] !== ID || end[i]! - start[i]! !== folded.length) continue;
    if (tokens.text(i).normalize("NFKC").toLowerCase() === folded) return true;
  }
  return false;
}

/** True when a longer name that is put together with this one is used: a follow-up `greet_remark`, a score `gap_care`. */
export function composes({ understood: { source, uses } }: Built, name: string): boolean {
  for (let i = 0; i < uses.count; i++) {
    const length = uses.end(i) - uses.start(i);
    if (length <= name.length) continue;
    const text = source.units[uses.file(i)]!.text.slice(uses.start(i), uses.end(i)).normalize("NFKC");
    if (text !== name && `_${text}_`.includes(`_${name}_`)) return true;
  }
  return false;
}
