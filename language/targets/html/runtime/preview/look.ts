import type { FormPage } from "../../preview/form-update.js";
import type { Look } from "../../preview/frame-protocol.js";

/** The style sheet of the form, with its media queries answered by the preview where they ask about the medium. */
export interface Looks {
  page(page: FormPage): void;
  look(look: Look): void;
}

/** What the preview adds: the place that the cursor is at, the button that leads to the source. */
const own = `
.rensis-here { animation: rensis-here 1.6s ease-out; border-radius: 6px; }
@keyframes rensis-here { from, 40% { background: var(--tint); box-shadow: 0 0 0 6px var(--tint); } }
.rensis-goto { position: absolute; z-index: 9; inline-size: 1.75rem; block-size: 1.75rem; padding: 0.25rem; display: grid; place-items: center; border: 1px solid var(--control); border-radius: 6px; background: var(--paper); color: var(--accent); cursor: pointer; opacity: 0.92; }
.rensis-goto:hover { background: var(--tint); opacity: 1; }
.rensis-goto[hidden] { display: none; }
.rensis-goto svg { inline-size: 100%; block-size: 100%; pointer-events: none; }
.rensis-aim [data-at]:hover { cursor: pointer; }
@media (prefers-reduced-motion: reduce) { .rensis-here { animation-timing-function: step-end; } }
`;

export function openLooks(): Looks {
  const form = new CSSStyleSheet();
  const mine = new CSSStyleSheet();
  mine.replaceSync(own);
  document.adoptedStyleSheets = [form, mine];
  let style = "";
  let look: Look = { scheme: "light" };
  let asked: { media: MediaList; text: string }[] = [];

  function answer(): void {
    const { scheme } = look;
    for (const { media, text } of asked) media.mediaText = text.includes(scheme) ? "all" : "not all";
    document.documentElement.style.colorScheme = scheme;
  }

  return {
    page({ lang, dir, title, style: wanted }) {
      const root = document.documentElement;
      root.lang = lang;
      root.dir = dir;
      document.title = title;
      if (wanted === style) return;
      style = wanted;
      form.replaceSync(wanted);
      asked = [...form.cssRules].flatMap((rule) => {
        if (!(rule instanceof CSSMediaRule)) return [];
        const text = rule.media.mediaText;
        return text.includes("prefers-color-scheme") ? [{ media: rule.media, text }] : [];
      });
      answer();
    },
    look(wanted) {
      look = wanted;
      answer();
    },
  };
}
