/** What the head of the file says about the survey as a whole. */
import type { LanguageSetting, Show, Statement, SurveyHead, Thanks, Welcome } from "../generated/ast.js";
import { suggest } from "../semantics/names.js";
import type { Lowering } from "./context.js";
import { referMember } from "./resolve-score.js";
import { literalText, plainOf, textOf } from "./texts.js";

/** A file of nothing but lists and dimensions, for others to import: no questionnaire of its own. */
export function isShelf(statements: readonly Statement[]): boolean {
  return statements.every(
    (s) => s.$type === "Import" || s.$type === "AnswerListDeclaration" || s.$type === "Dimension",
  );
}

export function lowerHead(l: Lowering, statements: readonly Statement[], stem: string): void {
  const { instrument } = l;
  const heads = statements.filter((s): s is SurveyHead => s.$type === "SurveyHead");
  const head = heads[0];
  for (const again of heads.slice(1))
    l.report("duplicate-statement", l.spanOf(again), { statement: "survey" });
  instrument.id = identifier(head?.name ?? stem);
  if (!head) {
    instrument.title = literalText("survey.title", stem);
    if (!isShelf(statements))
      l.report(
        "missing-survey",
        { uri: l.current.uri, start: 0, end: Math.min(1, l.current.text.length) },
        {},
      );
    return;
  }
  const title = textOf(l, head, "title", "survey.title", { clock: 0 });
  instrument.title = title ?? literalText("survey.title", head.name ?? stem);
  if (!title) l.report("missing-label", l.spanOf(head), { what: { en: "The survey", zh: "问卷" } });
  for (const s of head.settings) {
    switch (s.$type) {
      case "LanguageSetting":
        if (s.tag) instrument.language = canonicalTag(l, s, s.tag);
        break;
      case "TextSetting": {
        const texts = s.texts.flatMap((_, i) => plainOf(l, s, "texts", i) ?? []);
        if (s.name === "version") instrument.version = texts[0] ?? "";
        else if (s.name === "authors") instrument.authors = texts;
        else if (s.name === "help") {
          const help = textOf(l, s, "texts", "survey.help", { clock: 0 });
          if (help) instrument.help = help;
        } else if (s.name === "source" || s.name === "validated" || s.name === "licence")
          instrument.citation = { ...instrument.citation, [s.name]: texts.join("; ") };
        break;
      }
      case "WordSetting":
        if (s.name === "mode") instrument.mode = s.value === "interview" ? "interview" : "self";
        // A value that is not written yet was reported; what holds without it goes on to hold.
        else if (s.name === "answers")
          instrument.answers = (s.value as typeof instrument.answers | undefined) ?? instrument.answers;
        else if (s.name === "numbering") instrument.numbering = s.value === "none" ? "none" : "questions";
        else {
          const privacy = s.name as NonNullable<typeof instrument.privacy>;
          if (instrument.privacy && instrument.privacy !== privacy)
            l.report("two-policies", l.spanOf(s), { a: instrument.privacy, b: privacy });
          instrument.privacy = privacy;
        }
        break;
      case "CodesSetting":
        instrument.codes = Object.fromEntries(s.names.map((n, i) => [n, s.values[i] ?? 0]));
        break;
    }
  }
}

/** A name that can be part of a file name and an id. */
function identifier(name: string): string {
  return name.replace(/[^\p{L}\p{N}_]+/gu, "_").replace(/^_+|_+$/g, "") || "survey";
}

/** A tag in its usual spelling: `zh-cn` is `zh-CN`. What is no tag is reported, and taken for English. */
function canonicalTag(l: Lowering, node: LanguageSetting, tag: string): string {
  try {
    const found = Intl.getCanonicalLocales(tag)[0];
    if (found) return found;
  } catch {
    // told below
  }
  l.report("bad-value", l.spanOf(node, "tag"), {
    name: "language",
    value: tag,
    expected: { en: "a language tag such as `en` or `zh-CN`", zh: "语言标记，例如 `zh-CN` 或 `en`" },
  });
  return "en";
}

export function lowerWords(l: Lowering, statements: readonly Statement[]): void {
  const welcomes = statements.filter((s): s is Welcome => s.$type === "Welcome");
  const closings = statements.filter((s): s is Thanks => s.$type === "Thanks");
  for (const again of welcomes.slice(1))
    l.report("duplicate-statement", l.spanOf(again), { statement: "welcome" });
  for (const again of closings.slice(1))
    l.report("duplicate-statement", l.spanOf(again), { statement: "thanks" });
  const welcome = welcomes[0] && textOf(l, welcomes[0], "text", "welcome", { clock: 0 });
  if (welcome) l.instrument.welcome = welcome;
  const closing = closings[0];
  if (!closing) return;
  const text = textOf(l, closing, "text", "thanks", { clock: Number.POSITIVE_INFINITY, scores: true });
  l.instrument.thanks = { ...(text ? { text } : {}), show: [], at: l.placeOf(closing) };
  l.later(() => {
    for (const show of closing.shows) lowerShow(l, show);
  }, "formulas");
}

function lowerShow(l: Lowering, show: Show): void {
  const scores: string[] = [];
  show.scores.forEach((name, i) => {
    const [first, second] = name.split(".");
    const family = l.families.get(first!);
    const span = l.spanOf(show, "scores", i);
    const symbol = l.names.values.get(family ? first! : name);
    if (symbol) l.referPart(span, 0, 1, symbol.span);
    if (family && second !== undefined) referMember(l, span, family.members, second);
    if (family) {
      const variables = family.members.flatMap((m) => (m.expr.k === "var" ? [m.expr.name] : []));
      const wanted = second === undefined ? variables : variables.filter((v) => v === `${first}_${second}`);
      // A family without members has told why.
      if (wanted.length === 0 && variables.length > 0)
        l.report("undefined-name", l.spanOf(show, "scores", i), {
          name,
          suggestion: suggest(
            l.names.similar(
              name,
              variables.map((v) => v.replace("_", ".")),
            ),
          ),
        });
      scores.push(...wanted);
      return;
    }
    const v = l.variables.get(name.replaceAll(".", "_"));
    if (v && (v.origin === "computed" || v.origin === "score")) {
      if (!symbol) l.refer(span, v.at);
      scores.push(v.name);
    } else
      l.report("undefined-name", l.spanOf(show, "scores", i), {
        name,
        suggestion: suggest(l.names.similar(name, l.families.keys())),
      });
  });
  if (scores.length > 0) l.instrument.thanks!.show.push({ scores, as: show.chart ?? "table" });
}
