import type { Problem } from "../../../answers/index.js";
import { fillText, type LiveTexts } from "../../../render/texts.js";
import { wordsOf } from "./dom.js";
import type { Field } from "./fields.js";
import type { Form } from "./form.js";

/** A problem in words that say what to do. */
export function messageOf(form: Form, problem: Problem): string {
  const { t } = form.data;
  const { params } = problem;
  const field = problem.variable === undefined ? undefined : form.fields.get(problem.variable);
  const timed = field ? /^(date|time|datetime)$/.test(field.variable.domain.type) : false;
  const fill = (template: string, more: Record<string, string | number> = {}) =>
    fillText(template, { ...params, ...more });
  switch (problem.code) {
    case "required":
      return field ? requiredMessage(field, t) : t.mustAnswer;
    case "wrong-type":
      return wrongType(field, t);
    case "not-an-option":
    case "option-not-offered":
      return t.wrongOption;
    case "repeated-option":
      return t.repeated;
    case "exclusive-with-others":
      return t.exclusive;
    case "too-few":
      return fill(t.tooFew, { limit: params.min ?? "" });
    case "too-many":
      return fill(t.tooMany, { limit: params.max ?? "" });
    case "too-small":
      return fill(timed ? t.tooEarly : t.tooSmall, { limit: params.min ?? "" });
    case "too-large":
      return fill(timed ? t.tooLate : t.tooLarge, { limit: params.max ?? "" });
    case "too-many-decimals":
      return params.decimals === 0 ? t.wholeNumber : fill(t.decimals, { n: params.decimals ?? 0 });
    case "not-a-step":
      return fill(t.step);
    case "too-short":
      return fill(t.tooShort, { limit: params.min ?? "", count: params.length ?? "" });
    case "too-long":
      return fill(t.tooLong, { limit: params.max ?? "", count: params.length ?? "" });
    case "wrong-pattern":
      return t.pattern;
    case "wrong-format":
      return formatMessage(String(params.format), t);
    case "wrong-total":
      return fill(t.total, { sum: params.sum ?? params.value ?? "" });
    case "rank-incomplete":
      return fill(t.rankIncomplete, { limit: params.places ?? "" });
    case "check-failed":
      return ruleWords(problem.rule) || t.check;
    default:
      return t.wrongType;
  }
}

function requiredMessage(field: Field, t: LiveTexts): string {
  const { element, variable } = field;
  if (element.querySelector("input[type=range]")) return t.mustSlide;
  switch (variable.domain.type) {
    case "choice":
    case "boolean":
      return t.mustChoose;
    case "number":
      return t.mustNumber;
    case "date":
    case "datetime":
      return t.mustDate;
    case "time":
      return t.mustTime;
    case "ranking":
      return t.mustRank;
    default:
      return t.mustAnswer;
  }
}

function wrongType(field: Field | undefined, t: LiveTexts): string {
  return field?.variable.domain.type === "number" ? t.mustNumber : t.wrongType;
}

function formatMessage(format: string, t: LiveTexts): string {
  if (format === "email") return t.email;
  if (format === "phone") return t.phone;
  if (format === "url") return t.url;
  return format === "time" ? t.mustTime : t.mustDate;
}

/** The author's message of a check or confirm, with its pipes filled in. */
export function ruleWords(rule: string | undefined): string {
  return rule === undefined ? "" : wordsOf(ruleElement(rule));
}

export function ruleElement(rule: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-rule="${CSS.escape(rule)}"]`);
}
