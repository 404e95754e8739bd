/** Turns of the event loop, on Node and in a web worker. */

interface Globals {
  setImmediate?: (work: () => void) => unknown;
  MessageChannel?: typeof MessageChannel;
}

/** Calls `work` when what has arrived so far was handled. Timers would cost 4 ms each in a browser. */
export const soon: (work: () => void) => void = (() => {
  const { setImmediate, MessageChannel: Channel } = globalThis as Globals;
  if (setImmediate) return (work: () => void) => void setImmediate(work);
  const channel = new Channel!();
  const waiting: (() => void)[] = [];
  channel.port1.onmessage = () => waiting.shift()?.();
  return (work: () => void) => {
    waiting.push(work);
    channel.port2.postMessage(0);
  };
})();

/** Resolves when messages that have arrived meanwhile were handled: one turn reads them, one deals them out. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => soon(() => soon(resolve)));
}
