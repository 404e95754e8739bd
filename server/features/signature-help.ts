/** How the function is called whose brackets the cursor is in. */
import {
  type ClientCapabilities,
  MarkupKind,
  type SignatureHelp,
  type SignatureHelpParams,
} from "vscode-languageserver";
import type { Localised } from "../../language/diagnostics/define.js";
import { keywordKind } from "../../language/syntax/grammar-tables.js";
import type { Tokens } from "../../language/syntax/tokens.js";
import type { Feature, ServerContext } from "../context.js";
import { sentence, written } from "./completion/documentation.js";
import { type FunctionDoc, functionDoc, signatureText } from "./completion/functions.js";
import { placeAt } from "./completion/place.js";
import { paragraph } from "./markup.js";

export const signatureHelp: Feature = {
  capabilities: () => ({
    signatureHelpProvider: { triggerCharacters: ["(", ",", "（", "，"], retriggerCharacters: [")", "）"] },
  }),
  register(context) {
    context.connection.onSignatureHelp((params) => help(context, params));
  },
};

function help(context: ServerContext, params: SignatureHelpParams): SignatureHelp | null {
  const { workspace, client } = context;
  const document = workspace.document(params.textDocument.uri);
  if (!document) return null;
  const call = callAt(params.textDocument.uri, document.getText(), document.offsetAt(params.position));
  const doc = call && functionDoc(call.name);
  if (!call || !doc) return null;
  const locale = context.locale();
  return {
    signatures: [signature(call.name, doc, (text) => text[locale], client)],
    activeSignature: 0,
    ...active(doc, call.argument),
  };
}

export interface CallAround {
  name: string;
  /** Commas before the cursor at the level of the call. */
  argument: number;
}

const OPEN = keywordKind("(")!;
const CLOSE = keywordKind(")")!;
const COMMA = keywordKind(",")!;
const STOPS = new Set(["{", "}"].map((t) => keywordKind(t)!));
const BRACKETS = [keywordKind("[")!, keywordKind("]")!] as const;
/** An argument is not longer; beyond, the bracket is some other slip. */
const REACH = 2_000;

/** The innermost call around an offset, also in the pipe of a text. */
export function callAt(uri: string, text: string, offset: number): CallAround | undefined {
  const place = placeAt(uri, text, offset);
  if (!place || (place.around && place.tokens === place.fileTokens)) return undefined;
  const { tokens } = place;
  let depth = 0;
  let lists = 0;
  let argument = 0;
  const last = lastBefore(tokens, place.count, offset);
  for (let i = last; i >= 0 && i > last - REACH; i--) {
    const kind = tokens.kind[i]!;
    if (STOPS.has(kind)) return undefined;
    if (kind === CLOSE) depth++;
    else if (kind === BRACKETS[1]) lists++;
    else if (kind === BRACKETS[0]) {
      // In a list within the call the commas are the list's.
      if (lists === 0) argument = 0;
      else lists--;
    } else if (kind === COMMA && depth === 0 && lists === 0) argument++;
    else if (kind === OPEN) {
      if (depth === 0) {
        const name = i > 0 && tokens.end[i - 1]! <= tokens.start[i]! ? tokens.text(i - 1) : "";
        if (functionDoc(name)) return { name, argument };
        // A bracket of its own: the call is further out.
        argument = 0;
      } else depth--;
    }
  }
  return undefined;
}

/** The last token that is wholly before the offset; the word at the cursor does not matter. */
function lastBefore(tokens: Tokens, count: number, offset: number): number {
  let i = count - 1;
  while (i >= 0 && tokens.end[i]! > offset) i--;
  return i;
}

function active(doc: FunctionDoc, argument: number): { activeParameter?: number } {
  const last = doc.parameters.length - 1;
  if (argument <= last) return { activeParameter: argument };
  return doc.parameters[last]?.repeats ? { activeParameter: last } : {};
}

function signature(
  name: string,
  doc: FunctionDoc,
  say: (text: Localised) => string,
  client: ClientCapabilities,
): SignatureHelp["signatures"][number] {
  const told = client.textDocument?.signatureHelp?.signatureInformation;
  const markdown = told?.documentationFormat?.includes(MarkupKind.Markdown) === true;
  const { text, spans } = signatureText(name, doc, say);
  const parts = told?.parameterInformation?.labelOffsetSupport === true;
  return {
    label: text,
    documentation: written(
      [
        paragraph(sentence(say(doc.text)), sentence(say(doc.missing))),
        paragraph([say({ en: "Example: ", zh: "例如：" }), { code: doc.example }]),
      ],
      markdown,
    ),
    parameters: doc.parameters.map((p, i) => ({
      label: parts ? spans[i]! : text.slice(...spans[i]!),
      documentation: written([paragraph(sentence(say(p.text)))], markdown),
    })),
  };
}
