/** What a draft leaves to the compiler is written down, in the whole file: names of questions, codes of options. */
import type { Diagnostic, Edit } from "../diagnostics/diagnostic.js";
import type { Offer } from "./refactoring.js";
import type { Situation } from "./situation.js";
import { only } from "./situation.js";

/** The findings know what is missing: `draft-name` once for the file, `draft-codes` for each list. */
export function writeDown(s: Situation, diagnostics: readonly Diagnostic[]): Offer[] {
  const one = only(s);
  if (one?.$type !== "Question" && one?.$type !== "AnswerListDeclaration" && one?.$type !== "SurveyHead")
    return [];
  const out: Offer[] = [];
  const names = editsOf(s, diagnostics, "draft-name");
  const codes = editsOf(s, diagnostics, "draft-codes");
  if (names.length > 0)
    out.push({
      id: "write-names",
      kind: "rewrite",
      title: {
        en: `Number the variables: write names into all ${names.length} questions without one`,
        zh: `为变量编号：给全部 ${names.length} 道未命名的题写上名称`,
      },
      change: () => ({ edits: names }),
    });
  if (codes.length > 0)
    out.push({
      id: "write-codes",
      kind: "rewrite",
      title: { en: "Write down the codes of all lists of the file", zh: "写明本文件所有列表的编码" },
      change: () => ({ edits: codes }),
    });
  return out;
}

function editsOf(s: Situation, diagnostics: readonly Diagnostic[], code: Diagnostic["code"]): Edit[] {
  return diagnostics
    .flatMap((d) => (d.code === code ? (d.fixes?.[0]?.edits ?? []) : []))
    .filter((e) => e.uri === s.uri)
    .sort((a, b) => a.start - b.start);
}
