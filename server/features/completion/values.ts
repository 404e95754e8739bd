/** Values in expressions: what was asked and worked out above, options of what is compared, functions. */
import { CompletionItemKind } from "vscode-languageserver";
import type { Variable } from "../../../language/instrument/model.js";
import { FUNCTIONS } from "../../../language/lowering/applicable.js";
import { type Expectation, tokensIn, useAround } from "../../../language/syntax/expected.js";
import { kindTitle } from "../words.js";
import type { Ask, Candidate } from "./candidate.js";
import {
  type Comparison,
  comparisonAt,
  limitOf,
  localsOf,
  pathBefore,
  readsScores,
  textIn,
} from "./context.js";
import { functionDoc, signatureText } from "./functions.js";
import { type Answer, answersOf, type Meaning, meaningOf, type Part } from "./meaning.js";
import type { Value } from "./names.js";

const PART_KINDS: Record<Part["kind"], CompletionItemKind> = {
  row: CompletionItemKind.Field,
  column: CompletionItemKind.Field,
  dimension: CompletionItemKind.Class,
  specify: CompletionItemKind.Field,
  attribute: CompletionItemKind.Property,
  score: CompletionItemKind.Value,
};
const PART_ORDER: Part["kind"][] = ["row", "score", "column", "specify", "dimension", "attribute"];

