/** How declarations are called and drawn in outlines and lists. */
import { SymbolKind } from "vscode-languageserver";
import type { Locale, Localised } from "../../../language/diagnostics/define.js";
import { fill } from "../../../language/diagnostics/diagnostic.js";
import type { If, Question } from "../../../language/generated/ast.js";
import { shorten } from "../../../language/instrument/words/words.js";
import type { Declaration, DeclarationKind } from "../../../language/symbols/declarations.js";
import { rangeOf } from "../../../language/syntax/node.js";
import { kindTitle } from "../words.js";

/** Longest line of an outline. */
const LIMIT = 90;

/** `age: How old are you?`; unnamed things by their words, wordless ones by their name. */
export function titleOf({ name, label, kind }: Declaration, locale: Locale): string {
  const words = plainLabel(label);
  const id = name ?? "";
  if (id !== "" && words !== "") return shorten(`${id}${locale === "zh" ? "：" : ": "}${words}`, LIMIT);
  const said = id !== "" ? id : shorten(words, LIMIT);
  // An empty name is refused by clients.
  return said === "" ? kindTitle(kind)[locale] : said;
}

/** The condition of a branch as it is written, on one line. */
export function writtenCondition(source: string, { node }: Declaration): string {
  const { condition } = node as If;
  if (!condition) return "…";
  const { start, end } = rangeOf(condition);
  return shorten(source.slice(start, end).replace(/\s+/g, " "), LIMIT);
}

/** On one line, quoted answers in angle brackets, without emphasis. */
function plainLabel(label: string | undefined): string {
  return (label ?? "")
    .replace(/\\([{}*[\]\\"“”])|\{([^{}|]*)(?:\|[^{}]*)?\}|\*+/g, (_, escaped: string, pipe: string) =>
      escaped !== undefined ? escaped : pipe !== undefined ? `‹${pipe.trim()}›` : "",
    )
    .replace(/\s+/g, " ")
    .trim();
}

const PERSPECTIVE: Localised = { en: "perspective", zh: "评价角度" };
const VARIABLES: { one: Localised; many: Localised } = {
  one: { en: "1 variable", zh: "1 个变量" },
  many: { en: "{n} variables", zh: "{n} 个变量" },
};

/** What it is, and how many columns of data it makes. */
export function detailOf(d: Declaration, variables: number | undefined, locale: Locale): string {
  if (isEntry(d.kind) || d.kind === "branch") return "";
  const kind = d.kind === "question" || d.kind === "column" ? (d.node as Question).kind : d.kind;
  const title = (kind === "perspective" ? PERSPECTIVE : kindTitle(kind))[locale];
  if (variables === undefined) return title;
  const count = fill((variables === 1 ? VARIABLES.one : VARIABLES.many)[locale], { n: variables }, locale);
  return `${title}${locale === "zh" ? "，" : ", "}${count}`;
}

const isEntry = (kind: DeclarationKind): boolean => kind === "option" || kind === "item" || kind === "band";

const ICONS: Record<DeclarationKind, SymbolKind> = {
  survey: SymbolKind.Module,
  import: SymbolKind.Package,
  scale: SymbolKind.Enum,
  choices: SymbolKind.Enum,
  option: SymbolKind.EnumMember,
  item: SymbolKind.Field,
  band: SymbolKind.EnumMember,
  dimension: SymbolKind.Class,
  page: SymbolKind.Namespace,
  demographics: SymbolKind.Namespace,
  section: SymbolKind.Namespace,
  branch: SymbolKind.Operator,
  question: SymbolKind.Variable,
  perspective: SymbolKind.Property,
  column: SymbolKind.Property,
  note: SymbolKind.String,
  compute: SymbolKind.Constant,
  check: SymbolKind.Event,
  confirm: SymbolKind.Event,
  score: SymbolKind.Function,
  stop: SymbolKind.Event,
};

export const iconOf = ({ kind }: Pick<Declaration, "kind">): SymbolKind => ICONS[kind];
