/** The syntax tree as a tree, whatever the types of its nodes. */
import type { AstNode } from "langium";
import { rangeOf } from "../../language/syntax/node.js";

/** Nodes directly below a node, in the order of the text as far as the grammar keeps it. */
export function* childrenOf(node: AstNode): Generator<AstNode> {
  const properties = node as unknown as Record<string, unknown>;
  for (const key in properties) {
    if (key.charCodeAt(0) === 36) continue; // `$…`: what the node knows of itself
    const value = properties[key];
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) yield item;
    } else if (isNode(value)) yield value;
  }
}

/** A node and all below it, parents first. Without recursion: expressions nest a thousand deep. */
export function* nodesIn(root: AstNode, within?: { start: number; end: number }): Generator<AstNode> {
  const stack = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (within && node !== root) {
      const at = rangeOf(node);
      if (at.end < within.start || at.start > within.end) continue;
    }
    yield node;
    const children = [...childrenOf(node)];
    for (let i = children.length - 1; i >= 0; i--) stack.push(children[i]!);
  }
}

/** Looks at a node and all below it, in no order: for what is done for tens of thousands of nodes at each key. */
export function visit(
  root: AstNode,
  within: { start: number; end: number } | undefined,
  look: (node: AstNode) => void,
): void {
  const stack = [root];
  const push = (node: AstNode): void => {
    if (within) {
      const at = rangeOf(node);
      if (at.end < within.start || at.start > within.end) return;
    }
    stack.push(node);
  };
  for (let node = stack.pop(); node; node = stack.pop()) {
    look(node);
    const properties = node as unknown as Record<string, unknown>;
    for (const key in properties) {
      if (key.charCodeAt(0) === 36) continue;
      const value = properties[key];
      if (typeof value !== "object") continue;
      if (Array.isArray(value)) {
        for (const item of value) if (isNode(item)) push(item);
      } else if (isNode(value)) push(value);
    }
  }
}

/** Nodes around an offset, from the outermost to the innermost. */
export function pathTo(root: AstNode, offset: number): AstNode[] {
  const path: AstNode[] = [root];
  for (let node: AstNode | undefined = root; node; ) {
    let next: AstNode | undefined;
    for (const child of childrenOf(node)) {
      const at = rangeOf(child);
      if (offset < at.start || offset > at.end) continue;
      next = child;
      // Where one ends and the next begins, the one that begins is meant.
      if (offset < at.end) break;
    }
    if (next) path.push(next);
    node = next;
  }
  return path;
}

function isNode(value: unknown): value is AstNode {
  return typeof value === "object" && value !== null && "$type" in value;
}
