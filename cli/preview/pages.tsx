import { randomBytes } from "node:crypto";
import { renderToString } from "preact-render-to-string";
import type { Locale } from "../../language/diagnostics/define.js";
import { messageOf } from "../../language/diagnostics/diagnostic.js";
import { frameOf } from "../reporters/frame.js";
import { where } from "../reporters/pretty.js";
import type { Report } from "../reporters/report.js";
import { client } from "./client.js";
import type { Page } from "./server.js";
import { style } from "./style.js";

const texts = {
  en: {
    preview: "Preview",
    width: "Width",
    full: "Full",
    tablet: "Tablet",
    phone: "Phone",
    lost: "The preview was ended. Start it again to go on.",
    starting: "Starting …",
    heading: (n: number) =>
      n === 1 ? "One error keeps the form from being made" : `${n} errors keep the form from being made`,
    lead: "The form comes back as soon as the survey is put right.",
    severities: { error: "Error", warning: "Warning", info: "Note", hint: "Hint" },
  },
  zh: {
    preview: "预览",
    width: "宽度",
    full: "全宽",
    tablet: "平板",
    phone: "手机",
    lost: "预览已结束，请重新启动。",
    starting: "正在启动……",
    heading: (n: number) => `有 ${n} 处错误，无法生成表单`,
    lead: "改正后表单会自动重新显示。",
    severities: { error: "错误", warning: "警告", info: "提示", hint: "建议" },
  },
} satisfies Record<Locale, object>;

const languages: Record<Locale, string> = { en: "en", zh: "zh-CN" };

/** The page around the form: the form's own policy forbids it to connect anywhere, so this one listens. */
export function shellPage(name: string, locale: Locale): Page {
  const t = texts[locale];
  const nonce = randomBytes(16).toString("base64");
  const widths = [
    ["full", t.full],
    ["tablet", t.tablet],
    ["phone", t.phone],
  ] as const;
  const html = renderToString(
    <html lang={languages[locale]}>
      <Head title={`${name} · ${t.preview}`} nonce={nonce} />
      <body>
        <div class="shell">
          <header class="bar">
            <strong>{name}</strong>
            <span role="status">{t.starting}</span>
            <fieldset>
              <legend>{t.width}</legend>
              {widths.map(([value, label]) => (
                <label key={value}>
                  <input type="radio" name="width" value={value} checked={value === "full"} /> {label}
                </label>
              ))}
            </fieldset>
          </header>
          <div class="stage">
            <iframe src="/form" title={t.preview} data-width="full" />
          </div>
        </div>
        <script
          id="texts"
          type="application/json"
          nonce={nonce}
          dangerouslySetInnerHTML={{ __html: jsonForScript({ lost: t.lost }) }}
        />
        <script nonce={nonce} dangerouslySetInnerHTML={{ __html: client }} />
      </body>
    </html>,
  );
  const policy = `default-src 'none'; img-src data:; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
  return { html: `<!doctype html>${html}`, policy };
}

/** The diagnostics as a page, each with its line. */
export function problemsPage(report: Report): Page {
  const t = texts[report.locale];
  const nonce = randomBytes(16).toString("base64");
  const errors = report.diagnostics.filter((d) => d.severity === "error").length;
  const html = renderToString(
    <html lang={languages[report.locale]}>
      <Head title={t.heading(errors)} nonce={nonce} />
      <body>
        <main>
          <h1>{t.heading(errors)}</h1>
          <p>{t.lead}</p>
          <ol>
            {report.diagnostics.map((d, i) => (
              <li key={i} data-severity={d.severity}>
                <div class="place">
                  {t.severities[d.severity]} · {where(report, d.span)}
                </div>
                <p class="message">{messageOf(d, report.locale)}</p>
                <Code report={report} start={d.span.start} end={d.span.end} uri={d.span.uri} />
              </li>
            ))}
          </ol>
        </main>
      </body>
    </html>,
  );
  return {
    html: `<!doctype html>${html}`,
    policy: `default-src 'none'; img-src data:; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`,
  };
}

function Code({ report, uri, start, end }: { report: Report; uri: string; start: number; end: number }) {
  const lines = report.lines(uri);
  if (!lines || lines.text === "") return null;
  const frame = frameOf(lines, start, end, 100);
  return (
    <pre>
      {frame.parts[0]}
      <mark>{frame.parts[1]}</mark>
      {frame.parts[2]}
    </pre>
  );
}

function Head({ title, nonce }: { title: string; nonce: string }) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <link rel="icon" href="data:," />
      <style nonce={nonce} dangerouslySetInnerHTML={{ __html: style }} />
    </head>
  );
}

/** JSON that cannot end the script element it stands in. */
function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
