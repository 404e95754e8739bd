/** What commands and tasks of the client ask of the server. Types and names only. */
import type { Position, Range } from "vscode-languageserver";

/** Client → server: the outputs of surveys, as `rensis build` would make them. Nothing is written. */
export const BUILD = "rensis/build";
export interface BuildParams {
  /** The surveys; absent: all of `folder` that the configuration lists. */
  uris?: string[];
  /** Folder of the workspace that they lie in; absent for files outside of any. */
  folder?: string;
  /** Names of targets; absent: those of the configuration, else all. */
  targets?: string[];
  /** Output folder relative to `folder`; absent: that of the configuration, else `dist`. */
  outDir?: string;
  /** Only look for problems. */
  check?: boolean;
}

export interface BuildResult {
  surveys: BuiltSurvey[];
  /** All that was found, in the order of the report. */
  problems: BuildProblem[];
  /** The report as a terminal shows it, one line a problem, and the sentence that ends it. */
  lines: string[];
  summary: string;
  /** What a task that goes on says before the first build, before each further one, and when it ends. */
  words: { watching: string; changed: string; ended: string };
}

export interface BuiltSurvey {
  uri: string;
  title: string;
  /** Folder that `files` belong in; absent when the survey lies in none. */
  outDir?: string;
  /** The folder that the outputs must not leave; `outDir` lies in it. */
  within?: string;
  /** Empty when there are errors. */
  files: BuiltFile[];
}

export interface BuiltFile {
  /** Relative to the output folder, with `/` between. */
  name: string;
  target: string;
  mediaType: string;
  content: { text: string } | { base64: string };
  /** A text that every output of this kind contains; empty: there is none. A file without it is somebody else's. */
  mark: string;
}

export interface BuildProblem {
  uri: string;
  range: Range;
  severity: "error" | "warning" | "info" | "hint";
  code: string;
  message: string;
  /** What a target could not express; the outputs are made all the same. */
  loss: boolean;
}

/** Client → server: what can be built, in the words of the messages. */
export const TARGETS = "rensis/targets";
export interface TargetInfo {
  id: string;
  title: string;
  detail: string;
}

/** Server → client: a file as it is, for pictures that become part of a form. */
export const READ_BYTES = "rensis/readBytes";
export interface ReadBytesParams {
  uri: string;
  /** Bytes; larger files are not sent. */
  limit: number;
}
export type ReadBytesResult = { base64: string } | { error: "not-found" | "unreadable" | "too-large" };

/** Client → server: surveys to start from. */
export const TEMPLATES = "rensis/templates";
export interface TemplateInfo {
  id: string;
  title: string;
  description: string;
  /** Proposed name of the file, without ending. */
  name: string;
  text: string;
}

/** Client → server: where a new statement goes, and which ones may stand there. */
export const INSERT_PLACE = "rensis/insertPlace";
export interface InsertPlaceParams {
  uri: string;
  position: Position;
}
export interface InsertPlace {
  position: Position;
  /** Lines to open before and behind what is inserted. */
  before: string;
  after: string;
  /** Language of the survey, for the words of what is inserted. */
  language: "zh" | "en";
  /** Words with which a statement may begin there, in groups to choose from. */
  groups: { title: string; words: string[] }[];
}

/** Client → server: a list from a document or a page, as entries for a place. */
export const AS_ENTRIES = "rensis/asEntries";
export interface AsEntriesParams {
  uri: string;
  position: Position;
  text: string;
}
export interface AsEntriesResult {
  /** What is replaced: nothing, or blanks. */
  range: Range;
  text: string;
  count: number;
}

/** Client → server: what the status of a survey tells. */
export const SURVEY_FACTS = "rensis/surveyFacts";
export interface SurveyFacts {
  title: string;
  questions: number;
  variables: number;
  /** How long it is likely to take. */
  seconds: number;
  errors: number;
  warnings: number;
}
