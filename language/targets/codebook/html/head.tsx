import type { VNode } from "preact";
import type { Counts } from "../document.js";
import type { PageContext } from "./context.js";
import { citationFacts, facts } from "./facts.js";
import { enumerated } from "./parts.js";
import { rich } from "./rich.js";

/** Counts in the head, in this order; those of nothing are left out. */
const counted: (keyof Counts)[] = [
  "pages",
  "questions",
  "variables",
  "specify",
  "computed",
  "scores",
  "hidden",
  "dimensions",
  "lists",
  "demographic",
  "personal",
];

/** Title, counts, and who made the survey under which promise. */
export function Head({ cx }: { cx: PageContext }): VNode {
  const { m, instrument } = cx;
  const { survey } = cx.codebook;
  const counts = counted
    .filter((key) => survey.counts[key] > 0)
    .map((key) => m.count[key](survey.counts[key]));
  return (
    <header class="head">
      <p class="kicker">{m.codebook}</p>
      <h1 lang={cx.lang}>{instrument.title.parts.length > 0 ? rich(cx, instrument.title) : survey.title}</h1>
      <ul class="counts">
        {counts.map((count) => (
          <li>{count}</li>
        ))}
      </ul>
    </header>
  );
}

export function About({ cx }: { cx: PageContext }): VNode {
  const { m, instrument } = cx;
  const { survey } = cx.codebook;
  return (
    <section id="about">
      <h2>{m.about}</h2>
      {survey.privacy && <p class="promise">{survey.privacy.promise}</p>}
      {facts(cx, [
        [m.version, survey.version],
        [m.authors, enumerated(cx, survey.authors)],
        [m.languages, survey.languages.join(m.listSeparator)],
        [m.mode, m.modes[survey.mode]],
        [m.answers, m.responses[survey.answers]],
        [m.help, instrument.help && <span lang={cx.lang}>{rich(cx, instrument.help)}</span>],
        ...citationFacts(cx, survey.citation),
        [
          m.sourceFiles,
          enumerated(
            cx,
            survey.files.map((file) => <code>{file}</code>),
          ),
        ],
        [m.welcome, instrument.welcome && <span lang={cx.lang}>{rich(cx, instrument.welcome)}</span>],
        [m.thanks, instrument.thanks?.text && <span lang={cx.lang}>{rich(cx, instrument.thanks.text)}</span>],
      ])}
    </section>
  );
}

/** The four states of an answer, and how conditions are to be read. */
export function States({ cx }: { cx: PageContext }): VNode {
  const { m } = cx;
  return (
    <section id="states">
      <h2>{m.states}</h2>
      <p>{m.statesIntro}</p>
      <table class="values">
        <thead>
          <tr>
            <th scope="col">{m.stateHead.state}</th>
            <th scope="col">{m.stateHead.meaning}</th>
          </tr>
        </thead>
        <tbody>
          {cx.codebook.states.map((entry) => (
            <tr>
              <th scope="row">{entry.label}</th>
              <td>
                {entry.meaning}
                <span class="note">{`${m.stateHead.stored}${m.colon}${entry.stored}`}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{m.conditionsIntro}</p>
    </section>
  );
}
