/** Formatting of documents, of ranges, and while typing. Nothing moves but what is not in house style. */
import {
  type ClientCapabilities,
  type DocumentFormattingParams,
  type DocumentOnTypeFormattingParams,
  type DocumentRangeFormattingParams,
  type ServerCapabilities,
  TextEdit,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { formatEdits, formatEditsIn } from "../../language/refactor/format-edits.js";
import type { Replacement } from "../../language/refactor/text-diff.js";
import { editsAfterTyping, WIDE } from "../../language/refactor/typed.js";
import type { ParseResult } from "../../language/syntax/parse.js";
import type { Feature, ServerContext } from "../context.js";
import { canonical, isConfig } from "../workspace/uri.js";
import { rangeIn } from "./ranges.js";
import { answering } from "./unhurried.js";

export const formatting: Feature = {
  capabilities: (_client: ClientCapabilities): Partial<ServerCapabilities> => ({
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: {
      firstTriggerCharacter: "}",
      moreTriggerCharacter: ["\n", ...WIDE],
    },
  }),
  register(context) {
    const { connection } = context;
    connection.onDocumentFormatting(
      answering(({ textDocument }: DocumentFormattingParams) =>
        formatted(context, textDocument.uri, (file) => formatEdits(file)),
      ),
    );
    connection.onDocumentRangeFormatting(
      answering(({ textDocument, range }: DocumentRangeFormattingParams) =>
        formatted(context, textDocument.uri, (file, document) => {
          const end = document.offsetAt(range.end);
          const start = document.offsetAt(range.start);
          // A selection of whole lines ends where the next line begins.
          const isLineEnd = range.end.character === 0 && end > start;
          return formatEditsIn(file, { start, end: isLineEnd ? end - 1 : end });
        }),
      ),
    );
    connection.onDocumentOnTypeFormatting(({ textDocument, position, ch }: DocumentOnTypeFormattingParams) =>
      formatted(context, textDocument.uri, (file, document) =>
        editsAfterTyping(file, document.offsetAt(position), ch),
      ),
    );
  },
};

/** Null when nothing is known of the file, or it is not to be formatted. */
function formatted(
  context: ServerContext,
  uri: string,
  work: (file: ParseResult, document: TextDocument) => readonly Replacement[],
): TextEdit[] | null {
  if (!context.settings().format.enable) return null;
  // The client asks about settings of the workspace, too, whose language is another.
  if (isConfig(canonical(uri))) return null;
  const document = context.workspace.document(uri);
  const file = document && context.workspace.parse(uri);
  if (!file) return null;
  return work(file, document).map((e) => TextEdit.replace(rangeIn(document, e), e.text));
}
