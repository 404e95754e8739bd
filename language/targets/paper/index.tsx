import { render } from "preact-render-to-string";
import { machineScript, paperScript, paperStyle, previewScript } from "../../generated/paper-runtime.js";
import type { Instrument } from "../../instrument/model.js";
import { contentPolicy, scriptJson } from "../html/policy.js";
import { fontList } from "../html/theme.js";
import type { Target, TargetResult } from "../target.js";
import { paperContext } from "./html/context.js";
import { Flow } from "./html/document.js";
import { lossesOf } from "./losses.js";
import { defaults, optionsSchema, type PaperOptions } from "./options.js";
import { type PaperPlan, planOf } from "./plan/plan.js";
import { settingOf } from "./setting.js";

export { mapOf, type PaperBox, type PaperMap } from "./map.js";
export type { PaperOptions } from "./options.js";
export { type PaperSetting, settingOf } from "./setting.js";

/**
 * The printed questionnaire as one HTML file of exact sheets: open it and print it. The numbers of its arrows
 * are derived from the conditions.
 */
export const target: Target<PaperOptions> = {
  id: "paper",
  optionsSchema,
  defaults,
  compile(instrument, options, { stem }): TargetResult {
    const plan = planOf(instrument);
    const content = pageOf(plan, { ...defaults, ...options });
    return {
      files: [{ name: `${stem}.paper.html`, content, mediaType: "text/html" }],
      losses: lossesOf(plan),
    };
  },
};

/** The document as text. */
export function paperPage(instrument: Instrument, options: PaperOptions): string {
  return pageOf(planOf(instrument), options);
}

/** The same for the frame of a preview, whose surroundings run only what carries their nonce. */
export function paperPreview(instrument: Instrument, options: PaperOptions, nonce: string): string {
  return pageOf(planOf(instrument), { ...options, machine: false }, { nonce, script: previewScript });
}

function pageOf(
  plan: PaperPlan,
  options: PaperOptions,
  inside: { nonce?: string; script?: string } = {},
): string {
  const cx = paperContext(plan, options);
  const setting = settingOf(plan, options);
  const style = `:root{--font:${fontList(options.theme.font)}}@page{size:${setting.width}mm ${setting.height}mm;margin:0}${paperStyle}`;
  const { nonce, script = options.machine ? machineScript : paperScript } = inside;
  const page = render(
    <html
      lang={plan.instrument.language}
      class={
        [options.annotated && "annotated", options.machine && "machine", `c${options.columns}`]
          .filter(Boolean)
          .join(" ") || undefined
      }
    >
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={contentPolicy([script], [style])} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>{plan.words.text(plan.instrument.title)}</title>
        <style nonce={nonce} dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <Flow cx={cx} />
        <script
          type="application/json"
          id="setting"
          dangerouslySetInnerHTML={{ __html: scriptJson(setting) }}
        />
        <script nonce={nonce} dangerouslySetInnerHTML={{ __html: script }} />
      </body>
    </html>,
  );
  return `<!DOCTYPE html>\n${page}\n`;
}
