/** Prints the pages among the outputs of targets, with one browser for all of them. */
import type { OutputFile } from "../../language/targets/target.js";
import { installedBrowser, packagedBrowser } from "./browser.js";
import type { Browser } from "./devtools.js";

/** There is no browser, or it did not do what was asked. */
export class PrintError extends Error {
  constructor(
    readonly why: "no-browser" | "failed",
    detail = "",
  ) {
    super(detail);
  }
}

export class Printer {
  private browser: Promise<Browser> | undefined;

  /** @param named path of a browser, as the user said; @param folder where packages of the project are looked for */
  constructor(
    private readonly named: string | undefined,
    private readonly folder: string,
  ) {}

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
        const { pdf, boxes } = await printPage(browser, String(file.content));
        out.push({ ...rest, content: pdf });
        if (print.map && boxes !== null) out.push(print.map(boxes));
      } catch (e) {
        throw new PrintError("failed", e instanceof Error ? e.message : String(e));
      }
    }
    return out;
  }

  async close(): Promise<void> {
    const browser = await this.browser?.catch(() => undefined);
    this.browser = undefined;
    browser?.close();
  }

  private async start(): Promise<Browser> {
    const path = this.named ?? installedBrowser() ?? (await packagedBrowser(this.folder));
    if (path === undefined) throw new PrintError("no-browser");
    const { Browser } = await import("./devtools.js");
    try {
      return await Browser.start(path);
    } catch (e) {
      throw new PrintError("failed", `${path}: ${e instanceof Error ? e.message : String(e)}`);
    }
  }
}
