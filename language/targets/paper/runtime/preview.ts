/** Sheets that stand in a preview: they say how high they are and where each question stands, and which is clicked. */
import { type PaperPage, start } from "./start.js";

start();
const { rensisPaper } = globalThis as unknown as { rensisPaper: PaperPage };
const tell = (message: object) => parent.postMessage(message, "*");

void rensisPaper.ready.then(() => {
  const places: Record<string, number> = {};
  for (const q of document.querySelectorAll<HTMLElement>(".sheet [data-q]"))
    places[q.dataset.q!] ??= Math.round(q.getBoundingClientRect().top);
  tell({ type: "rensis-sheets", height: document.documentElement.scrollHeight, places });
});

addEventListener("click", ({ target }) => {
  const question = target instanceof Element ? target.closest<HTMLElement>("[data-q]")?.dataset.q : undefined;
  if (question !== undefined) tell({ type: "rensis-question", question });
});
