/** What is told of an item when it is looked at. */
import { type MarkupContent, MarkupKind } from "vscode-languageserver";
import type { Localised } from "../../../language/diagnostics/define.js";
import type { AnswerListDeclaration } from "../../../language/generated/ast.js";
import type { Question } from "../../../language/instrument/model.js";
import { plainText as words } from "../../../language/instrument/words/plain-text.js";
import { type Block, type Line, list, type Piece, paragraph, toMarkdown, toPlain } from "../markup.js";
import { kindTitle, wordOf } from "../words.js";
import type { About } from "./candidate.js";
import { functionDoc, signatureText } from "./functions.js";
import { libraryLists } from "./lists.js";
import { answersOf } from "./meaning.js";
import type { NameTable } from "./names.js";

/** Options that are listed; a scale has up to 101. */
const MOST_OPTIONS = 12;

/** @param table names of the file, when they are known */
export function tell(
  about: About,
  table: NameTable | undefined,
  say: (text: Localised) => string,
  markdown: boolean,
): MarkupContent | undefined {
  const blocks = blocksFor(about, table, say);
  return blocks && blocks.length > 0 ? written(blocks, markdown) : undefined;
}

/** Blocks in the format that the client shows. */
export function written(blocks: readonly Block[], markdown: boolean): MarkupContent {
  return markdown
    ? { kind: MarkupKind.Markdown, value: toMarkdown(blocks) }
    : { kind: MarkupKind.PlainText, value: toPlain(blocks) };
}

/** A sentence of ours, in which code stands between backticks. */
export function sentence(text: string): Line {
  return text.split("`").map((part, i): Piece => (i % 2 === 1 ? { code: part } : part));
}

function blocksFor(
  about: About,
  table: NameTable | undefined,
  say: (text: Localised) => string,
): Block[] | undefined {
  switch (about.kind) {
    case "word": {
      const known = wordOf(about.word, about.rule);
      return known && [paragraph(sentence(say(known.text)))];
    }
    case "function":
      return ofFunction(about.name, say);
    case "list": {
      const node = about.library
        ? libraryLists(about.library).find(({ name }) => name === about.name)
        : table?.lists.get(about.name)?.node;
      return node && ofList(node);
    }
    default:
      return table && ofName(about.kind, about.name, table, say);
  }
}

function ofName(
  kind: "question" | "item" | "computed" | "dimension" | "score",
  name: string,
  table: NameTable,
  say: (text: Localised) => string,
): Block[] | undefined {
  switch (kind) {
    case "question": {
      const question = table.questions.get(name);
      return question && ofQuestion(question, table, say);
    }
    case "item": {
      const value = table.byName.get(name);
      if (!value?.question) return undefined;
      return [paragraph([words(value.label)]), ...ofQuestion(value.question, table, say)];
    }
    case "computed": {
      const label = table.byName.get(name)?.label;
      return label && [paragraph([words(label)])];
    }
    case "dimension": {
      const d = table.references.get(name);
      if (!d) return undefined;
      const help = d.help ? [paragraph([words(d.help)])] : [];
      return [
        paragraph([{ strong: [words(d.label)] }]),
        ...help,
        ...listed(d.items.map((i) => entry(i.id, words(i.label)))),
      ];
    }
    case "score": {
      const all = table.families.get(name) ?? [];
      const first = all[0];
      if (!first) return undefined;
      if (all.length > 1) return listed(all.map((s) => [words(s.label)]));
      const bands = first.bands.map((b) => entry(`${b.from ?? ""}..${b.to ?? ""}`, words(b.label)));
      return [paragraph([words(first.label)]), ...listed(bands)];
    }
  }
}

/** As the respondent reads it. */
function ofQuestion(q: Question, table: NameTable, say: (text: Localised) => string): Block[] {
  const number = q.number === undefined ? "" : `${q.number}. `;
  const variables = q.fields.flatMap((f) => table.variables.get(f.variable) ?? []);
  const rows = q.rows.map((r) => entry(r.id, words(r.label)));
  const options = answersOf({ variables, single: true, parts: [] }).map((a) =>
    entry(a.name, a.label ? words(a.label) : ""),
  );
  return [
    paragraph([{ strong: [`${number}${words(q.label)}`] }]),
    ...(q.help ? [paragraph([words(q.help)])] : []),
    paragraph([{ em: [say(kindTitle(q.kind))] }]),
    ...listed(rows.length > 0 ? rows : options),
  ];
}

function ofList(node: AnswerListDeclaration): Block[] {
  const entries = (node.list?.elements ?? []).flatMap((e) => {
    if (e.$type !== "Entry") return [];
    const both = e.name !== undefined && e.code !== undefined;
    const name = both ? `${e.name} = ${e.code}` : String(e.name ?? e.code ?? "");
    return [entry(name, typeof e.label === "string" ? e.label : "")];
  });
  const title = typeof node.label === "string" ? [paragraph([{ strong: [node.label] }])] : [];
  return [...title, ...listed(entries)];
}

function ofFunction(name: string, say: (text: Localised) => string): Block[] | undefined {
  const doc = functionDoc(name);
  if (!doc) return undefined;
  return [
    paragraph([{ code: signatureText(name, doc, say).text }]),
    paragraph(sentence(say(doc.text)), sentence(say(doc.missing))),
    paragraph([say({ en: "Example: ", zh: "例如：" }), { code: doc.example }]),
  ];
}

function entry(name: string, text: string): Line {
  return name === "" ? [text] : [{ code: name }, text === "" ? "" : ` ${text}`];
}

/** The beginning and the end of what is long. */
function listed(entries: readonly Line[]): Block[] {
  if (entries.length === 0) return [];
  if (entries.length <= MOST_OPTIONS) return [list(entries)];
  return [list([...entries.slice(0, MOST_OPTIONS - 1), ["…"], entries.at(-1)!])];
}
