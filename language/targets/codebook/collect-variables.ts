import type { AnswerState } from "../../answers/api.js";
import type { Domain, Expr, Question, Row, Score, Variable } from "../../instrument/model.js";
import type {
  MissingEntry,
  QuestionEntry,
  ScoreEntry,
  ValueEntry,
  ValueType,
  VariableEntry,
} from "./document.js";
import { limitsInWords, limitsOf } from "./limits.js";
import { type Messages, messages } from "./messages.js";
import { type Collecting, citationOf, fileName, formulaOf } from "./shared.js";
import { missingOf, valuesOf } from "./values.js";

/**
 * One entry a variable, in the order of the instrument. Members that do not apply are undefined, which
 * keeps all entries of one shape (five thousand are made in one go); JSON leaves them out.
 */
export function collectVariables(c: Collecting): VariableEntry[] {
  const m = messages[c.locale];
  const scores = new Map(c.instrument.scores.map((score) => [score.variable, score]));
  const texts = new Map<string, QuestionEntry>();
  const files = c.instrument.files.map((file) => fileName(file.uri));
  return c.instrument.variables.map((variable) => {
    const question = c.words.lookup.questions.get(variable.question ?? "");
    const row = question?.rows[variable.row ?? -1];
    const asked = question && questionEntry(c, question, variable, row, texts);
    return entryOf(c, m, variable, { question, row, asked, score: scores.get(variable.name), files });
  });
}

interface Around {
  question: Question | undefined;
  row: Row | undefined;
  asked: QuestionEntry | undefined;
  score: Score | undefined;
  files: readonly string[];
}

function entryOf(c: Collecting, m: Messages, variable: Variable, around: Around): VariableEntry {
  const { words } = c;
  const { question, row, asked, score, files } = around;
  const { domain, scoring, perspective } = variable;
  const type = typeOf(domain);
  const limits = limitsOf(domain, question?.kind === "allocate" ? question.total : undefined, m);
  const values = valuesOf(words, domain, scoring);
  const missing = missingOf(words, domain);
  const column = question?.columns[variable.column ?? -1];
  const formula = variable.formula ?? score?.formula;
  const stored = variable.origin !== "computed" && variable.origin !== "score";
  const label = words.text(variable.label) || variable.reference;
  const also = variable.origin === "specify" ? ticked(question, variable) : undefined;
  return {
    position: variable.position,
    name: variable.name,
    reference: variable.reference,
    origin: variable.origin,
    label,
    text: asked && variable.origin === "answer" ? fullText(asked) : label,
    question: asked,
    type,
    dataTypes: dataTypesOf(domain, values, missing),
    stored,
    level: variable.level,
    list: domain.type === "choice" ? domain.list : undefined,
    values,
    missing,
    limits,
    range: limitsInWords(limits, type, m),
    universe: words.universe(variable.guard, also),
    states: stored ? statesOf(variable, missing.length > 0) : [],
    response: variable.response,
    default: variable.default && formulaOf(words, variable.default),
    personal: variable.personal,
    demographic: variable.demographic,
    separate: c.instrument.pages[(variable.page ?? 0) - 1]?.separate ?? false,
    dimension: variable.dimension?.length
      ? variable.dimension.map((id) => ({ id, label: labelOfDimension(c, id) }))
      : undefined,
    perspective:
      perspective === undefined
        ? undefined
        : { id: perspective, label: (column && words.text(column.label)) || perspective },
    reversed: variable.reversed,
    weight: variable.weight,
    scoring: scoring && {
      min: scoring.min,
      max: scoring.max,
      reversed: scoring.reversed,
      words: m.scoringWords(scoring, scoring.points !== undefined),
    },
    expects: row?.expects,
    formula: formula && formulaOf(words, formula),
    score: score && scoreEntry(c, score),
    comment: variable.doc ?? question?.doc,
    citation: citationOf(question?.citation),
    page: variable.page,
    source: { file: files[variable.at.file] ?? "", line: variable.at.line, column: variable.at.column },
  };
}

function labelOfDimension(c: Collecting, id: string): string {
  const found = c.words.lookup.dimensions.get(id);
  return (found && c.words.text(found.label)) || id;
}

