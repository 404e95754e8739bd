/**
 * What the formatter has to know of each token beyond its text: read off the syntax tree once, kept by
 * token index, so that writing the lines is one pass over the tokens.
 */
import type * as ast from "../../generated/ast.js";
import { keywordKind } from "../grammar-tables.js";
import type { Located } from "../node.js";
import type { Tokens } from "../tokens.js";

/** Begins a statement, an entry, a setting: stands first on its line. */
export const START = 1;
/** No space before it: `mean(`, `zh-CN`. */
export const GLUE = 2;
/** A sign, not a subtraction. */
export const SIGN = 4;
/**
 * Would mean something else on the line before: the first modifier of a statement without a name would
 * become its name, `day` after a number its unit.
 */
export const KEEP = 8;
/** `with` in the sense of `plus`. */
export const PLUS = 16;
/** Places where a long line may go on below, the best first. */
export const WRAP = 32;
export const WRAP_LATER = 64;
export const WRAP_LAST = 128;

/** Which blocks may stand on one line, when their author wrote them so. */
export type BlockKind = "list" | "short";

/** A column per part: the table in which a line is aligned with its neighbours, by the line's first token. */
export interface Roles {
  flags: Uint8Array;
  /** Column (from 1) that begins at the token; 0: none. */
  column: Uint8Array;
  table: Map<number, string>;
  /** By opening brace; blocks of statements are not among them. */
  blocks: Map<number, { kind: BlockKind; elements: number[]; perspectives: ReadonlySet<number> }>;
}

const OPEN = keywordKind("{")!;
const AND = keywordKind("and")!;
const OR = keywordKind("or")!;
const COMMA = keywordKind(",")!;
const UNITS: ReadonlySet<number | undefined> = new Set(
  ["year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours", "minute", "minutes"].map(keywordKind),
);

type Node = ast.Statement | ast.ListElement | ast.Setting | ast.Show;
type At = Located;

