import type { Locale } from "../language/diagnostics/define.js";

/** Language of messages as the system has it, by the usual order of its variables; English when unknown. */
export function systemLocale(env: Record<string, string | undefined>): Locale {
  const said = env.LC_ALL || env.LC_MESSAGES || env.LANG;
  if (said) return isChinese(said) ? "zh" : "en";
  // Windows sets none of them.
  if (process.platform === "win32")
    return isChinese(Intl.DateTimeFormat().resolvedOptions().locale) ? "zh" : "en";
  return "en";
}

function isChinese(tag: string): boolean {
  return /^zh([_.-]|$)/i.test(tag);
}

/**
 * The `--locale` among raw arguments, needed before they are parsed: help and complaints about the
 * arguments themselves are in that language, too.
 */
export function localeArgument(args: readonly string[]): Locale | undefined {
  const end = args.indexOf("--");
  const own = end < 0 ? args : args.slice(0, end);
  for (const [i, arg] of own.entries()) {
    const value = arg === "--locale" ? own[i + 1] : arg.startsWith("--locale=") ? arg.slice(9) : undefined;
    if (value === "zh" || value === "en") return value;
  }
  return undefined;
}
