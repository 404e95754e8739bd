/**
 * Runs the grammar: predictive parsing with one token of look-ahead, two where the grammar needs it.
 *
 * Why not the parser that Langium brings: a slip must give one message, where the author has to change
 * something, and cost its own line only; and an edit in a file of thousands of questions must answer at
 * once. Both need a parser that knows lines, blocks and names (`recovery.ts`) and builds no concrete tree.
 * That it understands the same language is tested against Langium's own parser on the same grammar.
 */
import type { AstNode } from "langium";
import { rules } from "../generated/grammar-ir.js";
import type { ElementIR } from "./grammar-ir.js";
import {
  AS_NAME,
  EXPLICIT,
  type First,
  firstOf,
  firstOfRest,
  isSoft,
  KIND_COUNT,
  keywordKind,
  NO,
  secondOf,
} from "./grammar-tables.js";
import { hasOperators, isLineRule, isOperand, isSynchronised, mustShareLine } from "./layout.js";
import { type Located, propertyNumber } from "./node.js";
import type { ParserState } from "./parser-state.js";
import { BETWEEN, EOF, NUMBER, ONWARD, TERMINALS } from "./tokens.js";

export type Run = (p: ParserState) => void;

interface Context {
  rule: string;
  /** What may follow in the same rule. */
  rest: First;
  /** Element of the rule's own sequence, where stray words are dealt with. */
  top: boolean;
}

const compiledRules = new Map<string, Run>();
const NOTHING: First = { kinds: new Uint8Array(KIND_COUNT), nullable: true };
const COMMA = keywordKind(",")!;
const CLOSE = keywordKind("}")!;
const AFTER_NAMED_NUMBER = new Set([BETWEEN, ONWARD, keywordKind("per")!]);

export function ruleRunner(name: string): Run {
  let run = compiledRules.get(name);
  if (!run) {
    let body: Run | undefined;
    const { type, body: ir } = rules[name]!;
    run =
      type === null
        ? textRule(name, ir)
        : nodeRule(name, type, ir, (p) =>
            (body ??= compile(ir, { rule: name, rest: NOTHING, top: isLineRule(name) }))(p),
          );
    compiledRules.set(name, run);
  }
  return run;
}

function nodeRule(name: string, type: string, ir: ElementIR, body: Run): Run {
  const delegates = isDelegating(ir);
  return (p) => {
    const { node, ruleStart, rule, created } = p;
    p.node = undefined;
    p.created = false;
    p.ruleStart = p.pos;
    p.rule = name;
    p.enter();
    body(p);
    p.depth--;
    let made = p.node as (AstNode & Located) | undefined;
    if (!made && !delegates) made = p.create(type);
    if (made && p.created) {
      made.$end = p.pos > p.ruleStart ? p.tokens.end[p.pos - 1]! : made.$start;
      p.finished(name, made);
    }
    p.value = made;
    p.node = node;
    p.ruleStart = ruleStart;
    p.rule = rule;
    p.created = created;
  };
}

/** Only calls of other rules: hands their node on. */
function isDelegating(e: ElementIR): boolean {
  if (e.t === "alt") return e.e.every(isDelegating);
  return e.t === "rule" && rules[e.v]!.type !== null;
}

/** A rule that makes a text: the text of its tokens, without what stands between them. */
function textRule(name: string, ir: ElementIR): Run {
  let body: Run | undefined;
  return (p) => {
    body ??= compile(ir, { rule: name, rest: NOTHING, top: false });
    const rule = p.rule;
    const from = p.pos;
    p.rule = name;
    p.value = undefined;
    if (firstOf(ir).kinds[p.tokens.kind[p.pos]!] === NO) p.mismatch({ t: "rule", v: name });
    else {
      const node = p.node;
      body(p);
      p.node = node;
      if (p.pos - from === 1) p.value = typeof p.value === "number" ? p.tokenText(from) : p.value;
      else {
        let text = "";
        for (let i = from; i < p.pos; i++) text += p.tokenText(i);
        p.value = text;
      }
    }
    p.rule = rule;
  };
}

