/** A page of ours as PDF: tagged, with bookmarks, the same bytes for the same page. */
import { Buffer } from "node:buffer";
import type { PrintedPage } from "../../language/targets/target.js";
import type { Browser } from "./devtools.js";
import { PrintError } from "./error.js";

export interface Printed {
  pdf: Uint8Array;
  /** What the page says of itself. */
  page: PrintedPage;
}

/** Waits until the page says that its sheets are set; a page that throws says what. */
const SET = `(async () => {
  const p = globalThis.rensisPaper;
  if (!p) throw new Error("the page has no sheets");
  await p.ready;
  await document.fonts.ready;
  return JSON.stringify({ boxes: p.boxes(), sheets: p.sheets() });
})()`;

interface Evaluated {
  result: { value?: string };
  exceptionDetails?: { text: string; exception?: { description?: string } };
}

/** Sets and prints a page. @param html a whole document that needs no network; it says when it is set */
export async function printPage(browser: Browser, html: string): Promise<Printed> {
  const { targetId } = await browser.send<{ targetId: string }>("Target.createTarget", {
    url: "about:blank",
  });
  try {
    const { sessionId } = await browser.send<{ sessionId: string }>("Target.attachToTarget", {
      targetId,
      flatten: true,
    });
    const send = <R>(method: string, params: object = {}) => browser.send<R>(method, params, sessionId);
    await send("Page.enable");
    // Print styles hold while the page is set, so that what was measured is what is printed.
    await send("Emulation.setEmulatedMedia", { media: "print" });
    const { frameTree } = await send<{ frameTree: { frame: { id: string } } }>("Page.getFrameTree");
    await send("Page.setDocumentContent", { frameId: frameTree.frame.id, html });
    const { result, exceptionDetails: wrong } = await send<Evaluated>("Runtime.evaluate", {
      awaitPromise: true,
      returnByValue: true,
      expression: SET,
    });
    if (wrong) {
      const [words = ""] = (wrong.exception?.description ?? wrong.text).split("\n");
      throw new PrintError("failed", { en: words, zh: words });
    }
    const { data } = await send<{ data: string }>("Page.printToPDF", {
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
    const page = JSON.parse(result.value ?? "null") as PrintedPage;
    return { pdf: undated(Buffer.from(data, "base64")), page };
  } finally {
    // What goes wrong with a page that is no longer needed is no failure of the print.
    await browser.send("Target.closeTarget", { targetId }).catch(() => undefined);
  }
}

/**
 * Without the moment of printing: dates keep their length and become the beginning of 2000, so that the same
 * questionnaire is the same file and a version control sees what changed.
 */
export function undated(pdf: Uint8Array): Uint8Array {
  const text = Buffer.from(pdf).toString("latin1");
  return Buffer.from(
    text.replace(
      /\/(CreationDate|ModDate) \(D:\d{14}([+-]\d\d'\d\d'|Z)?/g,
      (_, name: string, zone: string | undefined) =>
        `/${name} (D:20000101000000${zone === undefined || zone === "Z" ? (zone ?? "") : "+00'00'"}`,
    ),
    "latin1",
  );
}
