import type { Domain } from "../../instrument/model.js";
import type { LimitsEntry, ValueType } from "./document.js";
import type { Messages } from "./messages.js";
import { signed } from "./shared.js";

/** What a domain accepts beside its list of values; nothing when there is no limit to state. */
export function limitsOf(domain: Domain, total: number | undefined, m: Messages): LimitsEntry | undefined {
  const limits = compact({ ...ownLimits(domain, m), total });
  return Object.keys(limits).length > 0 ? limits : undefined;
}

function ownLimits(domain: Domain, m: Messages): LimitsEntry {
  switch (domain.type) {
    case "choice":
      return domain.multiple ? { minChoices: domain.min, maxChoices: domain.max } : {};
    case "ranking":
      return { maxChoices: domain.top };
    case "number": {
      const { min, max, step, decimals, unit, currency } = domain;
      return { min, max, step, decimals, unit, currency };
    }
    case "text": {
      const { minLength, maxLength, pattern, format } = domain;
      return { minLength, maxLength, pattern, format };
    }
    case "boolean":
      return {};
    default:
      return { min: moment(domain.min, m), max: moment(domain.max, m), precision: domain.precision };
  }
}

function moment(bound: string | { today: number } | undefined, m: Messages): string | undefined {
  if (bound === undefined || typeof bound === "string") return bound;
  return bound.today === 0 ? m.limits.today : m.limits.daysFromToday(bound.today);
}

function compact(limits: LimitsEntry): LimitsEntry {
  return Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined));
}

const moments = new Set<ValueType>(["date", "time", "datetime"]);

/** The limits in one line of words: `0 to 9999, whole numbers, unit: parcels`. */
export function limitsInWords(
  limits: LimitsEntry | undefined,
  type: ValueType,
  m: Messages,
): string | undefined {
  if (!limits) return undefined;
  const w = m.limits;
  const parts: string[] = [];
  if (limits.format) parts.push(w.formats[limits.format]);
  if (limits.min !== undefined && limits.max !== undefined)
    parts.push(w.between(signed(limits.min), signed(limits.max)));
  else if (limits.min !== undefined)
    parts.push((moments.has(type) ? w.notBefore : w.atLeast)(signed(limits.min)));
  else if (limits.max !== undefined)
    parts.push((moments.has(type) ? w.notAfter : w.atMost)(signed(limits.max)));
  if (limits.decimals !== undefined && type === "number")
    parts.push(limits.decimals === 0 ? w.whole : w.decimals(limits.decimals));
  if (limits.step !== undefined) parts.push(w.step(signed(limits.step)));
  if (limits.unit !== undefined) parts.push(w.unit(limits.unit));
  else if (limits.currency !== undefined) parts.push(w.unit(limits.currency));
  if (limits.minLength !== undefined || limits.maxLength !== undefined)
    parts.push(w.characters(limits.minLength, limits.maxLength));
  if (limits.pattern !== undefined) parts.push(w.pattern(limits.pattern));
  if (limits.precision !== undefined) parts.push(w.precisions[limits.precision]);
  if (type === "ranking" && limits.maxChoices !== undefined) parts.push(w.places(limits.maxChoices));
  else if (limits.minChoices !== undefined || limits.maxChoices !== undefined)
    parts.push(w.choices(limits.minChoices, limits.maxChoices));
  if (limits.total !== undefined) parts.push(w.total(signed(limits.total)));
  return parts.length > 0 ? w.join(parts) : undefined;
}