function compile(e: ElementIR, c: Context): Run {
  switch (e.t) {
    case "kw":
      return keyword(e);
    case "term":
      return terminal(e);
    case "rule":
      return call(e.v);
    case "ref":
      return reference(e, c);
    case "set":
      return assignment(e, c);
    case "act":
      return action(e);
    case "seq":
      return sequence(e.e, c);
    case "alt":
      return alternatives(e, c);
    case "opt": {
      const decide = decision(e.e, c);
      const inner = compile(e.e, { ...c, top: false });
      return (p) => {
        if (decide(p)) inner(p);
      };
    }
    case "plus": {
      const first = compile(e.e, c);
      const more = compile({ t: "many", e: e.e }, c);
      return (p) => {
        first(p);
        more(p);
      };
    }
    case "many":
      return loop(e.e, c);
  }
}

function keyword(e: { t: "kw"; v: string }): Run {
  const kind = keywordKind(e.v)!;
  return (p) => {
    if (p.tokens.kind[p.pos] === kind) {
      p.value = e.v;
      p.pos++;
    } else p.mismatch(e);
  };
}

function terminal(e: { t: "term"; v: string }): Run {
  const kind = TERMINALS.indexOf(e.v);
  const accepts = firstOf(e).kinds;
  return (p) => {
    const role = accepts[p.tokens.kind[p.pos]!];
    // `import "x" as` above a question: the keyword of the next statement is no name.
    if (role === EXPLICIT || (role === AS_NAME && (p.pos === p.ruleStart || !p.beginsElement()))) {
      p.value = p.tokenValue(kind);
      p.pos++;
    } else p.mismatch(e);
  };
}

function call(name: string): Run {
  const makesText = rules[name]!.type === null;
  let run: Run | undefined;
  return (p) => {
    run ??= ruleRunner(name);
    run(p);
    if (!makesText && p.value !== undefined) {
      p.node = p.value as AstNode & Located;
      p.created = false;
    }
  };
}

function reference(e: Extract<ElementIR, { t: "ref" }>, c: Context): Run {
  const inner = compile(e.e, c);
  return (p) => {
    p.value = undefined;
    inner(p);
    if (typeof p.value === "string") p.value = p.reference(e.v, p.value);
  };
}

function assignment(e: Extract<ElementIR, { t: "set" }>, c: Context): Run {
  const isRuleCall = e.e.t === "rule" && rules[e.e.v]!.type !== null;
  const inner = isRuleCall ? undefined : compile(e.e, { ...c, top: false });
  let ruleRun: Run | undefined;
  const property = propertyNumber(e.p);
  const type = rules[c.rule]!.type!;
  const { p: name, op } = e;
  return (p) => {
    const from = p.pos;
    // The node must exist before its parts, so that it begins where the rule does.
    p.node ??= p.create(type);
    const node = p.node as AstNode & Located & Record<string, unknown>;
    p.value = undefined;
    if (isRuleCall) (ruleRun ??= ruleRunner((e.e as { v: string }).v))(p);
    else inner!(p);
    const value = p.value;
    if (value === undefined) return;
    if (p.pos > from) node.$spans.push(property, p.tokens.start[from]!, p.tokens.end[p.pos - 1]!);
    if (op === "+=") (node[name] as unknown[]).push(value);
    else node[name] = op === "?=" ? true : value;
    if (isRuleCall) (value as { $container?: AstNode }).$container = node;
    else p.noteReference(node, name, value);
  };
}

function action(e: Extract<ElementIR, { t: "act" }>): Run {
  return (p) => {
    const inner = p.node;
    p.node = undefined;
    const made = p.create(e.v) as AstNode & Located & Record<string, unknown>;
    if (e.p && inner) {
      made[e.p] = inner;
      made.$start = (inner as unknown as Located).$start;
      made.$spans.push(propertyNumber(e.p), made.$start, (inner as unknown as Located).$end);
      (inner as { $container?: AstNode }).$container = made;
    }
    p.node = made;
  };
}

function sequence(elements: ElementIR[], c: Context): Run {
  const runs = elements.map((e, i) => {
    const rest = firstOfRest(elements, i + 1);
    return compile(e, { ...c, rest: rest.nullable ? join(rest, c.rest) : rest });
  });
  const n = runs.length;
  if (n === 1) return runs[0]!;
  if (n === 2) {
    const [a, b] = runs as [Run, Run];
    return (p) => {
      a(p);
      b(p);
    };
  }
  return (p) => {
    for (let i = 0; i < n; i++) runs[i]!(p);
  };
}

function join(a: First, b: First): First {
  const kinds = a.kinds.slice();
  for (let k = 0; k < KIND_COUNT; k++)
    if (b.kinds[k] !== NO && (kinds[k] === NO || b.kinds[k] === EXPLICIT)) kinds[k] = b.kinds[k]!;
  return { kinds, nullable: a.nullable && b.nullable };
}

