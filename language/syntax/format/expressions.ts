/** The roles of tokens in modifiers and expressions. */
import type * as ast from "../../generated/ast.js";
import { keywordKind } from "../grammar-tables.js";
import { FIRST_KEYWORD, type Tokens } from "../tokens.js";
import { firstToken, GLUE, KEEP, PLUS, type Roles, SIGN, WRAP, WRAP_LAST, WRAP_LATER } from "./roles.js";

const AND = keywordKind("and")!;
const OR = keywordKind("or")!;
const COMMA = keywordKind(",")!;
const UNITS: ReadonlySet<number | undefined> = new Set(
  "year years month months week weeks day days hour hours minute minutes".split(" ").map(keywordKind),
);

/** Places within expressions where a line may be broken: before `and`, `or`, and after commas. */
export function markBreaks(roles: Roles, tokens: Tokens): void {
  for (let i = 0; i < tokens.count; i++) {
    const kind = tokens.kind[i]!;
    if (kind === AND || kind === OR) roles.mark(i, WRAP_LATER);
    // A keyword used as a name would begin a statement on the next line.
    else if (kind === COMMA && tokens.kind[i + 1]! < FIRST_KEYWORD) roles.mark(i + 1, WRAP_LAST);
  }
}

/** Modifiers of a statement, each of which may begin a line. */
export function modifiers(roles: Roles, all: readonly ast.Modifier[]): void {
  for (const m of all) {
    const i = firstToken(m);
    // An interval may not: at the beginning of a line a number is a code.
    if (roles.tokens.kind[i]! >= FIRST_KEYWORD && !roles.has(i, KEEP)) roles.mark(i, WRAP);
    modifier(roles, m);
  }
}

export function modifier(roles: Roles, m: ast.Modifier): void {
  switch (m.$type) {
    case "PlusModifier":
      roles.mark(firstToken(m), PLUS);
      break;
    case "FromModifier":
      if (m.choice !== undefined) roles.mark(firstToken(m) + 2, GLUE);
      break;
    case "WhenModifier":
      expression(roles, m.condition);
      break;
    case "DefaultModifier":
      expression(roles, m.value);
      break;
    default:
  }
}

export function expression(roles: Roles, root: ast.Expression): void {
  // A stack of its own: chains of `or` may be thousands of operands long.
  const stack: (ast.Expression | undefined)[] = [root];
  while (stack.length > 0) {
    const e = stack.pop();
    if (!e) continue;
    const i = firstToken(e);
    switch (e.$type) {
      case "Binary":
        stack.push(e.right, e.left);
        break;
      case "Unary":
        if (e.operator === "-") roles.mark(i, SIGN);
        stack.push(e.operand);
        break;
      case "Call":
        roles.mark(i + 1, GLUE);
        stack.push(...e.arguments);
        break;
      case "ListLiteral":
        stack.push(...e.items);
        break;
      case "Conditional":
        stack.push(e.condition, e.then, e.else);
        break;
      case "NumberLiteral":
        if (e.unit === undefined && UNITS.has(roles.tokens.kind[i + 1]!)) roles.mark(i + 1, KEEP);
        break;
      default:
    }
  }
}
