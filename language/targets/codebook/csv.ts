import type { Codebook, FormulaEntry, ValueEntry, VariableEntry } from "./document.js";
import { type Messages, messages } from "./messages.js";
import { signed } from "./shared.js";

type Cell = string | number | boolean | undefined;
type Column = [title: (m: Messages) => string, cell: (v: VariableEntry, m: Messages) => Cell];

/** Columns of the table, in a fixed order; only their titles depend on the language. */
const columns: Column[] = [
  [(m) => m.position, (v) => v.position],
  [(m) => m.variable, (v) => v.name],
  [(m) => m.reference, (v) => v.reference],
  [(m) => m.origin, (v, m) => m.origins[v.origin]],
  [(m) => m.label, (v) => v.label],
  [(m) => m.questionNumber, (v) => v.question?.number],
  [(m) => m.fullText, (v) => v.text],
  [(m) => m.instruction, (v) => v.question?.instruction],
  [(m) => m.help, (v) => v.question?.help],
  [(m) => m.kind, (v, m) => v.question && m.kinds[v.question.kind]],
  [(m) => m.type, (v, m) => m.types[v.type]],
  [(m) => m.level, (v, m) => m.levels[v.level]],
  [(m) => m.values, (v) => v.values.map(valueCell).join("; ")],
  [
    (m) => m.missingValues,
    (v, m) => v.missing.map((x) => `${valueCell(x)} (${m.reasons[x.reason]})`).join("; "),
  ],
  [(m) => m.range, (v) => v.range],
  [(m) => m.universe, (v) => v.universe],
  [(m) => m.response, (v, m) => (v.stored ? m.responses[v.response] : m.derived)],
  [(m) => m.possibleStates, (v, m) => v.states.map((state) => m.stateNames[state]).join("; ")],
  [(m) => m.defaultValue, (v) => v.default?.words],
  [(m) => m.dimension, (v) => v.dimension?.map((d) => d.label).join(" / ")],
  [(m) => m.perspective, (v) => v.perspective?.label],
  [(m) => m.reversed, (v, m) => (v.reversed ? m.yes : m.no)],
  [(m) => m.scoring, (v) => v.scoring?.words],
  [(m) => m.weight, (v) => v.weight],
  [(m) => m.expects, (v) => v.expects],
  [(m) => m.formula, (v) => formula(v.formula, "words")],
  [(m) => m.expression, (v) => formula(v.formula, "expression")],
  [(m) => m.bands, bandsCell],
  [(m) => m.demographic, (v, m) => (v.demographic ? m.yes : m.no)],
  [(m) => m.personal, (v, m) => (v.personal ? m.yes : m.no)],
  [(m) => m.separate, (v, m) => (v.separate ? m.yes : m.no)],
  [(m) => m.pageWord, (v) => v.page],
  [(m) => m.medium, (v, m) => v.question?.medium && m.media[v.question.medium]],
  [(m) => m.comment, (v) => v.comment],
  [(m) => m.source, (v) => v.citation?.source],
  [(m) => m.validated, (v) => v.citation?.validated],
  [(m) => m.licence, (v) => v.citation?.licence],
  [(m) => m.sourcePlace, (v, m) => v.source && m.place(v.source.file, v.source.line)],
];

/**
 * The codebook as a table: RFC 4180 (CRLF, quotes where needed), UTF-8 with a byte order mark, without
 * which Excel reads Chinese as something else. Cells that a spreadsheet would run as a formula are
 * made text by a leading apostrophe.
 */
export function codebookCsv(codebook: Codebook): string {
  const m = messages[codebook.locale];
  const lines = [columns.map(([title]) => cell(title(m))).join(",")];
  for (const variable of codebook.variables)
    lines.push(columns.map(([, value]) => cell(value(variable, m))).join(","));
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

/** `2=Website`, `web (2)=Website` where the data hold a name, `4` for a point without a label. */
function valueCell(entry: ValueEntry): string {
  const key = entry.value === entry.code ? String(entry.code) : `${entry.value} (${entry.code})`;
  return entry.label === undefined ? key : `${key}=${entry.label}`;
}

function formula(entry: FormulaEntry | undefined, part: keyof FormulaEntry): string | undefined {
  return entry?.[part];
}

function bandsCell(v: VariableEntry, m: Messages): string | undefined {
  return v.score?.bands
    .map((band) => {
      const range = m.bandRange(numberOf(band.from), numberOf(band.to));
      return `${range}=${band.label}${band.advice ? ` (${band.advice})` : ""}`;
    })
    .join("; ");
}

const numberOf = (value: number | undefined) => (value === undefined ? undefined : signed(value));

/** Spreadsheets run a cell that begins so, also behind blanks or control characters and in its full-width form. */
const runs = /^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

function cell(value: Cell): string {
  if (value === undefined) return "";
  if (typeof value !== "string") return String(value);
  const text = runs.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) || text.trim() !== text ? `"${text.replaceAll('"', '""')}"` : text;
}
