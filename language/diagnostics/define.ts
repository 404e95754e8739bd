/** How a diagnostic is declared: once, with its texts in both languages and typed parameters. */

export type Severity = "error" | "warning" | "info" | "hint";
export type Locale = "en" | "zh";
export type Localised = { en: string; zh: string };

/** Names in braces of a message template: `Params<"No {kind} “{name}”">` is `"kind" | "name"`. */
type Params<S extends string> = S extends `${string}{${infer P}}${infer Rest}` ? P | Params<Rest> : never;

export interface Declaration<En extends string = string, Zh extends string = string> {
  severity: Severity;
  en: En;
  zh: Zh;
  /** Shown faded in editors: the code has no effect. */
  unnecessary?: true;
}

/** A zh text that uses another parameter than the en text does not compile. */
type SameParams<En extends string, Zh extends string> = [Params<En>] extends [Params<Zh>]
  ? [Params<Zh>] extends [Params<En>]
    ? unknown
    : never
  : never;

export function declare<const En extends string, const Zh extends string>(
  severity: Severity,
  en: En & SameParams<En, Zh>,
  zh: Zh,
  more?: { unnecessary?: true },
): Declaration<En, Zh> {
  return { severity, en, zh, ...more };
}

/** A parameter is a text, a number, or a text in both languages. */
export type ParamValue = string | number | Localised;
export type ParamsOf<D> = D extends Declaration<infer En, string> ? { [K in Params<En>]: ParamValue } : never;
