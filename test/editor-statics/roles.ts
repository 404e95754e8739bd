/** What each word of a survey is to the compiler: a word of the language, or a name that somebody gave. */
import { rules } from "../../language/generated/grammar-ir.js";
import type { ElementIR } from "../../language/syntax/grammar-ir.js";
import { isWordKind, kindName } from "../../language/syntax/grammar-tables.js";
import { propertyNumber } from "../../language/syntax/node.js";
import { parse } from "../../language/syntax/parse.js";

/** Properties of the syntax tree whose value is a name, by type and property. */
const named = new Set<string>();

/** Whether an element reads a name. */
function readsName(e: ElementIR): boolean {
  if (e.t === "term") return e.v === "ID";
  if (e.t === "ref") return true;
  if (e.t === "rule") return e.v === "Name" || e.v === "LanguageTag";
  if (e.t === "alt" || e.t === "seq") return e.e.some(readsName);
  return false;
}

function collect(type: string, e: ElementIR): void {
  if (e.t === "set") {
    if (readsName(e.e)) named.add(`${type}.${e.p}`);
  } else if (e.t === "seq" || e.t === "alt") for (const each of e.e) collect(type, each);
  else if (e.t === "opt" || e.t === "many" || e.t === "plus") collect(type, e.e);
}
for (const { type, body } of Object.values(rules)) if (type) collect(type, body);

export interface Word {
  text: string;
  start: number;
  role: "keyword" | "name";
}

type Tree = { $type: string; $spans: number[] } & Record<string, unknown>;

function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null && "$type" in value && "$spans" in value;
}

/** The words outside of texts and comments, in their order. */
export function wordsOf(text: string): Word[] {
  const { root, tokens } = parse("file:///sample.survey", text);
  const names: [number, number][] = [];
  const visit = (node: Tree) => {
    for (const [property, value] of Object.entries(node)) {
      if (property.startsWith("$")) continue;
      if (named.has(`${node.$type}.${property}`)) {
        const number = propertyNumber(property);
        for (let i = 0; i < node.$spans.length; i += 3)
          if (node.$spans[i] === number) names.push([node.$spans[i + 1]!, node.$spans[i + 2]!]);
      }
      for (const child of Array.isArray(value) ? value : [value]) if (isTree(child)) visit(child);
    }
  };
  visit(root as unknown as Tree);
  const words: Word[] = [];
  for (let i = 0; i < tokens.count; i++) {
    const kind = tokens.kind[i]!;
    const start = tokens.start[i]!;
    if (!isWordKind(kind) || tokens.end[i] === start || !/^[\p{L}_]/u.test(tokens.text(i))) continue;
    const role = names.some(([from, to]) => from <= start && start < to) ? "name" : "keyword";
    words.push({ text: tokens.text(i), start, role: kindName(kind) === "ID" ? "name" : role });
  }
  return words;
}

/** All words of the grammar. */
export function keywords(): string[] {
  const found = new Set<string>();
  const visit = (e: ElementIR): void => {
    if (e.t === "kw") {
      if (/^[a-z]+$/.test(e.v)) found.add(e.v);
    } else if (e.t === "seq" || e.t === "alt") e.e.forEach(visit);
    else if ("e" in e) visit(e.e);
  };
  for (const { body } of Object.values(rules)) visit(body);
  return [...found].sort();
}
