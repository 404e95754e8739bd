import type { AnswerDocument, Explained, GotoTarget, Tab } from "../../preview/messages.js";
import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { drawJson } from "./json-view.js";
import { openSplitter } from "./splitter.js";
import { fill, type Texts } from "./texts.js";
import { drawWhy } from "./why-view.js";

export interface PanelActs {
  go(target: GotoTarget): void;
  fill(seed: number): void;
  copy(): void;
  save(): void;
  close(): void;
  tab(tab: Tab): void;
  height(height: number): void;
}

export interface Panel {
  element: HTMLElement;
  open(open: boolean): void;
  answers(document: AnswerDocument): void;
  explained(explained: Explained): void;
  counts(counts: { answered: number; asked: number; problems: number }): void;
  seed(seed: number): void;
  tab: Tab;
}

const tabs: Tab[] = ["answers", "asked"];

/** The panel below the form: the answers as they would be saved, and what is not asked and why. */
export function openPanel(
  t: Texts,
  state: { tab: Tab; height: number; seed: number },
  acts: PanelActs,
): Panel {
  const buttons = new Map<Tab, HTMLButtonElement>();
  const bodies = new Map<Tab, HTMLElement>();
  const number = el("span", { class: "count" });
  for (const tab of tabs) {
    const made = el(
      "button",
      { type: "button", role: "tab", id: `tab-${tab}`, "aria-controls": `body-${tab}` },
      t[tab],
      tab === "asked" && number,
    );
    made.addEventListener("click", () => choose(tab));
    buttons.set(tab, made);
    bodies.set(
      tab,
      el("div", {
        class: "body",
        role: "tabpanel",
        id: `body-${tab}`,
        "aria-labelledby": `tab-${tab}`,
        tabindex: 0,
      }),
    );
  }

  const list = el("div", { role: "tablist", "aria-label": t.tabs, class: "tabs" }, ...buttons.values());
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = tabs[(tabs.indexOf(panel.tab) + step + tabs.length) % tabs.length] ?? "answers";
    choose(next);
    buttons.get(next)?.focus();
  });

  const seed = el("input", { type: "number", min: 0, max: 999_999, step: 1, value: state.seed, id: "seed" });
  const draw = () => {
    if (seed.validity.valid && seed.value !== "") acts.fill(Number(seed.value));
  };
  // Not a form: the webview is not allowed to have any.
  seed.addEventListener("keydown", (event) => {
    if (event.key === "Enter") draw();
  });
  const seedTools = el(
    "div",
    { class: "seed" },
    el("label", { for: "seed" }, t.seed),
    seed,
    button({ label: t.again, icon: icon("fill") }, draw, { class: "bare", "aria-label": t.again }),
  );

  const summary = el("p", { class: "summary" });
  const tool = (name: "copy" | "save" | "close", act: () => void) =>
    button({ label: t[name], icon: icon(name) }, act, { class: "bare", "aria-label": t[name] });
  const head = el(
    "div",
    { class: "head" },
    list,
    el("span", { class: "gap" }),
    seedTools,
    tool("copy", acts.copy),
    tool("save", acts.save),
    tool("close", acts.close),
  );
  const element = el("section", { class: "panel", id: "panel", "aria-label": t.tabs });
  element.append(
    openSplitter(t.resize, element, state.height, acts.height),
    head,
    summary,
    ...bodies.values(),
  );

  function choose(tab: Tab): void {
    panel.tab = tab;
    for (const each of tabs) {
      const isChosen = each === tab;
      buttons.get(each)?.setAttribute("aria-selected", String(isChosen));
      buttons.get(each)?.setAttribute("tabindex", isChosen ? "0" : "-1");
      const body = bodies.get(each);
      if (body) body.hidden = !isChosen;
    }
    acts.tab(tab);
  }

  const panel: Panel = {
    element,
    tab: state.tab,
    open(open) {
      element.hidden = !open;
    },
    answers(document) {
      bodies.get("answers")?.replaceChildren(drawJson(t, document, acts.go));
    },
    explained(explained) {
      number.textContent = explained.total > 0 ? String(explained.total) : "";
      const body = bodies.get("asked");
      const scroll = body?.scrollTop ?? 0;
      body?.replaceChildren(drawWhy(t, explained, acts.go));
      if (body) body.scrollTop = scroll;
    },
    counts({ answered, asked, problems }) {
      const said =
        problems === 0 ? t.valid : problems === 1 ? t.oneProblem : fill(t.problems, { n: problems });
      summary.replaceChildren(
        fill(t.state, { answered, asked }),
        " · ",
        el("span", { class: problems === 0 ? "good" : "bad" }, said),
      );
    },
    seed(value) {
      seed.value = String(value);
    },
  };
  choose(state.tab);
  return panel;
}