function alternatives(e: Extract<ElementIR, { t: "alt" }>, c: Context): Run {
  const runs = e.e.map((a) => compile(a, c));
  const firsts = e.e.map((a) => firstOf(a).kinds);
  // By kind: the alternatives that it may begin, explicit ones first.
  const candidates: (number[] | undefined)[] = [];
  const named: boolean[] = [];
  for (let k = 0; k < KIND_COUNT; k++) {
    const explicit = e.e.map((_, i) => i).filter((i) => firsts[i]![k] === EXPLICIT);
    const asName = e.e.map((_, i) => i).filter((i) => firsts[i]![k] === AS_NAME);
    const all = [...explicit, ...asName];
    if (all.length > 0) candidates[k] = all;
    named[k] = isOperand(c.rule) && explicit.length === 0;
  }
  const seconds = new Map<number, (Uint8Array | null)[]>();
  return (p) => {
    const kind = p.tokens.kind[p.pos]!;
    const choice = candidates[kind];
    if (!choice || (named[kind] && p.beginsElement())) {
      p.mismatch(e);
      return;
    }
    if (choice.length === 1) {
      runs[choice[0]!]!(p);
      return;
    }
    let ahead = seconds.get(kind);
    if (!ahead) {
      ahead = choice.map((i) => secondOf(e.e[i]!, kind));
      seconds.set(kind, ahead);
    }
    const next = p.tokens.kind[p.pos + 1] ?? 0;
    // An alternative that must go on with this token; else one that may end here; else the first.
    let at = ahead.findIndex((s) => s !== null && s[next] !== NO);
    if (at < 0) at = ahead.indexOf(null);
    runs[choice[Math.max(at, 0)]!]!(p);
  };
}

/** Whether to go into an optional element at the current token. */
function decision(e: ElementIR, c: Context): (p: ParserState) => boolean {
  const first = firstOf(e).kinds;
  const rest = c.rest;
  const shareLine = mustShareLine(c.rule, e);
  const operators = hasOperators(c.rule);
  const column = c.rule === "Question";
  const seconds = new Map<number, Uint8Array | null>();
  const second = (kind: number) => {
    if (!seconds.has(kind)) seconds.set(kind, secondOf(e, kind));
    return seconds.get(kind)!;
  };
  return (p) => {
    const kind = p.tokens.kind[p.pos]!;
    const f = first[kind];
    if (f === NO) {
      if (c.top) return p.stray(e, first, rest) && first[p.tokens.kind[p.pos]!] !== NO;
      return operators && p.strayOperator(first);
    }
    // In a list no modifier of a column begins a line: there stands an entry, whatever its code or name.
    const entry = column && p.blockRule === "List" && (kind === NUMBER || isSoft[kind] === 1);
    if ((shareLine || entry) && p.tokens.firstOnLine(p.pos) && p.pos > p.ruleStart) return false;
    if (f === EXPLICIT || rest.kinds[kind] === NO) return true;
    // A soft keyword, either as a name or as what follows: the token after decides.
    const next = p.tokens.kind[p.pos + 1] ?? 0;
    const s = second(kind);
    if (s !== null) return s[next] !== NO;
    // `page timed 30 {`: after a name only an interval or `10 per page` begins with a number.
    if (next === NUMBER) return AFTER_NAMED_NUMBER.has(p.tokens.kind[p.pos + 2]!);
    return rest.kinds[next] !== NO || next === EOF || next === CLOSE || p.tokens.firstOnLine(p.pos + 1);
  };
}

function loop(e: ElementIR, c: Context): Run {
  const inner = compile(e, { ...c, top: false });
  if (isSynchronised(c.rule)) {
    const { kinds } = firstOf(e);
    return (p) => p.block(kinds, inner, c.rule);
  }
  const decide = decision(e, c);
  const item =
    e.t === "seq" && e.e[0]?.t === "kw" && e.e[0].v === "," ? firstOfRest(e.e, 1).kinds : undefined;
  return (p) => {
    for (;;) {
      const from = p.pos;
      if (item && p.tokens.kind[p.pos] !== COMMA && p.missingComma(item, c.rule)) {
        inner(p);
        continue;
      }
      if (!decide(p)) return;
      inner(p);
      if (p.pos === from) return;
    }
  };
}
