import type { Locale } from "../../diagnostics/define.js";

/** Sentences about answers that are not there; the words for those that are come from the conditions. */
export interface WhyTexts {
  blank(subject: string): string;
  notAsked(subject: string): string;
  /** A missing option was chosen. */
  reason(subject: string, label: string): string;
  nothingChosen(subject: string): string;
  undecided(subject: string): string;
  more(count: number): string;
  endedAt(stop: string): string;
  paperOnly: string;
  webOnly: string;
}

export const whyTexts: Record<Locale, WhyTexts> = {
  en: {
    blank: (subject) => `${subject} is not answered yet`,
    notAsked: (subject) => `${subject} was not asked`,
    reason: (subject, label) => `${subject} was answered with ${label}, which counts as no answer`,
    nothingChosen: (subject) => `nothing is chosen in ${subject}`,
    undecided: (subject) => `there is no value yet for ${subject}`,
    more: (count) => (count === 1 ? "and 1 more answer" : `and ${count} more answers`),
    endedAt: (stop) => `the interview ended: ${stop}`,
    paperOnly: "asked on paper only",
    webOnly: "asked on screen only",
  },
  zh: {
    blank: (subject) => `${subject}尚未作答`,
    notAsked: (subject) => `${subject}未被提问`,
    reason: (subject, label) => `${subject}的回答是${label}，不算有效答案`,
    nothingChosen: (subject) => `${subject}一项也没有选`,
    undecided: (subject) => `${subject}还没有数值`,
    more: (count) => `另外还有 ${count} 个答案`,
    endedAt: (stop) => `访问已经结束：${stop}`,
    paperOnly: "只在纸质问卷中提问",
    webOnly: "只在网页表单中提问",
  },
};
