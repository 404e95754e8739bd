/** A page of ours as PDF: tagged, with bookmarks, the same bytes for the same page. */
import { Buffer } from "node:buffer";
import type { Browser } from "./devtools.js";

export interface Printed {
  pdf: Uint8Array;
  /** What the page says of the places of its boxes; null when it does not. */
  boxes: unknown;
}

/** Sets and prints a page. @param html a whole document that needs no network; it says when it is set */
export async function printPage(browser: Browser, html: string): Promise<Printed> {
  const { targetId } = await browser.send<{ targetId: string }>("Target.createTarget", { url: "about:blank" });
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
    const { result } = await send<{ result: { value?: string } }>("Runtime.evaluate", {
      awaitPromise: true,
      returnByValue: true,
      expression:
        "(async () => { const p = globalThis.rensisPaper; await p?.ready; await document.fonts.ready; return JSON.stringify(p ? p.boxes() : null); })()",
    });
    const { data } = await send<{ data: string }>("Page.printToPDF", {
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
    return { pdf: undated(Buffer.from(data, "base64")), boxes: JSON.parse(result.value ?? "null") };
  } finally {
    await browser.send("Target.closeTarget", { targetId });
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
      /\/(CreationDate|ModDate) \(D:\d{14}(\+00'00'|Z)?/g,
      (_, name: string, zone = "") => `/${name} (D:20000101000000${zone}`,
    ),
    "latin1",
  );
}
