/** Scales and choices after `on`, `from`, `plus`: those of the file, and those that the library has. */
import { CompletionItemKind } from "vscode-languageserver";
import type { AnswerListDeclaration } from "../../../language/generated/ast.js";
import { library } from "../../../language/generated/library.js";
import { shorten } from "../../../language/instrument/words/plain-text.js";
import type { Expectation } from "../../../language/syntax/expected.js";
import { EXPLICIT, firstOfRule, keywordKind } from "../../../language/syntax/grammar-tables.js";
import { parse } from "../../../language/syntax/parse.js";
import { EOF } from "../../../language/syntax/tokens.js";
import type { Ask, Candidate } from "./candidate.js";
import { pathBefore, purposeOf } from "./context.js";
import type { Place } from "./place.js";

export function listsAt(ask: Ask, e: Expectation): Candidate[] {
  const purpose = purposeOf(e.slot).name;
  const path = pathBefore(ask.place.tokens, e);
  const prefix = path.length > 0 ? `${path.join(".")}.` : "";
  const out: Candidate[] = [];
  for (const [name, { node }] of ask.table.lists) {
    if (!name.startsWith(prefix)) continue;
    const group = groupFor(purpose, node);
    if (group) out.push({ ...ofList(name, node, group, out.length), label: name.slice(prefix.length) });
  }
  return prefix === "" ? [...out, ...unimported(ask, purpose)] : out;
}

/** Undefined when the list does not go with the word before it. */
function groupFor(purpose: string, node: AnswerListDeclaration): string | undefined {
  const isNone = standsForNoAnswer(node);
  if (purpose === "PlusModifier.list") return isNone ? "a" : undefined;
  if (isNone) return undefined;
  if (purpose === "OnModifier.scale") return node.kind === "scale" ? "a" : undefined;
  return node.kind === "choices" ? "a" : "b";
}

function entriesOf(node: AnswerListDeclaration) {
  return (node.list?.elements ?? []).flatMap((e) => (e.$type === "Entry" ? [e] : []));
}

/** All its options are marked as missing: it is there for `plus`. */
function standsForNoAnswer(node: AnswerListDeclaration): boolean {
  const entries = entriesOf(node);
  return (
    entries.length > 0 &&
    entries.every((e) =>
      [...e.marks, ...(e.details?.marks ?? [])].some((m) => m.$type === "FlagMark" && m.name === "missing"),
    )
  );
}

function ofList(name: string, node: AnswerListDeclaration, group: string, rank: number): Candidate {
  return {
    label: name,
    kind: node.kind === "scale" ? CompletionItemKind.Enum : CompletionItemKind.Struct,
    group,
    rank,
    description: () => shorten(pointsOf(node), 60),
    ...(typeof node.label === "string" ? { detail: node.label } : {}),
    about: { kind: "list", name },
  };
}

/** `1 Never – 5 Always`, or the options one after the other. */
export function pointsOf(node: AnswerListDeclaration): string {
  const entries = entriesOf(node).map((e) =>
    [e.code ?? e.name, e.label].filter((x) => x !== undefined).join(" "),
  );
  return node.kind === "scale" && entries.length > 2
    ? `${entries[0]} – ${entries.at(-1)}`
    : entries.join(" · ");
}

// --------------------------------------------------------------------------------------------- library

const read = new Map<string, AnswerListDeclaration[]>();

/** Lists of a file of the library; parsed when it is first asked for. */
export function libraryLists(path: string): AnswerListDeclaration[] {
  let lists = read.get(path);
  if (!lists) {
    const text = Object.hasOwn(library, path) ? library[path]! : "";
    lists = parse(path, text).root.statements.flatMap((s) =>
      s.$type === "AnswerListDeclaration" && s.name !== undefined ? [s] : [],
    );
    read.set(path, lists);
  }
  return lists;
}

/** Lists of the library in the language of the survey that the file does not import yet. */
function unimported(ask: Ask, purpose: string): Candidate[] {
  const { table, place } = ask;
  const ending = table.chinese ? "/zh" : "/en";
  const known = new Set(table.lists.keys());
  const units = new Set(table.built.understood.source.units.map((u) => u.uri));
  return Object.keys(library)
    .filter((path) => path.endsWith(ending) && !units.has(path))
    .flatMap((path) => {
      const lists = libraryLists(path);
      const clash = lists.some(({ name }) => known.has(name!));
      const alias = clash ? freeAlias(table.lists.keys()) : undefined;
      const edit = importEdit(place, path, alias);
      return lists.flatMap((node, i): Candidate[] => {
        const group = groupFor(purpose, node);
        if (!group) return [];
        const made = ofList(node.name!, node, "h", i + (group === "a" ? 0 : 100));
        return [
          {
            ...made,
            label: alias === undefined ? node.name! : `${alias}.${node.name}`,
            detail: ask.say({ en: `import "${path}"`, zh: `导入 "${path}"` }),
            about: { kind: "list", name: node.name!, library: path },
            edit,
          },
        ];
      });
    });
}

function freeAlias(names: Iterable<string>): string {
  const taken = new Set([...names].map((n) => n.split(".")[0]!));
  let alias = "std";
  for (let n = 2; taken.has(alias); n++) alias = `std${n}`;
  return alias;
}

const STATEMENT = firstOfRule("Statement").kinds;
const IMPORT = keywordKind("import")!;
const SURVEY = keywordKind("survey")!;
const OPEN = keywordKind("{")!;
const CLOSE = keywordKind("}")!;

/** The import, on a line of its own behind the last one, else behind the head. */
function importEdit(place: Place, path: string, alias: string | undefined): { at: number; text: string } {
  const { fileTokens: tokens, text } = place;
  const line = `import "${path}"${alias === undefined ? "" : ` as ${alias}`}`;
  // Last tokens of the head and of the last import.
  let head = -1;
  let last = -1;
  let begun = -1;
  let depth = 0;
  for (let i = 0; i < tokens.count; i++) {
    const kind = tokens.kind[i]!;
    const starts = depth === 0 && tokens.firstOnLine(i) && (kind === EOF || STATEMENT[kind] === EXPLICIT);
    if (starts) {
      if (begun >= 0 && tokens.kind[begun] === SURVEY) head = i - 1;
      if (begun >= 0 && tokens.kind[begun] === IMPORT) last = i - 1;
      begun = i;
    }
    if (kind === OPEN) depth++;
    else if (kind === CLOSE) depth = Math.max(0, depth - 1);
  }
  const after = last >= 0 ? last : head;
  if (after < 0) return { at: 0, text: `${line}\n\n` };
  const at = endOfLine(text, tokens.end[after]!);
  return { at, text: last >= 0 ? `\n${line}` : `\n\n${line}` };
}

function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && !/[\n\r\u2028\u2029]/.test(text[at]!)) at++;
  return at;
}
