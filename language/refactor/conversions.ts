/** A question is asked in another way: what speaks of it follows. */
import type { Localised } from "../diagnostics/define.js";
import type { Edit } from "../diagnostics/diagnostic.js";
import type { Modifier, Question } from "../generated/ast.js";
import { modifierWord } from "../syntax/modifier-word.js";
import { propertyRange, rangeOf } from "../syntax/node.js";
import { conditionsAbout } from "./conditions-about.js";
import { entriesOnly } from "./lists.js";
import type { Offer, Refactoring } from "./refactoring.js";
import { onlyQuestion, type Situation } from "./situation.js";

/** How a question of one kind becomes one of another. */
interface Conversion {
  from: Question["kind"];
  to: Question["kind"];
  title: Localised;
  /** Behaviour that is left out, since it means nothing in the other kind. */
  drops: readonly string[];
  /** Whether this question can be converted without loss. */
  fits(question: Question): boolean;
  /** Conditions about it are written in another way. */
  rewrites: boolean;
}

const hasOn = (q: Question) => q.modifiers.some((m) => m.$type === "OnModifier");
const hasOnly = (q: Question, words: string) =>
  q.modifiers.every((m) => COMMON.has(modifierWord(m)) || words.split(" ").includes(modifierWord(m)));

/** Behaviour that all kinds of questions may have. */
const COMMON = new Set(
  "help instruction short probe source validated licence required requested optional personal when only plus".split(
    " ",
  ),
);

const CONVERSIONS: readonly Conversion[] = [
  {
    from: "single",
    to: "multiple",
    title: { en: "Allow several answers (`multiple`)", zh: "改为多选题（`multiple`）" },
    drops: ["dropdown", "buttons"],
    fits: (q) => !hasOn(q) && hasOnly(q, "from unit dropdown buttons columns"),
    rewrites: true,
  },
  {
    from: "multiple",
    to: "single",
    title: { en: "Allow one answer only (`single`)", zh: "改为单选题（`single`）" },
    drops: ["min", "max"],
    fits: (q) => (entriesOnly(q.list)?.length ?? 2) > 1 && hasOnly(q, "min max from unit columns"),
    rewrites: true,
  },
  {
    from: "single",
    to: "rating",
    title: { en: "Ask as a degree (`rating`)", zh: "改为评分题（`rating`）" },
    drops: [],
    fits: (q) => hasOn(q) && hasOnly(q, "on buttons default"),
    rewrites: false,
  },
  {
    from: "rating",
    to: "single",
    title: { en: "Ask as a choice (`single`)", zh: "改为单选题（`single`）" },
    drops: [],
    fits: (q) =>
      hasOn(q) && (!q.list || entriesOnly(q.list) !== undefined) && hasOnly(q, "on buttons default"),
    rewrites: false,
  },
  {
    from: "text",
    to: "open",
    title: { en: "Give room for several lines (`open`)", zh: "改为多行填空（`open`）" },
    drops: [],
    fits: (q) => hasOnly(q, "from length"),
    rewrites: false,
  },
  {
    from: "open",
    to: "text",
    title: { en: "Ask for one line (`text`)", zh: "改为单行填空（`text`）" },
    drops: ["lines"],
    fits: (q) => hasOnly(q, "from length lines"),
    rewrites: false,
  },
];

export const convert: Refactoring = (s) => {
  const question = onlyQuestion(s);
  if (!question) return [];
  return CONVERSIONS.flatMap((c) => offerOf(s, question, c));
};

function offerOf(s: Situation, question: Question, c: Conversion): Offer[] {
  if (question.kind !== c.from || !c.fits(question)) return [];
  const conditions = c.rewrites ? conditionsAbout(s, question, c.to === "multiple") : [];
  if (!conditions) return [];
  return [
    {
      id: `convert-${c.from}-${c.to}`,
      kind: "rewrite",
      title: c.title,
      change: () => ({ edits: [...edits(s, question, c), ...conditions] }),
    },
  ];
}

function edits(s: Situation, question: Question, c: Conversion): Edit[] {
  const kind = propertyRange(question, "kind")!;
  const out = [s.edit(kind.start, kind.end, c.to)];
  for (const m of question.modifiers) if (c.drops.includes(modifierWord(m))) out.push(removal(s, m));
  return out;
}

/** Takes a modifier out, with the space before it. */
export function removal(s: Situation, m: Modifier): Edit {
  const at = rangeOf(m);
  let { start } = at;
  while (start > 0 && /[ \t]/.test(s.source.text[start - 1]!)) start--;
  // On a line of its own the line goes with it; a comment above must not swallow what follows.
  if (start === s.source.lineStart(start)) start = at.start;
  return s.edit(start, at.end, "");
}
