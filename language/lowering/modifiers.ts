/** What stands to the right of a question's words, sorted, and whether it may stand there. */

import type { Localised } from "../diagnostics/define.js";
import type {
  AcrossModifier,
  CurrencyModifier,
  DefaultModifier,
  ElseStopModifier,
  FromModifier,
  IntervalModifier,
  LengthModifier,
  MediumModifier,
  Modifier,
  NumberModifier,
  OfModifier,
  OnModifier,
  PerPageModifier,
  PlusModifier,
  TextModifier,
  WhenModifier,
} from "../generated/ast.js";
import { suggest } from "../semantics/names.js";
import { modifierWord } from "../syntax/modifier-word.js";
import type { Lowering } from "./context.js";

export interface Modifiers {
  flags: Set<string>;
  texts: Map<string, TextModifier>;
  probes: TextModifier[];
  numbers: Map<string, NumberModifier>;
  on?: OnModifier;
  from?: FromModifier;
  plus: PlusModifier[];
  of?: OfModifier;
  across?: AcrossModifier;
  currency?: CurrencyModifier;
  length?: LengthModifier;
  perPage?: PerPageModifier;
  medium?: MediumModifier;
  default?: DefaultModifier;
  elseStop?: ElseStopModifier;
  when?: WhenModifier;
  interval?: IntervalModifier;
}

const COMMON =
  "help instruction short probe source validated licence required requested optional personal when only plus";
/** By kind, the modifiers that mean something there, besides the common ones of questions. */
const APPLICABLE: Record<string, string> = {
  single: "on from unit dropdown buttons columns default",
  multiple: "min max from unit columns default",
  yesno: "from default buttons",
  rating: "on from buttons default",
  rate: "on of from per-page titles",
  differential: "on interval per-page",
  ranking: "from top",
  allocate: "total across from unit decimals",
  slider: "interval step line unit decimals",
  number: "interval from decimals unit currency step default",
  text: "pattern from email phone url length unit default",
  open: "lines from length",
  date: "interval from year month day default",
  time: "interval from minute second default",
  datetime: "interval from minute second default",
  grid: "from per-page",
  consent: "else-stop",
};
const OTHERS: Record<string, string> = {
  page: "help timed separate when",
  demographics: "help timed separate when",
  section: "help when",
  note: "important when only",
  scale: "interval step",
  choices: "unit from",
  dimension: "help weight source validated licence titles reversed",
  as: "on plus",
};
/** What a column of a `grid` leaves to the grid as a whole. */
const NOT_IN_COLUMNS = "help instruction short probe source validated licence when only per-page".split(" ");

const allowed = new Map<string, Set<string>>();
for (const [kind, words] of Object.entries(APPLICABLE))
  allowed.set(kind, new Set(`${COMMON} ${words}`.split(" ")));
for (const kind of Object.keys(APPLICABLE))
  allowed.set(
    `column ${kind}`,
    new Set([...allowed.get(kind)!].filter((word) => !NOT_IN_COLUMNS.includes(word))),
  );
for (const [kind, words] of Object.entries(OTHERS)) allowed.set(kind, new Set(words.split(" ")));

/** Which modifiers a kind of statement takes; for completion and documentation. */
export function applicableModifiers(kind: string): ReadonlySet<string> {
  return allowed.get(kind) ?? new Set();
}

/** What to write instead, by modifier. */
const INSTEAD: Record<string, Localised> = {
  min: { en: " Write an interval: `0..99`.", zh: "请写区间，例如 `0..99`。" },
  max: { en: " Write an interval: `0..99`.", zh: "请写区间，例如 `0..99`。" },
  interval: {
    en: " Ask with `number` or `slider`, or `on` a scale.",
    zh: "请改用 `number` 或 `slider`，或用 `on` 指定量表。",
  },
  lines: { en: " Ask with `open`.", zh: "请改用 `open`。" },
  of: { en: " Only `rate` asks the items of dimensions.", zh: "只有 `rate` 可以引用维度的题项。" },
  line: { en: " Ask with `slider`.", zh: "请改用 `slider`。" },
  top: { en: " Only `ranking` takes it.", zh: "只用于 `ranking`。" },
};

export function sortModifiers(l: Lowering, nodes: readonly Modifier[], kind: string): Modifiers {
  const m: Modifiers = { flags: new Set(), texts: new Map(), probes: [], numbers: new Map(), plus: [] };
  const may = allowed.get(kind)!;
  const seen = new Set<string>();
  for (const node of nodes) {
    const name = modifierWord(node);
    if (name === undefined) continue;
    if (!may.has(name)) {
      l.report(
        "modifier-not-applicable",
        l.spanOf(node),
        { modifier: name, kind, suggestion: INSTEAD[name] ?? suggest(undefined) },
        {
          fixes: [
            {
              title: { en: `Remove \`${name}\``, zh: `删除 \`${name}\`` },
              edits: [{ ...l.spanOf(node), text: "" }],
            },
          ],
        },
      );
      continue;
    }
    if (seen.has(name) && name !== "plus" && name !== "probe") {
      l.report("duplicate-modifier", l.spanOf(node), { modifier: name });
      continue;
    }
    seen.add(name);
    switch (node.$type) {
      case "FlagModifier":
        m.flags.add(node.name);
        break;
      case "TextModifier":
        if (node.name === "probe") m.probes.push(node);
        else m.texts.set(node.name, node);
        break;
      case "NumberModifier":
        m.numbers.set(node.name, node);
        break;
      case "OnModifier":
        m.on = node;
        break;
      case "FromModifier":
        m.from = node;
        break;
      case "PlusModifier":
        m.plus.push(node);
        break;
      case "OfModifier":
        m.of = node;
        break;
      case "AcrossModifier":
        m.across = node;
        break;
      case "CurrencyModifier":
        m.currency = node;
        break;
      case "LengthModifier":
        m.length = node;
        break;
      case "PerPageModifier":
        m.perPage = node;
        break;
      case "MediumModifier":
        m.medium = node;
        break;
      case "DefaultModifier":
        m.default = node;
        break;
      case "ElseStopModifier":
        m.elseStop = node;
        break;
      case "WhenModifier":
        m.when = node;
        break;
      case "IntervalModifier":
        m.interval = node;
        break;
    }
  }
  const policies = ["required", "requested", "optional"].filter((p) => m.flags.has(p));
  if (policies.length > 1) {
    const last = nodes.filter((n) => n.$type === "FlagModifier" && n.name === policies[1])[0]!;
    l.report("two-policies", l.spanOf(last), { a: policies[0]!, b: policies[1]! });
  }
  return m;
}
