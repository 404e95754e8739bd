import type { Evaluation } from "../../../answers/index.js";
import { byId } from "./dom.js";
import { problemsOn, showErrors, showReminder } from "./errors.js";
import { evaluateForm, type Form, takeField, type View } from "./form.js";
import { ruleWords } from "./messages.js";
import { path } from "./path.js";
import { drawReview } from "./review.js";
import { show } from "./views.js";

/** What leads from one view to the next. `changed` repaints and saves. */
export interface Steps {
  form: Form;
  changed(): void;
  /** Called when an interview has ended early or all is reviewed. */
  end(): void;
}

/** Goes where a view says, and makes what it needs. */
export function go(steps: Steps, view: View): void {
  if (view === "review") {
    steps.form.session.reviewed = true;
    drawReview(steps.form);
  }
  show(steps.form, view, { focus: true });
  remember(view);
  steps.changed();
}

/** Each view is a step of the browser's own back button. A sandboxed page may not have one. */
function remember(view: View): void {
  try {
    history.pushState({ view }, "");
  } catch {
    // Without history the form's own buttons remain.
  }
}

/** Leaves a screen forwards: checks it, reminds, asks for confirmation, and finds the next. */
export function next(steps: Steps): void {
  const { form } = steps;
  const { session } = form;
  if (typeof session.view !== "number") return;
  const screen = form.screens[session.view];
  if (!screen) return;
  // Browsers fill in fields without telling; what stands there counts.
  for (const name of screen.variables) {
    const field = form.fields.get(name);
    if (field && form.evaluation.asked(name) && field.variable.domain.type !== "choice")
      takeIfChanged(form, name);
  }
  evaluateForm(form);
  const problems = problemsOn(form, screen);
  if (problems.length > 0) {
    showErrors(form, screen, problems);
    return;
  }
  const open = form.evaluation.requested.filter(
    (question) => screen.questions.includes(question) && !session.reminded.includes(question),
  );
  if (open.length > 0) {
    session.reminded.push(...open);
    showReminder(form, screen, open);
    steps.changed();
    return;
  }
  const confirm = form.evaluation.toConfirm.find((each) => screen.rules.includes(each.id));
  if (confirm) {
    askToConfirm(confirm);
    return;
  }
  tickNothing(form, screen.variables);
  session.passed = Math.max(session.passed, session.view);
  evaluateForm(form);
  advance(steps, session.view);
}

function takeIfChanged(form: Form, name: string): void {
  const field = form.fields.get(name);
  if (!field) return;
  const before = form.session.answers[name];
  takeField(form, field);
  if (before === undefined && form.session.answers[name] === null) delete form.session.answers[name];
}

/** A question with several answers that was passed without a tick is answered: with none. */
function tickNothing(form: Form, variables: string[]): void {
  for (const name of variables) {
    const domain = form.fields.get(name)?.variable.domain;
    if (domain?.type === "choice" && domain.multiple && form.evaluation.asked(name))
      form.session.answers[name] ??= [];
  }
}

function advance(steps: Steps, from: number): void {
  const { form } = steps;
  if (form.evaluation.outcome !== undefined) {
    steps.end();
    return;
  }
  const ahead = path(form).filter((index) => index > from);
  const target = form.session.reviewed ? ahead.find((index) => needsVisit(form, index)) : ahead[0];
  go(steps, target ?? "review");
}

/** After the review only what is new or wrong is visited again. */
function needsVisit(form: Form, index: number): boolean {
  const screen = form.screens[index];
  if (!screen) return false;
  return index > form.session.passed || problemsOn(form, screen).length > 0;
}

/** One screen back on the way. */
export function previous(steps: Steps): void {
  const { form } = steps;
  const { view } = form.session;
  const at = typeof view === "number" ? view : form.screens.length;
  const before = path(form)
    .filter((index) => index < at)
    .at(-1);
  if (before !== undefined) go(steps, before);
  else if (byId("start")) go(steps, "start");
}

/** The first screen of the way. */
export function firstScreen(form: Form): View {
  return path(form)[0] ?? "review";
}

/** Checks everything once more before the answers leave; goes to the first screen that has a problem. */
export function allInOrder(steps: Steps): boolean {
  const { form } = steps;
  for (const index of path(form)) {
    const screen = form.screens[index];
    const problems = screen ? problemsOn(form, screen) : [];
    if (!screen || problems.length === 0) continue;
    go(steps, index);
    showErrors(form, screen, problems);
    return false;
  }
  return true;
}

let asking: Evaluation["toConfirm"][number] | undefined;

function askToConfirm(confirm: Evaluation["toConfirm"][number]): void {
  asking = confirm;
  const text = byId("confirm-text");
  if (text) text.textContent = ruleWords(confirm.id);
  byId<HTMLDialogElement>("confirm")?.showModal();
}

/** The answer to the question of a confirmation: `yes` records it and goes on, `no` leads back to the answers. */
export function confirmed(steps: Steps, yes: boolean): void {
  const { form } = steps;
  byId<HTMLDialogElement>("confirm")?.close();
  if (!asking) return;
  const { id, variables } = asking;
  asking = undefined;
  if (yes) {
    form.session.record.confirmed = [...(form.session.record.confirmed ?? []), id];
    next(steps);
    return;
  }
  const field = variables.map((name) => form.fields.get(name)?.element).find(Boolean);
  field?.querySelector<HTMLElement>("input,select,textarea")?.focus();
}
