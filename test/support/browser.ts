import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

/** Nothing that speaks to a network, and nothing that a container forbids. */
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * A headless browser: the one that CHROME_PATH names, else the one that comes as an npm package, with the
 * system libraries it needs, so that tests run on a bare machine.
 */
export async function launchBrowser(extra: readonly string[] = []): Promise<Browser> {
  const named = process.env.CHROME_PATH;
  if (named) return chromium.launch({ executablePath: named, args: [...quiet, ...extra] });
  // The package unpacks its libraries only where it believes it has to.
  process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs20.x";
  const { default: packed } = await import("@sparticuz/chromium");
  const executablePath = await packed.executablePath();
  return chromium.launch({ executablePath, args: [...quiet, "--no-zygote", "--headless=shell", ...extra] });
}

/** A form opened from a file, with what went wrong on the way: page errors, console errors, requests. */
export interface Opened {
  page: Page;
  /** Must stay empty. */
  trouble: string[];
}

let folder: Promise<string> | undefined;

/** Writes a page to a file; returns its address. */
export async function fileOf(html: string, name: string): Promise<string> {
  folder ??= mkdtemp(join(tmpdir(), "rensis-"));
  const path = join(await folder, `${name}.html`);
  await writeFile(path, html);
  return pathToFileURL(path).href;
}

/** Opens a page from a file in a context of its own. */
export async function openPage(
  browser: Browser,
  html: string,
  settings: BrowserContextOptions & { name?: string } = {},
): Promise<Opened> {
  const { name = "form", ...options } = settings;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const trouble: string[] = [];
  page.on("pageerror", (error) => trouble.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning")
      trouble.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    if (!/^(file|blob|data):/.test(request.url())) trouble.push(`request: ${request.url()}`);
  });
  await page.goto(await fileOf(html, name));
  return { page, trouble };
}

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Violations that axe finds in the page as it stands, one line each. */
export async function axeViolations(page: Page): Promise<string[]> {
  const known = await page.evaluate(() => "axe" in window);
  if (!known) await page.evaluate(axe.source);
  return page.evaluate(async (values) => {
    const runner = (window as unknown as { axe: typeof axe }).axe;
    const result = await runner.run(document, {
      runOnly: { type: "tag", values },
      rules: {
        "target-size": { enabled: true },
        "label-content-name-mismatch": { enabled: true },
        "td-has-header": { enabled: true },
        "css-orientation-lock": { enabled: true },
      },
      resultTypes: ["violations"],
    });
    return result.violations.flatMap((violation) =>
      violation.nodes.map(
        (node) => `${violation.id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ""}`,
      ),
    );
  }, tags);
}
