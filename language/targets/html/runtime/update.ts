import type { Inline } from "../../../instrument/model.js";
import { fillText } from "../../../render/texts.js";
import { all, flag } from "./dom.js";
import type { Form } from "./form.js";

/** Makes the page say what the answers mean: what is shown, what pipes print, what is left to give out. */
export type Painter = (form: Form) => void;

/** Looks the page over once, so that later paintings only touch what has changed. */
export function makePainter(): Painter {
  const guarded = all(document, "[data-g]").map((element) => ({ element, guard: Number(element.dataset.g) }));
  const asked = all(document, "[data-a]").map((element) => ({ element, name: element.dataset.v ?? "" }));
  const piped = all(document, "[data-p]").map((element) => ({ element, pipe: Number(element.dataset.p) }));
  const totals = all(document, "[data-total]");
  const groups = groupsWithRows();
  const pipes: (string | undefined)[] = [];
  return (current) => {
    const { evaluation, data } = current;
    for (const { element, guard } of guarded) show(element, evaluation.guard(guard) === true);
    for (const { element, name } of asked) flag(element, "data-on", evaluation.asked(name));
    for (const { element, variables } of groups)
      flag(element, "data-none", !variables.some((name) => evaluation.asked(name)));
    pipes.length = 0;
    for (const { element, pipe } of piped) {
      pipes[pipe] ??= textOf(current, data.pipes[pipe] ?? []);
      const words = pipes[pipe];
      if (element.textContent !== words) element.textContent = words ?? "";
    }
    for (const total of totals) paintTotal(current, total);
  };

  /** Questions whose rows come and go: without any row there is no question. */
  function groupsWithRows(): { element: HTMLElement; variables: string[] }[] {
    const owners = new Set(
      all(document, "[data-q] :is(.br,.rw,.gr)[data-g]").flatMap(
        (row) => row.closest<HTMLElement>("[data-q]") ?? [],
      ),
    );
    return [...owners].map((element) => ({
      element,
      variables: all(element, "[data-v]").flatMap((each) => each.dataset.v ?? []),
    }));
  }
}

function textOf(form: Form, parts: Inline[]): string {
  return form.evaluation.text({ key: "", parts });
}

/** An option of a list that folds out has to be disabled, too, to be out of reach everywhere. */
function show(element: HTMLElement, on: boolean): void {
  flag(element, "data-on", on);
  if (!(element instanceof HTMLOptionElement)) return;
  element.hidden = !on;
  element.disabled = !on;
}

function paintTotal(form: Form, element: HTMLElement): void {
  const question = element.dataset.of;
  const total = Number(element.dataset.total);
  let sum = 0;
  let any = false;
  for (const [name, { variable }] of form.fields) {
    if (variable.question !== question || !form.evaluation.asked(name)) continue;
    const value = form.session.answers[name];
    if (typeof value !== "number") continue;
    any = true;
    sum += value;
  }
  if (!any) return;
  const round = (x: number) => Number(x.toFixed(6));
  const left = round(total - sum);
  const { t } = form.data;
  const template = left === 0 ? t.totalDone : left > 0 ? t.totalLeft : t.totalOver;
  const words = fillText(template, { sum: round(sum), left, over: -left });
  if (element.textContent !== words) element.textContent = words;
}
