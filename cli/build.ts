import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { applySeverities } from "../language/config/severities.js";
import { type Diagnostic, diagnostic, hasErrors, type Span } from "../language/diagnostics/diagnostic.js";
import type { AnyTarget } from "../language/targets/index.js";
import { distinctLosses } from "../language/targets/losses.js";
import type { OutputFile } from "../language/targets/target.js";
import { unreadable } from "./commands/check.js";
import type { SurveyServices } from "./contract.js";
import { type OutputFolder, openOutput } from "./output.js";
import { sameNameKey } from "./output-name.js";
import { PrintError, Printer } from "./print/printer.js";
import type { Run } from "./run.js";

/** A target with the options it is to be called with. */
export interface ReadyTarget {
  target: AnyTarget;
  options: unknown;
}

export interface BuildResult {
  diagnostics: Diagnostic[];
  /** Absolute paths. */
  outputs: string[];
  /** Number of surveys whose outputs are all there. */
  built: number;
}

/**
 * Compiles each source and writes its outputs; one with errors leaves its earlier outputs alone and the
 * others go on. `outDir` is absolute; `within`: a folder it must really lie in.
 */
export async function buildAll(
  run: Run,
  files: readonly string[],
  targets: readonly ReadyTarget[],
  folder: { outDir: string; within?: string; browser?: string },
): Promise<BuildResult> {
  const services = await run.deps.services(run.workspace.files);
  const out = openOutput(folder.outDir, { fs: run.deps.fs, show: run.show, within: folder.within });
  const claims = new Map<string, string>();
  const printer = new Printer({ browser: folder.browser, folder: run.workspace.root });
  const result: BuildResult = { diagnostics: [], outputs: [], built: 0 };
  try {
    for (const uri of files) {
      const made = await buildOne(run, services, uri, targets, { out, claims, printer }, folder.outDir);
      result.diagnostics.push(...made.diagnostics);
      result.outputs.push(...made.written);
      if (made.written.length > 0) result.built++;
    }
  } finally {
    await printer.close();
  }
  return result;
}

async function buildOne(
  run: Run,
  services: SurveyServices,
  uri: string,
  targets: readonly ReadyTarget[],
  { out, claims, printer }: { out: OutputFolder; claims: Map<string, string>; printer: Printer },
  outDir: string,
): Promise<{ written: string[]; diagnostics: Diagnostic[] }> {
  const wrong = unreadable(run, uri);
  if (wrong) return { written: [], diagnostics: wrong };
  const { severities } = run.workspace.config;
  const compiled = services.compile(uri);
  const diagnostics = applySeverities(compiled.diagnostics, severities);
  const { instrument } = compiled;
  if (!instrument || hasErrors(diagnostics)) return { written: [], diagnostics };
  const stem = stemOf(uri);
  const results = await Promise.all(targets.map((t) => t.target.compile(instrument, t.options, { stem })));
  diagnostics.push(...applySeverities(distinctLosses(results), severities));
  const head = { uri, start: 0, end: 0 };
  const printed = await printAll(
    printer,
    results.flatMap((r) => r.files),
    head,
  );
  diagnostics.push(...printed.diagnostics);
  const { files } = printed;
  const collisions = files.flatMap(({ name }) => {
    const other = claims.get(sameNameKey(name));
    if (other === undefined || other === uri) return [];
    const params = { path: run.show(join(outDir, name)), other: run.show(fileURLToPath(other)) };
    return [diagnostic("output-collision", head, params)];
  });
  // One name tells enough: all the others of that survey collide for the same reason.
  diagnostics.push(...collisions.slice(0, 1));
  if (hasErrors(diagnostics)) return { written: [], diagnostics };
  for (const { name } of files) claims.set(sameNameKey(name), uri);
  const { written, diagnostics: trouble } = out.write(files, head);
  return { written, diagnostics: [...diagnostics, ...trouble] };
}

/** The files with their pages printed; those that cannot be are left out, which is reported. */
async function printAll(
  printer: Printer,
  files: readonly OutputFile[],
  head: Span,
): Promise<{ files: OutputFile[]; diagnostics: Diagnostic[] }> {
  try {
    return { files: await printer.print(files), diagnostics: [] };
  } catch (e) {
    if (!(e instanceof PrintError)) throw e;
    const wrong =
      e.why === "no-browser"
        ? diagnostic("print-without-browser", head, {})
        : diagnostic("print-failed", head, { reason: e.detail });
    return { files: files.filter((f) => !f.print), diagnostics: [wrong] };
  }
}

/** `shop` for `…/shop.survey`. */
export function stemOf(uri: string): string {
  return basename(fileURLToPath(uri)).replace(/\.survey$/, "");
}
