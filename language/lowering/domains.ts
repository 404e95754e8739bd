/** What can be answered, by kind of question. */
import type { Question as QuestionNode } from "../generated/ast.js";
import type { Domain, Option } from "../instrument/model.js";
import { type DomainContext, lowerChoice, lowerScale } from "./choices.js";
import type { Lowering } from "./context.js";
import { numericInterval, timeInterval } from "./intervals.js";
import { useList } from "./lists.js";
import type { Modifiers } from "./modifiers.js";
import { digitsOf, positiveOf, whole, wholeOf } from "./numbers.js";
import { entriesOf } from "./options.js";
import { patternOf } from "./patterns.js";
import { plainOf, textOf } from "./texts.js";

/** Kinds whose list holds options; in all others it holds items. */
export const OPTION_KINDS = new Set(["single", "multiple", "ranking", "rating"]);

/** Digits behind the point that a number may have. */
const MAX_DECIMALS = 10;

export function domainOf(l: Lowering, node: QuestionNode, m: Modifiers, c: DomainContext): Domain {
  return withMissing(l, bare(l, node, m, c), m);
}

/** A domain with the options of `plus` added. They may come with the list, too. */
export function withMissing(l: Lowering, domain: Domain, m: Modifiers): Domain {
  const missing = [...domain.missing];
  for (const node of m.plus) {
    const list = useList(l, node, "list");
    if (!list) continue;
    if (list.domain.missing.length === 0 || list.domain.options.length > 0)
      l.report("missing-only", l.spanOf(node, "list"), {});
    const added = list.domain.missing.filter((o) => !missing.some((x) => x.value === o.value));
    const among =
      domain.type === "number" ? added.find((o) => isAmong(o, domain.min, domain.max)) : undefined;
    if (among) l.report("missing-code-in-range", l.spanOf(node, "list"), { code: among.code });
    missing.push(...added);
  }
  return { ...domain, missing };
}

/** A name in the data cannot be taken for a number; a bare code can. */
function isAmong(o: Option, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY): boolean {
  return typeof o.value === "number" && o.code >= min && o.code <= max;
}

function bare(l: Lowering, node: QuestionNode, m: Modifiers, c: DomainContext): Domain {
  switch (node.kind) {
    case "single":
    case "multiple":
      return lowerChoice(l, node, m, c);
    case "ranking": {
      const { options, missing } = lowerChoice(l, node, m, c);
      const top = wholeOf(l, m, "top", 1);
      if (top !== undefined && options.length > 0 && top > options.length)
        l.report("wrong-count", l.spanOf(m.numbers.get("top")!), {
          modifier: "top",
          value: top,
          count: options.length,
        });
      return { type: "ranking", options, missing, ...(top !== undefined ? { top } : {}) };
    }
    case "rating":
    case "rate":
    case "differential":
      return lowerScale(l, node, m, c);
    case "yesno":
    case "consent":
      return { type: "boolean", missing: [] };
    case "allocate":
      return {
        type: "number",
        min: 0,
        max: totalOf(l, m),
        decimals: wholeOf(l, m, "decimals", 0, MAX_DECIMALS) ?? digitsOf(totalOf(l, m)),
        ...unitOf(l, m),
        missing: [],
      };
    case "number":
      return number(l, m);
    case "slider":
      return slider(l, node, m, c);
    case "text":
    case "open":
      return text(l, node, m);
    case "date":
    case "time":
    case "datetime": {
      const precision =
        (["year", "month", "day", "minute", "second"] as const).find((p) => m.flags.has(p)) ??
        (node.kind === "date" ? "day" : "minute");
      return { type: node.kind, precision, ...timeInterval(l, m.interval?.interval, node.kind), missing: [] };
    }
    default:
      return { type: "text", lines: 1, missing: [] };
  }
}

/** What the parts of an `allocate` add up to. */
export function totalOf(l: Lowering, m: Modifiers): number {
  return positiveOf(l, m, "total") ?? 100;
}

