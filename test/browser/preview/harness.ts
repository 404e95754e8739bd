/** The preview as it runs in the editor, without the editor: the real page, the real hub, the real sessions. */
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { PreviewHub } from "../../../client/preview/hub.js";
import type { Defaults } from "../../../client/preview/messages.js";
import { newNonce, pageOf } from "../../../client/preview/page.js";
import type { SourceLocation } from "../../../server/preview/protocol.js";
import { type TestServer, type TestServerOptions, testServer, uri } from "../../preview/session.js";
import { fileOf, launchBrowser } from "../../support/browser.js";
import { themes } from "./themes.js";

export interface PreviewSettings extends TestServerOptions {
  editorLanguage?: "zh-CN" | "en";
  colours?: keyof typeof themes;
  viewport?: { width: number; height: number };
  /** What the user's settings say. */
  defaults?: Defaults;
}

/** What the extension was asked to do. */
export interface Deeds {
  goto: SourceLocation[];
  opened: string[];
  saved: { name: string; content: string }[];
  copied: string[];
  browser: number;
  problems: number;
}

export interface OpenPreview {
  page: Page;
  /** The form inside its frame. */
  form: FrameLocator;
  server: TestServer;
  hub: PreviewHub;
  deeds: Deeds;
  /** Errors, warnings and requests; must stay empty. */
  trouble: string[];
  /** Types into the survey; resolves when the page shows the result. */
  edit(text: string): Promise<void>;
  /** Waits until a version has been painted. */
  painted(version?: number): Promise<void>;
  /** Loads the page anew, as after a reload of the window. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

/** One browser and one build of the scripts for the tests of a file. */
export function usePreview(): (source: string, settings?: PreviewSettings) => Promise<OpenPreview> {
  let browser: Browser | undefined;
  let folder = "";
  beforeAll(async () => {
    folder = await buildWebview();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });
  return (source, settings = {}) => {
    if (!browser) throw new Error("No browser was started.");
    return openPreview(browser, folder, source, settings);
  };
}

/** Bundles page and frame as the extension ships them. */
export async function buildWebview(): Promise<string> {
  // A plain module shared with the scripts.
  const script = new URL("../../../scripts/bundle-editor.mjs", import.meta.url).href;
  const { bundleEditor } = (await import(script)) as {
    bundleEditor(options: { outDir: string; only: string[] }): Promise<unknown>;
  };
  const outDir = await mkdtemp(join(tmpdir(), "rensis-webview-"));
  await bundleEditor({ outDir, only: ["webview"] });
  return outDir;
}

export async function openPreview(
  browser: Browser,
  folder: string,
  source: string,
  settings: PreviewSettings,
): Promise<OpenPreview> {
  const { editorLanguage = "en", colours = "light", viewport = { width: 900, height: 800 } } = settings;
  const server = testServer(source, { locale: editorLanguage === "en" ? "en" : "zh", ...settings });
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const trouble: string[] = [];
  page.on("pageerror", (error) => trouble.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning")
      trouble.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const { protocol, pathname } = new URL(request.url());
    const own = protocol === "file:" && pathname.startsWith(tmpdir());
    if (!own && protocol !== "about:") trouble.push(`request: ${request.url()}`);
  });
  page.on("dialog", (dialog) => trouble.push(`dialog: ${dialog.message()}`));

  const deeds: Deeds = { goto: [], opened: [], saved: [], copied: [], browser: 0, problems: 0 };
  let lastPainted = 0;
  let waiting: { version: number; done: () => void }[] = [];
  const script = await readFile(join(folder, "frame.js"), "utf8");
  const hub = new PreviewHub("test", uri, false, {
    request: (name, params) => server.request(name, params),
    notify(name, params) {
      server.notify(name, params);
      if (name !== "rensis/preview/painted") return;
      lastPainted = (params as { version: number }).version;
      for (const each of waiting) if (each.version <= lastPainted) each.done();
      waiting = waiting.filter((each) => each.version > lastPainted);
    },
    post: (message) => void page.evaluate((data) => window.postMessage(data, "*"), message).catch(() => {}),
    defaults: () => settings.defaults ?? { width: "fit" },
    frameScript: async () => script,
    goto: (location) => deeds.goto.push(location),
    open: (href) => deeds.opened.push(href),
    save: (name, content) => deeds.saved.push({ name, content }),
    copy: (text) => deeds.copied.push(text),
    browser: () => {
      deeds.browser += 1;
    },
    problems: () => {
      deeds.problems += 1;
    },
    lock: () => {},
    shown: () => {},
  });
  server.onUpdate((update) => hub.update(update));

  await page.exposeFunction("hostPost", (message: unknown) => hub.receive(message));
  await page.addInitScript(
    ({ variables, scheme }) => {
      if (window !== window.top) return;
      const stored = sessionStorage.getItem("state");
      const host = window as unknown as { hostPost(m: unknown): void; acquireVsCodeApi: unknown };
      host.acquireVsCodeApi = () => ({
        postMessage: (message: unknown) => host.hostPost(message),
        getState: () => (stored ? JSON.parse(stored) : undefined),
        setState: (state: unknown) => sessionStorage.setItem("state", JSON.stringify(state)),
      });
      new MutationObserver((_, observer) => {
        if (!document.body) return;
        observer.disconnect();
        document.body.className = `vscode-${scheme}`;
        for (const [name, value] of Object.entries(variables))
          document.documentElement.style.setProperty(name, value);
      }).observe(document, { childList: true, subtree: true });
    },
    { variables: themes[colours], scheme: colours },
  );
  const html = pageOf({
    script: pathToFileURL(join(folder, "preview.js")).href,
    style: pathToFileURL(join(folder, "preview-style.css")).href,
    source: "file:",
    nonce: newNonce(),
    locale: editorLanguage,
    title: "Preview",
  });
  const painted = (version = lastPainted + 1) =>
    lastPainted >= version
      ? Promise.resolve()
      : new Promise<void>((done, fail) => {
          const timer = setTimeout(
            () => fail(new Error(`version ${version} was not painted; ${trouble.join("; ")}`)),
            15_000,
          );
          waiting.push({
            version,
            done: () => {
              clearTimeout(timer);
              done();
            },
          });
        });
  await page.goto(await fileOf(html, `preview-${newNonce()}`));
  await painted(1);
  return {
    page,
    form: page.frameLocator("iframe.form"),
    server,
    hub,
    deeds,
    trouble,
    async edit(text) {
      const next = server.next();
      server.edit(text);
      const update = await next;
      if (update.form) await painted(update.form.version);
    },
    painted,
    async reload() {
      hub.rest();
      lastPainted = 0;
      await page.reload();
      await painted(1);
    },
    close: () => context.close(),
  };
}

/** Opens the panel below the form. */
export async function showPanel({ page }: OpenPreview, tab: "answers" | "asked" = "answers"): Promise<void> {
  await page.locator('[aria-controls="panel"]').click();
  await page.locator(`#tab-${tab}`).click();
}
