/** Colours texts as the editor does, with the engine that VS Code uses. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import oniguruma from "vscode-oniguruma";
import textmate, { type IGrammar, type StateStack } from "vscode-textmate";

const require = createRequire(import.meta.url);
const root = new URL("../../", import.meta.url);
const folder = new URL("client/static/syntaxes/", root);
export const grammarFile = new URL("rensis.tmLanguage.json", folder);

/** The grammars that the extension brings along: of surveys, and of surveys inside of Markdown. */
const files: Record<string, URL> = {
  "source.rensis": grammarFile,
  "markdown.rensis.codeblock": new URL("markdown.tmLanguage.json", folder),
};

let loading: Promise<textmate.Registry> | undefined;

/** One of the grammars; that of surveys when none is named. */
export async function loadGrammar(scope = "source.rensis"): Promise<IGrammar> {
  loading ??= load();
  const grammar = await (await loading).loadGrammar(scope);
  if (!grammar) throw new Error(`The grammar ${scope} could not be read.`);
  return grammar;
}

async function load(): Promise<textmate.Registry> {
  await oniguruma.loadWASM(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm")).buffer);
  return new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (name) => {
      const file = files[name];
      return file ? textmate.parseRawGrammar(readFileSync(file, "utf8"), file.pathname) : null;
    },
  });
}

/** A piece of the text that is coloured alike. */
export interface Piece {
  start: number;
  end: number;
  text: string;
  /** From the outermost to the innermost, without `source.rensis` and the ending `.rensis`. */
  scopes: string[];
}

export interface Coloured {
  pieces: Piece[];
  /** What is open at the end of the text. */
  state: StateStack;
  /** Lines that took longer than an editor allows. */
  stopped: number;
}

/** Colours a text line by line. */
export function colour(grammar: IGrammar, text: string): Coloured {
  let state = textmate.INITIAL;
  let offset = 0;
  let stopped = 0;
  const pieces: Piece[] = [];
  for (const line of text.split("\n")) {
    const { tokens, ruleStack, stoppedEarly } = grammar.tokenizeLine(line, state, 500);
    for (const { startIndex, endIndex, scopes } of tokens)
      pieces.push({
        start: offset + startIndex,
        end: offset + Math.min(endIndex, line.length),
        text: line.slice(startIndex, endIndex),
        scopes: scopes.slice(1).map((scope) => scope.replace(/\.rensis$/, "")),
      });
    if (stoppedEarly) stopped++;
    state = ruleStack;
    offset += line.length + 1;
  }
  return { pieces, state, stopped };
}

/** The innermost scope at an offset; empty where nothing is coloured. */
export function scopeAt(pieces: readonly Piece[], offset: number): string {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (pieces[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return pieces[low]?.scopes.at(-1) ?? "";
}
