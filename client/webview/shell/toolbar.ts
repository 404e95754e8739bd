import type { InterfaceLanguage, Scheme, Width } from "../../preview/messages.js";
import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import type { Texts } from "./texts.js";

/** What the bar asks for. */
export interface ToolbarActs {
  width(width: Width): void;
  scheme(scheme: Scheme): void;
  language(language: InterfaceLanguage | undefined): void;
  fill(): void;
  clear(): void;
  browser(): void;
  lock(locked: boolean): void;
  panel(open: boolean): void;
}

export interface ToolbarState {
  width: Width;
  scheme: Scheme;
  language?: InterfaceLanguage;
  locked: boolean;
  panel: boolean;
}

export interface Toolbar {
  element: HTMLElement;
  choose(width: Width, language: InterfaceLanguage | undefined): void;
  lock(locked: boolean): void;
  panel(open: boolean): void;
}

const widths: Width[] = ["fit", "phone", "tablet", "desktop", "paper"];
const schemes: Scheme[] = ["auto", "light", "dark"];

/** The bar above the form. */
export function openToolbar(t: Texts, state: ToolbarState, acts: ToolbarActs): Toolbar {
  const chosen = el("fieldset", { class: "choice" }, el("legend", { class: "vh" }, t.width));
  for (const width of widths) {
    const input = el("input", { type: "radio", name: "width", value: width, checked: width === state.width });
    input.addEventListener("change", () => acts.width(width));
    chosen.append(
      el("label", { title: t[width] }, input, icon(width), el("span", { class: "vh" }, t[width])),
    );
  }

  let { scheme } = state;
  const colours = button({ label: t[scheme], icon: icon(scheme) }, () => {
    scheme = schemes[(schemes.indexOf(scheme) + 1) % schemes.length] ?? "auto";
    paintScheme();
    acts.scheme(scheme);
  });
  colours.classList.add("bare");
  function paintScheme(): void {
    const words = `${t.scheme}: ${t[scheme]}`;
    colours.title = t[scheme];
    colours.setAttribute("aria-label", words);
    colours.replaceChildren(icon(scheme));
  }
  paintScheme();

  const language = el("select", { title: t.language, "aria-label": t.language });
  for (const [value, words, lang] of [
    ["", t.asSurvey, undefined],
    ["zh-CN", "中文", "zh-CN"],
    ["en", "English", "en"],
  ] as const)
    language.append(el("option", { value, lang, selected: value === (state.language ?? "") }, words));
  language.addEventListener("change", () => {
    const { value } = language;
    acts.language(value === "zh-CN" || value === "en" ? value : undefined);
  });

  const lock = button({ label: t.lock }, () => acts.lock(lock.getAttribute("aria-pressed") !== "true"), {
    class: "bare",
  });
  const panel = button({ label: t.panel, title: t.panelTitle, icon: icon("panel") }, () =>
    acts.panel(panel.getAttribute("aria-expanded") !== "true"),
  );
  panel.setAttribute("aria-controls", "panel");

  const toolbar: Toolbar = {
    element: el(
      "header",
      { class: "bar" },
      el("h1", { class: "vh" }, t.preview),
      el(
        "div",
        { class: "tools", role: "toolbar", "aria-label": t.toolbar },
        chosen,
        colours,
        language,
        el("span", { class: "gap" }),
        button({ label: t.fill, title: t.fillTitle, icon: icon("fill") }, acts.fill),
        button({ label: t.clear, title: t.clearTitle, icon: icon("clear") }, acts.clear),
        panel,
        bare(button({ label: t.browser, icon: icon("browser") }, acts.browser)),
        lock,
      ),
    ),
    choose(width, wanted) {
      for (const input of chosen.querySelectorAll("input")) input.checked = input.value === width;
      language.value = wanted ?? "";
    },
    lock(locked) {
      const words = locked ? t.unlock : t.lock;
      lock.title = words;
      lock.setAttribute("aria-label", t.lock);
      lock.setAttribute("aria-pressed", String(locked));
      lock.replaceChildren(icon(locked ? "locked" : "unlocked"));
    },
    panel(open) {
      panel.setAttribute("aria-expanded", String(open));
    },
  };
  toolbar.lock(state.locked);
  toolbar.panel(state.panel);
  return toolbar;
}

/** Only an icon at every width; its words are for those who do not see it. */
function bare(made: HTMLButtonElement): HTMLButtonElement {
  made.classList.add("bare");
  made.setAttribute("aria-label", made.title);
  return made;
}
