/** Surveys to outputs, as the command line makes them; of texts as the editor has them, and written nowhere. */
import { problemOfName, sameNameKey } from "../../cli/output-name.js";
import type { Config } from "../../language/config/config.js";
import { applySeverities } from "../../language/config/severities.js";
import { optionsFor } from "../../language/config/target-options.js";
import { type Diagnostic, diagnostic, hasErrors } from "../../language/diagnostics/diagnostic.js";
import { plainText } from "../../language/instrument/words/plain-text.js";
import { stemOf } from "../../language/services.js";
import {
  type AnyTarget,
  isPrinted,
  isTargetId,
  loadTarget,
  type TargetId,
  targetIds,
} from "../../language/targets/index.js";
import { distinctLosses } from "../../language/targets/losses.js";
import type { OutputFile } from "../../language/targets/target.js";
import type { FoundConfig } from "../workspace/configs.js";
import { breathe } from "../workspace/soon.js";
import { canonical } from "../workspace/uri.js";
import type { Workspace } from "../workspace/workspace.js";
import { type ReadBytes, themeWithLogo } from "./logo.js";
import { markOf } from "./marks.js";
import { configOf, outputPlace, shownUri, surveysIn } from "./places.js";
import type { BuildParams, BuiltFile, BuiltSurvey } from "./protocol.js";

export interface BuildContext {
  workspace: Workspace;
  read: ReadBytes;
  exclude: readonly string[];
  isCancelled: () => boolean;
}

/** What a build has found, before it is put into words. */
export interface Compiled {
  /** URIs of what was looked at. */
  files: string[];
  surveys: BuiltSurvey[];
  found: { diagnostic: Diagnostic; loss: boolean }[];
}

interface ReadyTarget {
  target: AnyTarget;
  options: unknown;
}
interface Prepared {
  config: FoundConfig | undefined;
  targets: ReadyTarget[];
  /** Nothing is built with a wrong configuration: the outputs would not be what was meant. */
  isWrong: boolean;
}

/** Builds one survey after the other; what comes from the editor meanwhile goes first. */
export async function compileAll(context: BuildContext, params: BuildParams): Promise<Compiled> {
  const { workspace } = context;
  const files = params.uris
    ? [...new Set(params.uris.map(canonical))]
    : params.folder === undefined
      ? []
      : await surveysIn(workspace, params.folder, context.exclude);
  const made: Compiled = { files, surveys: [], found: [] };
  const prepared = new Map<string, Prepared>();
  const claims = new Map<string, string>();
  for (const uri of files) {
    if (context.isCancelled()) break;
    const config = await configOf(workspace, uri);
    const key = config?.uri ?? "";
    let ready = prepared.get(key);
    if (!ready) {
      const { diagnostics, ...rest } = await prepare(context, config, params);
      ready = rest;
      prepared.set(key, ready);
      made.found.push(...diagnostics.map((d) => ({ diagnostic: d, loss: false })));
    }
    made.surveys.push(await compileOne(context, params, uri, ready, claims, made.found));
    await breathe();
  }
  return made;
}

async function prepare(
  context: BuildContext,
  config: FoundConfig | undefined,
  params: BuildParams,
): Promise<Prepared & { diagnostics: Diagnostic[] }> {
  const diagnostics = [...(config?.diagnostics ?? [])];
  const settings: Config = config?.config ?? { severities: {} };
  const ids: readonly TargetId[] = params.check
    ? []
    : (params.targets?.filter(isTargetId) ??
      settings.targets?.map((t) => t.id).filter(isTargetId) ??
      targetIds);
  let theme: object | undefined;
  if (config && settings.theme && !params.check) {
    const read = await themeWithLogo(settings.theme, config.uri, context.read);
    theme = read.theme;
    diagnostics.push(...read.diagnostics);
  }
  const targets: ReadyTarget[] = [];
  // An editor has no browser to print with.
  for (const id of targetIds.filter((each) => ids.includes(each) && !isPrinted(each))) {
    const target = await loadTarget(id);
    const { options, diagnostics: wrong } = optionsFor(target, settings, {
      theme,
      languages: settings.languages,
    });
    diagnostics.push(...wrong);
    targets.push({ target, options });
  }
  return { config, targets, isWrong: hasErrors(diagnostics), diagnostics };
}

