import type { Instrument, Score, Text } from "../../instrument/model.js";
import type { RenderContext } from "../../render/context.js";
import { Paragraphs, plain, Rich } from "../../render/inline.js";
import { type ScreenProps, ScreenView } from "../../render/page.js";
import type { Screen } from "../../render/screens.js";
import type { HtmlOptions } from "./options.js";

interface FormProps {
  cx: RenderContext;
  screens: Screen[];
  options: Pick<HtmlOptions, "theme" | "post">;
  /** Draws the items of the screens in place of their own components. */
  item?: ScreenProps["item"];
}

/** Everything in `<body>` but the scripts. */
export function FormBody({ cx, screens, options, item }: FormProps) {
  const { t, ui, instrument } = cx;
  return (
    <>
      <a class="skip btn" href="#main" {...ui}>
        {t.skipToForm}
      </a>
      <header class="top">
        {options.theme.logo ? <img src={options.theme.logo} alt={options.theme.logoText ?? ""} /> : null}
        <h1>
          <Rich cx={cx} text={instrument.title} />
        </h1>
        <div class="prog live" id="progress" hidden {...ui}>
          <span id="progress-text" />
          <progress max="1000" value="0" aria-label={t.progress} />
        </div>
      </header>
      <main id="main">
        <noscript>
          <div class="panel" {...ui}>
            <p class="tag">{t.noScriptTitle}</p>
            <p>{t.noScript}</p>
          </div>
        </noscript>
        <div id="summary" class="sum" tabIndex={-1} hidden {...ui} />
        <form id="form" noValidate autocomplete="off">
          <Resume cx={cx} />
          <Start cx={cx} />
          {screens.map((screen, index) => (
            <ScreenView cx={cx} screen={screen} index={index} item={item} />
          ))}
          <Review cx={cx} post={options.post !== undefined} />
          <End cx={cx} />
          <nav class="nav live" id="nav" aria-label={t.navigation} hidden {...ui}>
            <button type="button" class="btn go" data-do="next" data-next={t.next} data-review={t.toReview}>
              {t.next}
            </button>
            <button type="button" class="btn quiet back" data-do="back">
              {t.back}
            </button>
          </nav>
        </form>
      </main>
      <Foot cx={cx} />
      <Confirm cx={cx} />
    </>
  );
}

function Resume({ cx }: { cx: RenderContext }) {
  const { t, ui } = cx;
  return (
    <section class="page live" id="resume" {...ui}>
      <h2 tabIndex={-1}>{t.savedFound}</h2>
      <p id="resume-when" />
      <div class="acts">
        <button type="button" class="btn" data-do="continue">
          {t.savedContinue}
        </button>
        <button type="button" class="btn quiet" data-do="restart">
          {t.savedRestart}
        </button>
      </div>
    </section>
  );
}

/** Welcome and the promise about privacy. A survey without a welcome begins at its first page. */
function Start({ cx }: { cx: RenderContext }) {
  const { t, ui, instrument } = cx;
  if (!instrument.welcome) return null;
  return (
    <section class="page start" id="start">
      <Paragraphs cx={cx} text={instrument.welcome} />
      {instrument.privacy ? (
        <p class="help" {...ui}>
          {t[instrument.privacy]}
        </p>
      ) : null}
      <p class="live">
        <button type="button" class="btn" data-do="start" {...ui}>
          {t.start}
        </button>
      </p>
    </section>
  );
}

function Review({ cx, post }: { cx: RenderContext; post: boolean }) {
  const { t, ui } = cx;
  return (
    <section class="page live" id="review">
      <h2 tabIndex={-1} {...ui}>
        {t.review}
      </h2>
      <p class="help" {...ui}>
        {t.reviewHelp}
      </p>
      <div class="rev" id="review-list" />
      <div class="acts" {...ui}>
        <button type="button" class="btn" data-do="finish">
          {post ? t.send : t.finish}
        </button>
        <button type="button" class="btn quiet" data-do="back">
          {t.back}
        </button>
      </div>
    </section>
  );
}

