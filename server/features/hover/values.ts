/** What can be answered, and how it is stored. */
import type { Domain, Option, Variable } from "../../../language/instrument/model.js";
import { type Block, type Line, type Piece, paragraph } from "../markup.js";
import type { Telling } from "./telling.js";
import { levelIn, typeIn } from "./texts.js";

/** `female` Woman */
export function optionLine(t: Telling, o: Option): Line {
  const value: Piece = { code: String(o.value) };
  const code = o.name !== undefined ? [` (${o.code})`] : [];
  const marks = [
    ...(o.exclusive ? [t.say("exclusive")] : []),
    ...(o.retired ? [t.say("retired")] : []),
    ...(o.points !== undefined ? [`${t.say("countsAs")} ${o.points}`] : []),
  ];
  const words: Piece[] = o.label ? t.pieces(o.label) : [];
  return [
    value,
    ...code,
    ...(words.length > 0 ? [" ", ...words] : []),
    ...(marks.length > 0 ? [" ", { em: [marks.join(t.say("comma"))] } as Piece] : []),
  ];
}

/** The options as the respondent reads them; points without words are only counted. */
export function optionsBlock(t: Telling, domain: Domain): Block[] {
  if (!("options" in domain) || domain.options.length === 0) return [];
  const { options } = domain;
  const labelled = options.filter((o) => o.label);
  const shown = domain.type === "choice" && domain.ordered && labelled.length > 0 ? labelled : options;
  const blocks: Block[] = [t.capped(shown, (o) => optionLine(t, o))];
  if (shown.length < options.length)
    blocks.push(paragraph([{ em: [t.say("points", { n: options.length })] }, " ", range(options)]));
  return blocks;
}

function range(options: readonly Option[]): string {
  return `(${options[0]!.code}–${options[options.length - 1]!.code})`;
}

export function missingLine(t: Telling, domain: Domain): Line[] {
  if (domain.missing.length === 0) return [];
  const parts = domain.missing.map((o): Piece[] => [
    { code: String(o.value) },
    ...(o.name !== undefined ? [` (${o.code})`] : []),
    " ",
    t.short(o.label),
  ]);
  return [t.fact("missing", ...t.joined(parts))];
}

/** Type, level and bounds of a variable. */
export function typeLines(t: Telling, v: Pick<Variable, "domain" | "level">): Line[] {
  const { domain } = v;
  const bounds = boundsOf(domain);
  const lines = [t.fact("type", t.joined([typeIn(domain, t.locale), levelIn(v.level, t.locale)]).join(""))];
  if (bounds !== "") lines.push(t.fact("range", bounds));
  if (domain.type === "text" && domain.pattern !== undefined)
    lines.push(t.fact("pattern", { code: domain.pattern }));
  if (domain.type === "text" && (domain.minLength !== undefined || domain.maxLength !== undefined))
    lines.push(t.fact("length", `${domain.minLength ?? ""}..${domain.maxLength ?? ""}`));
  return lines;
}

function boundsOf(domain: Domain): string {
  if (domain.type === "number") {
    const { min, max, unit, currency } = domain;
    if (min === undefined && max === undefined && unit === undefined && currency === undefined) return "";
    const ends = min === undefined && max === undefined ? "" : `${min ?? ""}..${max ?? ""}`;
    return [ends, unit ?? currency ?? ""].filter((x) => x !== "").join(" ");
  }
  if (domain.type !== "date" && domain.type !== "time" && domain.type !== "datetime") return "";
  const end = (x: string | { today: number } | undefined) =>
    x === undefined ? "" : typeof x === "string" ? x : "today";
  const [from, to] = [end(domain.min), end(domain.max)];
  return from === "" && to === "" ? "" : `${from}..${to}`;
}
