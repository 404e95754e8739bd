import type { PageData } from "../../page-data.js";
import type { Anchor, FormUpdate } from "../../preview/form-update.js";
import type { FrameTexts, FromFrame, SavedSession, ToFrame } from "../../preview/frame-protocol.js";
import { type App, startApp } from "../app.js";
import { byId } from "../dom.js";
import { problemsOn, showErrors } from "../errors.js";
import { type Form, findForm, newSession } from "../form.js";
import { parts } from "../parts.js";
import { drawReview } from "../review.js";
import { firstScreen } from "../steps.js";
import { show } from "../views.js";
import { openKeeper, restoreFields } from "./answers.js";
import { openBody } from "./body.js";
import { isToFrame } from "./guards.js";
import { openLooks } from "./look.js";
import { outsideOf } from "./outside.js";
import { elementOf, listenForWishes } from "./pointer.js";
import { stateOf } from "./state.js";
import { keepView, restoreView, viewAfter } from "./view.js";

/**
 * Opens the preview in this document.
 * @returns what takes the messages for it
 */
export function openPreview(
  post: (message: FromFrame) => void,
  texts: FrameTexts,
): (message: unknown) => void {
  const root = document.createElement("div");
  root.id = "app";
  document.body.append(root);
  const looks = openLooks();
  const body = openBody(root);
  const keeper = openKeeper();
  let data: Record<string, unknown> = {};
  let version = 0;
  let app: App | undefined;
  let due: number | undefined;
  let revealed: Anchor | undefined;

  listenForWishes(
    {
      goto: (anchor) => post({ type: "goto", anchor }),
      open: (href) => post({ type: "open", href }),
      key: (key) => post({ type: "key", key }),
    },
    texts,
  );
  // What would ask the user or leave the page cannot do so here.
  window.confirm = () => true;
  window.print = () => post({ type: "print" });
  window.addEventListener("scroll", tellSoon, { passive: true });

  /** Tells once for a burst of changes. */
  function tellSoon(): void {
    if (!app) return;
    clearTimeout(due);
    due = window.setTimeout(() => {
      if (app) post({ type: "answers", state: stateOf(app.form) });
    }, 60);
  }

  function update(wanted: FormUpdate, session: SavedSession | undefined): void {
    if (wanted.base !== 0 && (!app || wanted.base !== version)) {
      post({ type: "stale" });
      return;
    }
    if (wanted.page) looks.page(wanted.page);
    const arrived = Object.fromEntries(
      Object.entries(wanted.data).map(([name, json]) => [name, JSON.parse(json)]),
    );
    data = wanted.base === 0 ? arrived : { ...data, ...arrived };
    version = wanted.version;
    if (app) change(app, wanted);
    else begin(wanted);
    if (app && session) resume(app, session);
    painted(() => post({ type: "painted", version: wanted.version }));
    tellSoon();
  }

  function begin(wanted: FormUpdate): void {
    body.apply(wanted);
    document.documentElement.classList.add("js");
    app = startApp(data as unknown as PageData, outsideOf(post));
    const { steps } = app;
    const { changed } = steps;
    steps.changed = () => {
      changed();
      tellSoon();
    };
    steps.changed();
  }

  function change({ form, renew, steps }: App, wanted: FormUpdate): void {
    const kept = keepView(form);
    const wrong = document.querySelector(".sum.bad:not([hidden])") !== null;
    keeper.carry(form, wanted.carried.variables);
    const touched = body.apply(wanted);
    renewForm(form, wanted.data.logic !== undefined);
    renew();
    restoreFields(form, touched);
    const view = viewAfter(form, kept);
    showAgain(form, view);
    steps.changed();
    const screen = typeof view === "number" ? form.screens[view] : undefined;
    const problems = wrong && screen ? problemsOn(form, screen) : [];
    if (screen && problems.length > 0) showErrors(form, screen, problems);
    restoreView(kept);
  }

  /** Looks for the fields anew; what the logic has been worked out for stays as long as the logic does. */
  function renewForm(form: Form, hasNewLogic: boolean): void {
    Object.assign(form, findForm(data as unknown as PageData, hasNewLogic ? undefined : form.logic));
    const { id, language, version: edition } = form.logic;
    const { version: _, ...record } = form.session.record;
    form.session.record = { ...record, id, language, ...(edition === undefined ? {} : { version: edition }) };
    keeper.settle(form);
  }

  function resume({ form, steps }: App, saved: SavedSession): void {
    const { answers, record, reminded, passed, reviewed, view, scroll } = saved;
    const fresh = newSession(form.logic);
    form.session = {
      answers: answers as Form["session"]["answers"],
      record: { ...fresh.record, ...record, id: form.logic.id },
      reminded,
      passed,
      reviewed,
      view: "start",
    };
    adopt(form);
    const known = typeof view === "number" ? form.screens[view] : byId(view);
    showAgain(form, known && view !== "resume" ? (view as Form["session"]["view"]) : beginning(form));
    steps.changed();
    window.scrollTo({ top: scroll, behavior: "instant" });
  }

  /** Takes the session's answers into the form. */
  function adopt(form: Form): void {
    keeper.forget();
    const { answers, record } = form.session;
    document.documentElement.classList.toggle("begun", Object.keys(answers).length > 0);
    form.session.record = record;
    keeper.settle(form);
    restoreFields(form, [root]);
  }

  function fill(form: Form, given: Record<string, unknown>): void {
    const { $survey, ...answers } = given;
    const session = newSession(form.logic);
    const { today, confirmed } = ($survey ?? {}) as Form["session"]["record"];
    const { view } = form.session;
    form.session = {
      ...session,
      answers: answers as Form["session"]["answers"],
      record: { ...session.record, ...(today ? { today } : {}), ...(confirmed ? { confirmed } : {}) },
      passed: form.screens.length,
      view,
    };
    adopt(form);
    // Whoever asks for answers wants to see some.
    showAgain(form, view === "start" ? firstScreen(form) : view);
  }

  function clear(form: Form): void {
    form.session = newSession(form.logic);
    adopt(form);
    showAgain(form, beginning(form));
    window.scrollTo({ top: 0, behavior: "instant" });
  }

  function reveal({ form, steps }: App, element: HTMLElement | undefined): "shown" | "hidden" | "absent" {
    if (!element) return "absent";
    const section = element.closest("section[data-page]");
    const index = form.screens.findIndex((screen) => screen.element === section);
    if (index >= 0 && form.session.view !== index) {
      show(form, index, { focus: false });
      steps.changed();
    }
    if (element.getClientRects().length === 0) return "hidden";
    const { top, bottom } = element.getBoundingClientRect();
    const inSight = top >= 0 && (bottom <= window.innerHeight || top < window.innerHeight / 3);
    if (!inSight)
      element.scrollIntoView({
        block: bottom - top > window.innerHeight ? "start" : "center",
        behavior: "instant",
      });
    element.classList.remove("rensis-here");
    // Reading a length makes the browser begin the animation anew.
    void element.offsetWidth;
    element.classList.add("rensis-here");
    element.addEventListener("animationend", () => element.classList.remove("rensis-here"), { once: true });
    return "shown";
  }

  function take(message: ToFrame): void {
    if (message.type === "form") return update(message.update, message.session);
    if (message.type === "look") return looks.look(message.look);
    if (!app) return;
    if (message.type === "reveal") {
      const { anchor, quiet } = message;
      const isKnown = revealed?.key === anchor.key && revealed.n === anchor.n;
      revealed = anchor;
      if (!quiet || !isKnown) post({ type: "revealed", how: reveal(app, elementOf(anchor)) });
      return;
    }
    if (message.type === "fill") fill(app.form, message.answers);
    else clear(app.form);
    app.steps.changed();
  }

  return (message) => {
    if (!isToFrame(message)) return;
    try {
      take(message);
    } catch (error) {
      post({ type: "broken" });
      throw error;
    }
  };
}

function beginning(form: Form): Form["session"]["view"] {
  return byId("start") ? "start" : firstScreen(form);
}

/** Shows a view without taking the focus, with what its section needs. */
function showAgain(form: Form, view: Form["session"]["view"]): void {
  if (view === "review") drawReview(form);
  show(form, view, { focus: false });
  if (view === "end") parts().charts?.drawResults(form);
}

/** Calls back when what has changed is on the screen; at once where nothing is painted. */
function painted(done: () => void): void {
  if (document.hidden) {
    setTimeout(done);
    return;
  }
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(undefined);
  });
}
