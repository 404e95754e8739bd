import type { Locale } from "../language/diagnostics/define.js";
import type { Diagnostic } from "../language/diagnostics/diagnostic.js";
import { pageOf } from "../language/diagnostics/diagnostic.js";
import type { TargetId } from "../language/targets/index.js";
import type { Target } from "../language/targets/target.js";
import type { FileHost, SurveyServices } from "./contract.js";
import type { FileSystem } from "./file-system.js";
import { uriOf } from "./files.js";
import { packageFile } from "./install.js";
import { type Io, wantsColour } from "./io.js";
import { systemLocale } from "./locale.js";
import { exit } from "./misuse.js";
import { type Format, render } from "./reporters/index.js";
import { type Counts, countBySeverity, makeReport } from "./reporters/report.js";
import { type Texts, textsOf } from "./texts.js";
import { openWorkspace, shown, shownUri, type Workspace } from "./workspace.js";

/** What the commands are built on; tests put small ones in place. */
export interface Deps {
  version: string;
  fs: FileSystem;
  services(files: FileHost): Promise<SurveyServices>;
  target(id: TargetId): Promise<Target<unknown>>;
}

/** Options of every command. */
export interface CommonOptions {
  locale?: Locale;
  quiet?: boolean;
  config?: string;
}
/** Options of commands that report diagnostics. */
export interface ReportOptions extends CommonOptions {
  format?: Format;
  maxWarnings?: number;
}

/** One run of a command: its workspace, its language, its way of reporting. */
export interface Run {
  io: Io;
  deps: Deps;
  workspace: Workspace;
  locale: Locale;
  texts: Texts;
  /** Progress, on standard error; nothing with `--quiet`. */
  progress(text: string): void;
  /** A path as the user knows it. */
  show(path: string): string;
}

export async function startRun(io: Io, deps: Deps, paths: readonly string[], options: CommonOptions): Promise<Run> {
  const workspace = await openWorkspace(io.cwd, paths, options.config);
  const locale = options.locale ?? workspace.config.locale ?? systemLocale(io.env);
  return {
    io,
    deps,
    workspace,
    locale,
    texts: textsOf(locale),
    progress: (text) => {
      if (!options.quiet) io.err(`${text}\n`);
    },
    show: (path) => shown(path, io.cwd),
  };
}

/** Writes the diagnostics to standard output in the wanted format. */
export async function report(
  run: Run,
  options: ReportOptions,
  about: { files: readonly string[]; diagnostics: readonly Diagnostic[]; outputs?: readonly string[] },
): Promise<Counts> {
  const { io, workspace, locale, deps } = run;
  const made = makeReport({
    files: [...about.files],
    diagnostics: [...about.diagnostics],
    outputs: [...(about.outputs ?? [])].map(run.show),
    locale,
    version: deps.version,
    text: (uri) => {
      const result = workspace.files.read(uri);
      return "text" in result ? result.text : undefined;
    },
    name: (uri) => shownUri(uri, io.cwd),
    page: (code) => {
      const path = packageFile(pageOf(code));
      return { path: run.show(path), uri: uriOf(path) };
    },
  });
  const colour = wantsColour(io);
  const text = await render(options.format ?? "pretty", made, { colour, columns: Math.max(40, io.columns) });
  if (text) io.out(text);
  return countBySeverity(made.diagnostics);
}

/** The exit code that follows from what was found; says so when it is for too many warnings. */
export function exitCode(run: Run, options: ReportOptions, counts: Counts): number {
  if (counts.error > 0) return exit.problems;
  if (options.maxWarnings === undefined || counts.warning <= options.maxWarnings) return exit.clean;
  run.progress(run.texts.tooManyWarnings(counts.warning, options.maxWarnings));
  return exit.problems;
}
