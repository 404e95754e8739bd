/** Dimensions move to a file of their own, which this one imports. */
import type { Dimension, Import, Statement } from "../generated/ast.js";
import type { Unit } from "../semantics/unit.js";
import { type Range, rangeOf } from "../syntax/node.js";
import type { Change, Offer, World } from "./refactoring.js";
import type { Situation } from "./situation.js";
import { leadsInto, namesIn } from "./uses.js";

export function extractDimension(s: Situation, world: World): Offer[] {
  const dimensions = s.statements.filter((x): x is Dimension => x.$type === "Dimension");
  if (dimensions.length === 0 || dimensions.length !== s.statements.length || s.block !== s.parse.root)
    return [];
  const name = dimensions[0]!.name;
  const lines = s.source.linesOf(dimensions[0]!, dimensions[dimensions.length - 1]!);
  if (name === undefined || !lines) return [];
  const imports = neededImports(s, lines);
  if (!imports) return [];
  const n = dimensions.length;
  return [
    {
      id: "extract-dimension",
      kind: "extract",
      createsFile: true,
      title:
        n === 1
          ? { en: `Move the dimension “${name}” to a new file`, zh: `将维度“${name}”移到新文件` }
          : { en: `Move ${n} dimensions to a new file`, zh: `将 ${n} 个维度移到新文件` },
      change: () => extracted(s, lines, imports, name, world),
    },
  ];
}

/**
 * Imports that the new file needs, too; undefined when the dimensions rest on something that stays here: a file
 * must not import the one that imports it.
 */
function neededImports(s: Situation, lines: Range): Import[] | undefined {
  const needed = new Set<Import>();
  const all = s.parse.root.statements.filter((x): x is Import => x.$type === "Import");
  const { main } = s.meaning.source;
  for (const use of namesIn(s, lines)) {
    if (use.unit === main) {
      const qualifier = all.find((i) => leadsInto(s, use, rangeOf(i)));
      if (qualifier) needed.add(qualifier);
      else if (!leadsInto(s, use, lines)) return undefined;
      continue;
    }
    const source = main.imports.find((i) => reaches(i.unit, use.unit));
    const node = source && all.find((i) => rangeOf(i).start === source.start);
    if (!node) return undefined;
    needed.add(node);
  }
  return all.filter((i) => needed.has(i));
}

function reaches(unit: Unit, wanted: Unit, seen = new Set<Unit>()): boolean {
  if (unit === wanted) return true;
  if (seen.has(unit)) return false;
  seen.add(unit);
  return unit.imports.some((i) => reaches(i.unit, wanted, seen));
}

function extracted(
  s: Situation,
  lines: Range,
  imports: readonly Import[],
  name: string,
  world: World,
): Change {
  const { source } = s;
  const n = source.newline;
  const file = freeFile(s.uri, name, world);
  const heads = imports.map((i) => source.of(i) + n).join("");
  const text = `${heads === "" ? "" : heads + n}${source.wholeLines(lines)}`;
  const line = `import "./${file.name}"${n}`;
  const at = importPlace(s);
  const rest = afterLines(s, lines);
  const edits =
    at.offset >= lines.start && at.offset <= rest
      ? [s.edit(lines.start, rest, at.before + line + n)]
      : [s.edit(at.offset, at.offset, at.before + line + at.after), s.edit(lines.start, rest, "")];
  return { edits, creates: [{ uri: file.uri, text }] };
}

/** With the lines goes one blank line behind them, so that no two are left. */
function afterLines(s: Situation, lines: Range): number {
  const { source } = s;
  const next = source.nextLine(lines.end);
  return source.text.slice(lines.end, next).trim() === "" ? next : lines.end;
}

/** Behind the last import, else behind the head of the survey, else at the top. */
function importPlace(s: Situation): { offset: number; before: string; after: string } {
  const { source } = s;
  const { statements } = s.parse.root;
  const n = source.newline;
  const last = statements.findLast((x: Statement) => x.$type === "Import");
  const lastLines = last && source.linesOf(last);
  if (lastLines) return { offset: lastLines.end, before: isEnded(s, lastLines.end) ? "" : n, after: "" };
  const head = statements.find((x) => x.$type === "SurveyHead");
  const headLines = head && source.linesOf(head);
  if (headLines) return { offset: headLines.end, before: isEnded(s, headLines.end) ? n : n + n, after: "" };
  return { offset: 0, before: "", after: n };
}

function isEnded(s: Situation, offset: number): boolean {
  return offset === 0 || /[\n\r]/.test(s.source.text[offset - 1]!);
}

/** A file beside this one, named after the dimension, that does not exist yet. */
function freeFile(uri: string, name: string, world: World): { name: string; uri: string } {
  const folder = uri.slice(0, uri.lastIndexOf("/") + 1);
  for (let n = 1; ; n++) {
    const file = `${name}${n === 1 ? "" : `-${n}`}.survey`;
    const there = folder + encodeURIComponent(file);
    if (!world.exists(there)) return { name: file, uri: there };
  }
}
