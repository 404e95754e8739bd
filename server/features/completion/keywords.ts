/** Words of the language that the grammar allows at the place, and that mean something there. */
import { CELLS } from "../../../language/lowering/applicable.js";
import { type Expectation, slotsUp, tokensIn, useAround } from "../../../language/syntax/expected.js";
import { isWordKind, kindName } from "../../../language/syntax/grammar-tables.js";
import { rangeOf } from "../../../language/syntax/node.js";
import { FIRST_KEYWORD } from "../../../language/syntax/tokens.js";
import { aliasesOf } from "./aliases.js";
import { isBound, modifier, perPage } from "./behaviour.js";
import type { Ask, Candidate } from "./candidate.js";
import { begins } from "./context.js";
import { element, mark } from "./entries.js";
import { columnOf, restOfLine } from "./lines.js";
import { expressionWord } from "./operators.js";
import { setting } from "./settings.js";
import { snippetOf } from "./snippets.js";
import { keyword } from "./word-candidate.js";

/** @returns nothing for marks of punctuation, and for words that make no sense here */
export function keywordAt(ask: Ask, e: Expectation): Candidate | undefined {
  if (e.kind < FIRST_KEYWORD || !isWordKind(e.kind) || !isInPlace(ask, e)) return undefined;
  const word = kindName(e.kind);
  if (begins(e, "Statement")) return statement(ask, e, word);
  if (begins(e, "Question")) return kindOfQuestion(ask, e, word);
  if (isPart(e, "Expression")) return expressionWord(ask, e, word);
  if (begins(e, "Modifier")) return modifier(ask, e, word);
  if (begins(e, "Mark")) return mark(ask, e, word);
  if (begins(e, "ListElement")) return element(ask, e, word, withSnippet);
  if (begins(e, "Setting")) return setting(ask, e, word);
  return other(ask, e, word);
}

/** The expression is nearer than the behaviour or the mark that it may be part of. */
function isPart(e: Expectation, rule: string): boolean {
  for (const { use } of slotsUp(e.slot)) {
    if (use.rule === rule) return true;
    if (use.rule === "Modifier" || use.rule === "Mark") return false;
  }
  return false;
}

const ELEMENTS: Record<string, string> = {
  Source: "Statement",
  Block: "Statement",
  List: "ListElement",
  SurveyHead: "Setting",
  Thanks: "Show",
  EachRow: "Question",
  Details: "Mark",
};

/**
 * What begins an element stands on a line of its own or behind a brace; what goes on with one stands on its
 * line, or further right below. The grammar allows more, but nobody writes so.
 */
function isInPlace({ place }: Ask, e: Expectation): boolean {
  const frame = place.around ? undefined : place.frames.at(-1);
  if (!frame || place.count === 0) return true;
  const rule = ELEMENTS[frame.block];
  const isFirst = rule !== undefined && begins(e, rule) !== undefined;
  if (isFirst && frame.block === "Details") return true;
  if (isFirst) return place.newLine || /^[{}｛｝]$/.test(place.tokens.text(place.count - 1));
  if (!place.newLine || e.slot.use.rule === "If") return true;
  const start = place.fileTokens.start[frame.start] ?? 0;
  return columnOf(place.text, place.word.start) > columnOf(place.text, start);
}

// ------------------------------------------------------------------------------------------ statements

const HEAD_FIRST = ["survey", "import", "welcome"];
const TOP_LEVEL = new Set([
  "survey",
  "import",
  "welcome",
  "thanks",
  "scale",
  "choices",
  "dimension",
  "score",
]);
const ONCE: Record<string, string> = { survey: "SurveyHead", welcome: "Welcome", thanks: "Thanks" };
/** In the order in which they are wanted most. */
const STATEMENTS = (
  "single multiple rating rate yesno number text open date time datetime ranking slider allocate " +
  "differential grid consent page section if note compute check confirm stop demographics scale choices " +
  "dimension score import welcome thanks survey"
).split(" ");

function statement(ask: Ask, e: Expectation, word: string): Candidate | undefined {
  const outside = begins(e, "Statement")?.slot;
  const around = outside ? [...slotsUp(outside)].map(({ use }) => use.rule) : [];
  if (around.includes("Block") && TOP_LEVEL.has(word)) return undefined;
  const inPage = around.includes("Page") || around.includes("Section");
  if (inPage && (word === "page" || word === "demographics")) return undefined;
  const { statements } = ask.table.built.understood.source.main.parse.root;
  // The statement that is being written is not another one.
  const here = ask.toBuild(ask.place.word.start);
  if (statements.some((s) => s.$type === ONCE[word] && rangeOf(s).start !== here)) return undefined;
  const started = statements.some((s) => s.$type === "SurveyHead");
  const rank =
    !started && HEAD_FIRST.includes(word) ? HEAD_FIRST.indexOf(word) - 10 : STATEMENTS.indexOf(word);
  return withSnippet(ask, keyword(ask, e, word, { aliases: aliasesOf(word, "statement"), group: "c", rank }));
}