function number(l: Lowering, m: Modifiers): Domain {
  const { from, to } = numericInterval(l, m.interval?.interval) ?? {};
  const step = positiveOf(l, m, "step");
  const currency = currencyOf(l, m);
  const said =
    wholeOf(l, m, "decimals", 0, MAX_DECIMALS) ?? (currency ? 2 : Math.max(digitsOf(from), digitsOf(to)));
  return {
    type: "number",
    ...(from !== undefined ? { min: from } : {}),
    ...(to !== undefined ? { max: to } : {}),
    decimals: Math.max(said, digitsOf(step)),
    ...(step !== undefined ? { step } : {}),
    ...unitOf(l, m),
    ...(currency ? { currency } : {}),
    missing: [],
  };
}

function currencyOf(l: Lowering, m: Modifiers): string | undefined {
  const code = m.currency?.code;
  if (!m.currency || code === undefined) return undefined;
  if (/^[A-Z]{3}$/.test(code)) return code;
  const upper = code.toUpperCase();
  const span = l.spanOf(m.currency, "code");
  const fixes = /^[A-Z]{3}$/.test(upper)
    ? [
        {
          title: { en: `Write ${upper}`, zh: `改为 ${upper}` },
          edits: [{ ...span, text: upper }],
          preferred: true,
        },
      ]
    : [];
  l.report(
    "bad-value",
    span,
    {
      name: "currency",
      value: code,
      expected: {
        en: "a code of three capital letters, such as EUR",
        zh: "三个大写字母的货币代码，例如 CNY",
      },
    },
    { fixes },
  );
  return undefined;
}

function slider(l: Lowering, node: QuestionNode, m: Modifiers, c: DomainContext): Domain {
  const { from = 0, to = 100 } = numericInterval(l, m.interval?.interval) ?? {};
  const step =
    positiveOf(l, m, "step") ??
    (Number.isInteger(from) && Number.isInteger(to) ? 1 : 10 ** -Math.max(digitsOf(from), digitsOf(to)));
  const entries = entriesOf(l, node.list?.elements ?? [], { en: "a slider", zh: "滑块" });
  const label = (code: number) => {
    const entry = entries.find((e) => e.code === code);
    return entry && textOf(l, entry, "label", `${c.id}.${code}.label`, c.site);
  };
  for (const e of entries)
    if (e.code !== from && e.code !== to)
      l.report("code-outside-scale", l.spanOf(e), {
        code: e.code ?? e.name ?? "",
        interval: `${from}, ${to}`,
      });
  const left = label(from);
  const right = label(to);
  return {
    type: "number",
    min: from,
    max: to,
    decimals: Math.max(digitsOf(step), digitsOf(from), wholeOf(l, m, "decimals", 0, MAX_DECIMALS) ?? 0),
    step,
    ...unitOf(l, m),
    slider: { ...(left ? { left } : {}), ...(right ? { right } : {}), line: m.flags.has("line") },
    missing: [],
  };
}

function text(l: Lowering, node: QuestionNode, m: Modifiers): Domain {
  const length = numericInterval(l, m.length?.interval);
  const least =
    length?.from === undefined ? undefined : whole(l, m.length!, "length", length.from, 0, 1_000_000);
  const most = length?.to === undefined ? undefined : whole(l, m.length!, "length", length.to, 1, 1_000_000);
  const patternNode = m.texts.get("pattern");
  const pattern = patternNode && patternOf(l, patternNode);
  const format = (["email", "phone", "url"] as const).find((f) => m.flags.has(f));
  return {
    type: "text",
    lines: node.kind === "open" ? (wholeOf(l, m, "lines", 1, 60) ?? 3) : 1,
    ...(least !== undefined ? { minLength: least } : {}),
    ...(most !== undefined ? { maxLength: most } : {}),
    ...(pattern !== undefined ? { pattern } : {}),
    ...(format ? { format } : {}),
    missing: [],
  };
}

export function unitOf(l: Lowering, m: Modifiers): { unit?: string } {
  const node = m.texts.get("unit");
  const unit = node && plainOf(l, node, "text");
  return unit ? { unit } : {};
}
