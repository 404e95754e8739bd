/** What the grammar makes of each token: a word is a keyword or a name by where it stands, not by how it is spelt. */
import type { AstNode } from "langium";
import { rules } from "../../../language/generated/grammar-ir.js";
import type { ElementIR } from "../../../language/syntax/grammar-ir.js";
import { type Located, propertyNumber, type Range } from "../../../language/syntax/node.js";
import type { Tokens } from "../../../language/syntax/tokens.js";
import { visit } from "../tree.js";

export const Role = { none: 0, name: 1, function: 2, unit: 3, code: 4, plain: 5, member: 6 } as const;
export type Role = (typeof Role)[keyof typeof Role];

/** Numbers that name an option or an item. */
const CODES = new Set(["Entry.code", "Key.code", "Key.to", "ExpectsMark.code"]);

const NAMES = new Set(["Name", "LanguageTag"]);

/** By type of node: properties that hold names, codes and so on. */
const byType = new Map<string, Map<number, Role>>();
for (const { type, body } of Object.values(rules)) if (type !== null) gather(type, body);

function gather(type: string, e: ElementIR): void {
  if (e.t === "set") {
    const role = roleOf(type, e.p, e.e);
    if (role === Role.none) return;
    const known = byType.get(type);
    if (known) known.set(propertyNumber(e.p), role);
    else byType.set(type, new Map([[propertyNumber(e.p), role]]));
  } else if (e.t === "seq" || e.t === "alt") for (const part of e.e) gather(type, part);
  else if ("e" in e) gather(type, e.e as ElementIR);
}

function roleOf(type: string, property: string, e: ElementIR): Role {
  if (property === "function") return Role.function;
  if (property === "unit") return Role.unit;
  if (e.t === "ref" || (e.t === "rule" && NAMES.has(e.v))) return Role.name;
  if (e.t !== "term") return Role.none;
  if (e.v === "ID") return Role.name;
  if (e.v === "NUMBER" && CODES.has(`${type}.${property}`)) return Role.code;
  return e.v === "STRING" ? Role.plain : Role.none;
}

/** Texts that are taken as they are: braces in them are no pipes. */
const PLAIN_TEXTS = new Set("pattern unit source validated licence version authors".split(" "));
const TEXT = propertyNumber("text");
const TEXTS = propertyNumber("texts");

/** A role for each token. @param within only tokens there matter */
export function rolesOf(root: AstNode, tokens: Tokens, within?: Range): Uint8Array {
  const roles = new Uint8Array(tokens.count);
  visit(root, within, (node) => {
    const properties = byType.get(node.$type);
    const plain =
      (node.$type === "TextModifier" || node.$type === "TextSetting") &&
      PLAIN_TEXTS.has((node as AstNode & { name: string }).name);
    if (!properties && !plain) return;
    const { $spans: spans } = node as unknown as Located;
    for (let i = 0; i < spans.length; i += 3) {
      const property = spans[i]!;
      const role =
        plain && (property === TEXT || property === TEXTS) ? Role.plain : properties?.get(property);
      if (role) mark(roles, tokens, role, spans[i + 1]!, spans[i + 2]!);
    }
  });
  return roles;
}

function mark(roles: Uint8Array, tokens: Tokens, role: Role, start: number, end: number): void {
  let first = true;
  for (let i = tokenAt(tokens, start); i < tokens.count && tokens.start[i]! < end; i++) {
    // `sleep.1`: what stands behind a dot is part of the name before.
    const later = role === Role.name && !first;
    roles[i] = later ? Role.member : role;
    if (tokens.end[i]! > tokens.start[i]!) first = false;
  }
}

/** Index of the first token that does not begin before an offset. */
export function tokenAt(tokens: Tokens, offset: number): number {
  let low = 0;
  let high = tokens.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens.start[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
