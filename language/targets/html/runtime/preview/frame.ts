/**
 * The frame of the live preview: the form and its runtime as in the built page, in a document of their own.
 * The page around it hands over a port; all that is said goes through it.
 */
import "../part-charts.js";
import "../part-pattern.js";
import "../part-ranking.js";
import type { FrameTexts, FromFrame } from "../../preview/frame-protocol.js";
import { openPreview } from "./preview.js";

function connect(event: MessageEvent<unknown>): void {
  const [port] = event.ports;
  const data = event.data as { type?: unknown; texts?: { goto?: unknown } } | null;
  if (event.source !== window.parent || !port || data?.type !== "rensis-connect") return;
  window.removeEventListener("message", connect);
  const texts: FrameTexts = { goto: typeof data.texts?.goto === "string" ? data.texts.goto : "" };
  const post = (message: FromFrame) => port.postMessage(message);
  const receive = openPreview(post, texts);
  port.onmessage = ({ data: message }) => receive(message);
  post({ type: "ready" });
}

window.addEventListener("message", connect);