/** The kind of a column, or of a question that follows up a row. */
function kindOfQuestion(ask: Ask, e: Expectation, word: string): Candidate | undefined {
  const column = useAround(e.slot, "Column", "EachRow")?.rule === "Column";
  if (column && !CELLS.has(word)) return undefined;
  const made = keyword(ask, e, word, {
    aliases: aliasesOf(word, "statement"),
    group: "c",
    rank: STATEMENTS.indexOf(word),
  });
  return column ? made : withSnippet(ask, made);
}

/** The whole statement, when nothing else stands on the line. */
function withSnippet(ask: Ask, made: Candidate): Candidate {
  const { place, table } = ask;
  if (!ask.snippets || !restOfLine(place.text, place.word.end)) return made;
  const body = snippetOf(made.label, { chinese: table.chinese, fresh: (stem) => freshName(ask, stem) });
  return body === undefined ? made : { ...made, insert: body, snippet: true };
}

/** `q12` where eleven questions are asked; others as they are, or counted up. */
function freshName({ table }: Ask, stem: string): string {
  const taken = (name: string) =>
    table.byName.has(name) ||
    table.lists.has(name) ||
    table.references.has(name) ||
    table.families.has(name) ||
    table.pages.has(name);
  const counted = stem === "q";
  if (!counted && !taken(stem)) return stem;
  const base = stem.replace(/\d+$/, "");
  let n = counted ? table.questions.size + 1 : 2;
  while (taken(`${base}${n}`)) n++;
  return `${base}${n}`;
}

// ------------------------------------------------------------------------------------------------ other

/** Words that stand in the middle of something. */
function other(ask: Ask, e: Expectation, word: string): Candidate | undefined {
  const { rule } = e.slot.use;
  switch (rule) {
    case "Literal":
      return isBound(ask, e) ? keyword(ask, e, word, { group: "e", rank: 90 }) : undefined;
    case "CodesSetting": {
      const used = tokensIn(e.trail, e.slot.use).some((i) => ask.place.fileTokens.text(i) === word);
      return used ? undefined : keyword(ask, e, word, { group: "a" });
    }
    case "Score":
      return scoreWord(ask, e, word);
    case "MissingRule":
      return ruleWord(ask, e, word);
    case "PerPageModifier":
      return word === "per" ? perPage(ask, e) : keyword(ask, e, word, { group: "a" });
    case "If":
      return keyword(ask, e, word, { group: "b" });
    case "FromModifier":
      return chosen(ask, e, word);
    default:
      return keyword(ask, e, word, { group: "a", aliases: aliasesOf(word, "modifier") });
  }
}

function scoreWord(ask: Ask, e: Expectation, word: string): Candidate {
  if (word !== "rescaled") return keyword(ask, e, word, { group: word === "each" ? "d" : "a", rank: 2 });
  return filled(ask, keyword(ask, e, word, { group: "d", rank: 2 }), `rescaled \${1:0..100}$0`);
}

function ruleWord(ask: Ask, e: Expectation, word: string): Candidate {
  if (word === "prorated") return keyword(ask, e, word, { group: "d", rank: 1 });
  if (word !== "at") return keyword(ask, e, word, { group: "a" });
  const made = keyword(ask, e, word, { group: "d", label: "at least" });
  return filled(ask, made, `at least \${1:half}$0`);
}

function chosen(ask: Ask, e: Expectation, word: string): Candidate {
  const made = keyword(ask, e, word, { group: "b", rank: word === "chosen" ? 0 : 1 });
  const open = /^[(（]/.test(ask.place.text.slice(ask.place.word.end));
  return ask.snippets && !open ? { ...made, insert: `${word}($1)$0`, snippet: true } : made;
}

/** With the rest that it needs, unless something stands behind it already. */
function filled(ask: Ask, made: Candidate, snippet: string): Candidate {
  return ask.snippets && restOfLine(ask.place.text, ask.place.word.end)
    ? { ...made, insert: snippet, snippet: true }
    : made;
}