/** What may stand where an expression names a value. */
export function valuesAt(ask: Ask, e: Expectation): Candidate[] {
  const path = pathBefore(ask.place.tokens, e);
  if (path.length > 0) return behindDot(ask, path);
  // Brackets are there already: only a function stands before them.
  if (ask.place.word.end > ask.place.word.start && /^[(（]/.test(ask.place.text.slice(ask.place.word.end)))
    return special(ask, e).filter((c) => c.kind === CompletionItemKind.Function);
  const comparison = comparisonAt(ask.place);
  if (comparison) return compared(ask, comparison);
  return [...locals(ask), ...values(ask, e), ...constructs(ask), ...special(ask, e)];
}

function behindDot(ask: Ask, path: readonly string[]): Candidate[] {
  const meaning = meaningOf(ask.table, path, localsOf(ask));
  const qualified = meaning ? [] : qualifiedDimensions(ask, `${path.join(".")}.`);
  return [...(meaning?.parts ?? []).map((part, i) => ofPart(ask, part, i)), ...qualified];
}

export function ofPart(ask: Ask, part: Part, i: number): Candidate {
  const { label } = part;
  return {
    label: part.name,
    kind: PART_KINDS[part.kind],
    group: String.fromCharCode(97 + PART_ORDER.indexOf(part.kind)),
    rank: i,
    ...(label ? { description: () => ask.table.short(label) } : {}),
    ...(part.kind === "attribute" ? { detail: ask.say(ATTRIBUTES[part.name]!) } : {}),
  };
}

const ATTRIBUTES: Record<string, { en: string; zh: string }> = {
  label: { en: "the words of the answer", zh: "选项文字" },
  phrase: { en: "the words to use when quoted", zh: "引用时的说法" },
  points: { en: "the points it counts", zh: "计分的分值" },
  band: { en: "the band it falls into", zh: "所在分段" },
  advice: { en: "the advice of its band", zh: "所在分段的建议" },
};

// --------------------------------------------------------------------------------------------- options

/** Options of what stands on the left; other values only where it has none. */
function compared(ask: Ask, comparison: Comparison): Candidate[] {
  const meaning = meaningOf(ask.table, comparison.path, localsOf(ask));
  const answers = meaning ? answersOf(meaning) : [];
  if (answers.length === 0) return values(ask, undefined, comparison.path[0]);
  const listed = new Set(comparison.listed);
  return answers.filter((a) => !listed.has(a.name)).map((a, i) => ofAnswer(ask, a, i));
}

export function ofAnswer(ask: Ask, answer: Answer, i: number): Candidate {
  const { label } = answer;
  return {
    label: answer.name,
    kind: CompletionItemKind.EnumMember,
    group: answer.missing ? "b" : "a",
    rank: i,
    ...(label ? { description: () => ask.table.short(label) } : {}),
    ...(answer.missing ? { detail: ask.say({ en: "no answer", zh: "缺失值" }) } : {}),
  };
}

/** The answer that an attention item calls for. */
export function expectedAnswers(ask: Ask, e: Expectation): Candidate[] {
  const question = useAround(e.slot, "Question");
  if (!question) return [];
  const tokens = ask.place.fileTokens;
  const first = tokensIn(e.trail, question)[0];
  const at = first === undefined ? -1 : ask.toBuild(tokens.start[first]!);
  const name = textIn(tokens, e, question, "name");
  const value =
    ask.table.values.find((v) => v.kind === "question" && v.start === at) ?? ask.table.byName.get(name);
  const meaning: Meaning | undefined = value && { variables: value.variables, single: false, parts: [] };
  return meaning ? answersOf(meaning).map((a, i) => ofAnswer(ask, a, i)) : [];
}

// ---------------------------------------------------------------------------------------------- values

function locals(ask: Ask): Candidate[] {
  return [...localsOf(ask).keys()].map((name, rank) => ({
    label: name,
    kind: CompletionItemKind.Variable,
    group: "a",
    rank,
    detail: ask.say(
      name === "answer"
        ? { en: "answer of this row", zh: "该行的回答" }
        : name === "item" || name === "dimension"
          ? { en: "the one at hand", zh: "当前这一个" }
          : { en: "perspective", zh: "评价角度" },
    ),
  }));
}

/** What was asked or worked out above, the last first. @param not a name that makes no sense here */
function values(ask: Ask, e: Expectation | undefined, not?: string): Candidate[] {
  const limit = limitOf(ask);
  const wanted = e && wantedBy(ask, e);
  const out: Candidate[] = [];
  const seen = new Set<string>();
  const { values } = ask.table;
  for (let i = values.length - 1; i >= 0; i--) {
    const v = values[i]!;
    if (v.start >= limit || v.name === not || seen.has(v.name) || !/^[\p{L}_]/u.test(v.name)) continue;
    seen.add(v.name);
    out.push(ofValue(ask, v, wanted?.(v) ? "b" : v.kind === "item" ? "d" : "c", out.length));
  }
  return out;
}

export function ofValue(ask: Ask, v: Value, group: string, rank: number): Candidate {
  const { question } = v;
  return {
    label: v.name,
    kind: v.kind === "item" ? CompletionItemKind.Field : CompletionItemKind.Variable,
    group,
    rank,
    description: () => ask.table.short(v.label),
    detail:
      v.kind === "computed"
        ? ask.say({ en: "computed value", zh: "计算值" })
        : v.kind === "item"
          ? ask.say({ en: `item of ${question?.id ?? ""}`, zh: `${question?.id ?? ""} 的题项` })
          : ask.say(kindTitle(question?.kind ?? "")),
    about:
      v.kind === "item"
        ? { kind: "item", name: v.name }
        : { kind: v.kind === "computed" ? "computed" : "question", name: v.name },
  };
}

const FAMILY = new Set(["sum", "mean", "min", "max", "median", "sd", "any", "all"]);

/** Which values suit the function whose argument is being written. */
function wantedBy(ask: Ask, e: Expectation): ((v: Value) => boolean) | undefined {
  const call = useAround(e.slot, "Call");
  const name = call && textIn(ask.place.tokens, e, call, "function");
  const domain = (v: Value) => v.variables[0]?.domain;
  // A score is mostly made of batteries.
  if (!name) return readsScores(ask) ? (v) => v.kind === "question" && v.variables.length > 1 : undefined;
  if (FAMILY.has(name)) return (v) => v.kind === "question" && v.variables.length > 1;
  if (name === "years") return (v) => domain(v)?.type === "date" || domain(v)?.type === "datetime";
  if (name === "length") return (v) => domain(v)?.type === "text";
  if (name === "count") return (v) => v.variables.length > 1 || isSeveral(v.variables[0]);
  return undefined;
}

export function isSeveral(v: Variable | undefined): boolean {
  return v?.domain.type === "ranking" || (v?.domain.type === "choice" && v.domain.multiple);
}

/** Dimensions that are asked above, and where they may be read scores. */
function constructs(ask: Ask): Candidate[] {
  const limit = limitOf(ask);
  const { table } = ask;
  const out: Candidate[] = [];
  for (const [reference, d] of table.references) {
    const asked = table.within(d.id);
    if (
      asked.length === 0 ||
      (limit !== Number.POSITIVE_INFINITY && asked.some((v) => table.startOf(v) >= limit))
    )
      continue;
    out.push(ofDimension(ask, reference, "c", out.length));
  }
  return readsScores(ask) ? [...out, ...scores(ask, "b")] : out;
}

export function ofDimension(ask: Ask, reference: string, group: string, rank: number): Candidate {
  const d = ask.table.references.get(reference)!;
  return {
    label: reference,
    kind: CompletionItemKind.Class,
    group,
    rank,
    description: () => ask.table.short(d.label),
    detail: ask.say({ en: "dimension", zh: "维度" }),
    about: { kind: "dimension", name: reference },
  };
}

export function scores(ask: Ask, group: string): Candidate[] {
  const score = useAround(ask.place.expectations[0]?.slot ?? { use: { rule: "" } }, "Score");
  const trail = ask.place.expectations[0]?.trail;
  const own = score ? textIn(ask.place.fileTokens, trail ? { trail } : {}, score, "name") : "";
  return [...ask.table.families]
    .filter(([name]) => name !== own)
    .map(([name, [first]], i, all) => ({
      label: name,
      kind: CompletionItemKind.Value,
      group,
      rank: all.length - i,
      ...(first && !first.of ? { description: () => ask.table.short(first.label) } : {}),
      detail: ask.say({ en: "score", zh: "得分" }),
      about: { kind: "score", name },
    }));
}

/** After `weighted by`: answers about the same items or dimensions, constant sums before all. */
export function weightsAt(ask: Ask, e: Expectation): Candidate[] {
  if (pathBefore(ask.place.tokens, e).length > 0) return valuesAt(ask, e);
  return ask.table.values
    .filter((v) => v.kind === "question" && v.variables.length > 1)
    .map((v, i) => ofValue(ask, v, v.question?.kind === "allocate" ? "a" : "b", i));
}

/** Functions, and `today`. */
function special(ask: Ask, e: Expectation): Candidate[] {
  const call = e.slot.use.rule === "Name" || e.slot.property === "function";
  if (!call) return [];
  const open = ask.place.text[ask.place.word.end] === "(";
  const made = FUNCTIONS.map((name, rank): Candidate => {
    const doc = functionDoc(name);
    return {
      label: name,
      kind: CompletionItemKind.Function,
      group: "f",
      rank,
      ...(doc ? { detail: signatureText(name, doc, ask.say).text } : {}),
      about: { kind: "function", name },
      ...(ask.snippets && !open ? { insert: `${name}($1)$0`, snippet: true } : {}),
    };
  });
  const today: Candidate = {
    label: "today",
    kind: CompletionItemKind.Constant,
    group: "g",
    rank: 0,
    detail: ask.say({ en: "date of the interview", zh: "访问日期" }),
    about: { kind: "word", word: "today" },
  };
  return [...made, today];
}

/** What a qualifier of an import leads to, without the qualifier. */
export function qualifiedDimensions(ask: Ask, prefix: string): Candidate[] {
  return [...ask.table.references.keys()]
    .filter((name) => name.startsWith(prefix))
    .map((name, i) => ({ ...ofDimension(ask, name, "a", i), label: name.slice(prefix.length) }));
}
