import { render } from "preact-render-to-string";
import { partScripts, runtimeScript } from "../../generated/html-runtime.js";
import type { Instrument } from "../../instrument/model.js";
import { renderContext } from "../../render/context.js";
import { screensOf } from "../../render/screens.js";
import type { Target, TargetResult } from "../target.js";
import { pageDataOf } from "./collect-data.js";
import { FormBody, titleOf } from "./document.js";
import { lossesOf } from "./losses.js";
import { defaults, type HtmlOptions, optionsSchema } from "./options.js";
import { partsOf } from "./parts.js";
import { addressOf, contentPolicy, scriptJson } from "./policy.js";
import { styleOf } from "./style.js";

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
  const post = addressOf(options);
  const cx = renderContext(instrument, { positions: options.positions });
  const screens = screensOf(instrument);
  const body = <FormBody cx={cx} screens={screens} options={{ ...options, post }} />;
  // Rendering collects the pipes, so the data come after it.
  const html = render(body);
  const { sheets, scripts } = partsOf(instrument);
  const style = styleOf(options.theme, sheets);
  const needed = [...scripts.map((name) => partScripts[name]), runtimeScript];
  const data = scriptJson(pageDataOf(cx, post));
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
