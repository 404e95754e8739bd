/** Checks sources that stand in memory, as an editor would. */
import { type Diagnostic, type Edit, type Fix, messageOf } from "../../language/diagnostics/diagnostic.js";
import { createSurveyServices, type ReadError, type SurveyServices } from "../../language/services.js";

export const MAIN = "file:///workspace/survey.survey";

export interface Checked {
  text: string;
  diagnostics: Diagnostic[];
  codes: string[];
}

/** Hints about drafts, which have no place in short samples. */
export const DRAFT_HINTS: readonly string[] = ["draft-codes", "draft-name", "unused-declaration"];

/** Services over files in memory, by URI; what lies outside of the workspace cannot be read. */
export function servicesOver(files: Record<string, string | { error: ReadError }>): SurveyServices {
  return createSurveyServices({
    files: {
      read(uri) {
        const file = files[uri];
        if (typeof file === "string") return { text: file };
        if (file) return file;
        return { error: uri.startsWith("file:///workspace/") ? "not-found" : "outside" };
      },
    },
  });
}

/** A source with a head: fragments begin with whatever they are about. */
export function complete(fragment: string): string {
  if (/^\s*survey\b/m.test(fragment)) return fragment;
  const language = /\p{Script=Han}/u.test(fragment) ? "zh-CN" : "en";
  return `survey sample "${language === "en" ? "Sample" : "示例"}" {\n  language ${language}\n}\n${fragment}`;
}

/** What is reported of a source or a fragment, without the hints about drafts. */
export function check(fragment: string, others: Record<string, string | { error: ReadError }> = {}): Checked {
  return checkFile(complete(fragment), others);
}

/** What is reported of a whole file, as it stands. */
export function checkFile(text: string, others: Record<string, string | { error: ReadError }> = {}): Checked {
  const { diagnostics } = servicesOver({ ...others, [MAIN]: text }).check(MAIN);
  const told = diagnostics.filter((d) => !DRAFT_HINTS.includes(d.code));
  return { text, diagnostics: told, codes: told.map((d) => d.code) };
}

/** `code: message` of each, in English. */
export function messages({ diagnostics }: Checked): string[] {
  return diagnostics.map((d) => `${d.code}: ${messageOf(d, "en")}`);
}

/** Text after a fix; edits may be written in any order but do not overlap. */
export function applyFix(text: string, fix: Fix): string {
  return applyEdits(text, fix.edits);
}

export function applyEdits(text: string, edits: readonly Edit[]): string {
  let out = text;
  for (const e of [...edits].sort((a, b) => b.start - a.start || b.end - a.end))
    out = out.slice(0, e.start) + e.text + out.slice(e.end);
  return out;
}
