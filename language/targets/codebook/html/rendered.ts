import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";

/** Markup made by the renderer; only this file makes it, so that it can be trusted as it is. */
export interface Rendered {
  readonly __html: string;
}

/** A piece of the page that is made when its turn comes. */
export type Part = () => VNode | Rendered | null;

/**
 * Renders part by part. The elements of one part are garbage before those of the next are made, which for
 * thousands of parts takes half the time of one big tree.
 */
export function rendered(parts: readonly Part[]): Rendered {
  let html = "";
  for (const part of parts) {
    const made = part();
    if (made) html += "__html" in made ? made.__html : renderToString(made);
  }
  return { __html: html };
}

/** Renders what comes again and again (a scale, “required”) only the first time. One cache a page. */
export function createOnce(): (key: string, part: Part) => Rendered {
  const known = new Map<string, Rendered>();
  return (key, part) => {
    let markup = known.get(key);
    if (!markup) {
      markup = rendered([part]);
      known.set(key, markup);
    }
    return markup;
  };
}
