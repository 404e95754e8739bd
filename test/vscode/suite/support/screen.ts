import { atScreen, type ScreenAction } from "./bridge.js";

type Modifier = "Alt" | "Control" | "Meta" | "Shift";

/** What one part of the screen shows and takes. Selectors are those of Playwright. */
export class Scope {
  constructor(private readonly where: NonNullable<ScreenAction["where"]>) {}

  private act(verb: string, selector: string, more: Partial<ScreenAction> = {}): Promise<unknown> {
    return atScreen({ verb, where: this.where, selector, ...more });
  }

  async wait(selector: string, state: "visible" | "attached" | "hidden" | "detached" = "visible") {
    await this.act("wait", selector, { value: state });
  }
  async count(selector: string): Promise<number> {
    return Number(await this.act("count", selector));
  }
  async text(selector: string): Promise<string> {
    return String(await this.act("text", selector));
  }
  async texts(selector: string): Promise<string[]> {
    return (await this.act("texts", selector)) as string[];
  }
  async attribute(selector: string, name: string): Promise<string | null> {
    return (await this.act("attribute", selector, { value: name })) as string | null;
  }
  async click(selector: string, modifiers: readonly Modifier[] = []) {
    await this.act("click", selector, { modifiers });
  }
  async fill(selector: string, value: string) {
    await this.act("fill", selector, { value });
  }
  async value(selector: string): Promise<string> {
    return String(await this.act("value", selector));
  }
  async check(selector: string) {
    await this.act("check", selector);
  }
  async select(selector: string, value: string) {
    await this.act("select", selector, { value });
  }
  /** Whether any of it is within the visible part of its page. */
  async inView(selector: string): Promise<boolean> {
    return (await this.act("seen", selector)) === true;
  }
  /** A property such as "checked" or "dataset.q", null when there is none. */
  property(selector: string, path: string): Promise<unknown> {
    return this.act("property", selector, { value: path });
  }
  /** A global variable of the page, null when no script has set it. */
  async global(name: string): Promise<string | null> {
    return (await this.act("global", "body", { value: name })) as string | null;
  }
}

/** The window of the editor itself. */
export const workbench = new Scope("workbench");
/** The page inside the visible webview. */
export const webview = new Scope("webview");
/** The form inside the preview. */
export const form = new Scope("form");

/** Presses a key or a chord ("Control+S"). */
export async function press(keys: string) {
  await atScreen({ verb: "press", value: keys });
}

/** Types text where the focus is. */
export async function type(text: string) {
  await atScreen({ verb: "type", value: text });
}
