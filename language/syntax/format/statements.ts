/** Walks the syntax tree and notes the role of each token: what begins lines, columns and blocks. */
import type * as ast from "../../generated/ast.js";
import { keywordKind } from "../grammar-tables.js";
import type { Tokens } from "../tokens.js";
import { expression, markBreaks, modifier, modifiers } from "./expressions.js";
import { endOf, firstToken, GLUE, KEEP, Roles, WRAP } from "./roles.js";

const OPEN = keywordKind("{")!;

export function rolesOf(root: ast.Source, tokens: Tokens): Roles {
  const roles = new Roles(tokens);
  markBreaks(roles, tokens);
  for (const s of root.statements) statement(roles, s);
  return roles;
}

function statement(roles: Roles, s: ast.Statement | ast.ListElement): void {
  switch (s.$type) {
    case "SurveyHead":
      roles.start(s);
      for (const line of s.settings) setting(roles, line);
      break;
    case "Thanks":
      thanks(roles, s);
      break;
    case "AnswerListDeclaration":
    case "Dimension":
      roles.start(s);
      nameless(roles, s, s.name);
      modifiers(roles, s.modifiers);
      if (s.$type === "Dimension") for (const key of s.keys.slice(1)) roles.mark(firstToken(key), WRAP);
      list(roles, s.list);
      break;
    case "Score":
      score(roles, s);
      break;
    case "Compute":
      compute(roles, s);
      break;
    case "Page":
    case "Section":
      roles.start(s);
      if (s.$type === "Page") nameless(roles, s, s.name);
      modifiers(roles, s.modifiers);
      if (s.body) block(roles, s.body);
      break;
    case "If":
      roles.start(s);
      branches(roles, s);
      break;
    case "Question":
      roles.start(s);
      question(roles, s, firstToken(s), "");
      break;
    case "Note":
      roles.start(s);
      modifiers(roles, s.modifiers);
      break;
    case "Check":
    case "Confirm":
      roles.start(s);
      if (!s.condition) break;
      roles.mark(lastToken(roles, s), WRAP);
      expression(roles, s.condition);
      break;
    case "Stop":
      // `stop NAME "…" when …`
      roles.mark(roles.start(s) + (s.name === undefined ? 2 : 3), WRAP);
      expression(roles, s.condition);
      break;
    case "Perspective":
      perspective(roles, s);
      break;
    case "EachRow":
      roles.start(s);
      for (const q of s.questions) statement(roles, q);
      break;
    case "Column":
      roles.start(s);
      question(roles, s.question, firstToken(s), "column ");
      break;
    case "Entry":
      entry(roles, s);
      break;
    default:
      roles.start(s);
  }
}

/** What follows the keyword of a statement that could be named and is not. */
function nameless(roles: Roles, node: object, name: string | undefined): void {
  if (name === undefined) roles.mark(firstToken(node) + 1, KEEP);
}

function lastToken(roles: Roles, node: object): number {
  const { tokens } = roles;
  let i = firstToken(node);
  while (tokens.end[i]! < endOf(node)) i++;
  return i;
}

function setting(roles: Roles, s: ast.Setting): void {
  const { tokens } = roles;
  const i = roles.start(s, "setting");
  if (tokens.start[i + 1]! < endOf(s)) roles.cell(i + 1, 1);
  if (s.$type !== "LanguageSetting") return;
  for (let k = i + 2; tokens.start[k]! < endOf(s); k++) roles.mark(k, GLUE);
}

function thanks(roles: Roles, s: ast.Thanks): void {
  const { tokens } = roles;
  for (let i = roles.start(s); tokens.start[i]! < endOf(s); i++) {
    if (tokens.kind[i] === OPEN) roles.block(i, s.shows);
  }
  for (const show of s.shows) roles.start(show);
}

/** `where`: words before the question on its line. The line begins with token `line`. */
function question(roles: Roles, q: ast.Question, line: number, where: string): void {
  nameless(roles, q, q.name);
  const shape = `${where}${q.name === undefined ? "" : "name "}${q.label === undefined ? "" : "label"}`;
  if (!q.list) roles.table.set(line, `question ${shape}`);
  let next = firstToken(q) + 1;
  if (q.name !== undefined) roles.cell(next++, 1);
  if (q.label !== undefined) roles.cell(next++, 2);
  if (q.modifiers.length > 0) roles.cell(next, 3);
  if (where === "") modifiers(roles, q.modifiers);
  // Those of a column stay on its line: the next line of a list is an entry.
  else for (const m of q.modifiers) modifier(roles, m);
  list(roles, q.list);
}

function compute(roles: Roles, s: ast.Compute): void {
  let next = roles.start(s, `compute${s.label === undefined ? "" : " label"}`) + 2;
  if (s.label !== undefined) roles.cell(next++, 1);
  roles.cell(next, 2);
  roles.mark(next, WRAP);
  expression(roles, s.value);
}

function score(roles: Roles, s: ast.Score): void {
  const shape = `${s.label === undefined ? "" : " label"}${s.each ? " each" : ""}`;
  let next = roles.start(s, s.list ? undefined : `score${shape}`) + 2;
  if (s.label !== undefined) roles.cell(next++, 1);
  if (s.each) {
    roles.cell(next, 2);
    next += 4;
  }
  roles.cell(next, 3);
  roles.mark(next, WRAP);
  expression(roles, s.value);
  if (s.rule) roles.mark(firstToken(s.rule), WRAP);
  list(roles, s.list);
}

function perspective(roles: Roles, s: ast.Perspective): void {
  let next = roles.start(s, "as") + 2;
  if (s.label !== undefined) roles.cell(next++, 1);
  if (s.modifiers.length > 0) roles.cell(next, 2);
  // Its modifiers stay on its line.
  for (const m of s.modifiers) modifier(roles, m);
}

function branches(roles: Roles, s: ast.If): void {
  expression(roles, s.condition);
  block(roles, s.then);
  if (s.elseIf) branches(roles, s.elseIf);
  if (s.else) block(roles, s.else);
}

function block(roles: Roles, b: ast.Block): void {
  for (const s of b.statements) statement(roles, s);
}

function list(roles: Roles, l: ast.List | undefined): void {
  if (!l || l.block !== undefined) return;
  roles.block(
    firstToken(l),
    l.elements,
    l.elements.filter((e) => e.$type === "Perspective"),
  );
  for (const e of l.elements) statement(roles, e);
}

function entry(roles: Roles, e: ast.Entry): void {
  const named = e.name !== undefined;
  const headless = !named && e.code === undefined && e.interval === undefined;
  const first = roles.start(e, headless ? "entry label" : "entry");
  let next = first + (named ? 1 : 0);
  if (e.code !== undefined) {
    if (named) roles.cell(next++, 1);
    next++;
  }
  if (e.interval) {
    if (next > first) roles.cell(next, 2);
    next += e.interval.from !== undefined && e.interval.to !== undefined ? 3 : 2;
  }
  if (e.label !== undefined) roles.cell(next++, 3);
  if (e.opposite !== undefined) roles.cell(next++, 4);
  if (e.marks.length > 0 || e.details) roles.cell(next, 5);
  for (const m of e.marks) mark(roles, m);
  if (!e.details) return;
  roles.block(firstToken(e.details), e.details.marks);
  for (const m of e.details.marks) {
    const i = roles.start(m, "mark");
    if (m.$type !== "FlagMark") roles.cell(i + 1, 1);
    mark(roles, m);
  }
}

function mark(roles: Roles, m: ast.Mark): void {
  if (m.$type === "WhenModifier") expression(roles, m.condition);
}
