/** What a file declares, as a tree in the order of the text: for outlines, navigation and renaming. */
import type { AstNode } from "langium";
import type { Entry, If, ListElement, Question, Source, Statement } from "../generated/ast.js";
import { propertyRange, type Range, rangeOf } from "../syntax/node.js";

export type DeclarationKind =
  | "survey"
  | "import"
  | "scale"
  | "choices"
  | "option"
  | "item"
  | "band"
  | "dimension"
  | "page"
  | "demographics"
  | "section"
  | "branch"
  | "question"
  | "perspective"
  | "column"
  | "note"
  | "compute"
  | "check"
  | "confirm"
  | "score"
  | "stop";

export interface Declaration {
  kind: DeclarationKind;
  /** As it is referred to: the name, else the code. */
  name?: string;
  /** Only a name that was written can be changed; codes and positions are data. */
  named: boolean;
  /** The author's words. */
  label?: string;
  /** Where the name stands, else the code, else the keyword. */
  at: Range;
  /** The whole declaration. */
  range: Range;
  node: AstNode;
  parent?: Declaration;
  children: Declaration[];
}

/** Declarations of a parsed file. Survives whatever the file lacks. */
export function declarationsOf(root: Source): Declaration[] {
  const out: Declaration[] = [];
  for (const s of root.statements) statement(s, undefined, out);
  return out;
}

/** Those of the one statement of the file that an offset lies in. */
export function declarationsIn(root: Source, offset: number): Declaration[] {
  const { statements } = root;
  let low = 0;
  let high = statements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rangeOf(statements[middle]!).start <= offset) low = middle + 1;
    else high = middle;
  }
  const out: Declaration[] = [];
  const found = statements[low - 1];
  if (found) statement(found, undefined, out);
  return out;
}

/** All of them, parents before their children. */
export function flatten(declarations: readonly Declaration[], into: Declaration[] = []): Declaration[] {
  for (const d of declarations) {
    into.push(d);
    flatten(d.children, into);
  }
  return into;
}

function declare(
  kind: DeclarationKind,
  node: AstNode & { name?: string },
  label: unknown,
  parent: Declaration | undefined,
  out: Declaration[],
  keyword = "kind",
): Declaration {
  const at = propertyRange(node, "name");
  const range = rangeOf(node);
  const d: Declaration = {
    kind,
    named: node.name !== undefined && at !== undefined,
    at: at ?? propertyRange(node, keyword) ?? { start: range.start, end: range.start },
    range,
    node,
    children: [],
  };
  if (node.name !== undefined) d.name = node.name;
  if (typeof label === "string") d.label = label;
  if (parent) d.parent = parent;
  out.push(d);
  return d;
}

function statement(s: Statement, parent: Declaration | undefined, out: Declaration[]): void {
  switch (s.$type) {
    case "SurveyHead":
      declare("survey", s, s.title, parent, out);
      break;
    case "Import":
      if (s.name !== undefined) declare("import", s, s.path, parent, out);
      break;
    case "AnswerListDeclaration": {
      const d = declare(s.kind, s, s.label, parent, out);
      elements(s.list?.elements ?? [], "option", d);
      break;
    }
    case "Dimension": {
      const d = declare("dimension", s, s.label, parent, out);
      elements(s.list?.elements ?? [], "item", d);
      break;
    }
    case "Score": {
      const d = declare("score", s, s.label, parent, out);
      elements(s.list?.elements ?? [], "band", d);
      break;
    }
    case "Page": {
      const d = declare(s.kind, s, s.title, parent, out);
      for (const inner of s.body?.statements ?? []) statement(inner, d, d.children);
      break;
    }
    case "Section": {
      const d = declare("section", s, s.title, parent, out);
      for (const inner of s.body?.statements ?? []) statement(inner, d, d.children);
      break;
    }
    case "If":
      branch(s, parent, out);
      break;
    case "Question":
      question(s, parent, out);
      break;
    case "Note":
      declare("note", s, s.text, parent, out);
      break;
    case "Compute":
      declare("compute", s, s.label, parent, out);
      break;
    case "Check":
      declare("check", s, s.message, parent, out);
      break;
    case "Confirm":
      declare("confirm", s, s.message, parent, out);
      break;
    case "Stop":
      declare("stop", s, s.text, parent, out);
      break;
    default:
  }
}

/** `else if` stands beside its `if`, as it is written. */
function branch(s: If, parent: Declaration | undefined, out: Declaration[]): void {
  for (let at: If | undefined = s; at; at = at.elseIf) {
    const d = declare("branch", at, undefined, parent, out);
    for (const inner of at.then?.statements ?? []) statement(inner, d, d.children);
    for (const inner of at.else?.statements ?? []) statement(inner, d, d.children);
  }
}

/** Kinds of questions whose entries are answers; those of others are items that are asked about. */
const WITH_OPTIONS = new Set(["single", "multiple", "ranking", "rating", "consent", "slider"]);

function question(s: Question, parent: Declaration | undefined, out: Declaration[]): void {
  const d = declare("question", s, s.label, parent, out);
  elements(s.list?.elements ?? [], WITH_OPTIONS.has(s.kind) ? "option" : "item", d);
}

function elements(list: readonly ListElement[], kind: "option" | "item" | "band", parent: Declaration): void {
  for (const e of list) {
    switch (e.$type) {
      case "Entry":
        entry(e, kind, parent);
        break;
      case "Perspective":
        declare("perspective", e, e.label, parent, parent.children);
        break;
      case "Dimension":
        statement(e, parent, parent.children);
        break;
      case "EachRow":
        for (const q of e.questions) question(q, parent, parent.children);
        break;
      case "Column":
        if (e.question) {
          const d = declare("column", e.question, e.question.label, parent, parent.children);
          d.range = rangeOf(e);
          elements(e.question.list?.elements ?? [], "option", d);
        }
        break;
      default:
    }
  }
}

function entry(e: Entry, kind: "option" | "item" | "band", parent: Declaration): void {
  const d = declare(kind, e, e.label, parent, parent.children, "code");
  if (e.name === undefined && e.code !== undefined) d.name = String(e.code);
}
