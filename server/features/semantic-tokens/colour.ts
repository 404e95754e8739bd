/** Tokens of a file with what they are, in the order of the text. */
import type { AstNode } from "langium";
import { FUNCTIONS } from "../../../language/lowering/calls.js";
import { flatten } from "../../../language/symbols/declarations.js";
import { type Occurrence, treeOf } from "../../../language/symbols/symbols.js";
import { isWordKind, kindName } from "../../../language/syntax/grammar-tables.js";
import type { Range } from "../../../language/syntax/node.js";
import { parseExpression } from "../../../language/syntax/parse.js";
import { pipesIn } from "../../../language/syntax/pipe-places.js";
import {
  BETWEEN,
  DATE,
  ID,
  NUMBER,
  ONWARD,
  STRING,
  TEXTBLOCK,
  type Tokens,
  UPTO,
} from "../../../language/syntax/tokens.js";
import type { Built } from "../../workspace/built.js";
import { BY_DECLARATION, DECLARATION, DEFAULT_LIBRARY, type TokenType } from "./legend.js";
import { Role, rolesOf, tokenAt } from "./roles.js";

export interface Coloured extends Range {
  type: TokenType;
  modifiers: number;
}

export interface ColourOptions {
  /**
   * Also what a grammar of the editor colours as well: comments, texts, numbers, keywords. Without it texts
   * keep the colours of their markup.
   */
  everything: boolean;
  within?: Range;
}

const ATTRIBUTES = new Set(["label", "phrase", "points", "band", "advice"]);
/** Names that need no declaration. */
const GIVEN: Record<string, TokenType> = {
  today: "variable",
  answer: "question",
  yes: "option",
  no: "option",
};
const SYMBOLS = new Set(["=", "<", "<=", ">", ">=", "+", "-", "*", "/", "^"]);

export function colour(built: Built, { everything, within }: ColourOptions): Coloured[] {
  const { parse } = built.understood.source.main;
  const painter = new Painter(built, everything);
  painter.tokens(parse.root, parse.tokens, within ?? { start: 0, end: built.text.length });
  if (!everything) return painter.out;
  const comments = parse.tokens.comments.filter(
    (c) => !within || (c.start < within.end && c.end > within.start),
  );
  return merged(
    painter.out,
    comments.map(({ start, end }) => ({ start, end, type: "comment", modifiers: 0 })),
  );
}

class Painter {
  readonly out: Coloured[] = [];
  private readonly kinds = new Map<string, Map<number, TokenType>>();
  private readonly occurrences: readonly Occurrence[];
  private readonly wrong: ReadonlySet<number>;
  private next = 0;

  constructor(
    private readonly built: Built,
    private readonly everything: boolean,
  ) {
    this.occurrences = built.symbols.occurrences;
    this.wrong = new Set(built.understood.diagnostics.map((d) => d.span.start));
  }

  tokens(root: AstNode, tokens: Tokens, within: Range): void {
    const roles = rolesOf(root, tokens, within);
    let i = tokenAt(tokens, within.start);
    // A text of several lines may have begun before.
    if (i > 0 && tokens.end[i - 1]! > within.start) i--;
    let known = false;
    let done = 0;
    for (; i < tokens.count && tokens.start[i]! < within.end; i++) {
      // A repair may have made words without quotes into one text, which begins before the last of them.
      const [start, end, kind] = [Math.max(done, tokens.start[i]!), tokens.end[i]!, tokens.kind[i]!];
      if (end <= start) continue;
      done = end;
      if (kind === STRING || kind === TEXTBLOCK) this.text({ start, end }, roles[i] === Role.plain);
      else if (roles[i] === Role.name) known = this.name(tokens, i, true);
      else if (roles[i] === Role.member) {
        if (kindName(kind) === ".") continue;
        known = this.name(tokens, i, known);
      } else this.other(tokens, i, roles[i] as Role);
    }
  }

  /** @param known what stands before the dot is. Returns whether the name is. */
  private name(tokens: Tokens, i: number, known: boolean): boolean {
    const [start, end] = [tokens.start[i]!, tokens.end[i]!];
    const occurrence = this.occurrenceAt(start);
    if (occurrence) {
      this.occurrence(occurrence, { start, end });
      return true;
    }
    const word = tokens.text(i);
    if (!known || this.wrong.has(start)) return false;
    const isPart = i > 0 && kindName(tokens.kind[i - 1]!) === ".";
    if (isPart) {
      if (ATTRIBUTES.has(word)) this.add(start, end, "property");
      else if (tokens.kind[i] === NUMBER) this.add(start, end, "code");
    } else if (Object.hasOwn(GIVEN, word)) this.add(start, end, GIVEN[word]!, DEFAULT_LIBRARY);
    return true;
  }

