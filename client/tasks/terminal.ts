/** The terminal of one task: what a build has found, line by line, as problem matchers read it. */
import {
  CancellationTokenSource,
  type Event,
  EventEmitter,
  l10n,
  type Pseudoterminal,
  RelativePattern,
  type Uri,
  workspace,
} from "vscode";
import type { BuildResult } from "../../server/protocol.js";
import type { Made } from "../build/made.js";
import { type BuildOrder, mayBuild, requestBuild } from "../build/request.js";
import { troublesOf } from "../build/tell.js";
import { type Written, writeOutputs } from "../build/write.js";
import type { Server } from "../server.js";
import { isSource, type TaskKind } from "./definition.js";

export interface TaskOrder {
  folder: Uri;
  /** Absent: all surveys of the folder. */
  file?: Uri;
  targets?: readonly string[];
}

/** Changes that come within this time, in ms, are one build. */
const TOGETHER = 150;
const CTRL_C = "\x03";

export class TaskTerminal implements Pseudoterminal {
  private readonly lines = new EventEmitter<string>();
  private readonly ended = new EventEmitter<number>();
  private readonly cancellation = new CancellationTokenSource();
  private readonly disposables: { dispose(): unknown }[] = [this.lines, this.ended, this.cancellation];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = false;
  private again = false;
  private closed = false;
  /** Files of others that the author keeps; asked once for each task. */
  private readonly kept = new Set<string>();
  private words: BuildResult["words"] | undefined;

  readonly onDidWrite: Event<string> = this.lines.event;
  readonly onDidClose: Event<number> = this.ended.event;

  constructor(
    private readonly server: Server,
    private readonly made: Made,
    private readonly kind: TaskKind,
    private readonly order: TaskOrder,
  ) {}

  open(): void {
    if (this.kind !== "check" && !mayBuild()) {
      this.print(l10n.t("This workspace is not trusted: nothing is built."));
      this.end(2);
      return;
    }
    if (this.kind === "watch") this.listen();
    void this.build();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.cancellation.cancel();
    for (const each of this.disposables.splice(0)) each.dispose();
  }

  handleInput(data: string): void {
    if (!data.includes(CTRL_C)) return;
    if (this.words) this.print(this.words.ended);
    this.end(0);
  }

  private listen(): void {
    const watcher = workspace.createFileSystemWatcher(
      new RelativePattern(this.order.folder, "**/{*.survey,rensis.yaml,rensis.yml}"),
    );
    const changed = (uri: Uri) => {
      if (!isSource(uri.path)) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.build(), TOGETHER);
    };
    watcher.onDidChange(changed);
    watcher.onDidCreate(changed);
    watcher.onDidDelete(changed);
    this.disposables.push(watcher);
  }

  /** One build at a time; what changes during one is built after it. */
  private async build(): Promise<void> {
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = true;
    do {
      this.again = false;
      if (this.words) this.print(this.words.changed);
      const code = await this.once().catch((error: unknown) => {
        this.print(String(error));
        return 2;
      });
      if (this.closed) return;
      if (this.kind !== "watch") this.end(code);
    } while (this.again && !this.closed);
    this.running = false;
  }

  private async once(): Promise<number> {
    const { folder, file, targets } = this.order;
    const order: BuildOrder = {
      folder,
      ...(file ? { uris: [file] } : {}),
      ...(targets && targets.length > 0 ? { targets } : {}),
      ...(this.kind === "check" ? { check: true } : {}),
    };
    const result = await requestBuild(this.server, order, this.cancellation.token);
    if (this.closed) return 2;
    if (!result) {
      this.print(l10n.t("The language server of Rensis does not answer."));
      return 2;
    }
    if (this.kind === "watch" && !this.words) this.print(result.words.watching);
    this.words = result.words;
    for (const line of result.lines) this.print(line);
    const written =
      this.kind === "check" ? undefined : await writeOutputs(result.surveys, this.made, { kept: this.kept });
    if (this.closed) return 2;
    this.report(written);
    this.print(result.summary);
    const isBad = result.problems.some((p) => p.severity === "error") || troublesOf(written).length > 0;
    return isBad ? 1 : 0;
  }

  private report(written: Written | undefined): void {
    for (const { uri } of written?.files ?? []) this.print(workspace.asRelativePath(uri, false));
    for (const line of troublesOf(written)) this.print(line);
  }

  private print(line: string): void {
    if (!this.closed) this.lines.fire(`${line.replace(/\r?\n/g, "\r\n")}\r\n`);
  }

  private end(code: number): void {
    if (!this.closed) this.ended.fire(code);
  }
}
