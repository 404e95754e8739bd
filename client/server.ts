/** The language server as the rest of the client sees it: something to ask, once it is there. */
import { type CancellationToken, type Event, type LogOutputChannel, l10n, window } from "vscode";
import { type BaseLanguageClient, State } from "vscode-languageclient";
import type { Restarts } from "./restarts.js";

export class Server {
  private starting: Promise<void> | undefined;

  constructor(
    readonly client: BaseLanguageClient,
    readonly output: LogOutputChannel,
    private readonly restarts: Restarts,
  ) {}

  /** Starts it when it is not running; settles when it answers. */
  start(): Promise<void> {
    return (this.starting ??= this.begin());
  }

  private begin(): Promise<void> {
    const starting = this.client.start();
    // Said already, by the handlers of the client; who asks for something hears it from `ask`.
    starting.catch((error: unknown) => this.output.error(String(error)));
    return starting;
  }

  async restart(): Promise<void> {
    this.restarts.forgive();
    // One that has given up, or never began, has nothing to stop.
    if (this.client.state === State.Running) await this.client.stop().catch(() => undefined);
    this.starting = undefined;
    await this.start();
  }

  get isRunning(): boolean {
    return this.client.state === State.Running;
  }

  get onDidChange(): Event<unknown> {
    return this.client.onDidChangeState;
  }

  /** A request of ours; waits for the server. */
  async ask<Result>(method: string, params: unknown, token?: CancellationToken): Promise<Result> {
    await this.start();
    return token
      ? this.client.sendRequest<Result>(method, params, token)
      : this.client.sendRequest<Result>(method, params);
  }

  /** The same for a command: when it fails, the author is told, and undefined is returned. */
  async tryAsk<Result>(
    method: string,
    params: unknown,
    token?: CancellationToken,
  ): Promise<Result | undefined> {
    try {
      return await this.ask<Result>(method, params, token);
    } catch (error) {
      this.output.error(`${method}: ${String(error)}`);
      if (token?.isCancellationRequested) return undefined;
      const show = l10n.t("Show Output");
      void window
        .showErrorMessage(l10n.t("The language server of Rensis does not answer."), show)
        .then((chosen) => (chosen === show ? this.output.show() : undefined));
      return undefined;
    }
  }

  /** For good. */
  async stop(): Promise<void> {
    if (this.client.state === State.Running || this.client.state === State.Starting)
      await this.client.dispose().catch(() => undefined);
  }
}
