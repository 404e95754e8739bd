/** Which places of a file have a lens: cheap, without any words yet. */
import type { Modifier, Statement } from "../../../language/generated/ast.js";
import type { Declaration } from "../../../language/symbols/declarations.js";
import { type Target, treeOf } from "../../../language/symbols/symbols.js";
import { type Range, rangeOf } from "../../../language/syntax/node.js";
import type { ParseResult } from "../../../language/syntax/parse.js";

export type LensPlace = Range &
  (
    | { kind: "facts" }
    /** `at`: where the condition stands; `want`: whether it is to hold. */
    | { kind: "asked" | "shown"; at: number; want: boolean }
    | { kind: "uses"; target: Target; name: Range }
  );

/** @param uri of the file, as targets of names have it */
export function lensPlaces(parse: ParseResult, uri: string): LensPlace[] {
  const out: LensPlace[] = [];
  statements(parse.root.statements, out);
  for (const d of treeOf(parse)) uses(d, uri, out);
  return out.sort((a, b) => a.start - b.start);
}

/** Facets have none: they are asked with what they stand in, and "not used" would say the contrary. */
function uses(d: Declaration, uri: string, out: LensPlace[]): void {
  if (d.named && (d.kind === "scale" || d.kind === "choices" || d.kind === "dimension"))
    out.push({
      kind: "uses",
      start: d.range.start,
      end: d.at.end,
      target: { uri, start: d.at.start },
      name: d.at,
    });
}

function statements(list: readonly Statement[], out: LensPlace[]): void {
  for (const s of list) {
    const { start } = rangeOf(s);
    switch (s.$type) {
      case "SurveyHead":
        out.push({ kind: "facts", start, end: start });
        break;
      case "Question":
        conditional(s.modifiers, "asked", start, out);
        break;
      case "Note":
        conditional(s.modifiers, "shown", start, out);
        break;
      case "Page":
      case "Section":
        conditional(s.modifiers, "shown", start, out);
        statements(s.body?.statements ?? [], out);
        break;
      case "If":
        for (let at: typeof s | undefined = s; at; at = at.elseIf) {
          if (at.condition) {
            const condition = rangeOf(at.condition).start;
            out.push(branch(rangeOf(at).start, condition, true));
            if (at.else) out.push(branch(rangeOf(at.else).start, condition, false));
          }
          statements(at.then?.statements ?? [], out);
          statements(at.else?.statements ?? [], out);
        }
        break;
      default:
    }
  }
}

function branch(start: number, at: number, want: boolean): LensPlace {
  return { kind: "asked", start, end: start, at, want };
}

function conditional(
  modifiers: readonly Modifier[],
  kind: "asked" | "shown",
  start: number,
  out: LensPlace[],
): void {
  const when = modifiers.find((m) => m.$type === "WhenModifier");
  if (when) out.push({ kind, start, end: start, at: rangeOf(when).start, want: true });
}
