import type { AnswerDocument, Evaluation, SurveyRecord } from "../../../answers/index.js";
import { applyDefaults, evaluate, type Logic, startRecord } from "../../../answers/index.js";
import type { DataValue } from "../../../instrument/model.js";
import { unpackLogic } from "../pack.js";
import type { PageData } from "../page-data.js";
import { all } from "./dom.js";
import { type Field, readField, writeField } from "./fields.js";

/** Questions for paper are not asked on a screen. */
const ON_SCREEN = { medium: "web" } as const;

/** Where the respondent is: a screen by number, or one of the other sections. */
export type View = number | "resume" | "start" | "review" | "end";

/** One screen of questions, with what stands on it. */
export interface ScreenPart {
  element: HTMLElement;
  guard?: number;
  variables: string[];
  questions: string[];
  rules: string[];
}

/** What is saved while the form is filled in. Answers that are not asked any more are kept here. */
export interface Session {
  answers: Record<string, DataValue>;
  record: SurveyRecord;
  view: View;
  /** Questions the respondent has been reminded of. */
  reminded: string[];
  /** Highest screen that has been passed. */
  passed: number;
  /** The review has been reached: corrections lead back to it. */
  reviewed: boolean;
}

/** The form while it is alive. */
export interface Form {
  data: PageData;
  logic: Logic;
  fields: Map<string, Field>;
  screens: ScreenPart[];
  session: Session;
  evaluation: Evaluation;
}

/** Finds fields and screens in the page and evaluates the empty form. */
export function openForm(data: PageData): Form {
  const found = findForm(data);
  const session = newSession(found.logic);
  const evaluation = evaluate(found.logic, documentOf(session), ON_SCREEN);
  const form = { ...found, session, evaluation };
  takeDefaults(form);
  return form;
}

/** What stands in the page, without any answers. */
export function findForm(
  data: PageData,
  logic: Logic = unpackLogic(data.logic),
): Pick<Form, "data" | "logic" | "fields" | "screens"> {
  const variables = new Map(logic.variables.map((variable) => [variable.name, variable]));
  const fields = new Map<string, Field>();
  const screens = all(document, "section[data-page]").map((element): ScreenPart => {
    const part: ScreenPart = { element, variables: [], questions: [], rules: [] };
    if (element.dataset.g !== undefined) part.guard = Number(element.dataset.g);
    for (const each of all(element, "[data-v],[data-q],[data-rule]")) {
      const { v, q, rule } = each.dataset;
      const variable = v === undefined ? undefined : variables.get(v);
      if (variable) {
        fields.set(variable.name, { element: each, variable });
        part.variables.push(variable.name);
      }
      if (q !== undefined) part.questions.push(q);
      if (rule !== undefined) part.rules.push(rule);
    }
    return part;
  });
  return { data, logic, fields, screens };
}

export function newSession(logic: Logic): Session {
  return {
    answers: {},
    record: startRecord(logic, new Date()),
    view: "start",
    reminded: [],
    passed: -1,
    reviewed: false,
  };
}

export function documentOf(session: Session): AnswerDocument {
  return { ...session.answers, $survey: session.record };
}

export function evaluateForm(form: Form): void {
  form.evaluation = evaluate(form.logic, documentOf(form.session), ON_SCREEN);
  takeDefaults(form);
}

/** Questions that are asked for the first time take their default, which is then an answer like others. */
function takeDefaults(form: Form): void {
  if (!form.logic.variables.some((variable) => variable.default)) return;
  const before = documentOf(form.session);
  const after = applyDefaults(form.logic, before, ON_SCREEN);
  if (after === before) return;
  for (const [name, field] of form.fields) {
    const value = after[name];
    if (before[name] !== undefined || value === undefined || isRecord(value)) continue;
    form.session.answers[name] = value;
    writeField(field, value);
  }
  form.evaluation = evaluate(form.logic, documentOf(form.session), ON_SCREEN);
}

function isRecord(value: DataValue | SurveyRecord): value is SurveyRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Takes over what stands in a field. */
export function takeField(form: Form, field: Field): void {
  const value = readField(field);
  const { answers, record } = form.session;
  const before = answers[field.variable.name];
  if (JSON.stringify(before) === JSON.stringify(value)) return;
  answers[field.variable.name] = value;
  // Having been confirmed holds only for the answers it was said of.
  const touched = form.logic.pages.flatMap((page) => page.items).filter((item) => item.kind === "confirm");
  const stale = touched.filter((item) => item.variables.includes(field.variable.name)).map((item) => item.id);
  if (record.confirmed?.some((id) => stale.includes(id)))
    record.confirmed = record.confirmed.filter((id) => !stale.includes(id));
}

/** The field an element belongs to. */
export function fieldAt(form: Form, element: Element): Field | undefined {
  const name = element.closest<HTMLElement>("[data-v]")?.dataset.v;
  return name === undefined ? undefined : form.fields.get(name);
}
