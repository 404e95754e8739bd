/** One preview between its page and the server: what is asked of whom. Knows neither editor nor webview. */
import type { PreviewNotices, PreviewRequests, SourceLocation } from "../../server/preview/protocol.js";
import { isFromPage } from "./guards.js";
import type { Defaults, FromPage, GotoTarget, InterfaceLanguage, PreviewUpdate, ToPage } from "./messages.js";

/** What the extension does for a preview. */
export interface HubPorts {
  request<Name extends keyof PreviewRequests>(
    name: Name,
    params: PreviewRequests[Name]["params"],
  ): Promise<PreviewRequests[Name]["result"]>;
  notify<Name extends keyof PreviewNotices>(name: Name, params: PreviewNotices[Name]): void;
  post(message: ToPage): void;
  /** What the settings say. */
  defaults(): Defaults;
  /** The script of the frame, as text. */
  frameScript(): Promise<string>;
  goto(location: SourceLocation): void;
  open(href: string): void;
  save(name: string, content: string): void;
  copy(text: string): void;
  browser(uri: string): void;
  problems(): void;
  lock(locked: boolean): void;
  /** The form is on the screen for the first time. */
  shown(): void;
}

export class PreviewHub {
  /** The page runs and knows what it shows. */
  private isReady = false;
  private language: InterfaceLanguage | undefined;
  private asked = 0;
  /** Nothing of this survey has been shown here yet. */
  private isNew = false;

  constructor(
    readonly session: string,
    public uri: string,
    public locked: boolean,
    private readonly ports: HubPorts,
  ) {}

  /** Shows another survey. */
  show(uri: string): void {
    if (uri === this.uri) return;
    this.uri = uri;
    this.isNew = true;
    if (this.isReady) void this.begin();
  }

  lock(locked: boolean): void {
    this.locked = locked;
    if (this.isReady) this.ports.post({ type: "locked", locked });
  }

  /** What came from the server unasked. */
  update(update: PreviewUpdate): void {
    if (this.isReady && update.session === this.session) this.ports.post({ type: "update", update });
  }

  /** Shows the piece of the form that the cursor is at; of several wishes only the last counts. */
  async reveal(uri: string, offset: number, quiet = false): Promise<void> {
    if (!this.isReady) return;
    this.asked += 1;
    const { asked, session } = this;
    const anchor = await this.ask("rensis/preview/reveal", { session, uri, offset });
    if (anchor && asked === this.asked && this.isReady) this.ports.post({ type: "reveal", anchor, quiet });
  }

  /** The page is gone: hidden, closed or loaded anew. */
  rest(): void {
    if (!this.isReady) return;
    this.isReady = false;
    this.ports.notify("rensis/preview/close", { session: this.session });
  }

  /** What came from the page. */
  receive(data: unknown): void {
    if (isFromPage(data)) void this.take(data);
  }

  private async take(message: FromPage): Promise<void> {
    const { ports, session } = this;
    switch (message.type) {
      case "ready":
        this.language = message.fresh ? ports.defaults().language : message.language;
        this.isReady = true;
        this.isNew = message.fresh;
        return this.begin();
      case "language":
        this.language = message.language;
        return this.openSurvey();
      case "stale":
        return this.tell(await this.ask("rensis/preview/whole", { session }));
      case "painted":
        ports.notify("rensis/preview/painted", { session, version: message.version });
        if (this.isNew) ports.shown();
        this.isNew = false;
        return;
      case "goto":
        return this.goto(message.target);
      case "fill": {
        const filled = await this.ask("rensis/preview/fill", { session, seed: message.seed });
        return filled && ports.post({ type: "filled", filled });
      }
      case "explain": {
        const explained = await this.ask("rensis/preview/explain", { session, answers: message.answers });
        return explained && ports.post({ type: "explained", explained });
      }
      case "open":
        return ports.open(message.href);
      case "save":
        return ports.save(message.name, message.content);
      case "copy":
        return ports.copy(message.text);
      case "browser":
        return ports.browser(this.uri);
      case "paper": {
        const sheets = await this.ask("rensis/preview/paper", { session, nonce: message.nonce });
        return sheets && ports.post({ type: "paper", html: sheets.html });
      }
      case "problems":
        return ports.problems();
      case "lock":
        this.lock(message.locked);
        return ports.lock(message.locked);
    }
  }

  /** Tells the page what it is about, then what it shows. */
  private async begin(): Promise<void> {
    const { uri, locked, ports } = this;
    const frame = await ports.frameScript();
    if (!this.isReady || uri !== this.uri) return;
    ports.post({ type: "start", uri, frame, locked, defaults: ports.defaults() });
    await this.openSurvey();
  }

  private async openSurvey(): Promise<void> {
    const { session, uri, language } = this;
    const params = { session, uri, ...(language === undefined ? {} : { language }) };
    this.tell(await this.ask("rensis/preview/open", params));
  }

  private tell(update: PreviewUpdate | undefined): void {
    if (update && this.isReady) this.ports.post({ type: "update", update });
  }

  private async goto(target: GotoTarget): Promise<void> {
    const location = await this.ask("rensis/preview/goto", { session: this.session, ...target });
    if (location) this.ports.goto(location);
  }

  /** A server that is away, or starts anew, is nothing that the user can do anything about here. */
  private async ask<Name extends keyof PreviewRequests>(
    name: Name,
    params: PreviewRequests[Name]["params"],
  ): Promise<PreviewRequests[Name]["result"] | undefined> {
    try {
      return await this.ports.request(name, params);
    } catch {
      if (!this.isReady) return undefined;
      // A server that was started anew knows nothing of this preview.
      if (name === "rensis/preview/open") this.ports.post({ type: "failed" });
      else void this.openSurvey();
      return undefined;
    }
  }
}
