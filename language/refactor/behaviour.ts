/** Small changes of one question: whether it must be answered, its name, one more option. */
import type { Question } from "../generated/ast.js";
import { propertyRange, rangeOf } from "../syntax/node.js";
import { removal } from "./conversions.js";
import { entriesOnly, headEnd } from "./lists.js";
import { freeName, nameFrom } from "./names.js";
import type { Offer, Refactoring } from "./refactoring.js";
import { onlyQuestion, type Situation } from "./situation.js";
import { INDENT } from "./source-text.js";
import { usesProvisionalNames } from "./uses.js";

const POLICIES = ["required", "requested", "optional"] as const;
type Policy = (typeof POLICIES)[number];

/** `required` ↔ `optional`: written only where it differs from what holds for the survey. */
export const policy: Refactoring = (s) => {
  const question = onlyQuestion(s);
  if (!question || question.kind === "consent") return [];
  const written = question.modifiers.filter(
    (m) => m.$type === "FlagModifier" && POLICIES.includes(m.name as Policy),
  );
  if (written.length > 1) return [];
  const standard: Policy = s.meaning.instrument.answers;
  const [m] = written;
  const now = m?.$type === "FlagModifier" ? (m.name as Policy) : standard;
  const wishes = (["required", "optional"] as const).filter((p) => p !== now);
  return wishes.map((wish): Offer => {
    const title =
      wish === "required"
        ? { en: "Make it required", zh: "设为必答" }
        : { en: "Make it optional", zh: "设为选答" };
    return {
      id: `make-${wish}`,
      kind: "rewrite",
      title,
      change: () => {
        if (m && wish === standard) return { edits: [removal(s, m)] };
        if (m) return { edits: [s.edit(rangeOf(m).start, rangeOf(m).end, wish)] };
        const at = flagPlace(question);
        return { edits: [s.edit(at, at, ` ${wish}`)] };
      },
    };
  });
};

/** Behind all other behaviour, but before the condition. */
function flagPlace(question: Question): number {
  const before = question.modifiers.filter((m) => m.$type !== "WhenModifier");
  const last = before[before.length - 1];
  const when = question.modifiers.find((m) => m.$type === "WhenModifier");
  if (!last || (when && rangeOf(when).start < rangeOf(last).start)) return headEnd(question);
  return rangeOf(last).end;
}

/** A name made from the words of a question that has none. */
export const nameQuestion: Refactoring = (s) => {
  const question = onlyQuestion(s);
  if (!question || question.name !== undefined || question.label === undefined) return [];
  const wish = nameFrom(question.label);
  const kind = propertyRange(question, "kind");
  const label = propertyRange(question, "label");
  // The names of the questions below are counted, and would become others.
  if (wish === undefined || !kind || !label || usesProvisionalNames(s)) return [];
  // A name stands on the line of its keyword.
  const name = freeName(
    s.parse,
    wish,
    s.meaning.instrument.variables.map((v) => v.name),
  );
  return [
    {
      id: "name-question",
      kind: "rewrite",
      title: { en: `Name the question “${name}”`, zh: `将题目命名为“${name}”` },
      change: () => ({ edits: [s.edit(kind.end, kind.end, ` ${name}`)] }),
    },
  ];
};

/** “Other, please specify”, behind the options and before those that stand for none of them. */
export const addOther: Refactoring = (s) => {
  const question = onlyQuestion(s);
  if (!question || (question.kind !== "single" && question.kind !== "multiple")) return [];
  if (question.modifiers.some((m) => m.$type === "OnModifier" || (m.$type === "FromModifier" && !m.list)))
    return [];
  const { list } = question;
  if (list?.block !== undefined || (list && !entriesOnly(list))) return [];
  // Between intervals there is no other.
  if (entriesOnly(list)?.some((e) => e.interval)) return [];
  const { start } = rangeOf(question);
  const domain = s.meaning.instrument.questions.find((q) => q.at.file === 0 && q.at.start === start)?.domain;
  if (domain?.type !== "choice" || domain.options.some((o) => o.specify !== undefined)) return [];
  return [
    {
      id: "add-other",
      kind: "rewrite",
      title: { en: "Add the option “Other, please specify”", zh: "添加选项“其他，请注明”" },
      change: () => ({ edits: [otherEdit(s, question, domain)] }),
    },
  ];
};

type Choice = { options: { code: number; name?: string }[]; missing: { code: number; name?: string }[] };

function otherEdit(s: Situation, question: Question, domain: Choice) {
  const { source } = s;
  const words = /^zh\b/i.test(s.meaning.instrument.language) ? "其他，请注明" : "Other, please specify";
  const all = [...domain.options, ...domain.missing];
  const codes = all.map((o) => o.code);
  // Above the others, and clear of the codes of missing answers such as 99.
  const code = Math.max(0, ...domain.options.map((o) => o.code)) + 1;
  const number = codes.includes(code) ? Math.max(0, ...codes) + 1 : code;
  const names = new Set(all.map((o) => o.name?.toLowerCase()));
  const entries = entriesOnly(question.list) ?? [];
  const named =
    entries.length === 0 ? domain.options.some((o) => o.name) : entries.some((e) => e.name !== undefined);
  const coded = entries.some((e) => e.code !== undefined);
  let name = "other";
  for (let n = 2; names.has(name); n++) name = `other${n}`;
  const head = named
    ? coded
      ? `${name} = ${number}`
      : name
    : coded || entries.length === 0
      ? String(number)
      : "";
  const text = `${head} "${words}" specify`.trimStart();

  const indent = source.indentAt(rangeOf(question).start);
  if (!question.list) {
    const { end } = rangeOf(question);
    return s.edit(end, end, ` {${source.newline}${indent}${INDENT}${text}${source.newline}${indent}}`);
  }
  // Codes that are counted would be others behind a new option.
  const counted = entries.some((e) => e.code === undefined);
  const isApart = (e: (typeof entries)[number]) =>
    [...e.marks, ...(e.details?.marks ?? [])].some(
      (m) => m.$type === "FlagMark" && (m.name === "exclusive" || m.name === "missing"),
    );
  let last = entries.length - 1;
  if (!counted) while (last > 0 && isApart(entries[last]!)) last--;
  const after = entries[last]!;
  const { end } = rangeOf(after);
  const lines = source.linesOf(after);
  // Behind an open interval on the same line a code would be its end.
  const gap = after.label === undefined ? `${source.newline}${indent}${INDENT}` : "  ";
  if (!lines) return s.edit(end, end, gap + text);
  const entryIndent = source.indentAt(rangeOf(after).start);
  return s.edit(lines.end, lines.end, `${entryIndent}${text}${source.newline}`);
}
