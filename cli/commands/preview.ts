import { basename } from "node:path";
import { applySeverities } from "../../language/config/severities.js";
import { type Diagnostic, hasErrors } from "../../language/diagnostics/diagnostic.js";
import { stemOf } from "../build.js";
import { uriOf } from "../files.js";
import type { Io } from "../io.js";
import { exit, Misuse } from "../misuse.js";
import { problemsPage, shellPage } from "../preview/pages.js";
import { type Page, type PreviewServer, startServer } from "../preview/server.js";
import { codeOf, reasonOf } from "../reasons.js";
import { countBySeverity } from "../reporters/report.js";
import { type CommonOptions, type Deps, type Run, reportOf, startRun } from "../run.js";
import { findOne } from "../sources.js";
import { prepareTargets } from "../targets.js";
import { watchFolders } from "../watching.js";
import { unreadable } from "./check.js";

export interface PreviewOptions extends CommonOptions {
  port?: number;
}

/** `rensis preview`: the web form of one survey on a local page that follows every change, until it is ended. */
export async function preview(io: Io, deps: Deps, file: string, options: PreviewOptions): Promise<number> {
  const first = await startRun(io, deps, [file], options);
  const path = await findOne(first.workspace, file);
  const uri = uriOf(path);
  // Before the address is told: whoever reads it may end the preview at once.
  const ended = io.whenEnded();
  let number = 0;
  let made: Made = await make(first, uri);
  const server = await listen(options.port, {
    shell: () => shellPage(basename(path), first.locale),
    form: () => made.page,
    state: () => ({ number, said: said(first, made.diagnostics), bad: made.bad, title: basename(path) }),
  });
  io.out(`${server.url}\n`);
  first.progress(first.texts.previewAt(server.url));
  await watchFolders({
    folders: [first.workspace.root],
    signal: ended,
    async onChange() {
      made = await make(await startRun(io, deps, [file], options), uri);
      number++;
      server.update();
    },
    onTrouble: (error) => io.err(`rensis: ${reasonOf(error)[first.locale]}\n`),
  });
  await server.close();
  return exit.clean;
}

interface Made {
  page: Page;
  bad: boolean;
  diagnostics: Diagnostic[];
}

/** The form as it is now, or the page of what keeps it from being made. */
async function make(run: Run, uri: string): Promise<Made> {
  const { targets, diagnostics } = await prepareTargets(run, ["html"]);
  const found = [...run.workspace.diagnostics, ...diagnostics];
  const wrong = unreadable(run, uri);
  const compiled = wrong
    ? { diagnostics: wrong }
    : (await run.deps.services(run.workspace.files)).compile(uri);
  found.push(...applySeverities(compiled.diagnostics, run.workspace.config.severities));
  const instrument = "instrument" in compiled ? compiled.instrument : undefined;
  const [ready] = targets;
  if (instrument && ready && !hasErrors(found)) {
    const result = await ready.target.compile(instrument, ready.options, { stem: stemOf(uri) });
    const form = result.files.find((f) => f.mediaType.startsWith("text/html"));
    // The form brings its own policy; here it only may not be framed by others.
    if (form)
      return {
        page: { html: form.content, policy: "frame-ancestors 'self'" },
        bad: false,
        diagnostics: found,
      };
  }
  return {
    page: problemsPage(reportOf(run, { files: [uri], diagnostics: found })),
    bad: true,
    diagnostics: found,
  };
}

function said(run: Run, diagnostics: Diagnostic[]): string {
  const time = new Date().toLocaleTimeString(run.locale === "zh" ? "zh-CN" : "en-GB");
  return run.texts.previewState(time, countBySeverity(diagnostics));
}

async function listen(
  port: number | undefined,
  content: Parameters<typeof startServer>[0],
): Promise<PreviewServer> {
  try {
    return await startServer(content, port);
  } catch (error) {
    if (codeOf(error) !== "EADDRINUSE" && codeOf(error) !== "EACCES") throw error;
    throw new Misuse({
      en: `Port ${port} cannot be used; leave out --port to take a free one.`,
      zh: `端口 ${port} 无法使用；不写 --port 即可自动选用空闲端口。`,
    });
  }
}
