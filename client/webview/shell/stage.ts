import type {
  FrameTexts,
  FromFrame,
  Look,
  ToFrame,
} from "../../../language/targets/html/preview/frame-protocol.js";
import type { Width } from "../../preview/messages.js";
import { el } from "./dom.js";
import { isFromFrame } from "./guards.js";

/** The frame of the form, and the room it stands in. */
export interface Stage {
  element: HTMLElement;
  /** Makes a frame without a form; what was in the old one is gone. */
  begin(script: string, title: string): void;
  send(message: ToFrame): void;
  name(title: string): void;
  width(width: Width): void;
  look(look: Look): void;
}

const widths: Partial<Record<Width, number>> = { phone: 390, tablet: 768, desktop: 1280 };

/**
 * The frame has an origin of its own: nothing in the form reaches the extension but by messages. Wider than
 * the room it is shown smaller, so that its media queries see the width that was asked for.
 */
export function openStage(nonce: string, texts: FrameTexts, receive: (message: FromFrame) => void): Stage {
  const scale = el("output", { class: "scale", "aria-hidden": "true" });
  const element = el("main", { class: "stage" }, scale);
  let frame: HTMLIFrameElement | undefined;
  let port: MessagePort | undefined;
  let waiting: ToFrame[] = [];
  let isReady = false;
  let look: Look = { scheme: "light" };
  let width: Width = "fit";

  function layOut(): void {
    if (!frame) return;
    const wanted = widths[width];
    const { clientWidth, clientHeight } = element;
    element.dataset.width = width;
    if (wanted === undefined) {
      frame.removeAttribute("style");
      scale.textContent = "";
      return;
    }
    const share = Math.min(1, clientWidth / wanted);
    frame.style.inlineSize = `${wanted}px`;
    frame.style.blockSize = `${Math.ceil(clientHeight / share)}px`;
    frame.style.transform = share < 1 ? `scale(${share})` : "";
    frame.style.insetInlineStart = `${Math.max(0, (clientWidth - wanted * share) / 2)}px`;
    scale.textContent = share < 1 ? `${Math.round(share * 100)} %` : "";
  }
  new ResizeObserver(layOut).observe(element);

  function take(message: unknown): void {
    if (!isFromFrame(message)) return;
    if (message.type !== "ready") {
      receive(message);
      return;
    }
    isReady = true;
    port?.postMessage({ type: "look", look } satisfies ToFrame);
    for (const each of waiting) port?.postMessage(each);
    waiting = [];
  }

  return {
    element,
    begin(script, title) {
      port?.close();
      frame?.remove();
      isReady = false;
      waiting = [];
      const made = el("iframe", { title, sandbox: "allow-scripts", class: "form" });
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => {
        if (port === port1) take(data);
      };
      made.addEventListener(
        "load",
        () => made.contentWindow?.postMessage({ type: "rensis-connect", texts }, "*", [port2]),
        {
          once: true,
        },
      );
      made.srcdoc = documentOf(script, nonce);
      frame = made;
      port = port1;
      element.prepend(made);
      layOut();
    },
    send(message) {
      if (isReady) port?.postMessage(message);
      else waiting.push(message);
    },
    name(title) {
      if (frame && frame.title !== title) frame.title = title;
    },
    width(wanted) {
      width = wanted;
      layOut();
    },
    look(wanted) {
      look = wanted;
      if (isReady) port?.postMessage({ type: "look", look } satisfies ToFrame);
    },
  };
}

/** An empty page with the script of the frame. The script is ours; what would end its element is written otherwise. */
function documentOf(script: string, nonce: string): string {
  const safe = script.replace(/<(?=\/script|!--)/gi, "\\x3c");
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Form</title></head><body><script nonce="${nonce}">${safe}</script></body></html>`;
}
