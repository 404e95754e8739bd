/** Who reads an answer, and how: conditions, pipes, formulas, keys. */
import type { Place, Question, Row } from "../../language/instrument/model.js";
import type { Unit } from "../../language/semantics/unit.js";
import { type Declaration, declarationsIn } from "../../language/symbols/declarations.js";
import { declarationAround, declarationStarting, type Target } from "../../language/symbols/symbols.js";
import { rangeOf } from "../../language/syntax/node.js";
import { STRING, TEXTBLOCK } from "../../language/syntax/tokens.js";
import type { Built } from "../workspace/built.js";
import { pathTo } from "./tree.js";

export type Role =
  | "condition"
  | "pipe"
  | "compute"
  | "score"
  | "check"
  | "default"
  | "options"
  | "key"
  | "shown"
  /** It is asked with it, on it, from it. */
  | "asked";

export interface Use {
  /** File, as an index into the sources of the build. */
  file: number;
  start: number;
  end: number;
  role: Role;
  /** The declaration in which it is used. */
  user?: Declaration;
}

/** What reads what a declaration stands for, in the order of the files and texts. */
export function usesOf(built: Built, target: Target, declaration: Declaration): Use[] {
  const file = built.sources.indexOf(target.uri);
  const here = (at: Place) => at.file === file && at.start === declaration.range.start;
  const direct = [
    { file, start: declaration.at.start },
    { file, start: declaration.range.start },
  ];
  const around: Start[] = [];
  const inside = new Set(built.instrument.dimensions.flatMap((d) => (here(d.at) ? [d.id] : [])));
  for (const q of built.instrument.questions) {
    const isQuestion = declaration.kind === "question" && here(q.at);
    const rows = isQuestion ? q.rows : declaration.kind === "item" ? q.rows.filter((r) => here(r.at)) : [];
    if (!isQuestion && rows.length === 0) continue;
    // Whoever names a part of a battery reads the battery; whoever names the battery reads each of its items.
    if (isQuestion) direct.push(...[...q.rows, ...q.columns].map((part) => part.at));
    else around.push(...nameOf(built, q.at));
    const measured = [
      ...rows.flatMap((r) => r.dimension ?? []),
      ...keysOver(built, q, isQuestion ? undefined : rows),
    ];
    for (const id of measured) inside.add(id);
  }
  around.push(...containersOf(built, inside));
  return scan(built, keysOf(direct), keysOf(around));
}

/** Where something begins. */
interface Start {
  file: number;
  start: number;
}

const keysOf = (starts: readonly Start[]): ReadonlySet<number> =>
  new Set(starts.map((at) => keyOf(at.file, at.start)));
const SHIFT = 2 ** 28;
const keyOf = (file: number, start: number) => file * SHIFT + start;

function scan(built: Built, direct: ReadonlySet<number>, around: ReadonlySet<number>): Use[] {
  const { uses, source } = built.understood;
  const found = new Map<number, Use>();
  for (let i = 0; i < uses.count; i++) {
    const to = keyOf(uses.to(i), uses.at(i));
    const isDirect = direct.has(to);
    if (!isDirect && !around.has(to)) continue;
    const [file, start, end] = [uses.file(i), uses.start(i), uses.end(i)];
    const key = keyOf(file, start);
    const unit = source.units[file];
    if (!unit || found.has(key)) continue;
    const role = roleOf(unit, start);
    // That a dimension is asked, or is part of another, says nothing of the answers.
    if (!isDirect && (role === "asked" || role === "key")) continue;
    const user = declarationAround(declarationsIn(unit.parse.root, start), start);
    found.set(key, { file, start, end, role, ...(user ? { user } : {}) });
  }
  return [...found.values()].sort((a, b) => a.file - b.file || a.start - b.start);
}

/** Questions that a declaration makes; several of those in `each row`. */
export function questionsAt(built: Built, file: number, { kind, range }: Declaration): Question[] {
  if (kind !== "question") return [];
  return built.instrument.questions.filter((q) => q.at.file === file && q.at.start === range.start);
}

/** Dimensions that count a question, or some of its rows, among their items. */
function keysOver(built: Built, q: Question, rows: readonly Row[] | undefined): string[] {
  const own = new Set(
    q.fields.flatMap((f) =>
      !rows || (f.row !== undefined && rows.includes(q.rows[f.row]!)) ? [f.variable] : [],
    ),
  );
  return built.instrument.dimensions.flatMap((d) =>
    d.items.some((i) => i.variables.some((v) => own.has(v))) ? [d.id] : [],
  );
}

/** Where the names of dimensions stand, and of those that they are part of. */
function containersOf(built: Built, inside: ReadonlySet<string>): Start[] {
  if (inside.size === 0) return [];
  const { dimensions } = built.instrument;
  const all = new Set(inside);
  for (const id of all)
    for (const d of dimensions)
      if (d.of.includes(id) || dimensions.some((x) => x.id === id && x.parent === d.id)) all.add(d.id);
  return dimensions.flatMap((d) => (all.has(d.id) ? nameOf(built, d.at) : []));
}

/** Where the name stands in a declaration that begins at a place. */
function nameOf(built: Built, at: Place): Start[] {
  const unit = built.understood.source.units[at.file];
  const d = unit && declarationStarting(unit.parse, at.start);
  return d ? [{ file: at.file, start: d.at.start }] : [];
}

const ROLES: Record<string, Role> = {
  WhenModifier: "condition",
  DefaultModifier: "default",
  FromModifier: "options",
  OnModifier: "asked",
  PlusModifier: "asked",
  OfModifier: "asked",
  AcrossModifier: "asked",
  ExpectsMark: "check",
  Key: "key",
  Show: "shown",
  If: "condition",
  Check: "check",
  Confirm: "check",
  Stop: "condition",
  Compute: "compute",
  Score: "score",
};

function roleOf(unit: Unit, offset: number): Role {
  if (inText(unit, offset)) return "pipe";
  const { statements } = unit.parse.root;
  const statement = statements.findLast((s) => rangeOf(s).start <= offset);
  const path = statement ? pathTo(statement, offset) : [];
  for (let i = path.length - 1; i >= 0; i--) {
    const role = ROLES[path[i]!.$type];
    if (role) return role;
  }
  return "condition";
}

/** Whether an offset lies within a quoted text. */
function inText({ parse: { tokens } }: Unit, offset: number): boolean {
  const { kind, start, end } = tokens;
  let low = 0;
  let high = start.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (start[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  const i = low - 1;
  return i >= 0 && (kind[i] === STRING || kind[i] === TEXTBLOCK) && offset < end[i]!;
}
