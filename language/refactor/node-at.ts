/** The way from the root of a tree to the node at an offset. */
import type { AstNode } from "langium";
import { rangeOf } from "../syntax/node.js";

/** Nodes that begin at or before an offset and end behind it, from the outermost to the innermost. */
export function nodeAt(root: AstNode, offset: number): AstNode[] {
  const path: AstNode[] = [root];
  for (let node: AstNode | undefined = root; node; ) {
    const next: AstNode | undefined = childAt(node, offset);
    if (next) path.push(next);
    node = next;
  }
  return path;
}

function childAt(node: AstNode, offset: number): AstNode | undefined {
  const properties = node as unknown as Record<string, unknown>;
  for (const key in properties) {
    if (key.startsWith("$")) continue;
    const value = properties[key];
    if (Array.isArray(value)) {
      const hit = itemAt(value, offset);
      if (hit) return hit;
    } else if (isNode(value) && contains(value, offset)) return value;
  }
  return undefined;
}

/** Lists of nodes are in the order of the text. */
function itemAt(list: readonly unknown[], offset: number): AstNode | undefined {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = list[middle];
    if (!isNode(item)) return undefined;
    if (rangeOf(item).end <= offset) low = middle + 1;
    else high = middle;
  }
  const item = list[low];
  return isNode(item) && contains(item, offset) ? item : undefined;
}

function contains(node: AstNode, offset: number): boolean {
  const { start, end } = rangeOf(node);
  return start <= offset && offset < end;
}

function isNode(value: unknown): value is AstNode {
  return typeof value === "object" && value !== null && "$type" in value && "$start" in value;
}
