import type { DataScalar } from "../instrument/model.js";
import type { AnswerDocument, Evaluation } from "./api.js";
import { evaluate } from "./evaluate.js";
import type { Logic, LogicOption } from "./logic.js";
import { printNumber } from "./number.js";
import { type Entry, planOf } from "./plan.js";
import { isMissing } from "./value.js";

export interface CsvOptions {
  /** Begin with a byte order mark, without which some spreadsheets take Chinese for something else. */
  bom?: boolean;
  /** Options by data value (the name, else the code) or always by code. Missing ones are always codes. */
  options?: "values" | "codes";
  /** What stands for "not asked" and for "asked and left blank"; both nothing unless given. */
  notAsked?: string;
  blank?: string;
}

type Cell = string | number | { free: string };

interface Column {
  name: string;
  cell(evaluation: Evaluation): Cell;
}

/**
 * A table of answers: a head, then one row a document, in RFC 4180 form (comma, CRLF, quotes where needed).
 *
 * Columns stand in the order of the variables, computed values and scores where they belong. A `multiple`
 * has one column of 0 and 1 an option (`channels_app`), a `ranking` one of places; if such a question was
 * refused, each of its columns holds the code of that. yes is 1, no is 0. Free texts that a spreadsheet would
 * take for a formula get an apostrophe in front.
 */
export function toCsv(logic: Logic, documents: AnswerDocument[], options: CsvOptions = {}): string {
  const columns = planOf(logic).entries.flatMap((entry) => columnsOf(entry, options));
  const lines = [columns.map(({ name }) => quoted(name))];
  for (const document of documents) {
    const evaluation = evaluate(logic, document);
    lines.push(columns.map((column) => written(column.cell(evaluation))));
  }
  return (options.bom ? "\uFEFF" : "") + lines.map((line) => `${line.join(",")}\r\n`).join("");
}

function columnsOf(entry: Entry, options: CsvOptions): Column[] {
  const { name, domain } = entry.variable;
  const lists = domain.type === "ranking" || (domain.type === "choice" && domain.multiple);
  if (!lists)
    return [
      {
        name,
        cell: (evaluation) => cellOf(entry, evaluation, options, (value) => plain(entry, value, options)),
      },
    ];
  return [...entry.options.values()].map((option) => ({
    name: `${name}_${option.value}`,
    cell: (evaluation) =>
      cellOf(entry, evaluation, options, (value) => place(value, option, domain.type === "ranking")),
  }));
}

function cellOf(
  entry: Entry,
  evaluation: Evaluation,
  { notAsked = "", blank = "" }: CsvOptions,
  answered: (value: DataScalar | DataScalar[]) => Cell,
): Cell {
  const value = evaluation.value(entry.variable.name);
  if (!isMissing(value)) return answered(value);
  if (value.missing === "not-asked") return notAsked;
  return (value.missing === "user" ? entry.missing.get(value.reason)?.code : undefined) ?? blank;
}

function place(value: DataScalar | DataScalar[], option: LogicOption, ranked: boolean): Cell {
  const index = Array.isArray(value) ? value.indexOf(option.value) : -1;
  if (ranked) return index < 0 ? "" : index + 1;
  return index < 0 ? 0 : 1;
}

function plain(entry: Entry, value: DataScalar | DataScalar[], options: CsvOptions): Cell {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (Array.isArray(value)) return { free: value.join(";") };
  const code = options.options === "codes" ? entry.options.get(value)?.code : undefined;
  return (
    code ?? (entry.variable.domain.type === "text" || !entry.options.has(value) ? { free: value } : value)
  );
}

function written(cell: Cell): string {
  if (typeof cell === "number") return printNumber(cell);
  if (typeof cell === "string") return quoted(cell);
  return quoted(/^[=+\-@\t\r＝＋－＠]/.test(cell.free) ? `'${cell.free}` : cell.free);
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