  private occurrence({ target, declares }: Occurrence, at: Range): void {
    const type = this.kindOf(target.uri, target.start);
    if (!type) return;
    const modifiers = (declares ? DECLARATION : 0) | (target.uri.startsWith("rensis:") ? DEFAULT_LIBRARY : 0);
    const code = type === "option" && /^[-－]?[0-9０-９]/.test(this.built.text.slice(at.start, at.start + 2));
    this.add(at.start, at.end, code ? "code" : type, modifiers);
  }

  private other(tokens: Tokens, i: number, role: Role): void {
    const [start, end, kind] = [tokens.start[i]!, tokens.end[i]!, tokens.kind[i]!];
    if (role === Role.function) {
      if (FUNCTIONS.includes(tokens.text(i))) this.add(start, end, "function", DEFAULT_LIBRARY);
    } else if (kind === NUMBER && this.occurrenceAt(start))
      this.occurrence(this.occurrenceAt(start)!, { start, end });
    else if (role === Role.unit) this.add(start, end, "unit");
    else if (role === Role.code && kind === NUMBER) this.add(start, end, "code");
    else if (!this.everything || kind === ID) return;
    else if (kind === NUMBER || kind === DATE) this.add(start, end, "number");
    else if (kind === BETWEEN || kind === ONWARD || kind === UPTO || SYMBOLS.has(kindName(kind)))
      this.add(start, end, "operator");
    else if (isWordKind(kind)) this.add(start, end, "keyword");
  }

  /** A text, around its pipes and the codes of a pasted list. */
  private text(at: Range, plain: boolean): void {
    const { text: source, uri } = this.built;
    let done = at.start;
    const upTo = (end: number): void => {
      for (;;) {
        const o = this.occurrenceFrom(done);
        if (!o || o.end > end) break;
        this.words(done, o.start);
        this.occurrence(o, { start: o.start, end: o.start + source.slice(o.start, o.end).trimEnd().length });
        done = o.end;
      }
      this.words(done, end);
      done = end;
    };
    if (!plain)
      for (const pipe of pipesIn(source, at)) {
        upTo(pipe.start);
        this.pipe(pipe.inner, uri);
        const { end } = pipe.inner;
        if (end + 1 < pipe.end) this.words(end + 1, pipe.end - 1);
        done = pipe.end;
      }
    upTo(at.end);
  }

  private pipe(inner: Range, uri: string): void {
    const { text: source } = this.built;
    if (/^\s*#/.test(source.slice(inner.start, inner.end))) {
      const o = this.occurrenceFrom(inner.start);
      if (o && o.end <= inner.end) this.occurrence(o, o);
      return;
    }
    const { expression, tokens } = parseExpression(uri, source, inner.start, inner.end);
    if (expression) this.tokens(expression, tokens, inner);
  }

  private words(start: number, end: number): void {
    if (this.everything && end > start) this.add(start, end, "string");
  }

  private add(start: number, end: number, type: TokenType, modifiers = 0): void {
    if (end > start) this.out.push({ start, end, type, modifiers });
  }

  private occurrenceAt(start: number): Occurrence | undefined {
    const o = this.occurrenceFrom(start);
    return o?.start === start ? o : undefined;
  }

  /** The first one that does not begin before; asked for in the order of the text. */
  private occurrenceFrom(offset: number): Occurrence | undefined {
    const { occurrences: list } = this;
    if (this.next === 0) this.next = firstFrom(list, offset);
    while (this.next < list.length && list[this.next]!.start < offset) this.next++;
    return list[this.next];
  }

  /** What the declaration is whose name begins there. */
  private kindOf(uri: string, start: number): TokenType | undefined {
    let kinds = this.kinds.get(uri);
    if (!kinds) {
      kinds = new Map();
      const unit = this.built.understood.source.units[this.built.sources.indexOf(uri)];
      for (const d of unit ? flatten(treeOf(unit.parse)) : [])
        if (d.at.end > d.at.start) kinds.set(d.at.start, BY_DECLARATION[d.kind]);
      this.kinds.set(uri, kinds);
    }
    return kinds.get(start);
  }
}

function firstFrom(list: readonly Occurrence[], offset: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Two lists in the order of the text as one. */
function merged(a: readonly Coloured[], b: readonly Coloured[]): Coloured[] {
  const out: Coloured[] = [];
  let j = 0;
  for (const x of a) {
    while (j < b.length && b[j]!.start < x.start) out.push(b[j++]!);
    out.push(x);
  }
  return out.concat(b.slice(j));
}
