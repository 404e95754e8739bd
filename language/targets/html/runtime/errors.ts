import type { Problem } from "../../../answers/index.js";
import { fillText } from "../../../render/texts.js";
import { all, byId, el, flag, wordsOf } from "./dom.js";
import { controlsOf } from "./fields.js";
import type { Form, ScreenPart } from "./form.js";
import { messageOf, ruleElement } from "./messages.js";

/** Where a problem is shown, and the control that its link leads to. */
interface Spot {
  problem: Problem;
  message: string;
  /** Beside or inside which the message stands. */
  place: HTMLElement;
  control?: HTMLElement;
}

/** Problems that stand on a screen. Answers that are remembered but not asked are none. */
export function problemsOn(form: Form, screen: ScreenPart): Problem[] {
  return form.evaluation.problems.filter((problem) => {
    if (problem.code === "not-asked" || problem.code === "record-mismatch") return false;
    if (problem.rule !== undefined) return screen.rules.includes(problem.rule);
    if (problem.variable !== undefined) return screen.variables.includes(problem.variable);
    return problem.question !== undefined && screen.questions.includes(problem.question);
  });
}

/** Shows problems: a summary with a link each, a message each at its question. Moves the focus to the summary. */
export function showErrors(form: Form, screen: ScreenPart, problems: Problem[]): void {
  clearErrors();
  const { t } = form.data;
  const spots = problems.flatMap((problem) => spotOf(form, screen, problem) ?? []);
  const items = spots.map((spot, i) => {
    const id = `e${i}`;
    markSpot(spot, id);
    return summaryLink(spot, id);
  });
  const title = items.length === 1 ? t.errorTitleOne : fillText(t.errorTitle, { n: items.length });
  openSummary(title, undefined, items, true);
  document.title = `${t.errorPrefix}${document.title}`;
}

/** Reminds of questions that need not be answered but would be welcome. */
export function showReminder(form: Form, screen: ScreenPart, questions: string[]): void {
  clearErrors();
  const { t } = form.data;
  const items = questions.flatMap((question) => {
    const element = screen.element.querySelector<HTMLElement>(`[data-q="${CSS.escape(question)}"]`);
    const control = element?.querySelector<HTMLElement>("input,select,textarea");
    if (!element || !control) return [];
    return [link(control, wordsOf(element.querySelector(".ql")))];
  });
  openSummary(t.requestedTitle, t.requestedHelp, items, false);
}

export function clearErrors(): void {
  const summary = byId("summary");
  if (summary && !summary.hidden) {
    summary.hidden = true;
    summary.replaceChildren();
  }
  for (const message of all(document, ".err[data-err]")) message.remove();
  for (const each of all(document, "[data-bad]")) flag(each, "data-bad", false);
  for (const rule of all(document, ".rule.err")) {
    rule.classList.remove("err");
    flag(rule, "data-on", false);
  }
  for (const each of all(document, "[aria-invalid]")) unmark(each);
}

/** Takes away the messages at a field whose answer is in order now, and their lines in the summary. */
export function settleErrors(form: Form): void {
  const left = new Set(form.evaluation.problems.map(keyOf));
  for (const message of all(document, "[data-err]")) {
    if (left.has(message.dataset.err ?? "")) continue;
    byId("summary")?.querySelector(`[data-for="${message.id}"]`)?.remove();
    const question = message.closest<HTMLElement>("[data-q]");
    for (const each of all(document, `[aria-describedby~="${message.id}"]`)) unmark(each);
    if (message.classList.contains("rule")) {
      message.classList.remove("err");
      flag(message, "data-on", false);
      message.removeAttribute("data-err");
    } else message.remove();
    if (question && !question.querySelector(".err")) flag(question, "data-bad", false);
  }
  const summary = byId("summary");
  if (summary && !summary.hidden && !summary.querySelector("li")) clearErrors();
}

