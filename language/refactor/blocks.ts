/** Statements go into a block, or come out of one. */
import type { Edit } from "../diagnostics/diagnostic.js";
import type { Block, If, Modifier, Statement } from "../generated/ast.js";
import { type Range, rangeOf } from "../syntax/node.js";
import { removal } from "./conversions.js";
import { headEnd } from "./lists.js";
import type { Offer, Refactoring } from "./refactoring.js";
import { only, type Situation } from "./situation.js";
import { INDENT, type SourceText } from "./source-text.js";

/** Statements that may stand in a block. */
const IN_BLOCKS = new Set<Statement["$type"]>([
  "Question",
  "Note",
  "Compute",
  "Check",
  "Confirm",
  "Stop",
  "If",
  "Section",
]);

/** `if`, `page`, `section` around what is selected. */
export const wrap: Refactoring = (s) => {
  const { statements } = s;
  const first = statements[0];
  const last = statements[statements.length - 1];
  if (!first || !last) return [];
  const inBlocks = statements.every((x) => IN_BLOCKS.has(x.$type));
  const hasPages = statements.some(holdsPages);
  const pages = statements.every((x) => x.$type === "Page");
  // A question that is torn from the condition it hangs on by its lines cannot be wrapped.
  if ((!inBlocks && !pages) || !s.source.linesOf(first, last)) return [];
  const offers = whenToIf(s);
  const offer = (id: string, head: () => string, title: Offer["title"]): Offer => ({
    id,
    kind: "rewrite",
    title,
    change: () => ({ edits: [wrapped(s, head())] }),
  });
  const isInSection = s.around.some((a) => a.$type === "Section");
  const isInPage = s.around.some((a) => a.$type === "Page");
  const isInIf = s.around.some((a) => a.$type === "If");
  offers.push(offer("wrap-if", () => "if true", { en: "Wrap in `if …`", zh: "放入 `if …` 中" }));
  if (!inBlocks) return offers;
  if (hasPages) return offers;
  if (!isInPage && !isInSection && !isInIf)
    offers.push(offer("wrap-page", () => "page", { en: "Wrap in a page", zh: "放入一个页面" }));
  if (!statements.some((x) => x.$type === "Section"))
    offers.push(
      offer("wrap-section", () => `section "${sectionTitle(s)}"`, {
        en: "Wrap in a section",
        zh: "放入一个小节",
      }),
    );
  return offers;
};

/** Pages stand in branches, but neither in pages nor in sections. */
function holdsPages(x: Statement): boolean {
  if (x.$type === "Page") return true;
  for (let at = x.$type === "If" ? x : undefined; at; at = at.elseIf)
    if ([...(at.then?.statements ?? []), ...(at.else?.statements ?? [])].some(holdsPages)) return true;
  return false;
}

/** A section needs words; the author will have better ones. */
function sectionTitle(s: Situation): string {
  return /^zh\b/i.test(s.meaning.instrument.language) ? "小节标题" : "Title of the section";
}

/** The lines of the selection within a block that begins with `head`. @param cut what is left out of them */
function wrapped(s: Situation, head: string, cut: readonly Range[] = []): Edit {
  const { source, statements } = s;
  const lines = source.linesOf(statements[0]!, statements[statements.length - 1]!)!;
  const indent = source.indentAt(rangeOf(statements[0]!).start);
  let inner = "";
  let at = lines.start;
  for (const gap of [...cut, { start: lines.end, end: lines.end }]) {
    inner += source.reindented({ start: at, end: gap.start }, indent, indent + INDENT);
    at = gap.end;
  }
  const n = source.newline;
  return s.edit(lines.start, lines.end, `${indent}${head} {${n}${ended(source, inner)}${indent}}${n}`);
}

function ended(source: SourceText, text: string): string {
  return /[\n\r]$/.test(text) ? text : text + source.newline;
}

type Conditional = Extract<Statement, { modifiers: Modifier[] }>;

/** `when c` on each of the statements becomes one `if c` around them. */
function whenToIf(s: Situation): Offer[] {
  const { source, statements } = s;
  const whens = statements.map((x) =>
    "modifiers" in x ? (x as Conditional).modifiers.find((m) => m.$type === "WhenModifier") : undefined,
  );
  const first = whens[0];
  if (!first?.condition || statements.some((x) => x.$type === "Section" && !x.body)) return [];
  const words = source.wordsOf(source.conditionOf(first));
  if (!whens.every((w) => w?.condition && source.wordsOf(source.conditionOf(w)) === words)) return [];
  if (statements.some((x) => x.$type === "Page")) return [];
  return [
    {
      id: "when-to-if",
      kind: "rewrite",
      title: { en: "Turn `when` into an `if` block", zh: "将 `when` 改为 `if` 分支" },
      change: () => {
        const head = `if ${oneLine(source, source.conditionOf(first))}`;
        return {
          edits: [
            wrapped(
              s,
              head,
              (whens as Modifier[]).map((m) => removal(s, m)),
            ),
          ],
        };
      },
    },
  ];
}

