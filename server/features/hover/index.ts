/** What a name stands for: as the respondent reads it, and as the analyst finds it in the data. */
import { type Hover, MarkupKind, type Range, type TextDocumentPositionParams } from "vscode-languageserver";
import type { Locale } from "../../../language/diagnostics/define.js";
import type { Declaration } from "../../../language/symbols/declarations.js";
import type { Feature } from "../../context.js";
import type { Workspace } from "../../workspace/workspace.js";
import { declarationOf, nameAt } from "../identity.js";
import { type Block, rule, toMarkdown, toPlain } from "../markup.js";
import { rangeIn } from "../ranges.js";
import { tellCompute, tellImport, tellPage, tellStop, tellSurvey } from "./flow.js";
import { keywordAt } from "./keyword.js";
import { tellColumn, tellItem, tellOption } from "./parts.js";
import { tellQuestion } from "./question.js";
import { tellBand, tellDimension, tellList, tellScore } from "./shared.js";
import { Telling } from "./telling.js";

export const hover: Feature = {
  capabilities: () => ({ hoverProvider: true }),
  register({ connection, workspace, client, locale }) {
    const markdown = client.textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false;
    connection.onHover((params): Hover | null => {
      const told = toldAt(workspace, params, locale());
      if (!told || told.blocks.length === 0) return null;
      return {
        contents: markdown
          ? { kind: MarkupKind.Markdown, value: toMarkdown(told.blocks) }
          : { kind: MarkupKind.PlainText, value: toPlain(told.blocks) },
        range: told.range,
      };
    });
  },
};

export interface Told {
  blocks: Block[];
  range: Range;
}

/** All there is to say about what stands at a place. */
export function toldAt(
  workspace: Workspace,
  params: TextDocumentPositionParams,
  locale: Locale,
): Told | undefined {
  const name = nameAt(workspace, params);
  if (name) {
    const { built, occurrence, document, uri } = name;
    const d = declarationOf(built, occurrence.target);
    const blocks = d ? tell(new Telling(workspace, built, occurrence.target, d, locale, uri)) : [];
    if (blocks.length > 0) return { blocks, range: rangeIn(document, occurrence) };
  }
  return aboutKeyword(workspace, params, locale);
}

/** What a word of the language means, and where it begins a declaration, what that is. */
function aboutKeyword(
  workspace: Workspace,
  params: TextDocumentPositionParams,
  locale: Locale,
): Told | undefined {
  const found = keywordAt(workspace, params, locale);
  if (!found) return undefined;
  const { built, uri, begun, explained, range } = found;
  const target = begun && { uri, start: begun.at.start };
  const about = target ? tell(new Telling(workspace, built, target, begun, locale, uri)) : [];
  const between = about.length > 0 && explained.length > 0 ? [rule] : [];
  const blocks = [...about, ...between, ...explained];
  return blocks.length > 0 ? { blocks, range } : undefined;
}

type Kind = Declaration["kind"];
const TELLERS: Partial<Record<Kind, (t: Telling) => Block[]>> = {
  survey: tellSurvey,
  import: tellImport,
  scale: tellList,
  choices: tellList,
  option: tellOption,
  item: tellItem,
  band: tellBand,
  dimension: tellDimension,
  page: tellPage,
  demographics: tellPage,
  question: tellQuestion,
  perspective: tellColumn,
  column: tellColumn,
  compute: tellCompute,
  score: tellScore,
  stop: tellStop,
};

function tell(t: Telling): Block[] {
  return TELLERS[t.declaration.kind]?.(t) ?? [];
}
