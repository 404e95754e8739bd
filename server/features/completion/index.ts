/** What may stand at the cursor. Names are those of the last build: typing never waits for one. */
import type {
  ClientCapabilities,
  CompletionItem,
  CompletionList,
  CompletionParams,
} from "vscode-languageserver";
import { CompletionTriggerKind, MarkupKind } from "vscode-languageserver";
import type { Localised } from "../../../language/diagnostics/define.js";
import type { Feature, ServerContext } from "../../context.js";
import type { Built } from "../../workspace/built.js";
import { candidatesAt } from "./complete.js";
import { tell } from "./documentation.js";
import { type ItemData, itemsOf } from "./items.js";
import { namesOf } from "./names.js";
import { placeAt } from "./place.js";
import { shiftBetween } from "./shift.js";
import { isWorthwhile, TRIGGERS } from "./triggers.js";

/** A text of no more characters is built on the spot, in a few milliseconds: the build is wanted anyway. */
const AT_ONCE = 20_000;

export const completion: Feature = {
  capabilities: (client) => ({
    completionProvider: {
      triggerCharacters: [...TRIGGERS],
      resolveProvider: true,
      ...(client.textDocument?.completion?.completionItem?.labelDetailsSupport
        ? { completionItem: { labelDetailsSupport: true } }
        : {}),
    },
  }),
  register(context) {
    context.connection.onCompletion((params) => complete(context, params));
    context.connection.onCompletionResolve((item) => resolve(context, item));
  },
};

function complete(context: ServerContext, params: CompletionParams): CompletionList | null {
  const { workspace, client } = context;
  const { uri } = params.textDocument;
  const document = workspace.document(uri);
  if (!document || uri.startsWith("rensis:")) return null;
  const text = document.getText();
  const offset = document.offsetAt(params.position);
  const typed = params.context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
  const character = typed ? params.context?.triggerCharacter : undefined;
  if (character !== undefined && !isWorthwhile(character, text, offset)) return null;
  const place = placeAt(uri, text, offset);
  const built = place && lastOrNow(context, uri);
  if (!place || !built) return null;
  const item = client.textDocument?.completion?.completionItem;
  const say = sayIn(context);
  const candidates = candidatesAt({
    uri,
    place,
    table: namesOf(built),
    toBuild: shiftBetween(text, built.text),
    say,
    snippets: item?.snippetSupport === true,
    files: () => workspace.all(),
  });
  return itemsOf(candidates, place, uri, document, {
    insertReplace: item?.insertReplaceSupport === true,
    labelDetails: item?.labelDetailsSupport === true,
  });
}

/** The last build, unless there is none or a new one costs next to nothing. */
function lastOrNow({ workspace }: ServerContext, uri: string): Built | undefined {
  const last = workspace.last(uri);
  return last && last.text.length > AT_ONCE ? last : workspace.current(uri);
}

function resolve(context: ServerContext, item: CompletionItem): CompletionItem {
  const { workspace } = context;
  const data = item.data as ItemData | undefined;
  if (!data) return item;
  const built = workspace.last(data.uri) ?? workspace.current(data.uri);
  const documentation = tell(
    data.about,
    built && namesOf(built),
    sayIn(context),
    readsMarkdown(context.client),
  );
  return documentation ? { ...item, documentation } : item;
}

function sayIn(context: ServerContext): (text: Localised) => string {
  const locale = context.locale();
  return (text) => text[locale];
}

function readsMarkdown(client: ClientCapabilities): boolean {
  const formats = client.textDocument?.completion?.completionItem?.documentationFormat ?? [];
  return formats.includes(MarkupKind.Markdown);
}
