import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Diagnostic, messageOf } from "../../language/diagnostics/diagnostic.js";
import type { Instrument } from "../../language/instrument/model.js";
import { createSurveyServices } from "../../language/services.js";

export interface Compiled {
  instrument?: Instrument;
  /** Errors and warnings as `line: code: message`. */
  problems: string[];
}

function read(uri: string): { text: string } | { error: "not-found" } {
  try {
    return { text: readFileSync(fileURLToPath(uri), "utf8") };
  } catch {
    return { error: "not-found" };
  }
}

function compile(uri: string, texts: Record<string, string>): Compiled {
  const text = (at: string) => texts[at];
  const services = createSurveyServices({
    files: {
      read: (at) => {
        const own = text(at);
        return own === undefined ? read(at) : { text: own };
      },
    },
  });
  const { instrument, diagnostics } = services.compile(uri);
  const source = texts[uri] ?? ("text" in read(uri) ? readFileSync(fileURLToPath(uri), "utf8") : "");
  const problems = diagnostics.filter(({ severity }) => severity === "error" || severity === "warning");
  return { instrument, problems: problems.map((each) => inWords(each, source)) };
}

function inWords(diagnostic: Diagnostic, source: string): string {
  const line = source.slice(0, diagnostic.span.start).split("\n").length;
  return `${line}: ${diagnostic.code}: ${messageOf(diagnostic, "en")}`;
}

/** A file of the repository, and the same in house style. */
export function formatFile(url: URL): { written: string; formatted: string } {
  const services = createSurveyServices({ files: { read } });
  return { written: readFileSync(url, "utf8"), formatted: services.format(url.href).text };
}

/** Compiles a file of the repository. */
export function compileFile(url: URL): Compiled {
  return compile(url.href, {});
}

/** Compiles a text as if it were a file. */
export function compileText(text: string): Compiled {
  const uri = "file:///samples/sample.survey";
  return compile(uri, { [uri]: text });
}