/** A condition that goes on below is written on one line; comments in it stay where they end a line. */
function oneLine(source: SourceText, range: Range): string {
  return source.commentsIn(range).length > 0
    ? source.slice(range)
    : source.slice(range).replace(/[^\S\n\r]*[\n\r]+\s*/g, " ");
}

/** A block is taken away, what stands in it remains. */
export const unwrap: Refactoring = (s) => {
  const one = only(s);
  if (!one) return [];
  if (one.$type === "If") {
    if (one.else || one.elseIf || !one.condition) return [];
    return [
      ...offerOf(s, one, one.then, "unwrap-if", {
        en: "Remove the condition: always ask what is in the block",
        zh: "去掉条件：总是询问其中的内容",
      }),
      ...ifToWhen(s, one),
    ];
  }
  if (one.$type === "Section" && one.modifiers.length === 0)
    return offerOf(s, one, one.body, "unwrap-section", {
      en: "Remove the section, keep what is in it",
      zh: "去掉小节，保留其中的内容",
    });
  if (one.$type === "Page" && one.kind === "page" && one.modifiers.length === 0)
    return offerOf(s, one, one.body, "unwrap-page", {
      en: "Remove the page, keep what is in it",
      zh: "去掉页面，保留其中的内容",
    });
  return [];
};

function offerOf(
  s: Situation,
  one: Statement,
  block: Block | undefined,
  id: string,
  title: Offer["title"],
): Offer[] {
  const inside = block && insideOf(s, one, block);
  if (!inside) return [];
  return [{ id, kind: "rewrite", title, change: () => ({ edits: [unwrapped(s, one, inside)] }) }];
}

/** Whole lines between the braces of a block that stands on lines of its own. */
function insideOf(s: Situation, one: Statement, block: Block): Range | undefined {
  const { source } = s;
  const { statements } = block;
  const first = statements[0];
  const last = statements[statements.length - 1];
  if (!first || !last || !source.linesOf(one)) return undefined;
  const at = rangeOf(block);
  if (at.end !== rangeOf(one).end || source.text[at.end - 1] !== "}") return undefined;
  const start = source.nextLine(at.start);
  const end = source.lineStart(at.end - 1);
  // Comments behind the opening brace stay with it, and would be lost.
  if (
    source.text.slice(at.start + 1, start).trim() !== "" ||
    source.text.slice(end, at.end - 1).trim() !== ""
  )
    return undefined;
  return rangeOf(first).start >= start && rangeOf(last).end <= end ? { start, end } : undefined;
}

/** The lines inside in place of all. @param added what is put in, by the offset at which it goes */
function unwrapped(
  s: Situation,
  one: Statement,
  inside: Range,
  added: readonly [number, string][] = [],
): Edit {
  const { source } = s;
  const lines = source.linesOf(one)!;
  const at = rangeOf(one);
  const outer = source.indentAt(at.start);
  const inner = source.indentAt(rangeOf(firstIn(one)).start);
  const before = source.text.slice(lines.start, source.lineStart(at.start));
  const after = source.text.slice(at.end, lines.end).trim();
  let kept = "";
  let from = inside.start;
  for (const [offset, text] of [...added, [inside.end, ""] as const]) {
    kept += source.reindented({ start: from, end: offset }, inner, outer) + text;
    from = offset;
  }
  const last = after === "" ? "" : `${outer}${after}${source.newline}`;
  return s.edit(lines.start, lines.end, before + ended(source, kept) + last);
}

function firstIn(one: Statement): Statement {
  const block =
    one.$type === "If" ? one.then : one.$type === "Page" || one.$type === "Section" ? one.body : undefined;
  return block!.statements[0]!;
}

/** `if c { … }` becomes `when c` on each statement in it. */
function ifToWhen(s: Situation, one: If): Offer[] {
  const inside = insideOf(s, one, one.then);
  const { statements } = one.then;
  if (!inside || !statements.every((x) => takesWhen(x))) return [];
  const { source } = s;
  const condition = source.conditionOf(one);
  if (source.commentsIn(condition).length > 0) return [];
  return [
    {
      id: "if-to-when",
      kind: "rewrite",
      title: { en: "Turn the block into `when …`", zh: "将分支改为 `when …`" },
      change: () => {
        const when = ` when ${oneLine(source, condition)}`;
        const added = statements.map((x): [number, string] => [whenPlace(x), when]);
        return { edits: [unwrapped(s, one, inside, added)] };
      },
    },
  ];
}

/** Only what has no condition yet, and no `else stop`, which belongs to the question alone. */
function takesWhen(x: Statement): boolean {
  if (x.$type !== "Question" && x.$type !== "Note") return false;
  if (x.$type === "Note" ? x.text === undefined : x.label === undefined) return false;
  return !x.modifiers.some((m) => m.$type === "WhenModifier" || m.$type === "ElseStopModifier");
}

/** Behind everything that stands before the list. */
function whenPlace(x: Statement): number {
  const at = rangeOf(x);
  const list = x.$type === "Question" ? x.list : undefined;
  if (!list || x.$type !== "Question") return at.end;
  const last = x.modifiers[x.modifiers.length - 1];
  return last ? rangeOf(last).end : headEnd(x);
}