function keyOf(problem: Problem): string {
  return `${problem.code} ${problem.rule ?? problem.variable ?? problem.question ?? ""}`;
}

function spotOf(form: Form, screen: ScreenPart, problem: Problem): Spot | undefined {
  const message = messageOf(form, problem);
  if (problem.rule !== undefined) {
    const place = ruleElement(problem.rule);
    if (!place) return undefined;
    const named = form.logic.pages
      .flatMap((page) => page.items)
      .find((item) => item.kind === "check" && item.id === problem.rule);
    const variables = named?.kind === "check" ? named.variables : [];
    const field = variables
      .map((name) => form.fields.get(name))
      .find((each) => each && screen.element.contains(each.element));
    return { problem, message, place, control: field && controlsOf(field)[0] };
  }
  const field = problem.variable === undefined ? undefined : form.fields.get(problem.variable);
  const place =
    field?.element ??
    screen.element.querySelector<HTMLElement>(`[data-q="${CSS.escape(problem.question ?? "")}"]`);
  if (!place) return undefined;
  const control = field ? controlsOf(field)[0] : place.querySelector<HTMLElement>("input,select,textarea");
  return { problem, message, place, ...(control ? { control } : {}) };
}

function markSpot({ problem, message, place, control }: Spot, id: string): void {
  if (place.classList.contains("rule")) {
    place.id = id;
    place.dataset.err = keyOf(problem);
    place.classList.add("err");
    flag(place, "data-on", true);
    return;
  }
  const words = el("p", { class: "err", id, "data-err": keyOf(problem) }, message);
  const anchor = anchorOf(place);
  if (anchor) anchor.after(words);
  else place.prepend(words);
  const question = place.closest("[data-q]");
  if (question) flag(question, "data-bad", true);
  const bearer = place.getAttribute("role") === "radiogroup" ? place : control;
  if (!bearer) return;
  bearer.setAttribute("aria-invalid", "true");
  const described = bearer.getAttribute("aria-describedby");
  bearer.setAttribute("aria-describedby", described ? `${described} ${id}` : id);
}

/** The message stands after the words of the question or row and before its controls. */
function anchorOf(place: HTMLElement): Element | undefined {
  const own = [...place.children];
  return own.findLast((child) => child.matches("legend,.lg,.about,.bs:not(.opp),.bl,label.bs"));
}

function unmark(bearer: Element): void {
  bearer.removeAttribute("aria-invalid");
  const rest = (bearer.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => !/^e\d+$/.test(id));
  if (rest.join("")) bearer.setAttribute("aria-describedby", rest.join(" "));
  else bearer.removeAttribute("aria-describedby");
}

function summaryLink(spot: Spot, id: string): HTMLLIElement {
  const item = link(
    spot.control ?? spot.place,
    [subjectOf(spot.place), spot.message].filter(Boolean).join(" – "),
  );
  item.dataset.for = id;
  return item;
}

/** What a line of the summary is about: the row, or else the question, in short. */
function subjectOf(place: HTMLElement): string {
  if (place.classList.contains("rule")) return "";
  const row = wordsOf(place.closest(".br,.rw,.gr")?.querySelector(".rl"));
  const words = row || wordsOf(place.closest("[data-q]")?.querySelector(".ql"));
  return words.length > 60 ? `${words.slice(0, 58)}…` : words;
}

let made = 0;

function link(target: HTMLElement, words: string): HTMLLIElement {
  target.id ||= `t${++made}`;
  return el("li", {}, el("a", { href: `#${target.id}`, "data-to": target.id }, words));
}

function openSummary(title: string, help: string | undefined, items: HTMLLIElement[], bad: boolean): void {
  const summary = byId("summary");
  if (!summary) return;
  summary.className = bad ? "sum bad" : "sum";
  summary.replaceChildren(el("h2", {}, title), ...(help ? [el("p", {}, help)] : []), el("ul", {}, ...items));
  summary.hidden = false;
  summary.focus();
}