export function rolesOf(root: ast.Source, tokens: Tokens): Roles {
  const flags = new Uint8Array(tokens.count + 1);
  const column = new Uint8Array(tokens.count + 1);
  const table = new Map<number, string>();
  const blocks: Roles["blocks"] = new Map();
  const at = (node: object) => (node as At).$token;
  const mark = (i: number, flag: number) => {
    flags[i] = flags[i]! | flag;
  };

  for (let i = 0; i < tokens.count; i++) {
    const kind = tokens.kind[i]!;
    if (kind === AND || kind === OR) mark(i, WRAP_LATER);
    else if (kind === COMMA && tokens.kind[i + 1]! < 10) mark(i + 1, WRAP_LAST);
  }
  for (const s of root.statements) statement(s);
  return { flags, column, table, blocks };

  function start(node: object, as?: string): number {
    const i = at(node);
    mark(i, START);
    if (as !== undefined) table.set(i, as);
    return i;
  }

  function cell(i: number, n: number): void {
    column[i] = n;
  }

  /** Braces of a node that are not a node of their own. */
  function braces(node: object): number {
    const end = (node as At).$end;
    for (let i = at(node); i < tokens.count && tokens.start[i]! < end; i++) if (tokens.kind[i] === OPEN) return i;
    return -1;
  }

  function short(open: number, elements: readonly object[]): void {
    if (open >= 0) blocks.set(open, { kind: "short", elements: elements.map(at), perspectives: new Set() });
  }

  function statement(s: Node): void {
    switch (s.$type) {
      case "SurveyHead": {
        start(s);
        for (const setting of s.settings) settingLine(setting);
        return;
      }
      case "Thanks": {
        start(s);
        short(braces(s), s.shows);
        for (const show of s.shows) start(show);
        return;
      }
      case "AnswerListDeclaration":
        start(s);
        nameless(s, s.name);
        modifiers(s.modifiers);
        return list(s.list);
      case "Dimension":
        start(s);
        nameless(s, s.name);
        modifiers(s.modifiers);
        for (const key of s.keys.slice(1)) mark(at(key), WRAP);
        return list(s.list);
      case "Score": return score(s);
      case "Page":
      case "Section":
        start(s);
        if (s.$type === "Page") nameless(s, s.name);
        modifiers(s.modifiers);
        return s.body && block(s.body);
      case "If":
        start(s);
        return branches(s);
      case "Question":
        start(s);
        return question(s, at(s), "");
      case "Note":
        start(s);
        return modifiers(s.modifiers);
      case "Compute": {
        const i = start(s, `compute${s.label === undefined ? "" : " label"}`);
        if (s.label !== undefined) cell(i + 2, 1);
        const equals = i + 2 + (s.label === undefined ? 0 : 1);
        cell(equals, 2);
        mark(equals, WRAP);
        return expression(s.value);
      }
      case "Check":
      case "Confirm":
        start(s);
        if (!s.condition) return;
        mark(tokenAfter(s) - 1, WRAP);
        return expression(s.condition);
      case "Stop":
        start(s);
        return expression(s.condition);
      case "Perspective": {
        const i = start(s, "as");
        if (s.label !== undefined) cell(i + 2, 1);
        const tail = i + 2 + (s.label === undefined ? 0 : 1);
        if (s.modifiers.length > 0) cell(tail, 2);
        for (const m of s.modifiers) modifier(m);
        return;
      }
      case "EachRow":
        start(s);
        for (const q of s.questions) statement(q);
        return;
      case "Column": {
        const i = start(s);
        return question(s.question, i + 1, "column ");
      }
      case "Entry": return entry(s);
      default:
        start(s);
    }
  }

  function settingLine(s: ast.Setting): void {
    const i = start(s, "setting");
    if (tokens.start[i + 1]! < (s as unknown as At).$end) cell(i + 1, 1);
    if (s.$type !== "LanguageSetting") return;
    for (let k = i + 2; tokens.start[k]! < (s as unknown as At).$end; k++) mark(k, GLUE);
  }

  /** Index behind the last token of a node without block. */
  function tokenAfter(node: object): number {
    let i = at(node);
    while (i < tokens.count && tokens.end[i]! <= (node as At).$end && tokens.kind[i] !== 0) i++;
    return i;
  }

  /** What follows the keyword of a statement that could be named and is not. */
  function nameless(node: object, name: string | undefined): void {
    if (name === undefined) mark(at(node) + 1, KEEP);
  }

  function question(q: ast.Question, i: number, where: string): void {
    nameless(q, q.name);
    const shape = `${where}${q.name === undefined ? "" : "name "}${q.label === undefined ? "" : "label"}`;
    if (!q.list) table.set(where ? i - 1 : i, `question ${shape}`);
    let next = i + 1;
    if (q.name !== undefined) cell(next++, 1);
    if (q.label !== undefined) cell(next++, 2);
    if (q.modifiers.length > 0) cell(next, 3);
    modifiers(q.modifiers);
    list(q.list);
  }

  function score(s: ast.Score): void {
    const shape = `${s.label === undefined ? "" : " label"}${s.each ? " each" : ""}`;
    let i = start(s, s.list ? undefined : `score${shape}`) + 2;
    if (s.label !== undefined) cell(i++, 1);
    if (s.each) {
      cell(i, 2);
      i += 4;
    }
    cell(i, 3);
    mark(i, WRAP);
    expression(s.value);
    if (s.rule) mark(at(s.rule), WRAP);
    list(s.list);
  }

  function branches(s: ast.If): void {
    expression(s.condition);
    block(s.then);
    if (s.elseIf) branches(s.elseIf);
    if (s.else) block(s.else);
  }

  function block(b: ast.Block): void {
    for (const s of b.statements) statement(s);
  }

  function list(l: ast.List | undefined): void {
    if (!l || l.block !== undefined) return;
    blocks.set(at(l), {
      kind: "list",
      elements: l.elements.map(at),
      perspectives: new Set(l.elements.filter((e) => e.$type === "Perspective").map(at)),
    });
    for (const e of l.elements) statement(e);
  }

  function entry(e: ast.Entry): void {
    let i = at(e);
    const named = e.name !== undefined;
    const headless = !named && e.code === undefined && e.interval === undefined;
    start(e, headless ? "entry label" : "entry");
    if (named) i++;
    if (e.code !== undefined) {
      if (named) cell(i++, 1);
      i++;
    }
    if (e.interval) {
      if (i > at(e)) cell(i, 2);
      i += e.interval.from !== undefined && e.interval.to !== undefined ? 3 : 2;
    }
    if (e.label !== undefined) cell(i++, 3);
    if (e.opposite !== undefined) cell(i++, 4);
    if (e.marks.length > 0 || e.details) cell(i, 5);
    marks(e.marks);
    if (!e.details) return;
    short(at(e.details), e.details.marks);
    for (const m of e.details.marks) {
      const first = start(m, "mark");
      if (m.$type !== "FlagMark") cell(first + 1, 1);
    }
    marks(e.details.marks);
  }

  function marks(all: readonly ast.Mark[]): void {
    for (const m of all) if (m.$type === "WhenModifier") expression(m.condition);
  }

  function modifiers(all: readonly ast.Modifier[]): void {
    for (const m of all) {
      const first = tokens.kind[at(m)]!;
      // An interval does not begin a line: there a number is a code.
      if (first >= 10 && (flags[at(m)]! & KEEP) === 0) mark(at(m), WRAP);
      modifier(m);
    }
  }

  function modifier(m: ast.Modifier): void {
    switch (m.$type) {
      case "PlusModifier": return mark(at(m), PLUS);
      case "FromModifier": return m.choice === undefined ? undefined : mark(at(m) + 2, GLUE);
      case "WhenModifier": return expression(m.condition);
      case "DefaultModifier": return expression(m.value);
      default: return;
    }
  }

  function expression(root: ast.Expression): void {
    // A stack of its own: chains of `or` may be thousands of operands long.
    const stack: (ast.Expression | undefined)[] = [root];
    while (stack.length > 0) {
      const e = stack.pop();
      if (!e) continue;
      switch (e.$type) {
        case "Binary":
          stack.push(e.right as ast.Expression, e.left);
          break;
        case "Unary":
          if (e.operator === "-") mark(at(e), SIGN);
          stack.push(e.operand);
          break;
        case "Call":
          mark(at(e) + 1, GLUE);
          stack.push(...e.arguments);
          break;
        case "ListLiteral":
          stack.push(...e.items);
          break;
        case "Conditional":
          stack.push(e.condition, e.then, e.else);
          break;
        case "NumberLiteral":
          if (e.unit === undefined && UNITS.has(tokens.kind[at(e) + 1]!)) mark(at(e) + 1, KEEP);
          break;
        default:
      }
    }
  }
}
