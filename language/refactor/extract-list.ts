/** Options of a question become a list that others may use, too. */

import type { Edit } from "../diagnostics/diagnostic.js";
import type { AnswerListDeclaration, ListElement, Question } from "../generated/ast.js";
import { propertyRange, rangeOf } from "../syntax/node.js";
import type { ParseResult } from "../syntax/parse.js";
import { headEnd, type OwnList, ownList, questionsOf, signatureOf, signatureOfDeclared } from "./lists.js";
import { freeName, nameFrom } from "./names.js";
import type { Offer, Refactoring } from "./refactoring.js";
import { onlyQuestion, type Situation } from "./situation.js";

export const extractList: Refactoring = (s) => {
  const question = onlyQuestion(s);
  const own = question && ownList(s.source, question);
  if (!own) return [];
  const declared = declaredAlike(s, own);
  if (declared?.name !== undefined) {
    const name = declared.name;
    return [
      {
        id: "use-list",
        kind: "extract",
        title: {
          en: `Use the shared ${declared.kind === "scale" ? "scale" : "list"} “${name}”`,
          zh: `改用共用的${declared.kind === "scale" ? "量表" : "选项列表"}“${name}”`,
        },
        change: () => ({ edits: useInstead(s, own, name) }),
      },
    ];
  }
  const alike = sameLists(s, own);
  const what = own.kind === "scale" ? { en: "scale", zh: "量表" } : { en: "list of choices", zh: "选项列表" };
  const one: Offer = {
    id: "extract-list",
    kind: "extract",
    title: { en: `Extract the options to a shared ${what.en}`, zh: `将选项提取为共用的${what.zh}` },
    change: () => ({ edits: extract(s, own, [own]) }),
  };
  if (alike.length < 2) return [one];
  const n = alike.length;
  return [
    {
      id: "extract-list-all",
      kind: "extract",
      title: {
        en: `Extract to a shared ${what.en}, in all ${n} questions with these options`,
        zh: `提取为共用的${what.zh}，并用于选项相同的全部 ${n} 道题`,
      },
      change: () => ({ edits: extract(s, own, alike) }),
    },
    one,
  ];
};

/** A list of this file with the same entries. */
function declaredAlike(s: Situation, own: OwnList): AnswerListDeclaration | undefined {
  const count = own.list.elements.length;
  let signature: string | undefined;
  for (const node of s.parse.root.statements) {
    if (node.$type !== "AnswerListDeclaration" || node.kind !== own.kind) continue;
    if (node.list?.elements.length !== count) continue;
    signature ??= signatureOf(s.source, own);
    if (signatureOfDeclared(s.source, node) === signature) return node;
  }
  return undefined;
}

/** Questions with the same words in their lists, by these words; and among them those that can share a list. */
interface Alike {
  byWords: Map<string, Question[]>;
  bySignature: Map<string, OwnList[]>;
}

const known = new WeakMap<ParseResult, Alike>();

/** Cheap to see of most questions that their options differ. */
function wordsOf(question: Question): string {
  const words = (e: ListElement) =>
    e.$type === "Entry" ? `${e.name ?? ""}=${e.code ?? ""} ${e.label}` : e.$type;
  return (question.list?.elements ?? []).map(words).join("\n");
}

function alikeIn(s: Situation): Alike {
  const before = known.get(s.parse);
  if (before) return before;
  const made: Alike = { byWords: new Map(), bySignature: new Map() };
  for (const question of questionsOf(s.parse)) {
    if (!question.list) continue;
    const words = wordsOf(question);
    const list = made.byWords.get(words);
    if (list) list.push(question);
    else made.byWords.set(words, [question]);
  }
  known.set(s.parse, made);
  return made;
}

/** Questions of the file with the same options, this one among them; the comments of the others would be lost, so they have none. */
function sameLists(s: Situation, own: OwnList): OwnList[] {
  const { byWords, bySignature } = alikeIn(s);
  const signature = signatureOf(s.source, own);
  let all = bySignature.get(signature);
  if (!all) {
    all = (byWords.get(wordsOf(own.question)) ?? []).flatMap((question) => {
      const other = ownList(s.source, question);
      return other && signatureOf(s.source, other) === signature ? [other] : [];
    });
    bySignature.set(signature, all);
  }
  const isPlain = (o: OwnList) => s.source.commentsIn(rangeOf(o.list)).length === 0;
  return all.flatMap((o) => (o.question === own.question ? [own] : isPlain(o) ? [o] : []));
}

function extract(s: Situation, own: OwnList, all: readonly OwnList[]): Edit[] {
  const { source } = s;
  const name = listName(s, own);
  const at = rangeOf(own.list);
  const heading = [
    own.kind,
    name,
    ...(own.on ? [source.slice(own.on)] : []),
    ...(own.unit ? [source.slice(own.unit)] : []),
  ].join(" ");
  const body = source.reindented(at, source.indentAt(rangeOf(own.question).start), "");
  const start = topLevelStart(s, Math.min(...all.map((o) => rangeOf(o.question).start)));
  const gap = source.newline + source.newline;
  return [s.edit(start, start, `${heading} ${body}${gap}`), ...all.flatMap((o) => useInstead(s, o, name))];
}

/** Named after the question; a question and a list may not share a name without confusing whoever reads it. */
function listName(s: Situation, own: OwnList): string {
  const { name, label } = own.question;
  const base = name ?? (label === undefined ? undefined : nameFrom(label));
  const chinese = base !== undefined && /\p{Script=Han}/u.test(base);
  const suffix = own.kind === "scale" ? (chinese ? "量表" : "scale") : chinese ? "选项" : "options";
  const wish = base === undefined ? suffix : chinese ? `${base}${suffix}` : `${base}_${suffix}`;
  const taken = s.meaning.source.units.flatMap((u) =>
    u.parse.root.statements.flatMap((d) => (d.$type === "AnswerListDeclaration" && d.name ? [d.name] : [])),
  );
  return freeName(s.parse, wish, taken);
}

/** Where the statement of the file begins in which an offset stands, its comments included. */
export function topLevelStart(s: Situation, offset: number): number {
  const { statements } = s.parse.root;
  const top = statements.find((t) => rangeOf(t).end > offset) ?? statements[statements.length - 1];
  if (!top) return 0;
  return s.source.linesOf(top)?.start ?? rangeOf(top).start;
}

/** The list in braces, and what it was read with, give way to a name. */
function useInstead(s: Situation, own: OwnList, name: string): Edit[] {
  const { text } = s.source;
  const { question, list } = own;
  const at = rangeOf(list);
  let start = at.start;
  while (start > 0 && /[^\S\r\n]/.test(text[start - 1]!)) start--;
  const edits = [s.edit(start, at.end, "")];
  const on = question.modifiers.find((m) => m.$type === "OnModifier");
  if (on) {
    const { end } = rangeOf(on);
    const word = propertyRange(on, "interval")!.start;
    edits.unshift(s.edit(word, end, name));
  } else {
    const here = headEnd(question);
    const word = own.kind === "scale" ? "on" : "from";
    if (here === start) edits[0] = s.edit(start, at.end, ` ${word} ${name}`);
    else edits.unshift(s.edit(here, here, ` ${word} ${name}`));
  }
  if (own.unit) {
    const { start: from, end } = own.unit;
    edits.push(s.edit(text[from - 1] === " " ? from - 1 : from, end, ""));
  }
  return edits.sort((a, b) => a.start - b.start);
}
