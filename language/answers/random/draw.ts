import type { DataValue } from "../../instrument/model.js";
import { minimumTicks } from "../answer.js";
import type { Filling } from "../evaluate.js";
import type { LogicDomain, LogicOption } from "../logic.js";
import type { Entry } from "../plan.js";
import type { Dice } from "./dice.js";
import { randomNumber } from "./numbers.js";
import { randomText } from "./texts.js";
import { randomTime } from "./times.js";

/** From this attempt on an answer is rather left out, where that is allowed. */
const ESCAPE = 12;

/** What is known of an answer that is to be drawn. */
export interface Drawing {
  /** How often this has been tried before. */
  attempt: number;
  today: string;
  language: string;
  /** Numbers that may be the right ones. */
  hints: readonly number[];
  /** Options that are no longer offered. */
  retired: ReadonlySet<unknown>;
}

/** An answer to an asked question; `null` where it is left blank, or nothing is known that could be answered. */
export function drawn(entry: Entry, around: Filling, dice: Dice, drawing: Drawing): DataValue {
  const { domain, response } = entry.variable;
  const escaping = drawing.attempt >= ESCAPE;
  const mayBeBlank = response !== "required" || entry.question?.medium !== undefined;
  if (mayBeBlank && dice.chance(escaping ? 0.5 : response === "optional" ? 0.12 : 0.05)) return null;
  const offered = (option: LogicOption) => around.offered(option) && !drawing.retired.has(option.value);
  const reasons = domain.missing.filter(offered).map((option) => option.value);
  const reason = () => {
    const value = dice.pick(reasons);
    if (value === undefined) return null;
    return domain.type === "choice" && domain.multiple ? [value] : value;
  };
  if (reasons.length > 0 && dice.chance(escaping ? 0.6 : 0.04)) return reason();
  return answerTo(entry, domain, dice, offered, drawing) ?? reason();
}

function answerTo(
  entry: Entry,
  domain: LogicDomain,
  dice: Dice,
  offered: (option: LogicOption) => boolean,
  { attempt, today, language, hints }: Drawing,
): DataValue | undefined {
  switch (domain.type) {
    case "boolean":
      return entry.question?.kind === "consent" && attempt === 0 ? true : dice.chance(0.5);
    case "number":
      return randomNumber(domain, dice, hints);
    case "text":
      return randomText(domain, dice, language);
    case "choice": {
      const options = domain.options.filter(offered);
      if (domain.multiple) return ticks(options, domain, minimumTicks(domain, entry.variable.response), dice);
      return dice.pick(options)?.value;
    }
    case "ranking": {
      const values = dice.shuffled(domain.options.filter(offered)).map((option) => option.value);
      return values.slice(0, domain.top);
    }
    default:
      return randomTime(domain, dice, today);
  }
}

function ticks(
  options: readonly LogicOption[],
  { max }: { max?: number },
  least: number,
  dice: Dice,
): DataValue | undefined {
  const alone = options.filter((option) => option.exclusive);
  const others = options.filter((option) => !option.exclusive);
  const most = Math.min(max ?? others.length, others.length);
  if (alone.length > 0 && (most < Math.max(1, least) || dice.chance(0.08)))
    return alone.slice(0, 1).map((option) => option.value);
  if (others.length === 0) return [];
  const floor = Math.min(Math.max(1, least), most);
  const count = floor + Math.floor(dice.next() ** 1.5 * (most - floor + 1));
  const chosen = new Set(dice.shuffled(others).slice(0, count));
  return others.filter((option) => chosen.has(option)).map((option) => option.value);
}
