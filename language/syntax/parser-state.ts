import type { AstNode } from "langium";
import type { ParamsOf } from "../diagnostics/define.js";
import { type Diagnostic, diagnostic, type Fix } from "../diagnostics/diagnostic.js";
import type { Code, registry } from "../diagnostics/registry.js";
import { rules } from "../generated/grammar-ir.js";
import type { ElementIR } from "./grammar-ir.js";
import { EXPLICIT, type First, kindName, NO } from "./grammar-tables.js";
import type { Located } from "./node.js";
import * as recovery from "./recovery.js";
import { stringValue } from "./strings.js";
import { expandTextList } from "./text-lists.js";
import { EOF, NUMBER, STRING, TEXTBLOCK, type Tokens } from "./tokens.js";

/** A reference by name as the syntax tree holds it (Langium's `Reference`), and where it stands. */
export interface PendingReference {
  node: AstNode & Located;
  property: string;
  type: string;
  reference: { $refText: string; ref?: AstNode };
}

/** Calls of grammar rules within one another; protects the stack. */
export const MAX_DEPTH = 1_000;

/** Everything that changes while a text is parsed. */
export class ParserState {
  pos = 0;
  node: (AstNode & Located) | undefined;
  created = false;
  ruleStart = 0;
  rule = "";
  value: unknown;
  depth = 0;
  /** A slip on this line was reported; what follows from it is not. */
  quiet = false;
  /** What may begin an element of the innermost block. */
  blockFirst: Uint8Array | undefined;
  /** Rule of the innermost block. */
  blockRule = "";
  /** Repairs the slips of the innermost list, which are reported once. */
  listFix: Fix | undefined;
  references: PendingReference[] = [];
  readonly diagnostics: Diagnostic[] = [];
  private pendingType = "";

  constructor(
    readonly uri: string,
    readonly tokens: Tokens,
  ) {}

  create(type: string): AstNode & Located {
    const node: Record<string, unknown> = {
      $type: type,
      $container: undefined,
      $start: this.tokens.start[this.ruleStart],
      $end: this.tokens.end[this.ruleStart],
      $spans: [],
      $token: this.ruleStart,
    };
    const defaults = defaultsOf(type);
    for (const list of defaults.lists) node[list] = [];
    for (const flag of defaults.flags) node[flag] = false;
    this.created = true;
    return node as unknown as AstNode & Located;
  }

  finished(rule: string, node: AstNode & Located): void {
    if (rule === "List") expandTextList(node, this.tokens.source);
  }

  enter(): void {
    if (++this.depth <= MAX_DEPTH) return;
    this.report("nested-too-deeply", this.pos, { limit: MAX_DEPTH });
    this.quiet = true;
    this.pos = this.tokens.count - 1;
  }

  tokenText(i: number): string {
    return this.tokens.text(i).normalize("NFKC");
  }

  tokenValue(kind: number): unknown {
    const { tokens, pos } = this;
    if (kind === STRING || kind === TEXTBLOCK)
      return stringValue(tokens.source, tokens.start[pos]!, tokens.end[pos]!);
    if (kind === NUMBER) return Number(this.tokenText(pos));
    const text = tokens.text(pos);
    // As in `tokenText`: a name is the same name whatever width it was typed in.
    return isAscii(text) ? text : text.normalize("NFKC");
  }

  reference(type: string, name: string): { $refText: string; ref?: AstNode } {
    this.pendingType = type;
    return { $refText: name, ref: undefined };
  }

  noteReference(node: AstNode & Located, property: string, value: unknown): void {
    if (typeof value === "object" && value !== null && "$refText" in value) {
      this.references.push({
        node,
        property,
        type: this.pendingType,
        reference: value as { $refText: string },
      });
    }
  }

  /** Reports a slip at token `i`, unless it follows from one already reported. */
  report<C extends Code>(code: C, i: number, params: ParamsOf<(typeof registry)[C]>, fixes?: Fix[]): void {
    this.reportAt(code, this.tokens.start[i]!, this.tokens.end[i]!, params, fixes);
  }

  reportAt<C extends Code>(
    code: C,
    start: number,
    end: number,
    params: ParamsOf<(typeof registry)[C]>,
    fixes?: Fix[],
  ): void {
    if (this.quiet) return;
    this.quiet = true;
    const at = end > start ? { start, end } : { start: Math.max(0, start - 1), end: Math.max(start, 1) };
    const max = this.tokens.source.length;
    this.diagnostics.push(
      diagnostic(
        code,
        { uri: this.uri, start: Math.min(at.start, max), end: Math.min(at.end, max) },
        params,
        { fixes },
      ),
    );
  }

  mismatch(expected: ElementIR): void {
    recovery.mismatch(this, expected);
  }

  stray(e: ElementIR, first: Uint8Array, rest: First): boolean {
    return recovery.stray(this, e, first, rest);
  }

  strayOperator(first: Uint8Array): boolean {
    return recovery.strayOperator(this, first);
  }

  /** The token begins a line, and an element of the block. */
  beginsElement(): boolean {
    return this.tokens.firstOnLine(this.pos) && this.blockFirst?.[this.tokens.kind[this.pos]!] === EXPLICIT;
  }

  missingComma(item: Uint8Array, rule: string): boolean {
    return recovery.missingComma(this, item, rule);
  }

  /** Elements of a block until `}` or the end; each line begins afresh. */
  block(first: Uint8Array, element: (p: ParserState) => void, rule: string): void {
    const { blockFirst, blockRule, listFix } = this;
    this.blockFirst = first;
    this.blockRule = rule;
    this.listFix = undefined;
    const { tokens } = this;
    for (;;) {
      const kind = tokens.kind[this.pos]!;
      if (kind === EOF || kindName(kind) === "}") break;
      const from = this.pos;
      if (tokens.firstOnLine(from)) this.quiet = false;
      if (first[kind] !== NO) element(this);
      else recovery.strayElement(this, first);
      if (this.pos === from && tokens.kind[from] === kind) {
        // no progress: leave the token behind
        recovery.skipLine(this);
        if (this.pos === from) this.pos++;
      }
    }
    this.blockFirst = blockFirst;
    this.blockRule = blockRule;
    this.listFix = listFix;
  }
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

interface Defaults {
  lists: string[];
  flags: string[];
}
const defaults = new Map<string, Defaults>();
for (const rule of Object.values(rules)) if (rule.type) gather(rule.body, rule.type);

/** Lists are empty and flags false when not written, as Langium has it. */
function gather(e: ElementIR, type: string): string {
  if (e.t === "act") return e.v;
  if (e.t === "set") {
    const d = defaultsOf(type);
    if (e.op === "+=" && !d.lists.includes(e.p)) d.lists.push(e.p);
    if (e.op === "?=" && !d.flags.includes(e.p)) d.flags.push(e.p);
    return type;
  }
  if (e.t === "seq") return e.e.reduce((t, part) => gather(part, t), type);
  if (e.t === "alt") {
    // An action within an alternative or a repetition names the type of what stands there with it.
    for (const part of e.e) gather(part, type);
    return type;
  }
  if (e.t === "opt" || e.t === "many" || e.t === "plus") gather(e.e, type);
  return type;
}

function defaultsOf(type: string): Defaults {
  let d = defaults.get(type);
  if (!d) {
    d = { lists: [], flags: [] };
    defaults.set(type, d);
  }
  return d;
}
