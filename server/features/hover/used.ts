/** Where something is used, as a line with links. */
import { targetsOf } from "../../../language/symbols/symbols.js";
import { namesOf } from "../identity.js";
import type { Block, Line, Piece } from "../markup.js";
import { paragraph } from "../markup.js";
import { type Role, type Use, usesOf } from "../uses.js";
import type { Telling } from "./telling.js";
import { countOf } from "./texts.js";

/** Links of each kind that are written out. */
const LINKS = 4;

/** Who reads the answer: conditions, quotations, scores. */
export function usedBy(t: Telling): Block {
  const uses = usesOf(t.built, t.target, t.declaration);
  return paragraph(uses.length === 0 ? t.fact("usedBy", { em: [t.say("unused")] }) : usedIn(t, uses));
}

function usedIn(t: Telling, uses: readonly Use[]): Line {
  const byRole = new Map<Role, Use[]>();
  for (const use of uses) {
    const list = byRole.get(use.role);
    if (list) list.push(use);
    else byRole.set(use.role, [use]);
  }
  const parts = [...byRole].map(([role, list]): Piece[] => {
    // A formula may name the same thing twice.
    const users = new Map(list.map((use) => [`${use.file} ${use.user?.range.start ?? use.start}`, use]));
    const links = [...users.values()].slice(0, LINKS).map((use) => t.place(use.file, use.start));
    const more = users.size > LINKS ? [t.say("comma"), "…"] : [];
    return [`${countOf(role, users.size, t.locale)} (`, ...t.joined(links), ...more, ")"];
  });
  return t.fact("usedBy", ...t.joined(parts, "and"));
}

/** The same for what other files may use as well: lists and dimensions. */
export function usedInWorkspace(t: Telling): Line {
  const places = namesOf(
    t.workspace,
    targetsOf({ target: t.target, start: 0, end: 0, declares: true }),
  ).filter((f) => !f.occurrence.declares);
  if (places.length === 0) return t.fact("usedBy", { em: [t.say("unused")] });
  const files = new Set(places.map((f) => f.uri)).size;
  return t.fact(
    "usedBy",
    files === 1 ? t.say("places", { n: places.length }) : t.say("placesIn", { n: places.length, files }),
  );
}
