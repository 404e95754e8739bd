/**
 * Names that are put together: a dimension `care` of an import `as x` is `x_care` in data, and so are the
 * parts of scores and sums that are made for it: `level.x_care`, `points.x_care`.
 */
import type { Unit } from "../../../language/semantics/unit.js";
import type { Declaration } from "../../../language/symbols/declarations.js";
import type { Target } from "../../../language/symbols/symbols.js";
import type { Range } from "../../../language/syntax/node.js";
import { propertyRange } from "../../../language/syntax/node.js";
import type { Built } from "../../workspace/built.js";
import { unitOf } from "../identity.js";
import { normalised } from "./names.js";

/** A part of a compound name, within its text, and what it stands for. */
export interface Part extends Range {
  target: Target;
}

/** Parts of a name as seen from a file; undefined when it is not put together like that. */
export function partsOf(
  built: Built,
  uri: string,
  text: string,
  { target, name }: { target: Target; name: string },
): Part[] | undefined {
  const from = unitOf(built, uri);
  const to = unitOf(built, target.uri);
  const plain = normalised(text);
  if (!from || !to || plain.length !== text.length || plain === name) return undefined;
  const spell = (unit: Unit) => built.sources[unit.index]!;
  const walk = (unit: Unit, at: number, seen: readonly Unit[]): Part[] | undefined => {
    if (unit === to && plain.slice(at) === name) return [{ target, start: at, end: plain.length }];
    for (const i of unit.imports) {
      if (seen.includes(i.unit)) continue;
      const alias = i.alias ?? "";
      if (alias !== "" && !plain.startsWith(`${alias}_`, at)) continue;
      const rest = walk(i.unit, alias === "" ? at : at + alias.length + 1, [...seen, i.unit]);
      if (!rest || alias === "") {
        if (rest) return rest;
        continue;
      }
      const start = aliasAt(unit, i.start);
      if (start === undefined) continue;
      return [{ target: { uri: spell(unit), start }, start: at, end: at + alias.length }, ...rest];
    }
    return undefined;
  };
  return walk(from, 0, [from]);
}

/** Where the qualifier of an import stands. */
function aliasAt(unit: Unit, statement: number): number | undefined {
  const node = unit.parse.root.statements.find(
    (s) => s.$type === "Import" && (s as unknown as { $start: number }).$start === statement,
  );
  return node && propertyRange(node, "name")?.start;
}

export function isCompound(
  built: Built,
  uri: string,
  text: string,
  declarations: readonly { target: Target; declaration: Declaration }[],
): boolean {
  return declarations.some(
    ({ target, declaration: { kind, name } }) =>
      kind === "dimension" && name !== undefined && partsOf(built, uri, text, { target, name }) !== undefined,
  );
}
