/**
 * Time to interactive of 500 questions on one page: this form against `survey-js-ui`, in the same browser.
 * Interactive: a click on the first radio button has been taken and the next frame painted.
 */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { stats } from "./measure.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The same questions for both, all on one page: four closed ones to one open one. */
export function onePage(count) {
  const questions = Array.from({ length: count }, (_, i) => ({
    name: `q${i + 1}`,
    text: `How was part ${i + 1} of the service?`,
    open: i % 5 === 4,
  }));
  const options = ["Very good", "Good", "Neither", "Bad", "Very bad"];
  const source = `survey one "One page" {\n  language en\n}\npage "All" {\n${questions
    .map((q) =>
      q.open
        ? `  text ${q.name} "${q.text}"`
        : `  single ${q.name} "${q.text}" {\n${options.map((o, k) => `    ${k + 1} "${o}"`).join("\n")}\n  }`,
    )
    .join("\n")}\n}\n`;
  const surveyJs = {
    title: "One page",
    elements: questions.map((q) =>
      q.open
        ? { type: "text", name: q.name, title: q.text }
        : {
            type: "radiogroup",
            name: q.name,
            title: q.text,
            choices: options.map((o, k) => ({ value: k + 1, text: o })),
          },
    ),
  };
  return { source, surveyJs };
}

export async function interactive(compileForm, { runs, questions }) {
  const { chromium } = await import("playwright-core");
  const { source, surveyJs } = onePage(questions);
  const folder = mkdtempSync(join(tmpdir(), "rensis-bench-"));
  const file = (path) => readFileSync(join(root, "node_modules", path), "utf8");
  const peer = `<!doctype html><html><head><meta charset="utf-8"><style>${file("survey-core/survey-core.min.css")}</style></head><body><div id="app"></div>
<script>${file("survey-core/survey.core.min.js")}</script><script>${file("survey-js-ui/survey-js-ui.min.js")}</script>
<script>const model=new Survey.Model(${JSON.stringify(surveyJs)});model.render(document.getElementById("app"));</script></body></html>`;
  const pages = { rensis: join(folder, "rensis.html"), "survey-js-ui": join(folder, "surveyjs.html") };
  writeFileSync(pages.rensis, compileForm(source));
  writeFileSync(pages["survey-js-ui"], peer);

  const browser = await launch(chromium);
  const out = {};
  try {
    for (const [name, path] of Object.entries(pages)) {
      const samples = [];
      for (let i = 0; i <= runs; i++) {
        const context = await browser.newContext();
        const page = await context.newPage();
        await page.addInitScript(probe);
        await page.goto(pathToFileURL(path).href, { waitUntil: "commit" });
        const time = await page.waitForFunction(() => globalThis.interactiveAt, undefined, {
          timeout: 120_000,
        });
        if (i > 0) samples.push(await time.jsonValue());
        await context.close();
      }
      out[name] = stats(samples);
    }
  } finally {
    await browser.close();
  }
  return { ...out, ratio: Number((out.rensis.median / out["survey-js-ui"].median).toFixed(3)) };
}

/** Runs in the page before anything else. */
function probe() {
  const look = () => {
    const radio = document.querySelector("input[type=radio]");
    if (!radio || document.readyState !== "complete") return requestAnimationFrame(look);
    document.querySelector("[data-do=start]")?.click();
    radio.click();
    requestAnimationFrame(() =>
      setTimeout(() => {
        globalThis.interactiveAt =
          radio.checked || document.querySelector("input[type=radio]").checked ? performance.now() : 0;
        if (!globalThis.interactiveAt) requestAnimationFrame(look);
      }),
    );
  };
  requestAnimationFrame(look);
}

export async function launch(chromium) {
  const args = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
  if (process.env.CHROME_PATH) return chromium.launch({ executablePath: process.env.CHROME_PATH, args });
  process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs20.x";
  const { default: packed } = await import("@sparticuz/chromium");
  return chromium.launch({
    executablePath: await packed.executablePath(),
    args: [...args, "--no-zygote", "--headless=shell"],
  });
}
