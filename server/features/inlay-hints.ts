/** Between the words: numbers of questions as they are printed, codes that are counted. */
import { type InlayHint, InlayHintKind } from "vscode-languageserver";
import type { Locale } from "../../language/diagnostics/define.js";
import type { Entry } from "../../language/generated/ast.js";
import type { Option } from "../../language/instrument/model.js";
import { propertyRange, type Range, rangeOf } from "../../language/syntax/node.js";
import type { Feature } from "../context.js";
import type { Settings } from "../settings.js";
import type { Built } from "../workspace/built.js";
import { Lines } from "./lines.js";
import { nodesIn } from "./tree.js";
import { answering } from "./unhurried.js";

const TIPS: Record<Locale, { number: string; code: string }> = {
  en: { number: "Number of the question as printed", code: "Code in data files, counted from its place" },
  zh: { number: "印出的题号", code: "数据文件中的编码，按顺序计算得出" },
};

export interface Hint {
  /** Offset. */
  at: number;
  kind: "number" | "code";
  label: string;
  /** Stands in front of what follows, else behind what precedes. */
  before: boolean;
  /** What to write to have it in the text. */
  insert?: string;
}

export function hintsIn(built: Built, within: Range, wanted: Settings["inlayHints"]): Hint[] {
  const out: Hint[] = [];
  if (wanted.questionNumbers) out.push(...questionNumbers(built, within));
  if (wanted.codes) out.push(...codes(built, within));
  return out.sort((a, b) => a.at - b.at);
}

function* questionNumbers({ instrument }: Built, within: Range): Generator<Hint> {
  for (const q of instrument.questions) {
    if (q.number === undefined || q.labelAt?.file !== 0) continue;
    const at = q.labelAt.start;
    if (at < within.start || at > within.end) continue;
    yield { at, kind: "number", label: `${q.number}.`, before: true };
  }
}

function* codes(built: Built, within: Range): Generator<Hint> {
  const { parse } = built.understood.source.main;
  const known = codesOf(built);
  for (const node of nodesIn(parse.root, within)) {
    if (node.$type !== "Entry" || (node as Entry).code !== undefined) continue;
    const code = known.get(rangeOf(node).start);
    if (code !== undefined) yield* ofEntry(node as Entry, code, within);
  }
}

function* ofEntry(node: Entry, { code, isRow }: Code, within: Range): Generator<Hint> {
  const name = propertyRange(node, "name");
  // A row that has a name has no code.
  if (isRow && name) return;
  const at = name ? name.end : rangeOf(node).start;
  if (at < within.start || at > within.end) return;
  if (name) yield { at, kind: "code", label: `= ${code}`, before: false, insert: ` = ${code}` };
  else {
    const pasted = node.$container?.$type === "List" && node.$container.block !== undefined;
    const label = pasted ? `${code}.` : code;
    yield { at, kind: "code", label, before: true, insert: `${label} ` };
  }
}

interface Code {
  code: string;
  isRow: boolean;
}
const tables = new WeakMap<Built, Map<number, Code>>();

/** Codes of options and rows of the file by where they begin. */
function codesOf(built: Built): Map<number, Code> {
  const before = tables.get(built);
  if (before) return before;
  const { lists, questions } = built.instrument;
  const table = new Map<number, Code>();
  const add = (options: readonly Option[]) => {
    for (const { at, code } of options)
      if (at.file === 0) table.set(at.start, { code: String(code), isRow: false });
  };
  for (const { domain } of lists) add([...domain.options, ...domain.missing]);
  for (const q of questions) {
    for (const domain of [q.domain, ...q.columns.flatMap((c) => c.domain ?? [])])
      add("options" in domain ? [...domain.options, ...domain.missing] : domain.missing);
    for (const row of q.rows)
      if (row.at.file === 0 && !table.has(row.at.start))
        table.set(row.at.start, { code: row.code ?? row.id, isRow: true });
  }
  tables.set(built, table);
  return table;
}

export const inlayHints: Feature = {
  capabilities: () => ({ inlayHintProvider: { resolveProvider: false } }),
  register({ connection, workspace, settings, locale }) {
    connection.languages.inlayHint.on(
      answering(({ textDocument, range }): InlayHint[] => {
        const wanted = settings().inlayHints;
        if (!wanted.codes && !wanted.questionNumbers) return [];
        const built = workspace.current(textDocument.uri);
        if (!built) return [];
        const lines = new Lines(built.text);
        const within = { start: lines.offsetOf(range.start), end: lines.offsetOf(range.end) };
        const tips = TIPS[locale()];
        return hintsIn(built, within, wanted).map((hint) => {
          const position = lines.rangeOf({ start: hint.at, end: hint.at }).start;
          return {
            position,
            label: hint.label,
            kind: InlayHintKind.Parameter,
            tooltip: tips[hint.kind],
            ...(hint.before ? { paddingRight: true } : { paddingLeft: true }),
            ...(hint.insert !== undefined
              ? { textEdits: [{ range: { start: position, end: position }, newText: hint.insert }] }
              : {}),
          };
        });
      }),
    );
  },
};
