import { fillText } from "../../../render/texts.js";
import type { PageData } from "../page-data.js";
import { byId } from "./dom.js";
import { listen } from "./events.js";
import { writeField } from "./fields.js";
import { makeSubmission, type Submission, showReceipt } from "./finish.js";
import { evaluateForm, type Form, newSession, openForm, type View } from "./form.js";
import { parts } from "./parts.js";
import { path } from "./path.js";
import { allInOrder, confirmed, firstScreen, go, next, previous, type Steps } from "./steps.js";
import type { Saved, Store } from "./store.js";
import { makePainter } from "./update.js";
import { paintNavigation, show } from "./views.js";

/** What the form cannot do by itself: a page does it in the browser, a preview in its editor. */
export interface Outside {
  openStore(form: Form): Store;
  /** Resolves to whether the answers have arrived. */
  send(form: Form, made: Submission): Promise<boolean>;
  saveFile(form: Form, made: Submission, format: "json" | "csv"): void;
}

/** The form that has been brought to life, for whoever changes the page under it. */
export interface App {
  form: Form;
  steps: Steps;
  store: Store;
  /** Looks the page over again before the next painting. */
  renew(): void;
}

/** Brings the page to life. */
export function startApp(data: PageData, outside: Outside): App {
  const form = openForm(data);
  const store = outside.openStore(form);
  let paint = makePainter();
  let submission: Submission | undefined;
  let sending = false;
  let done = false;

  const steps: Steps = {
    form,
    changed() {
      paint(form);
      paintNavigation(form);
      if (!done && begun()) store.save();
    },
    end() {
      void finish();
    },
  };

  async function finish(): Promise<void> {
    if (sending || done) return;
    evaluateForm(form);
    if (form.evaluation.outcome === undefined && !allInOrder(steps)) return;
    submission = makeSubmission(form, submission?.code);
    if (form.data.post === undefined) {
      conclude(submission, true);
      return;
    }
    sending = true;
    busy(true);
    note(form.data.t.sending);
    const arrived = await outside.send(form, submission);
    sending = false;
    busy(false);
    if (arrived) {
      done = true;
      store.clear();
    }
    conclude(submission, arrived);
    note(arrived ? form.data.t.sent : form.data.t.sendFailed);
  }

  /** Shows the end; what has not arrived gets no thanks and no receipt, but another try. */
  function conclude(made: Submission, arrived: boolean): void {
    showReceipt(form, made, arrived);
    parts().charts?.drawResults(form);
    note("");
    if (form.session.view !== "end") go(steps, "end");
  }

  function busy(on: boolean): void {
    for (const button of document.querySelectorAll("[data-do=finish]"))
      button.setAttribute("aria-disabled", String(on));
  }

  function note(words: string): void {
    for (const id of ["sent", "status"]) {
      const element = byId(id);
      if (element) element.textContent = words;
    }
  }

  function resume(saved: Saved): void {
    form.session = saved.session;
    writeAll(form);
    evaluateForm(form);
    document.documentElement.classList.add("begun");
    const { view } = form.session;
    const gone = typeof view === "number" && !path(form).includes(view);
    go(steps, view === "end" || view === "resume" ? "review" : gone ? firstScreen(form) : view);
  }

  function startOver(): void {
    store.clear();
    document.documentElement.classList.remove("begun");
    form.session = newSession(form.logic);
    submission = undefined;
    done = false;
    writeAll(form);
    evaluateForm(form);
    go(steps, byId("start") ? "start" : firstScreen(form));
  }

  function saveFile(format: "json" | "csv"): void {
    submission ??= makeSubmission(form);
    outside.saveFile(form, submission, format);
    // Without an address to send to, the file is what was asked for.
    if (form.data.post !== undefined) return;
    done = true;
    store.clear();
  }

  const acts: Record<string, (button: HTMLElement) => void> = {
    start: () => go(steps, firstScreen(form)),
    next: () => next(steps),
    back: () => previous(steps),
    finish: () => void finish(),
    continue: () => {
      const saved = store.load();
      if (saved) resume(saved);
    },
    restart: startOver,
    wipe: () => {
      if (!window.confirm(form.data.t.clearAsk)) return;
      startOver();
      note(form.data.t.cleared);
    },
    reopen: () => {
      done = false;
      if (form.evaluation.outcome === undefined) go(steps, "review");
      else previous(steps);
    },
    change: (button) => {
      go(steps, Number(button.dataset.screen));
      const question = document.querySelector(`[data-q="${CSS.escape(button.dataset.question ?? "")}"]`);
      question?.querySelector<HTMLElement>("input:checked, input, select, textarea")?.focus();
    },
    json: () => saveFile("json"),
    csv: () => saveFile("csv"),
    print: () => window.print(),
    "confirm-yes": () => confirmed(steps, true),
    "confirm-no": () => confirmed(steps, false),
  };

  listen(form, () => steps.changed());
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const button = target?.closest<HTMLElement>("[data-do]");
    if (button) acts[button.dataset.do ?? ""]?.(button);
    const link = target?.closest<HTMLElement>("a[data-to]");
    const control = link && byId(link.dataset.to ?? "");
    if (!control) return;
    event.preventDefault();
    control.focus({ preventScroll: true });
    (control.closest("[data-q],.br") ?? control).scrollIntoView({ block: "center" });
  });
  byId("save-off")?.addEventListener("change", (event) => {
    store.off((event.target as HTMLInputElement).checked);
  });
  window.addEventListener("popstate", (event: PopStateEvent) => {
    const view = (event.state as { view?: View } | null)?.view;
    if (view === undefined || done) return;
    show(form, view, { focus: true });
    steps.changed();
  });
  window.addEventListener("pagehide", () => {
    if (!done && begun()) store.save(true);
  });

  paint(form);
  const saved = store.load();
  const first: View = saved ? "resume" : byId("start") ? "start" : firstScreen(form);
  if (saved) tellSaved(form, saved);
  show(form, first, { focus: false });
  try {
    history.replaceState({ view: first }, "");
  } catch {
    // A sandboxed page has no history; its own buttons remain.
  }
  return {
    form,
    steps,
    store,
    renew() {
      paint = makePainter();
    },
  };
}

function tellSaved(form: Form, saved: Saved): void {
  const when = byId("resume-when");
  const date = new Intl.DateTimeFormat(form.data.uiLanguage, { dateStyle: "long", timeStyle: "short" });
  const n = Object.values(saved.session.answers).filter((value) => value !== null).length;
  if (when) when.textContent = fillText(form.data.t.savedAt, { date: date.format(new Date(saved.at)), n });
}

/** Has anything been answered? Defaults alone are nothing to save. */
function begun(): boolean {
  return document.documentElement.classList.contains("begun");
}

function writeAll(form: Form): void {
  for (const [name, field] of form.fields) writeField(field, form.session.answers[name]);
}
