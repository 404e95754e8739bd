import type { VNode } from "preact";
import type { PageContext } from "./context.js";
import { target } from "./parts.js";

interface Link {
  href: string;
  text: string;
  /** The text is the author's. */
  own?: boolean;
  parts?: Link[];
}

/**
 * Contents by page and section. The list stands twice: beside the text on wide screens, folded above it on
 * narrow ones; the style sheet shows one of them, and no script is needed.
 */
export function Contents({ cx }: { cx: PageContext }): VNode {
  const { m } = cx;
  const links = linksOf(cx);
  const list = () => <ol>{links.map((link) => entry(cx, link))}</ol>;
  return (
    <nav class="contents" aria-label={m.contents}>
      <div class="wide">
        <p class="kicker">{m.contents}</p>
        {list()}
      </div>
      <details class="narrow">
        <summary>{m.contents}</summary>
        {list()}
      </details>
    </nav>
  );
}

function entry(cx: PageContext, link: Link): VNode {
  return (
    <li>
      <a href={link.href} lang={link.own ? cx.lang : undefined}>
        {link.text}
      </a>
      {link.parts && link.parts.length > 0 && <ol>{link.parts.map((part) => entry(cx, part))}</ol>}
    </li>
  );
}

function linksOf(cx: PageContext): Link[] {
  const { m, codebook } = cx;
  const pages = codebook.pages.map(
    (page, index): Link => ({
      href: target("p", String(page.index)),
      text: page.title || m.page(page.index),
      own: Boolean(page.title),
      parts: (cx.layout.pages[index] ?? []).flatMap((block) =>
        block.kind === "section" ? [{ href: `#${block.id}`, text: block.title, own: true }] : [],
      ),
    }),
  );
  const section = (href: string, text: string, shown: boolean): Link[] => (shown ? [{ href, text }] : []);
  return [
    { href: "#about", text: m.about },
    { href: "#states", text: m.states },
    ...pages,
    ...section("#other", m.other, cx.layout.rest.length > 0),
    ...section("#scores", m.scores, codebook.survey.counts.scores > 0),
    ...section("#dimensions", m.dimensions, codebook.dimensions.length > 0),
    ...section("#lists", m.lists, codebook.lists.length > 0),
    ...section("#rules", m.rules, codebook.rules.length > 0),
    ...section("#index", m.index, codebook.variables.length > 0),
  ];
}
