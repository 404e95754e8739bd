import type { FormState } from "../../preview/frame-protocol.js";
import { countAnswered } from "../finish.js";
import type { Form } from "../form.js";

/** What the page around the form is told after every change. */
export function stateOf(form: Form): FormState {
  const { evaluation, session, logic } = form;
  const asked = new Set<string>();
  for (const { name, question, origin } of logic.variables)
    if (origin === "answer" && question !== undefined && evaluation.asked(name)) asked.add(question);
  return {
    document: evaluation.document(),
    session: { ...session, answers: { ...session.answers }, scroll: Math.round(window.scrollY) },
    answered: countAnswered(form),
    asked: asked.size,
    problems: evaluation.problems.filter(({ code }) => code !== "not-asked").length,
  };
}