/** Thanks or the words of the stop, results, the answers as files, the receipt. */
function End({ cx }: { cx: RenderContext }) {
  const { t, ui, instrument } = cx;
  const stops = instrument.pages.flatMap((page) => page.items).filter((item) => item.kind === "stop");
  return (
    <section class="page live" id="end">
      <h2 tabIndex={-1} class="vh" {...ui}>
        {t.live.ended}
      </h2>
      {stops.map((stop) => (
        <div data-stop={stop.id} class="thanks" hidden>
          <Paragraphs cx={cx} text={stop.text} />
        </div>
      ))}
      <div data-stop="" class="thanks" hidden>
        {instrument.thanks?.text ? (
          <Paragraphs cx={cx} text={instrument.thanks.text} />
        ) : (
          <p {...ui}>{t.thanks}</p>
        )}
        <Results cx={cx} />
      </div>
      <p id="sent" class="help" role="status" {...ui} />
      <p id="send-again" hidden {...ui}>
        <button type="button" class="btn" data-do="finish">
          {t.sendAgain}
        </button>
      </p>
      <div class="card" {...ui}>
        <h3>{t.receipt}</h3>
        <dl id="receipt">
          <dt>{t.receiptDate}</dt>
          <dd id="receipt-date" />
          <dt>{t.receiptCode}</dt>
          <dd id="receipt-code" class="code" />
          <dt>{t.receiptCount}</dt>
          <dd id="receipt-count" />
        </dl>
        <p class="help" id="download-help">
          {t.downloadHelp}
        </p>
        <div class="acts">
          <button type="button" class="btn" data-do="json">
            {t.downloadJson}
          </button>
          <button type="button" class="btn quiet" data-do="csv">
            {t.downloadCsv}
          </button>
          <button type="button" class="btn quiet" data-do="print">
            {t.print}
          </button>
        </div>
      </div>
      <p class="acts">
        <button type="button" class="link" data-do="reopen" {...ui}>
          {t.back}
        </button>
      </p>
    </section>
  );
}

/** Tables of the scores that are shown; the page fills in numbers and draws the chart. */
function Results({ cx }: { cx: RenderContext }) {
  const { t, ui, instrument } = cx;
  const shows = instrument.thanks?.show ?? [];
  if (shows.length === 0) return null;
  return (
    <div class="card">
      <h3 {...ui}>{t.results}</h3>
      {shows.map((show) => {
        const scores = scoresOf(instrument.scores, show.scores);
        const banded = scores.some((score) => score.bands.length > 0);
        const oneFamily = scores.every((score) => score.family === scores[0]?.family);
        return (
          <div data-show={show.as}>
            <table>
              <thead>
                <tr {...ui}>
                  <th scope="col">{t.live.scoreName}</th>
                  <th scope="col">{t.live.scoreValue}</th>
                  {banded && <th scope="col">{t.live.scoreBand}</th>}
                </tr>
              </thead>
              <tbody>
                {scores.map((score) => (
                  <tr data-score={score.variable}>
                    <th scope="row">
                      <Rich cx={cx} text={(oneFamily && ownLabel(instrument, score)) || score.label} />
                    </th>
                    <td />
                    {banded && <td />}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        );
      })}
    </div>
  );
}

/** Among the scores of all dimensions, the dimension says enough. */
function ownLabel(instrument: Instrument, score: Score): Text | undefined {
  const id = score.of?.dimension;
  return id === undefined ? undefined : instrument.dimensions.find((dimension) => dimension.id === id)?.label;
}

/** Scores by the name of the variable or of the declaration. */
export function scoresOf(scores: readonly Score[], names: readonly string[]): Score[] {
  return names.flatMap((name) => {
    const one = scores.filter((score) => score.variable === name);
    return one.length > 0 ? one : scores.filter((score) => score.family === name);
  });
}

function Foot({ cx }: { cx: RenderContext }) {
  const { t, ui } = cx;
  return (
    <footer class="foot live" {...ui}>
      <p id="status" role="status" />
      <p id="say" role="status" class="vh" />
      <details id="saving">
        <summary>{t.saveSummary}</summary>
        <p>{t.saveNote}</p>
        <label class="check">
          <input type="checkbox" id="save-off" /> <span>{t.saveOff}</span>
        </label>
        <button type="button" class="link" data-do="wipe">
          {t.saveClear}
        </button>
      </details>
    </footer>
  );
}

function Confirm({ cx }: { cx: RenderContext }) {
  const { t, ui } = cx;
  return (
    <dialog id="confirm" aria-labelledby="confirm-title" aria-describedby="confirm-text">
      <h2 id="confirm-title" {...ui}>
        {t.confirmTitle}
      </h2>
      <p id="confirm-text" />
      <div class="acts" {...ui}>
        <button type="button" class="btn" data-do="confirm-yes">
          {t.yesRight}
        </button>
        <button type="button" class="btn quiet" data-do="confirm-no">
          {t.noChange}
        </button>
      </div>
    </dialog>
  );
}

/** Title of the window. */
export function titleOf(cx: RenderContext): string {
  return plain(cx, cx.instrument.title);
}
