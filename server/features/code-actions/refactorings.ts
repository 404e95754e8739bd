/** Refactorings where the cursor is; moving a question up also mends what reads it too early. */
import { CodeActionKind } from "vscode-languageserver";
import {
  type Offer,
  type OfferKind,
  offersFor,
  organizeImports,
  type Situation,
  situationOf,
} from "../../../language/refactor/index.js";
import type { Built } from "../../workspace/built.js";
import { isWanted, type Pending, type Question } from "./action.js";
import { told, touched } from "./fixes.js";

export const ORGANIZE = CodeActionKind.SourceOrganizeImports;

export const KINDS: Record<OfferKind, string> = {
  extract: CodeActionKind.RefactorExtract,
  inline: CodeActionKind.RefactorInline,
  rewrite: CodeActionKind.RefactorRewrite,
  move: `${CodeActionKind.Refactor}.move`,
};

/** What can be done with the statements that are selected. */
export function refactorings(q: Question): Pending[] {
  const { only } = q.context;
  const { built } = q;
  if (!built) return [];
  const isFixWanted = isWanted(CodeActionKind.QuickFix, only);
  if (!isFixWanted && !Object.values(KINDS).some((kind) => isWanted(kind, only))) return [];
  const late = isFixWanted ? touched(q).filter((d) => d.code === "forward-reference") : [];
  if (only && late.length === 0 && !Object.values(KINDS).some((kind) => isWanted(kind, only))) return [];
  const offers = offersFor(situationIn(q, built), q, built.understood.diagnostics).filter(
    (o) => q.canCreate || !o.createsFile,
  );
  return offers.flatMap((offer): Pending[] => {
    const kind = KINDS[offer.kind];
    const out = isWanted(kind, only) ? [pending(q, offer, kind)] : [];
    if (offer.id !== "move-before-use" || late.length === 0) return out;
    const fix = pending(q, offer, CodeActionKind.QuickFix);
    return [{ ...fix, action: { ...fix.action, diagnostics: late.map((d) => told(q, d)) } }];
  });
}

function pending(q: Question, offer: Offer, kind: string): Pending {
  return {
    key: `refactor ${offer.id}`,
    action: { title: offer.title[q.locale], kind },
    change: () => offer.change(),
  };
}

/** Imports in order. */
export function organize(q: Question): Pending[] {
  if (!q.built || !isWanted(ORGANIZE, q.context.only)) return [];
  const edits = organizeImports(situationIn(q, q.built));
  if (edits.length === 0) return [];
  const title = {
    en: "Sort imports and remove those that nothing needs",
    zh: "整理导入：排序并删除未使用的导入",
  };
  return [{ key: "organize", action: { title: title[q.locale], kind: ORGANIZE }, change: () => ({ edits }) }];
}

function situationIn({ document, range }: Question, built: Built): Situation {
  const selection = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  return situationOf(built.understood.source.main.parse, selection, meaningOf(built));
}

function meaningOf(built: Built) {
  const { source, uses, instrument } = built.understood;
  return {
    source,
    uses,
    instrument,
    get symbols() {
      return built.symbols;
    },
  };
}
