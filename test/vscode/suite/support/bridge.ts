import { bridgeAddress } from "./globals.js";

/** How one test ended, as the driver prints and counts it. */
export interface TestEvent {
  type: "pass" | "fail" | "note" | "end";
  title: string[];
  milliseconds?: number;
  message?: string;
}

async function post(kind: "event" | "act", body: unknown): Promise<unknown> {
  const response = await fetch(`${bridgeAddress}/${kind}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as { value?: unknown; error?: string };
  if (answer.error) throw new Error(answer.error);
  return answer.value;
}

let sent: Promise<unknown> = Promise.resolve();

/** Tells the driver; in order, and without making the tests wait. */
export function tell(event: TestEvent): void {
  sent = sent.then(() => post("event", event));
}

/** Settles when the driver has heard all. */
export function told(): Promise<unknown> {
  return sent;
}

/** A figure that the driver prints with the results, such as a duration. */
export function note(message: string): void {
  tell({ type: "note", title: [], message });
}

/** One action at the screen; the answer is what was seen. */
export function atScreen(action: ScreenAction): Promise<unknown> {
  return post("act", action);
}

/** What scripts/vscode-host/screen.mjs understands. */
export interface ScreenAction {
  verb: string;
  where?: "workbench" | "webview" | "form";
  selector?: string;
  value?: string;
  modifiers?: readonly ("Alt" | "Control" | "Meta" | "Shift")[];
  timeout?: number;
}
