/** A workspace in memory: features as functions, without process and protocol. */
import type { Position } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { canonical } from "../../../server/workspace/uri.js";
import { Workspace } from "../../../server/workspace/workspace.js";

export const FOLDER = "file:///w";

export interface Memory {
  workspace: Workspace;
  /** Texts by path; change them with `write`. */
  texts: Map<string, string>;
  uri(path: string): string;
  /** Path of a file in the folder. */
  pathOf(uri: string): string;
  open(path: string): TextDocument;
  /** Position of the n-th `needle`, `offset` characters behind its beginning. */
  at(path: string, needle: string, offset?: number, n?: number): Params;
  /** What stands in a range. */
  slice(place: { uri: string; range: { start: Position; end: Position } }): string;
}

export interface Params {
  textDocument: { uri: string };
  position: Position;
}

/** All files looked at; those in `open` are held by the editor. */
export async function memory(
  files: Record<string, string>,
  open: readonly string[] = Object.keys(files).slice(0, 1),
): Promise<Memory> {
  const texts = new Map<string, string>();
  const documents = new Map<string, TextDocument>();
  const uri = (path: string) => canonical(`${FOLDER}/${path.split("/").map(encodeURIComponent).join("/")}`);
  for (const [path, text] of Object.entries(files)) texts.set(uri(path), text);
  const read = (address: string) => {
    const text = texts.get(address);
    return text === undefined ? { error: "not-found" as const } : { text };
  };
  const workspace = new Workspace({
    access: {
      readSync: read,
      read: (address) => Promise.resolve(read(address)),
      list: () => Promise.resolve([...texts.keys()]),
    },
    documents: { get: (address) => documents.get(address), all: () => [...documents.values()] },
    folders: () => [FOLDER],
    log: (message) => {
      throw new Error(message);
    },
  });
  const made: Memory = {
    workspace,
    texts,
    uri,
    pathOf: (address) => decodeURIComponent(address.slice(FOLDER.length + 1)),
    open(path) {
      const document = TextDocument.create(uri(path), "rensis", 1, texts.get(uri(path)) ?? "");
      documents.set(uri(path), document);
      workspace.edited(uri(path));
      return document;
    },
    at(path, needle, offset = 0, n = 0) {
      const text = texts.get(uri(path)) ?? "";
      let found = -1;
      for (let i = 0; i <= n; i++) found = text.indexOf(needle, found + 1);
      if (found < 0) throw new Error(`${path} does not contain ${needle}`);
      const document = TextDocument.create(uri(path), "rensis", 0, text);
      return { textDocument: { uri: uri(path) }, position: document.positionAt(found + offset) };
    },
    slice({ uri: address, range }) {
      const text = texts.get(address) ?? "";
      return TextDocument.create(address, "rensis", 0, text).getText(range);
    },
  };
  for (const path of open) made.open(path);
  await workspace.refresh([], true);
  await workspace.settledDown();
  return made;
}

/** The cursor in a text: where `¦` stands, which is taken out. */
export function cursor(text: string): { text: string; offset: number } {
  const offset = text.indexOf("¦");
  if (offset < 0) throw new Error("No cursor in the text");
  return { text: text.slice(0, offset) + text.slice(offset + 1), offset };
}

/** A workspace in one of whose files the cursor stands. */
export async function withCursor(files: Record<string, string>) {
  const path = Object.keys(files).find((p) => files[p]!.includes("¦"));
  if (path === undefined) throw new Error("No cursor in the files");
  const { text, offset } = cursor(files[path]!);
  const made = await memory({ ...files, [path]: text }, [path]);
  const document = TextDocument.create(made.uri(path), "rensis", 0, text);
  const params: Params = {
    textDocument: { uri: made.uri(path) },
    position: document.positionAt(offset),
  };
  return { ...made, params, path };
}
