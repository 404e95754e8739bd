import type { ForwardedKey } from "../../../language/targets/html/preview/frame-protocol.js";

/** Gives a key that was pressed in the form to the editor, which listens on this page. */
export function dispatchKey(key: ForwardedKey): void {
  window.dispatchEvent(new KeyboardEvent("keydown", { ...key, bubbles: true, cancelable: true }));
}
