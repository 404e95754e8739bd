/** What code lenses say. */
import type { Locale } from "../../../language/diagnostics/define.js";
import type { Duration } from "../../../language/instrument/duration.js";

interface LensWords {
  facts(variables: number, questions: number, duration: Duration): string;
  factsTip: string;
  asked(condition: string): string;
  shown(condition: string): string;
  used(times: number): string;
  usedTip: string;
}

const minutes = (seconds: number): number => Math.max(1, Math.round(seconds / 60));

function plural(n: number, one: string): string {
  return `${n.toLocaleString("en-US")} ${one}${n === 1 ? "" : "s"}`;
}

export const LENS_WORDS: Record<Locale, LensWords> = {
  en: {
    facts(variables, questions, { least, expected, most }) {
      const [from, about, to] = [minutes(least), minutes(expected), minutes(most)];
      const range = from === to ? "" : ` (${from}–${to})`;
      return `${plural(questions, "question")} · ${plural(variables, "variable")} · about ${plural(about, "minute")}${range}`;
    },
    factsTip:
      "Estimated from the number of words and the kinds of answers; in brackets: if nothing conditional is asked – if everything is",
    asked: (condition) => `Asked when: ${condition}`,
    shown: (condition) => `Shown when: ${condition}`,
    used: (times) => (times === 0 ? "Not used" : times === 1 ? "Used once" : `Used ${times} times`),
    usedTip: "Show where it is used",
  },
  zh: {
    facts(variables, questions, { least, expected, most }) {
      const [from, about, to] = [minutes(least), minutes(expected), minutes(most)];
      const range = from === to ? "" : `（${from}–${to}）`;
      return `${questions} 道题 · ${variables} 个变量 · 约 ${about} 分钟${range}`;
    },
    factsTip: "按字数和题型估算；括号内分别为条件题全部不问和全部都问时的用时",
    asked: (condition) => `提问条件：${condition}`,
    shown: (condition) => `显示条件：${condition}`,
    used: (times) => (times === 0 ? "未使用" : `使用 ${times} 次`),
    usedTip: "查看在何处使用",
  },
};
