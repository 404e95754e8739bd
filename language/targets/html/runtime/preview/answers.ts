import type { ProblemCode } from "../../../../answers/index.js";
import type { DataValue } from "../../../../instrument/model.js";
import type { Carried } from "../../preview/form-update.js";
import { all } from "../dom.js";
import { readField, writeField } from "../fields.js";
import { evaluateForm, type Form } from "../form.js";

/** Answers that the questionnaire has no place for at the moment. */
interface Aside {
  value: DataValue;
  /** What was left of it. */
  left: DataValue | undefined;
}

/** Keeps what has been answered while the questionnaire changes under it. */
export interface Keeper {
  /** Answers of renamed questions go to their new names. */
  carry(form: Form, variables: Carried["variables"]): void;
  /** Evaluates, and lays aside what no longer fits until it fits again: a name is typed letter by letter. */
  settle(form: Form): void;
  forget(): void;
}

const unfit: ReadonlySet<ProblemCode> = new Set(["wrong-type", "not-an-option", "unknown-variable"]);

export function openKeeper(): Keeper {
  const aside = new Map<string, Aside>();

  return {
    carry({ session }, variables) {
      const moved = variables.map(([from, to]) => ({
        from,
        to,
        value: session.answers[from],
        kept: aside.get(from),
      }));
      for (const { from } of moved) {
        delete session.answers[from];
        aside.delete(from);
      }
      for (const { to, value, kept } of moved) {
        if (value !== undefined) session.answers[to] = value;
        if (kept) aside.set(to, kept);
      }
    },
    settle(form) {
      const { answers } = form.session;
      const known = new Map(form.logic.variables.map((variable) => [variable.name, variable]));
      const tried = new Set<string>();
      for (const [name, { value, left }] of aside) {
        if (!known.has(name)) continue;
        aside.delete(name);
        // Another answer in the meantime counts more.
        if (JSON.stringify(answers[name]) !== JSON.stringify(left)) continue;
        answers[name] = value;
        tried.add(name);
      }
      for (const [name, value] of Object.entries(answers)) {
        if (known.has(name)) continue;
        aside.set(name, { value, left: undefined });
        delete answers[name];
      }
      evaluateForm(form);
      let changed = false;
      for (const { code, variable: name } of form.evaluation.problems) {
        const variable = name === undefined ? undefined : known.get(name);
        if (!variable || name === undefined || !unfit.has(code)) continue;
        const value = answers[name];
        if (value === undefined) continue;
        const left = remainder(value, variable.domain);
        aside.set(name, { value, left });
        if (left === undefined) delete answers[name];
        else answers[name] = left;
        changed = true;
      }
      if (changed) evaluateForm(form);
    },
    forget() {
      aside.clear();
    },
  };
}

/** Of several ticks those remain that still exist. */
function remainder(
  value: DataValue,
  domain: Form["logic"]["variables"][number]["domain"],
): DataValue | undefined {
  if (!Array.isArray(value) || !("options" in domain)) return undefined;
  const options = new Set([...domain.options, ...domain.missing].map((option) => option.value));
  const left = value.filter((each) => options.has(each));
  return left.length > 0 ? left : undefined;
}

/** Makes the controls inside these elements say what the answers say; where they do, nothing is touched. */
export function restoreFields(form: Form, elements: readonly HTMLElement[]): void {
  for (const element of elements) {
    for (const each of [element, ...all(element, "[data-v]")]) {
      const field = form.fields.get(each.dataset.v ?? "");
      if (!field || field.element !== each) continue;
      const wanted = form.session.answers[field.variable.name];
      if (textOf(readField(field)) !== textOf(wanted)) writeField(field, wanted);
    }
  }
}

function textOf(value: DataValue | undefined): string {
  return JSON.stringify(Array.isArray(value) && value.length === 0 ? null : (value ?? null));
}
