/** Files for the server where it has none of its own: in a browser, on virtual file systems, from the library. */
import { type Disposable, FileType, languages, RelativePattern, Uri, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  FIND_FILES,
  type FindFilesParams,
  type FindFilesResult,
  LIBRARY_TEXT,
  type LibraryTextResult,
  READ_BYTES,
  READ_FILE,
  type ReadBytesParams,
  type ReadBytesResult,
  type ReadFileParams,
  type ReadFileResult,
} from "../server/protocol.js";
import { anyOf, base64Of, decoded } from "./bytes.js";
import { LANGUAGE, LIBRARY } from "./language.js";
import type { Server } from "./server.js";

/** Bytes; larger files are no surveys. */
const LARGEST = 32 * 1024 * 1024;

/** Answers the server when it asks for files. */
export function answerForFiles(client: BaseLanguageClient): Disposable[] {
  return [
    client.onRequest(READ_FILE, async ({ uri }: ReadFileParams): Promise<ReadFileResult> => {
      const read = await readBytes(uri, LARGEST);
      return "error" in read ? read : decoded(read.bytes);
    }),
    client.onRequest(READ_BYTES, async ({ uri, limit }: ReadBytesParams): Promise<ReadBytesResult> => {
      const read = await readBytes(uri, limit);
      return "error" in read ? read : { base64: base64Of(read.bytes) };
    }),
    client.onRequest(FIND_FILES, async ({ exclude }: FindFilesParams): Promise<FindFilesResult> => {
      const found = await Promise.all(
        (workspace.workspaceFolders ?? []).map((folder) =>
          workspace.findFiles(
            new RelativePattern(folder, "**/{*.survey,rensis.yaml,rensis.yml}"),
            anyOf(exclude),
          ),
        ),
      );
      return [...new Set(found.flat().map((uri) => client.code2ProtocolConverter.asUri(uri)))];
    }),
  ];
}

type Read = { bytes: Uint8Array } | { error: "not-found" | "unreadable" | "too-large" };

async function readBytes(text: string, limit: number): Promise<Read> {
  const uri = Uri.parse(text);
  try {
    const { type, size } = await workspace.fs.stat(uri);
    if ((type & FileType.File) === 0) return { error: "unreadable" };
    if (size > limit) return { error: "too-large" };
  } catch {
    return { error: "not-found" };
  }
  try {
    return { bytes: await workspace.fs.readFile(uri) };
  } catch {
    return { error: "unreadable" };
  }
}

/** Shows the files of the standard library, which lie in the server. */
export function registerLibrary(server: Server): Disposable {
  const provider = workspace.registerTextDocumentContentProvider(LIBRARY, {
    async provideTextDocumentContent(uri) {
      const text = await server.ask<LibraryTextResult>(LIBRARY_TEXT, { uri: uri.toString(true) });
      return text ?? undefined;
    },
  });
  // Their names have no ending that would tell the language.
  const opened = workspace.onDidOpenTextDocument((document) => {
    if (document.uri.scheme === LIBRARY && document.languageId !== LANGUAGE)
      void languages.setTextDocumentLanguage(document, LANGUAGE);
  });
  return { dispose: () => [provider, opened].forEach((each) => each.dispose()) };
}