async function compileOne(
  { workspace }: BuildContext,
  params: BuildParams,
  uri: string,
  { config, targets, isWrong }: Prepared,
  claims: Map<string, string>,
  found: Compiled["found"],
): Promise<BuiltSurvey> {
  const place = outputPlace({
    uri,
    ...(params.folder === undefined ? {} : { folder: params.folder }),
    ...(params.outDir === undefined ? {} : { said: params.outDir }),
    ...(config ? { configUri: config.uri } : {}),
    ...(config?.config.outDir === undefined ? {} : { configured: config.config.outDir }),
  });
  const survey: BuiltSurvey = { uri, title: nameOf(uri), files: [], ...place };
  const severities = config?.config.severities ?? {};
  const tell = (list: readonly Diagnostic[], loss = false) => {
    const told = applySeverities(list, severities);
    found.push(...told.map((d) => ({ diagnostic: d, loss })));
    return hasErrors(told);
  };
  const built = await workspace.settled(uri);
  // Why it cannot be read, the language says.
  if (!built) {
    tell(workspace.services.check(uri).diagnostics);
    return survey;
  }
  const { instrument, understood } = built;
  survey.title = plainText(instrument.title) || survey.title;
  const isBroken = tell(understood.all);
  if (isBroken || isWrong || params.check) return survey;
  const results = await Promise.all(
    targets.map(async ({ target, options }) => ({
      id: target.id,
      ...(await target.compile(instrument, options, { stem: nameOf(uri) })),
    })),
  );
  tell(distinctLosses(results), true);
  const files = results.flatMap((r) => r.files.map((file) => ({ file, target: r.id })));
  if (tell(namesProblems(uri, files, place?.outDir ?? "", claims, params.folder))) return survey;
  survey.files = files.map(({ file, target }) => sent(file, target));
  return survey;
}

/** Names that not every system can write, and names that two surveys claim; claims those that are good. */
function namesProblems(
  uri: string,
  files: readonly { file: OutputFile }[],
  outDir: string,
  claims: Map<string, string>,
  folder: string | undefined,
): Diagnostic[] {
  const head = { uri, start: 0, end: 0 };
  const keys: string[] = [];
  for (const { file } of files) {
    const { name } = file;
    const problem = problemOfName(name);
    if (problem) return [diagnostic("output-name", head, { name, problem })];
    const key = `${outDir}/${sameNameKey(name)}`;
    const other = claims.get(key);
    // One name tells enough: all the others of that survey collide for the same reason.
    if (other !== undefined && other !== uri) {
      const path = outDir === "" ? name : shownUri(`${outDir}/${encodeURI(name)}`, folder);
      return [diagnostic("output-collision", head, { path, other: shownUri(other, folder) })];
    }
    keys.push(key);
  }
  for (const key of keys) claims.set(key, uri);
  return [];
}

/** The stem of the names of outputs; what is no file has a name behind its scheme. */
function nameOf(uri: string): string {
  return stemOf(uri.replace(/^[a-z][a-z0-9+.-]*:(?!\/)/i, ""));
}

function sent(file: OutputFile, target: string): BuiltFile {
  const { name, mediaType, content } = file;
  return {
    name,
    target,
    mediaType,
    mark: markOf(file),
    content: typeof content === "string" ? { text: content } : { base64: base64Of(content) },
  };
}

/** On Node and in a worker alike. */
function base64Of(bytes: Uint8Array): string {
  let binary = "";
  for (let i = 0; i < bytes.length; i += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(binary);
}
