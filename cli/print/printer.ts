/** Prints the pages among the outputs of targets, with one browser for all of them. */
import type { OutputFile } from "../../language/targets/target.js";
import { installedBrowser, packagedBrowser } from "./browser.js";
import type { Browser } from "./devtools.js";
import { PrintError, printError } from "./error.js";

export { PrintError } from "./error.js";

const NO_BROWSER = {
  en: "a PDF is printed by a browser of the Chromium family, and none was found",
  zh: "生成 PDF 需要 Chromium 系列浏览器，但没有找到",
};

export interface PrinterOptions {
  /** Path of a browser, as the user said. */
  browser?: string | undefined;
  /** Where packages of the project are looked for. */
  folder: string;
  /** Milliseconds that the browser has for each step. */
  patience?: number;
}

export class Printer {
  private browser: Promise<Browser> | undefined;

  constructor(private readonly options: PrinterOptions) {}

  /** The files with all pages that are to be printed in print. Throws `PrintError`. */
  async print(files: readonly OutputFile[]): Promise<OutputFile[]> {
    const out: OutputFile[] = [];
    for (const file of files) {
      if (!file.print) {
        out.push(file);
        continue;
      }
      const { print, ...rest } = file;
      const { printPage } = await import("./pdf.js");
      const browser = await (this.browser ??= this.start());
      try {
        const { pdf, page } = await printPage(browser, String(file.content));
        out.push({ ...rest, content: pdf });
        if (print.map) out.push(print.map(page));
      } catch (e) {
        // One that failed may do so again, or never answer: the next page gets a new one.
        await this.close();
        throw printError(e);
      }
    }
    return out;
  }

  async close(): Promise<void> {
    const browser = await this.browser?.catch(() => undefined);
    this.browser = undefined;
    await browser?.close();
  }

  private async start(): Promise<Browser> {
    const { browser, folder, patience } = this.options;
    const named = browser ?? installedBrowser();
    const found = named === undefined ? await packagedBrowser(folder) : { path: named };
    if (!found) throw new PrintError("no-browser", NO_BROWSER);
    const { Browser } = await import("./devtools.js");
    try {
      return await Browser.start(found, patience);
    } catch (e) {
      throw printError(e, `${found.path}: `);
    }
  }
}
