/** Surveys to start from. */
import { templates as first } from "../../cli/templates.js";
import type { Locale } from "../../language/diagnostics/define.js";
import type { TemplateInfo } from "../build/protocol.js";
import { course } from "./course.js";
import { customers } from "./customers.js";
import { employees } from "./employees.js";
import { interview } from "./interview.js";
import { scale } from "./scale.js";
import type { Template } from "./template.js";

/** What `rensis init` writes, as a template among others. */
const small: Template = {
  id: "visit",
  name: "visit",
  title: { en: "A small survey", zh: "简短问卷" },
  description: {
    en: "A battery, a branch, a few questions about the person: a good place to begin",
    zh: "一组量表题、一个条件分支和几道个人资料题，适合入门",
  },
  text: { en: surveyOf("en"), zh: surveyOf("zh") },
};

const all: readonly Template[] = [small, customers, employees, course, scale, interview];

/** All templates in a language, the plainest first. */
export function templatesIn(locale: Locale): TemplateInfo[] {
  return all.map(({ id, name, title, description, text }) => ({
    id,
    name,
    title: title[locale],
    description: description[locale],
    text: text[locale],
  }));
}

function surveyOf(locale: Locale): string {
  return first[locale].files[first[locale].survey] ?? "";
}
