import type { Explained, GotoTarget } from "../../preview/messages.js";
import { el } from "./dom.js";
import { fill, type Texts } from "./texts.js";

type Group = Explained["groups"][number];

/** What is not asked, grouped by what keeps it out; every line leads to its place in the source. */
export function drawWhy(t: Texts, explained: Explained, go: (target: GotoTarget) => void): HTMLElement {
  if (explained.total === 0) return el("p", { class: "empty" }, t.allAsked);
  const shown = explained.groups.reduce((sum, { questions }) => sum + questions.length, 0);
  const rest = explained.total - shown;
  return el(
    "div",
    { class: "why" },
    ...explained.groups.map((group) => drawGroup(t, group, go)),
    rest > 0 && el("p", { class: "rest" }, fill(t.more, { n: rest })),
  );
}

function drawGroup(t: Texts, group: Group, go: (target: GotoTarget) => void): HTMLElement {
  const { state, condition, because, questions } = group;
  const conditional = state === "no" || state === "open";
  return el(
    "section",
    { class: `group is-${state}` },
    el(
      "p",
      { class: "condition" },
      el("span", { class: "state" }, t[state]),
      " ",
      conditional && condition !== "" ? fill(t.askedIf, { condition }) : sentence(condition),
    ),
    because.length > 0 &&
      el(
        "div",
        { class: "because" },
        el("span", { class: "label" }, t.because),
        el(
          "ul",
          {},
          ...because.map(({ text, variable }) =>
            el("li", {}, lineOf(t, sentence(text), variable === undefined ? undefined : { variable }, go)),
          ),
        ),
      ),
    el(
      "ul",
      { class: "questions" },
      ...questions.map(({ question, number, label, row, variable }) => {
        const words = [
          number === undefined ? "" : `${number}.`,
          row === undefined ? label : `${label} – ${row}`,
        ];
        const target = row !== undefined && variable !== undefined ? { variable } : { question };
        return el("li", {}, lineOf(t, words.join(" ").trim() || question, target, go));
      }),
    ),
  );
}

function lineOf(
  t: Texts,
  words: string,
  target: GotoTarget | undefined,
  go: (target: GotoTarget) => void,
): Node {
  if (!target) return document.createTextNode(words);
  const name = "variable" in target ? target.variable : "question" in target ? target.question : "";
  const made = el("button", { type: "button", class: "line", title: fill(t.jump, { name }) }, words);
  made.addEventListener("click", () => go(target));
  return made;
}

/** A clause that stands by itself begins as a sentence does, where the script knows capital letters. */
function sentence(clause: string): string {
  return clause.charAt(0).toUpperCase() + clause.slice(1);
}
