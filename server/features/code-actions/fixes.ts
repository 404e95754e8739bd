/** Repairs of what is found: one by one, all of a kind, all that are safe. */
import { CodeActionKind, type Diagnostic as LspDiagnostic } from "vscode-languageserver";
import type { Localised } from "../../../language/diagnostics/define.js";
import type { Diagnostic, Edit, Fix } from "../../../language/diagnostics/diagnostic.js";
import { applyEdits, chooseEdits, MOST_ROUNDS, preferredFix } from "../../../language/diagnostics/fixes.js";
import type { Change } from "../../../language/refactor/index.js";
import { differences } from "../../../language/refactor/text-diff.js";
import { toLsp } from "../diagnostics.js";
import { isWanted, type Pending, type Question } from "./action.js";

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.rensis`;

/** Fixes of the findings that the range touches. */
export function quickFixes(q: Question): Pending[] {
  if (!isWanted(CodeActionKind.QuickFix, q.context.only)) return [];
  const out: Pending[] = [];
  const codes = new Set<string>();
  for (const d of touched(q)) {
    for (const [n, fix] of (d.fixes ?? []).entries()) {
      if (fix.edits.length === 0 || fix.edits.some((e) => e.uri.startsWith("rensis:"))) continue;
      out.push({
        key: `fix ${d.code} ${d.span.start} ${n}`,
        action: {
          title: fix.title[q.locale],
          kind: CodeActionKind.QuickFix,
          diagnostics: [told(q, d)],
          ...(fix.preferred ? { isPreferred: true } : {}),
        },
        change: () => ({ edits: fix.edits }),
      });
      codes.add(d.code);
    }
  }
  return [...out, ...[...codes].flatMap((code) => allOfKind(q, code))];
}

/** Findings that overlap the range, or touch it. */
export function touched(q: Question): Diagnostic[] {
  const start = q.document.offsetAt(q.range.start);
  const end = q.document.offsetAt(q.range.end);
  return q.diagnostics.filter((d) => d.span.start <= end && start <= d.span.end);
}

/** The finding as the client knows it, so that it sees what is mended. */
export function told(q: Question, d: Diagnostic): LspDiagnostic {
  const made = toLsp(d, q.document, q.documentAt, q);
  const same = (other: LspDiagnostic) =>
    other.code === made.code && JSON.stringify(other.range) === JSON.stringify(made.range);
  return q.context.diagnostics.find(same) ?? made;
}

/** The one that may be made without looking: the safe one, or the only one there is. */
function plainFix(d: Diagnostic): Fix | undefined {
  return preferredFix(d) ?? (d.fixes?.length === 1 ? d.fixes[0] : undefined);
}

function allOfKind(q: Question, code: string): Pending[] {
  const alike = q.diagnostics.filter((d) => d.code === code && plainFix(d));
  if (alike.length < 2) return [];
  const title: Localised = {
    en: `Fix all ${alike.length} problems of this kind in the file (${code})`,
    zh: `修复本文件中全部 ${alike.length} 处同类问题（${code}）`,
  };
  return [
    {
      key: `fixes ${code}`,
      action: {
        title: title[q.locale],
        kind: CodeActionKind.QuickFix,
        diagnostics: touched(q)
          .filter((d) => d.code === code)
          .map((d) => told(q, d)),
      },
      change: () => repeated(q, (d) => (d.code === code ? plainFix(d) : undefined)),
    },
  ];
}

/** Everything that is safe, as `rensis check --fix` does it; also when the file is saved. */
export function fixAll(q: Question): Pending[] {
  if (!isWanted(FIX_ALL, q.context.only) || !q.diagnostics.some(preferredFix)) return [];
  const title: Localised = {
    en: "Fix all problems that can be fixed safely",
    zh: "修复所有可安全修复的问题",
  };
  return [
    {
      key: "fix-all",
      action: { title: title[q.locale], kind: FIX_ALL },
      change: () => repeated(q, preferredFix),
    },
  ];
}

/** Round after round, since a repair may uncover the next; a client that cannot wait gets the first. */
function repeated(q: Question, pick: (d: Diagnostic) => Fix | undefined): Change {
  const { uri, text: before } = q;
  const here = (d: Diagnostic) => {
    const fix = pick(d);
    return fix?.edits.every((e) => e.uri === d.span.uri) ? fix : undefined;
  };
  let text = before;
  let { diagnostics } = q;
  for (let round = 0; round < (q.isLazy ? MOST_ROUNDS : 1); round++) {
    if (round > 0) diagnostics = q.check(text);
    const edits: Edit[] = [...chooseEdits(diagnostics, here).values()].flat();
    if (edits.length === 0) break;
    text = applyEdits(text, edits);
  }
  return { edits: differences(before, text).map((r) => ({ uri, ...r })) };
}
