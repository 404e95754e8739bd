import { render } from "preact-render-to-string";
import { leanLogic } from "../../answers/lean.js";
import { partScripts, runtimeScript, styleSheets } from "../../generated/html-runtime.js";
import type { Instrument } from "../../instrument/model.js";
import { type RenderContext, renderContext } from "../../render/context.js";
import { screensOf } from "../../render/screens.js";
import type { Target, TargetResult } from "../target.js";
import { FormBody, titleOf } from "./document.js";
import { lossesOf } from "./losses.js";
import { defaults, type HtmlOptions, optionsSchema } from "./options.js";
import { packLogic } from "./pack.js";
import type { PageData } from "./page-data.js";
import { partsOf } from "./parts.js";
import { contentPolicy, originOf, scriptJson } from "./policy.js";
import { themeCss } from "./theme.js";

export type { HtmlOptions } from "./options.js";

/** Says that scripts run, before anything is painted. */
const headScript = 'document.documentElement.className="js"';

/**
 * The web form: one file that asks nothing of any network, works from a USB stick and reads and prints
 * without JavaScript. Made on the spot from the components; its script brings it to life.
 */
export const target: Target<HtmlOptions> = {
  id: "html",
  optionsSchema,
  defaults,
  compile(instrument, options, { stem }): TargetResult {
    const content = formPage(instrument, { ...defaults, ...options });
    return {
      files: [{ name: `${stem}.html`, content, mediaType: "text/html" }],
      losses: lossesOf(instrument),
    };
  },
};

/** The page as text. */
export function formPage(instrument: Instrument, options: HtmlOptions): string {
  const post = options.post !== undefined && originOf(options.post) ? options.post : undefined;
  const cx = renderContext(instrument, { positions: options.positions });
  const screens = screensOf(instrument);
  const body = <FormBody cx={cx} screens={screens} options={{ ...options, post }} />;
  // Rendering collects the pipes, so the data come after it.
  const html = render(body);
  const { sheets, scripts } = partsOf(instrument);
  const style = themeCss(options.theme) + sheets.map((name) => styleSheets[name]).join("\n");
  const needed = [...scripts.map((name) => partScripts[name]), runtimeScript];
  const data = scriptJson(pageData(cx, post));
  const page = render(
    <html lang={instrument.language} dir={cx.dir}>
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content={contentPolicy([headScript, ...needed], [style], post)}
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <title>{titleOf(cx)}</title>
        <script dangerouslySetInnerHTML={{ __html: headScript }} />
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <Raw html={html} />
        <script type="application/json" id="data" dangerouslySetInnerHTML={{ __html: data }} />
        {needed.map((script) => (
          <script dangerouslySetInnerHTML={{ __html: script }} />
        ))}
      </body>
    </html>,
  );
  return `<!DOCTYPE html>\n${page}\n`;
}

/** Already rendered by the same components; rendered once because the pipes are numbered on the way. */
function Raw({ html }: { html: string }) {
  return <div id="app" dangerouslySetInnerHTML={{ __html: html }} />;
}

function pageData(cx: RenderContext, post: string | undefined): PageData {
  const { instrument } = cx;
  const shown = new Set(instrument.thanks?.show.flatMap((show) => show.scores));
  const ranges: PageData["ranges"] = {};
  for (const score of instrument.scores) {
    if (!shown.has(score.variable) && !shown.has(score.family)) continue;
    const range = score.rescaled ? { min: score.rescaled.from, max: score.rescaled.to } : score.range;
    if (range) ranges[score.variable] = range;
  }
  return {
    logic: packLogic(leanLogic(instrument)),
    pipes: cx.pipes,
    t: cx.t.live,
    uiLanguage: cx.uiLanguage,
    ui: cx.ui,
    key: `rensis:${instrument.id}:${instrument.version ?? ""}`,
    ...(post === undefined ? {} : { post }),
    ranges,
  };
}
