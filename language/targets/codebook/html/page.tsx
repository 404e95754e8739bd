import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Instrument } from "../../../instrument/model.js";
import { shorten, type Words } from "../../../instrument/words/words.js";
import type { Codebook, PageEntry } from "../document.js";
import { Contents } from "./contents.js";
import { type Block, createPageContext, type PageContext } from "./context.js";
import { About, Head, States } from "./head.js";
import { anchor, variableLink } from "./parts.js";
import { policy } from "./policy.js";
import { looseEntry, questionEntry } from "./question.js";
import { type Part, type Rendered, rendered } from "./rendered.js";
import { dimensionEntry, listEntry, ruleEntry, scoreEntry } from "./sections.js";
import { style } from "./style.js";

/**
 * The codebook as one page that stands alone: no script, no request, a content policy that allows its own
 * style sheet and nothing else. All texts pass through the components and are escaped by them.
 */
export function codebookHtml(instrument: Instrument, codebook: Codebook, words: Words): string {
  const cx = createPageContext(instrument, codebook, words);
  return `<!DOCTYPE html>\n${renderToString(<Page cx={cx} />)}\n`;
}

function Page({ cx }: { cx: PageContext }): VNode {
  const { m, codebook, instrument } = cx;
  const { survey } = codebook;
  return (
    <html lang={cx.lang === undefined ? instrument.language : m.tag}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy(style)} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>{m.pageTitle(shorten(survey.title, 48))}</title>
        {/* A constant of this program, which the policy knows by its hash: the only text that is not escaped. */}
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <a class="skip" href="#main">
          {m.skip}
        </a>
        <Head cx={cx} />
        <div class="columns">
          <Contents cx={cx} />
          <main id="main" tabIndex={-1} dangerouslySetInnerHTML={main(cx)} />
        </div>
      </body>
    </html>
  );
}

function main(cx: PageContext): Rendered {
  const pages = cx.codebook.pages.map(
    (page, index) => () => pageSection(cx, page, cx.layout.pages[index] ?? []),
  );
  return rendered([() => <About cx={cx} />, () => <States cx={cx} />, ...pages, ...appendix(cx)]);
}

function section(id: string, parts: readonly Part[]): VNode {
  return <section id={id} dangerouslySetInnerHTML={rendered(parts)} />;
}

function pageSection(cx: PageContext, page: PageEntry, blocks: readonly Block[]): VNode {
  const { m } = cx;
  const notes = [
    page.demographics ? m.pageNotes.demographics : "",
    page.separate ? m.pageNotes.separate : "",
    page.seconds === undefined ? "" : m.pageNotes.seconds(page.seconds),
    `${m.universe}${m.colon}${page.universe}`,
  ].filter((note) => note !== "");
  const head = () => (
    <>
      <h2>
        {page.title && <small>{m.page(page.index)}</small>}
        <span lang={page.title ? cx.lang : undefined}>{page.title || m.page(page.index)}</span>
      </h2>
      {page.help && (
        <p class="aside" lang={cx.lang}>
          {page.help}
        </p>
      )}
      {notes.map((note) => (
        <p class="soft">{note}</p>
      ))}
    </>
  );
  const firstSection = blocks.findIndex((block) => block.kind === "section");
  const level = (index: number) => (firstSection >= 0 && index > firstSection ? 4 : 3);
  return section(anchor("p", String(page.index)), [
    head,
    ...blocks.map((block, index) => () => blockEntry(cx, block, level(index))),
  ]);
}

function blockEntry(cx: PageContext, block: Block, level: 3 | 4): VNode | null {
  if (block.kind === "computed") return looseEntry(cx, block.variable, level);
  if (block.kind === "question") {
    const question = cx.words.lookup.questions.get(block.id);
    return question ? questionEntry(cx, question, level) : null;
  }
  return (
    <>
      <h3 class="section" id={block.id} lang={cx.lang}>
        {block.title}
      </h3>
      {block.help && (
        <p class="aside" lang={cx.lang}>
          {block.help}
        </p>
      )}
    </>
  );
}

/** What is said once for the whole survey: scores, dimensions, lists, rules, and the index. */
function appendix(cx: PageContext): Part[] {
  const { m, codebook } = cx;
  const parts: Part[] = [];
  const add = <T,>(
    id: string,
    title: string,
    intro: string | undefined,
    list: readonly T[],
    one: (item: T) => VNode,
  ) => {
    if (list.length === 0) return;
    const head = () => (
      <>
        <h2>{title}</h2>
        {intro !== undefined && <p class="soft">{intro}</p>}
      </>
    );
    parts.push(() => section(id, [head, ...list.map((item) => () => one(item))]));
  };
  const scores = codebook.variables.filter((v) => v.origin === "score");
  add("other", m.other, m.otherIntro, cx.layout.rest, (entry) => looseEntry(cx, entry, 3));
  add("scores", m.scores, m.scoresIntro, scores, (entry) => scoreEntry(cx, entry));
  add("dimensions", m.dimensions, undefined, codebook.dimensions, (entry) => dimensionEntry(cx, entry));
  add("lists", m.lists, undefined, codebook.lists, (entry) => listEntry(cx, entry));
  add("rules", m.rules, undefined, codebook.rules, (entry) => ruleEntry(cx, entry));
  if (codebook.variables.length > 0) parts.push(() => <Index cx={cx} />);
  return parts;
}

/** All names in the order of their characters, the same on every machine. */
function Index({ cx }: { cx: PageContext }): VNode {
  const names = cx.codebook.variables.map((v) => ({ name: v.name, key: v.name.toLowerCase() }));
  names.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const entries = names.map(({ name }) => () => <li>{variableLink(cx, name)}</li>);
  return (
    <section id="index">
      <h2>{cx.m.index}</h2>
      <ul class="index" dangerouslySetInnerHTML={rendered(entries)} />
    </section>
  );
}
