import { fileURLToPath } from "node:url";
import { evaluate } from "../language/answers/evaluate.js";
import type { Diagnostic } from "../language/diagnostics/diagnostic.js";
import type { Instrument } from "../language/instrument/model.js";
import { createSurveyServices } from "../language/services.js";
import { parse as parseSource } from "../language/syntax/parse.js";
import { loadTarget, type TargetId } from "../language/targets/index.js";
import type { TargetResult } from "../language/targets/target.js";
import type { FileHost } from "./contract.js";
import { DiskFiles, uriOf } from "./files.js";
import { Printer } from "./print/printer.js";
import { readDiagnostic } from "./read-diagnostic.js";
import { rootOf } from "./workspace.js";

export type {
  AnswerDocument,
  AnswerState,
  EvaluateOptions,
  Evaluation,
  Missing,
  Problem,
  ProblemCode,
  ScoreResult,
  SurveyRecord,
  Value,
} from "../language/answers/api.js";
export type { Locale, Localised, Severity } from "../language/diagnostics/define.js";
export type { Diagnostic, Edit, Fix, Related, Span } from "../language/diagnostics/diagnostic.js";
export { hasErrors, messageOf } from "../language/diagnostics/diagnostic.js";
export type { Code } from "../language/diagnostics/registry.js";
export type * from "../language/instrument/model.js";
export type { TargetId } from "../language/targets/index.js";
export type { OutputFile, PrintedPage, TargetResult } from "../language/targets/target.js";
export { evaluate };

/**
 * A survey: its text; or a file, whose `text`, when given, stands in place of what is on disk (an editor's
 * unsaved state). Only a survey with a file can import others.
 */
export type Source = string | { file: string; text?: string };

export interface SourceOptions {
  /**
   * Folder that imports may not leave. Default: the folder of the nearest `rensis.yaml` at or above the
   * file, else the file's own.
   */
  root?: string;
}

/** A node of the syntax tree. Its properties follow the grammar and may change between versions. */
export interface SyntaxNode {
  readonly $type: string;
  readonly [property: string]: unknown;
}

/**
 * The syntax tree of a survey, names not resolved, and what is wrong with its syntax. What could not be
 * understood is left out; the tree is absent only when the file could not be read.
 */
export function parse(
  source: Source,
  options: SourceOptions = {},
): { tree?: SyntaxNode; diagnostics: Diagnostic[] } {
  const { files, uri } = open(source, options);
  const result = files.read(uri);
  if ("error" in result) return { diagnostics: [readDiagnostic(uri, fileURLToPath(uri), result)] };
  const { root, diagnostics } = parseSource(uri, result.text);
  return { tree: root as unknown as SyntaxNode, diagnostics };
}

/** The diagnostics of a survey, of every kind. Reads files, writes none, never throws because of a source. */
export function check(source: Source, options: SourceOptions = {}): { diagnostics: Diagnostic[] } {
  const { files, uri } = open(source, options);
  return createSurveyServices({ files }).check(uri);
}

/** The instrument of a survey: its whole meaning as plain data; absent when there are errors. */
export function compile(
  source: Source,
  options: SourceOptions = {},
): { instrument?: Instrument; diagnostics: Diagnostic[] } {
  const { files, uri } = open(source, options);
  return createSurveyServices({ files }).compile(uri);
}

/** The survey in its one layout; with syntax errors the text unchanged. */
export function format(
  source: Source,
  options: SourceOptions = {},
): { text: string; diagnostics: Diagnostic[] } {
  const { files, uri } = open(source, options);
  return createSurveyServices({ files }).format(uri);
}

export interface BuildOptions {
  /** Begins the names of the files. Default: the survey's id. */
  stem?: string;
  /** As under the name of the target in `rensis.yaml`. */
  options?: Record<string, unknown>;
  /** Path of the browser of the Chromium family that prints `pdf`. Default: an installed one. */
  browser?: string;
}

/**
 * The outputs of one target, as files with names but not written anywhere. `pdf` is printed by a browser that runs
 * meanwhile; when there is none, or it fails, the promise is rejected with an error that says so.
 */
export async function build(
  instrument: Instrument,
  targetId: TargetId,
  { stem = instrument.id, options = {}, browser }: BuildOptions = {},
): Promise<TargetResult> {
  const target = await loadTarget(targetId);
  const made = await target.compile(instrument, { ...(target.defaults as object), ...options }, { stem });
  if (!made.files.some((f) => f.print)) return made;
  const printer = new Printer({ browser, folder: process.cwd() });
  try {
    return { ...made, files: await printer.print(made.files) };
  } finally {
    await printer.close();
  }
}

const MEMORY = "memory:/survey.survey";

function open(source: Source, options: SourceOptions): { files: FileHost; uri: string } {
  if (typeof source === "string") {
    return {
      files: { read: (uri) => (uri === MEMORY ? { text: source } : { error: "outside" }) },
      uri: MEMORY,
    };
  }
  const uri = uriOf(source.file);
  const files = new DiskFiles([options.root ?? rootOf(fileURLToPath(uri))]);
  if (source.text !== undefined) files.set(uri, source.text);
  return { files, uri };
}
