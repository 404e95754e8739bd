import type { Locale } from "../language/diagnostics/define.js";
import type { Diagnostic } from "../language/diagnostics/diagnostic.js";
import { pageOf } from "../language/diagnostics/diagnostic.js";
import type { AnyTarget, TargetId } from "../language/targets/index.js";
import type { FileHost, SurveyServices } from "./contract.js";
import type { FileSystem } from "./file-system.js";
import { isBelow, uriOf } from "./files.js";
import { packageFile } from "./install.js";
import { type Io, wantsColour } from "./io.js";
import { systemLocale } from "./locale.js";
import { exit } from "./misuse.js";
import { type Format, render } from "./reporters/index.js";
import { type Counts, countBySeverity, makeReport, type Report } from "./reporters/report.js";
import { type Texts, textsOf } from "./texts.js";
import { openWorkspace, shown, shownUri, type Workspace } from "./workspace.js";

/** What the commands are built on; tests put small ones in place. */
export interface Deps {
  version: string;
  fs: FileSystem;
  services(files: FileHost): Promise<SurveyServices>;
  target(id: TargetId): Promise<AnyTarget>;
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

export async function startRun(
  io: Io,
  deps: Deps,
  paths: readonly string[],
  options: CommonOptions,
): Promise<Run> {
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

interface About {
  /** URIs of what was looked at. */
  files: readonly string[];
  diagnostics: readonly Diagnostic[];
  /** Absolute paths. */
  outputs?: readonly string[];
}

/** What reporters are functions of, made from what a run found. Names are relative to `base`. */
export function reportOf(run: Run, about: About, base = run.io.cwd): Report {
  const { workspace, locale, deps } = run;
  return makeReport({
    files: [...about.files],
    diagnostics: [...about.diagnostics],
    outputs: (about.outputs ?? []).map(run.show),
    locale,
    version: deps.version,
    text: (uri) => {
      const result = workspace.files.read(uri);
      return "text" in result ? result.text : undefined;
    },
    name: (uri) => shownUri(uri, base),
    page: (code) => {
      const path = packageFile(pageOf(code));
      return { path: run.show(path), uri: uriOf(path) };
    },
  });
}

/** Writes the diagnostics to standard output in the wanted format. */
export async function report(run: Run, options: ReportOptions, about: About): Promise<Counts> {
  const made = reportOf(run, about, baseOf(run.io, options.format));
  const terminal = { colour: wantsColour(run.io), columns: Math.max(40, run.io.columns) };
  const text = await render(options.format ?? "pretty", made, terminal);
  if (text) run.io.out(text);
  return countBySeverity(made.diagnostics);
}

/** GitHub takes paths from the root of the repository, wherever in it the command was called. */
function baseOf(io: Io, format: Format | undefined): string {
  const root = io.env.GITHUB_WORKSPACE;
  const wanted = format === "github" || format === "sarif";
  return wanted && root && isBelow(io.cwd, root) ? root : io.cwd;
}

/** The exit code that follows from what was found; says so when it is for too many warnings. */
export function exitCode(run: Run, options: ReportOptions, counts: Counts): number {
  if (counts.error > 0) return exit.problems;
  if (options.maxWarnings === undefined || counts.warning <= options.maxWarnings) return exit.clean;
  run.progress(run.texts.tooManyWarnings(counts.warning, options.maxWarnings));
  return exit.problems;
}
