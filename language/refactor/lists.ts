/** Lists of options that stand in questions: which of them can be shared, and which say the same. */
import type { AnswerListDeclaration, Entry, List, Question, Statement } from "../generated/ast.js";
import { propertyRange, type Range, rangeOf } from "../syntax/node.js";
import type { ParseResult } from "../syntax/parse.js";
import { STRING, TEXTBLOCK } from "../syntax/tokens.js";
import type { SourceText } from "./source-text.js";

/** The list of a question that may as well stand outside. */
export interface OwnList {
  question: Question;
  list: List;
  /** What it would be declared as. */
  kind: "choices" | "scale";
  /** `on 1..5`: the interval of a scale, as it is written. */
  on?: Range;
  /** `unit "years"`, from which words of intervals are made. */
  unit?: Range;
}

const known = new WeakMap<ParseResult, Question[]>();

/** All questions of a file that stand as statements, in order. */
export function questionsOf(parse: ParseResult): readonly Question[] {
  const before = known.get(parse);
  if (before) return before;
  const out: Question[] = [];
  const walk = (statements: readonly Statement[]): void => {
    for (const s of statements) {
      if (s.$type === "Question") out.push(s);
      else if (s.$type === "Page" || s.$type === "Section") walk(s.body?.statements ?? []);
      else
        for (let at = s.$type === "If" ? s : undefined; at; at = at.elseIf) {
          walk(at.then?.statements ?? []);
          walk(at.else?.statements ?? []);
        }
    }
  };
  walk(parse.root.statements);
  known.set(parse, out);
  return out;
}

/** Entries of a list in which nothing but entries stands. */
export function entriesOnly(list: List | undefined): readonly Entry[] | undefined {
  const entries = (list?.elements ?? []).filter((e): e is Entry => e.$type === "Entry");
  return entries.length > 0 && entries.length === list!.elements.length ? entries : undefined;
}

const CHOICES = new Set(["single", "multiple", "ranking"]);

/** The list of a question, if it could be a shared one: it neither rests on other lists nor on answers. */
export function ownList(source: SourceText, question: Question): OwnList | undefined {
  const { kind, list, modifiers } = question;
  const isRating = kind === "rating";
  if ((!CHOICES.has(kind) && !isRating) || !list || !entriesOnly(list)) return undefined;
  if (modifiers.some((m) => m.$type === "FromModifier")) return undefined;
  const on = modifiers.find((m) => m.$type === "OnModifier");
  if (on && (on.$type !== "OnModifier" || on.scale || !on.interval || !["rating", "single"].includes(kind)))
    return undefined;
  if (!isStatic(source, list)) return undefined;
  const unit = modifiers.find((m) => m.$type === "TextModifier" && m.name === "unit");
  const usesUnit = unit && entriesOnly(list)!.some((e) => e.interval);
  return {
    question,
    list,
    kind: on || isRating ? "scale" : "choices",
    ...(on?.$type === "OnModifier" && on.interval ? { on: rangeOf(on.interval) } : {}),
    ...(usesUnit ? { unit: rangeOf(unit) } : {}),
  };
}

/** Shared lists are read before anything is asked: no conditions, no quoted answers. */
export function isStatic(source: SourceText, list: List): boolean {
  const { tokens } = source;
  for (const e of entriesOnly(list) ?? [])
    if ([...e.marks, ...(e.details?.marks ?? [])].some((m) => m.$type === "WhenModifier")) return false;
  const { start, end } = rangeOf(list);
  for (let i = source.tokenAt(start); i < tokens.count && tokens.start[i]! < end; i++) {
    const kind = tokens.kind[i]!;
    if ((kind === STRING || kind === TEXTBLOCK) && /(?<!\\)(?:\\\\)*\{/.test(tokens.text(i))) return false;
  }
  return true;
}

/** What two lists have in common that say the same: the words of the list, and what they are read with. */
export function signatureOf(source: SourceText, own: OwnList): string {
  const part = (range: Range | undefined) => (range ? source.wordsOf(range) : "");
  return [own.kind, part(own.on), part(own.unit), source.wordsOf(rangeOf(own.list))].join("\u0002");
}

/** The same of a list that is declared; undefined when it says more than a question could. */
export function signatureOfDeclared(source: SourceText, node: AnswerListDeclaration): string | undefined {
  if (!node.list || node.name === undefined || !entriesOnly(node.list)) return undefined;
  let on = "";
  let unit = "";
  for (const m of node.modifiers) {
    if (m.$type === "IntervalModifier") on = source.wordsOf(rangeOf(m.interval));
    else if (m.$type === "TextModifier" && m.name === "unit") unit = source.wordsOf(rangeOf(m));
    else return undefined;
  }
  return [node.kind, on, unit, source.wordsOf(rangeOf(node.list))].join("\u0002");
}

/** Where a question's behaviour begins: behind its words, else its name, else its kind. */
export function headEnd(question: Question): number {
  const range =
    propertyRange(question, "label") ?? propertyRange(question, "name") ?? propertyRange(question, "kind");
  return range?.end ?? rangeOf(question).start;
}
