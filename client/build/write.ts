/** Writes the outputs of surveys; only below their folder, and nobody else's files without asking. */
import { FileType, l10n, Uri, window, workspace } from "vscode";
import type { BuiltFile, BuiltSurvey } from "../../server/protocol.js";
import { areSame, bytesOf } from "../bytes.js";
import type { Made } from "./made.js";
import { foreign } from "./ours.js";

export interface Written {
  /** All outputs that are there now, those that needed no change included. */
  files: { uri: Uri; target: string; mediaType: string }[];
  /** Outputs that could not be written, in words. */
  failures: string[];
  /** Files of others that the author keeps; nothing of their surveys was written. */
  kept: Uri[];
}

export interface WriteOptions {
  /** Writes there in place of the folders of the surveys; chosen by the author, wherever it is. */
  folder?: Uri;
  /** Files that the author keeps, as answered before; they are not asked about again. */
  kept?: Set<string>;
}

interface Output {
  uri: Uri;
  within: Uri | undefined;
  target: string;
  mediaType: string;
  mark: string;
  bytes: Uint8Array;
  old: Uint8Array | undefined;
  before?: string;
}

/** Survey by survey: one whose place is taken does not keep the others from being written. */
export async function writeOutputs(
  surveys: readonly BuiltSurvey[],
  made: Made,
  { folder, kept = new Set() }: WriteOptions = {},
): Promise<Written> {
  const written: Written = { files: [], failures: [], kept: [] };
  const bySurvey = await Promise.all(surveys.map((survey) => outputsOf(survey, made, folder)));
  const strangers = bySurvey.flatMap((outputs) => foreign(outputs));
  const asked = strangers.filter(({ uri }) => !kept.has(uri.toString()));
  if (asked.length > 0 && !(await mayReplace(asked))) for (const { uri } of asked) kept.add(uri.toString());
  written.kept = strangers.map(({ uri }) => uri).filter((uri) => kept.has(uri.toString()));
  const free = bySurvey.filter((outputs) => !outputs.some((o) => written.kept.includes(o.uri)));
  const done: { uri: string; bytes: Uint8Array }[] = [];
  for (const output of free.flat()) {
    const { uri, target, mediaType } = output;
    const trouble = await write(output);
    if (trouble === undefined) {
      written.files.push({ uri, target, mediaType });
      done.push({ uri: uri.toString(), bytes: output.bytes });
    } else written.failures.push(trouble);
  }
  await made.add(done);
  return written;
}

function outputsOf(survey: BuiltSurvey, made: Made, folder: Uri | undefined): Promise<Output[]> {
  const base = folder ?? (survey.outDir === undefined ? undefined : Uri.parse(survey.outDir));
  if (!base) return Promise.resolve([]);
  const within = folder || survey.within === undefined ? undefined : Uri.parse(survey.within);
  return Promise.all(survey.files.map((file) => outputOf(file, base, within, made)));
}

async function outputOf(file: BuiltFile, base: Uri, within: Uri | undefined, made: Made): Promise<Output> {
  const { name, target, mediaType, mark } = file;
  const uri = Uri.joinPath(base, ...name.split("/"));
  const old = await workspace.fs.readFile(uri).then(
    (bytes) => bytes,
    () => undefined,
  );
  const bytes = bytesOf(file.content);
  const output: Output = { uri, within, target, mediaType, mark, bytes, old };
  const isReplaced = old && !areSame(old, bytes) && !made.has(uri.toString(), old);
  return isReplaced ? { ...output, before: new TextDecoder().decode(old) } : output;
}

async function mayReplace(outputs: readonly Output[]): Promise<boolean> {
  const names = outputs.slice(0, 10).map(({ uri }) => workspace.asRelativePath(uri));
  const more = outputs.length - names.length;
  if (more > 0) names.push(l10n.t("and {0} more", more));
  const replace = l10n.t("Replace");
  const chosen = await window.showWarningMessage(
    l10n.t("The build would replace files that it has not made."),
    { modal: true, detail: names.join("\n") },
    replace,
  );
  return chosen === replace;
}

/** Undefined when it is there, else why not. */
async function write({ uri, within, bytes, old }: Output): Promise<string | undefined> {
  // What would not change is not touched: whoever watches the folder sees real changes only.
  if (old && areSame(old, bytes)) return undefined;
  const name = workspace.asRelativePath(uri);
  if (within && (await leadsElsewhere(uri, within)))
    return l10n.t("{0} was not written: a link on its way leads out of the folder.", name);
  try {
    await workspace.fs.createDirectory(Uri.joinPath(uri, ".."));
    await workspace.fs.writeFile(uri, bytes);
    return undefined;
  } catch (error) {
    return l10n.t(
      "{0} could not be written: {1}",
      name,
      error instanceof Error ? error.message : String(error),
    );
  }
}

/** Whether one of the folders between, or the file itself, is a link: nobody here can tell where it leads. */
async function leadsElsewhere(uri: Uri, within: Uri): Promise<boolean> {
  const root = within.path.replace(/\/$/, "");
  if (!uri.path.startsWith(`${root}/`)) return true;
  const parts = uri.path.slice(root.length + 1).split("/");
  for (let n = 1; n <= parts.length; n++) {
    try {
      const { type } = await workspace.fs.stat(Uri.joinPath(within, ...parts.slice(0, n)));
      if ((type & FileType.SymbolicLink) !== 0) return true;
    } catch {
      return false; // From here on there is nothing yet.
    }
  }
  return false;
}
