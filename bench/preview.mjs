/**
 * The live preview from key to screen: the server as it is shipped, over stdio; the page and its frame as they are
 * shipped, in a browser. Measured is from handing the edit to the pipe until the page says that it has painted.
 */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { bundleEditor } from "../scripts/bundle-editor.mjs";
import { launch } from "./interactive.mjs";
import { BenchClient, pause } from "./lsp-client.mjs";
import { round, stats } from "./measure.mjs";
import { questionnaire } from "./questionnaire.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
/** Longer than what the server takes for a burst of keys. */
const BETWEEN_KEYS = 160;

/** @param {{ quick?: boolean, sizes?: number[] }} options */
export async function preview({ quick = false, sizes = quick ? [50, 500] : [50, 500, 5_000] } = {}) {
  const { chromium } = await import("playwright-core");
  const work = mkdtempSync(join(tmpdir(), "rensis-preview-bench-"));
  await bundleEditor({ outDir: work, minify: true, only: ["server", "webview"] });
  await build({
    stdin: {
      contents: `export { PreviewHub } from "./client/preview/hub.js"; export { newNonce, pageOf } from "./client/preview/page.js";`,
      resolveDir: root,
      loader: "ts",
    },
    outfile: join(work, "hub.mjs"),
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
  });
  const parts = await import(pathToFileURL(join(work, "hub.mjs")).href);
  const browser = await launch(chromium);
  try {
    const files = {};
    for (const n of sizes) files[n] = await oneFile(browser, parts, work, n, quick ? 20 : n > 500 ? 30 : 100);
    return files;
  } finally {
    await browser.close();
  }
}

async function oneFile(browser, parts, work, questions, edits) {
  const text = questionnaire(questions);
  const uri = "file:///bench/bench.survey";
  const client = new BenchClient([join(work, "server.cjs"), "--stdio"]);
  await client.initialize(null);
  await client.open(uri, text);
  await client.settled();
  const page = await openPage(browser, parts, work, client, uri);
  const row = { "open → painted": round(await page.painted(1)) };

  const middle = Math.max(1, Math.floor(questions / 20));
  const letter = () => {
    const at = client.text.indexOf(`"`, client.text.indexOf(`single s${middle}a `)) + 1;
    return client.text[at] === "x" ? client.edit(at, at + 1, "") : client.edit(at, at, "x");
  };
  const question = () => {
    const added = `  yesno added "A new question?"\n`;
    const at = client.text.indexOf(added);
    const place = client.text.indexOf(`  single s${middle}b `);
    return at >= 0 ? client.edit(at, at + added.length, "") : client.edit(place, place, added);
  };
  for (let i = 0; i < 10; i++) await page.timed(letter);
  const samples = { letter: [], question: [] };
  for (let i = 0; i < edits; i++) {
    await pause(BETWEEN_KEYS);
    samples.letter.push(await page.timed(letter));
    if (i % 5 > 0) continue;
    await pause(BETWEEN_KEYS);
    samples.question.push(await page.timed(question));
  }
  row["edit → painted"] = stats(samples.letter);
  row["new question → painted"] = stats(samples.question);

  /** Keys of a burst add up: a text that comes back to what is shown would be no news to the page. */
  const more = () => {
    const at = client.text.indexOf(`"`, client.text.indexOf(`single s${middle}a `)) + 1;
    return client.edit(at, at, "y");
  };
  const bursts = [];
  for (let i = 0; i < 5; i++) {
    await pause(BETWEEN_KEYS);
    for (let k = 0; k < 30; k++) {
      await more();
      if (k < 29) await pause(30);
    }
    bursts.push(await page.settled(client));
  }
  row["last key of a burst → painted"] = stats(bursts);
  await page.close();
  await client.stop();
  return row;
}

async function openPage(browser, { PreviewHub, newNonce, pageOf }, work, client, uri) {
  const context = await browser.newContext({ viewport: { width: 900, height: 800 } });
  const page = await context.newPage();
  let version = 0;
  let documentVersion = 0;
  const documents = new Map();
  const waiting = new Set();
  const told = () => {
    for (const look of waiting) look();
  };
  const until = (done) =>
    new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error("The page has not painted in time")), 60_000);
      const look = () => {
        if (!done()) return;
        clearTimeout(late);
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  const script = readFileSync(join(work, "frame.js"), "utf8");
  const hub = new PreviewHub("bench", uri, false, {
    request: (name, params) => client.connection.sendRequest(name, params),
    notify(name, params) {
      void client.connection.sendNotification(name, params);
      if (name !== "rensis/preview/painted") return;
      version = params.version;
      documentVersion = documents.get(version) ?? documentVersion;
      told();
    },
    post: (message) => void page.evaluate((data) => window.postMessage(data, "*"), message),
    defaults: () => ({ width: "fit" }),
    shown() {},
    frameScript: async () => script,
  });
  client.connection.onNotification("rensis/preview/update", (update) => {
    if (update.form) documents.set(update.form.version, update.documentVersion);
    hub.update(update);
  });
  await page.exposeFunction("hostPost", (message) => hub.receive(message));
  await page.addInitScript(() => {
    window.acquireVsCodeApi = () => ({
      postMessage: (message) => window.hostPost(message),
      getState: () => undefined,
      setState() {},
    });
  });
  const nonce = newNonce();
  const html = pageOf({
    script: pathToFileURL(join(work, "preview.js")).href,
    style: pathToFileURL(join(work, "preview-style.css")).href,
    source: "file:",
    nonce,
    locale: "en",
    title: "Preview",
  });
  const file = join(work, `${nonce}.html`);
  writeFileSync(file, html);
  const began = performance.now();
  await page.goto(pathToFileURL(file).href);
  return {
    async painted(wanted) {
      await until(() => version >= wanted);
      return performance.now() - began;
    },
    async timed(edit) {
      const before = version;
      const from = performance.now();
      await edit();
      await until(() => version > before);
      return performance.now() - from;
    },
    /** Until the page shows the present version of the text. */
    async settled({ version: wanted }) {
      const from = performance.now();
      await until(() => documentVersion >= wanted);
      return performance.now() - from;
    },
    close: () => context.close(),
  };
}

/** Tables of what `preview` has measured, as `scripts/bench.mjs` prints them. */
export function previewTables(files) {
  const sizes = Object.keys(files);
  const names = [...new Set(Object.values(files).flatMap((row) => Object.keys(row)))];
  const cell = (value) =>
    typeof value === "object" ? `${value.median} (${value.p95})` : String(value ?? "");
  return [
    [
      "Live preview, ms: median (p95)",
      names.map((name) => [name, ...sizes.map((n) => cell(files[n][name]))]),
      ["questions", ...sizes],
    ],
  ];
}
