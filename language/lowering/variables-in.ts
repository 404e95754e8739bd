import type { Expr, Inline, Text } from "../instrument/model.js";

/** Names of the variables that an expression reads, each once. */
export function variablesIn(e: Expr, into = new Set<string>()): Set<string> {
  switch (e.k) {
    case "var":
    case "attr":
    case "chosen":
      into.add(e.name);
      break;
    case "not":
    case "neg":
      variablesIn(e.arg, into);
      break;
    case "op":
      variablesIn(e.left, into);
      variablesIn(e.right, into);
      break;
    case "if":
      variablesIn(e.test, into);
      variablesIn(e.then, into);
      if (e.else) variablesIn(e.else, into);
      break;
    case "call":
      for (const a of e.args) variablesIn(a, into);
      break;
    case "agg":
      for (const i of [...e.items, ...(e.weights ?? [])]) variablesIn(i, into);
      break;
    case "list":
      for (const i of e.items) variablesIn(i, into);
      break;
    case "interval":
      if (e.from) variablesIn(e.from, into);
      if (e.to) variablesIn(e.to, into);
      break;
    case "text":
      variablesInParts(e.parts, into);
      break;
    default:
      break;
  }
  return into;
}

export function variablesInParts(parts: readonly Inline[], into = new Set<string>()): Set<string> {
  for (const p of parts) {
    if (p.kind === "pipe") variablesIn(p.expr, into);
    else if (p.kind === "em" || p.kind === "strong" || p.kind === "link") variablesInParts(p.children, into);
  }
  return into;
}

export function variablesInText(text: Text): string[] {
  return [...variablesInParts(text.parts)];
}