function questionEntry(
  c: Collecting,
  question: Question,
  variable: Variable,
  row: Row | undefined,
  texts: Map<string, QuestionEntry>,
): QuestionEntry {
  const { words } = c;
  let shared = texts.get(question.id);
  if (!shared) {
    shared = {
      id: question.id,
      kind: question.kind,
      number: question.number,
      text: words.text(question.label, "line"),
      short: question.short && words.text(question.short),
      help: question.help && words.text(question.help, "line"),
      instruction: question.instruction && words.text(question.instruction, "line"),
      probes: question.probes.length > 0 ? question.probes.map((probe) => words.text(probe)) : undefined,
      medium: question.medium,
    };
    texts.set(question.id, shared);
  }
  const column = question.columns[variable.column ?? -1];
  if (!row && !column) return shared;
  return {
    ...shared,
    row: row && {
      id: row.id,
      code: row.code,
      text: words.text(row.label),
      opposite: row.opposite && words.text(row.opposite),
      help: row.help && words.text(row.help),
      before: row.before?.length ? row.before.map((text) => words.text(text)) : undefined,
    },
    column: column && { id: column.id, text: words.text(column.label) || column.id },
  };
}

/** Stem, row, perspective, help and instruction: one a line, in the order they are read. */
function fullText(question: QuestionEntry): string {
  const { row, column } = question;
  const item = row && (row.opposite ? `${row.text} – ${row.opposite}` : row.text);
  const lines = [
    question.text,
    question.help,
    question.instruction && `[${question.instruction}]`,
    ...(row?.before ?? []),
    item && (row.code ? `${row.code} ${item}` : item),
    row?.help,
    column?.text,
  ];
  return lines.filter((line) => line !== undefined && line !== "").join("\n");
}

function typeOf(domain: Domain): ValueType {
  if (domain.type === "choice") return domain.multiple ? "multiple" : "single";
  return domain.type;
}

function dataTypesOf(
  domain: Domain,
  values: readonly ValueEntry[],
  missing: readonly MissingEntry[],
): VariableEntry["dataTypes"] {
  const scalar = (entry: ValueEntry) => (typeof entry.value === "number" ? "number" : "string");
  const ofMissing = missing.map(scalar);
  const kinds = new Set<VariableEntry["dataTypes"][number]>();
  if (domain.type === "ranking" || (domain.type === "choice" && domain.multiple)) return ["array"];
  if (domain.type === "boolean") kinds.add("boolean");
  else if (domain.type === "number") kinds.add("number");
  else if (domain.type === "choice") for (const value of values) kinds.add(scalar(value));
  else kinds.add("string");
  for (const kind of ofMissing) kinds.add(kind);
  return [...kinds].sort();
}

/** The text of "other" is asked only of those who chose it. */
function ticked(question: Question | undefined, variable: Variable): Expr | undefined {
  const field = question?.fields.find((f) => f.row === variable.row && f.column === variable.column);
  const domain = question && (question.columns[variable.column ?? -1]?.domain ?? question.domain);
  if (!field || domain?.type !== "choice") return undefined;
  const option = [...domain.options, ...domain.missing].find((o) => o.specify === variable.name);
  if (!option) return undefined;
  return {
    k: "op",
    op: domain.multiple ? "has" : "is",
    left: { k: "var", name: field.variable },
    right: { k: "option", value: option.value, missing: option.missing === true },
  };
}

/** A complete document has no blank where an answer is required, and skips only what has a condition. */
function statesOf(variable: Variable, hasMissing: boolean): AnswerState[] {
  const states: AnswerState[] = [];
  if (variable.guard !== undefined || variable.origin !== "answer") states.push("not-asked");
  if (variable.response !== "required") states.push("blank");
  if (hasMissing) states.push("missing");
  return [...states, "answered"];
}

function scoreEntry(c: Collecting, score: Score): ScoreEntry {
  const { words } = c;
  return {
    family: score.family,
    of: score.of,
    range: score.range,
    rescaled: score.rescaled,
    bands: score.bands.map((band) => ({
      from: band.from,
      to: band.to,
      name: band.name,
      label: words.text(band.label),
      advice: band.advice && words.text(band.advice, "line"),
    })),
  };
}
