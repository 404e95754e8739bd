/** The options of a shared list are written into a question, which may then change them. */
import type { AnswerListDeclaration, FromModifier, OnModifier, Question } from "../generated/ast.js";
import type { Unit } from "../semantics/unit.js";
import { declarationStarting } from "../symbols/symbols.js";
import { propertyRange, rangeOf } from "../syntax/node.js";
import { entriesOnly, headEnd } from "./lists.js";
import type { Change, Refactoring } from "./refactoring.js";
import { onlyQuestion, type Situation } from "./situation.js";
import { INDENT, SourceText } from "./source-text.js";
import { nameAt } from "./uses.js";

interface Shared {
  question: Question;
  reference: FromModifier | OnModifier;
  unit: Unit;
  node: AnswerListDeclaration;
}

export const inlineList: Refactoring = (s) => {
  const shared = sharedOf(s);
  if (!shared) return [];
  const { node } = shared;
  const name = node.name!;
  return [
    {
      id: "inline-list",
      kind: "inline",
      title:
        node.kind === "scale"
          ? { en: `Write the points of “${name}” into the question`, zh: `将量表“${name}”的各点写入本题` }
          : { en: `Write the options of “${name}” into the question`, zh: `将“${name}”的选项写入本题` },
      change: () => inline(s, shared),
    },
  ];
};

function sharedOf(s: Situation): Shared | undefined {
  const question = onlyQuestion(s);
  if (!question) return undefined;
  const reference = question.modifiers.find(
    (m): m is FromModifier | OnModifier =>
      (m.$type === "FromModifier" && m.list !== undefined) ||
      (m.$type === "OnModifier" && m.scale !== undefined),
  );
  if (!reference) return undefined;
  const isOn = reference.$type === "OnModifier";
  const kinds = isOn ? ["single", "rating"] : ["single", "multiple", "ranking"];
  if (!kinds.includes(question.kind)) return undefined;
  if (question.list && (question.list.block !== undefined || !entriesOnly(question.list))) return undefined;
  const at = propertyRange(reference, isOn ? "scale" : "list");
  const use = at && nameAt(s, at.end);
  const node =
    use && (declarationStarting(use.unit.parse, use.at)?.node as AnswerListDeclaration | undefined);
  if (!use || node?.$type !== "AnswerListDeclaration" || node.name === undefined) return undefined;
  if (!node.list || node.list.block !== undefined || !entriesOnly(node.list)) return undefined;
  return canBeWritten(node, question, isOn) ? { question, reference, unit: use.unit, node } : undefined;
}

/** What the list says besides its entries must have a place in the question. */
function canBeWritten(node: AnswerListDeclaration, question: Question, isOn: boolean): boolean {
  let hasInterval = false;
  for (const m of node.modifiers) {
    if (m.$type === "IntervalModifier") hasInterval = true;
    else if (m.$type === "TextModifier" && m.name === "unit") {
      if (question.kind === "ranking") return false;
    } else return false;
  }
  if (!isOn) return node.kind === "choices" && !unitsDiffer(node, question);
  // Points that nothing but their order numbers are those of a scale in a `rating` alone.
  return node.kind === "scale" && (hasInterval || (question.kind === "rating" && !question.list));
}

/** Words of intervals are made with the unit of the list; the question's own entries have the question's. */
function unitsDiffer(node: AnswerListDeclaration, question: Question): boolean {
  const has = (list: AnswerListDeclaration["modifiers"]) =>
    list.some((m) => m.$type === "TextModifier" && m.name === "unit");
  const intervals = (entries: readonly { interval?: unknown }[]) => entries.some((e) => e.interval);
  if (intervals(entriesOnly(question.list) ?? []) && has(node.modifiers)) return true;
  return has(question.modifiers) && intervals(entriesOnly(node.list) ?? []);
}

function inline(s: Situation, { question, reference, unit, node }: Shared): Change {
  const theirs = SourceText.of(unit.parse);
  const { source } = s;
  const isOn = reference.$type === "OnModifier";
  const interval = node.modifiers.find((m) => m.$type === "IntervalModifier");
  const unitText = node.modifiers.find((m) => m.$type === "TextModifier");
  const at = rangeOf(reference);
  const written = [
    ...(isOn && interval ? [`on ${theirs.of(interval)}`] : []),
    ...(unitText ? [theirs.of(unitText)] : []),
  ].join(" ");
  const edits = [replaceModifier(s, question, at, written)];

  const indent = source.indentAt(rangeOf(question).start);
  const list = rangeOf(node.list!);
  const declared = theirs.indentAt(rangeOf(node).start);
  const body = theirs
    .reindented(list, declared, indent)
    .split(/\r\n|\n/)
    .join(source.newline);
  if (!question.list) {
    const { end } = rangeOf(question);
    edits.push(s.edit(end, end, ` ${body}`));
  } else {
    const open = rangeOf(question.list).start + 1;
    const own = source.text.slice(open, source.lineEnd(open)).trim();
    // Entries that begin on the line of the brace go on a line below.
    const gap = own === "" ? "" : `${source.newline}${indent}${INDENT}`;
    edits.push(s.edit(open, open, `${source.newline}${indent}${INDENT}${entriesIn(body)}${gap}`));
  }
  return { edits: merged(s, edits) };
}

/** Entries without the braces. */
function entriesIn(body: string): string {
  return body.slice(1, body.lastIndexOf("}")).trim();
}

/** The modifier gives way, and the space before it when nothing takes its place. */
function replaceModifier(s: Situation, question: Question, at: { start: number; end: number }, text: string) {
  let { start } = at;
  if (text === "") while (start > headEnd(question) && /[ \t]/.test(s.source.text[start - 1]!)) start--;
  return s.edit(start, at.end, text);
}

/** Edits that meet are made one. */
function merged(s: Situation, edits: ReturnType<Situation["edit"]>[]) {
  const [first, second] = edits;
  if (!first || !second || first.end !== second.start) return edits;
  return [s.edit(first.start, second.end, first.text + second.text)];
}
