/** The language as a whole: what the command, the server, the library and the tests call. */
import { checkInstrument } from "./checks/index.js";
import { type Diagnostic, diagnostic, hasErrors } from "./diagnostics/diagnostic.js";
import type { Instrument } from "./instrument/model.js";
import { lowerInSteps } from "./lowering/lower.js";
import { type FileHost, link } from "./semantics/link.js";
import type { LinkedSource, Unit } from "./semantics/unit.js";
import type { Uses } from "./semantics/uses.js";
import { format } from "./syntax/format/index.js";
import { type ParseResult, parse } from "./syntax/parse.js";

export type { FileHost, ReadError } from "./semantics/link.js";

export interface SurveyServices {
  /** Diagnostics of one file, linked with what it imports. */
  check(uri: string): { diagnostics: Diagnostic[] };
  /** The instrument of a file; none when there are errors. */
  compile(uri: string): { instrument?: Instrument; diagnostics: Diagnostic[] };
  /** The instrument as far as it can be understood, errors or not: for previews. */
  draft(uri: string): { instrument?: Instrument; diagnostics: Diagnostic[] };
  /** All that is known of a file; nothing when it cannot be read. */
  understand(uri: string): Understood | undefined;
  /**
   * The same in steps, so that a server can turn to newer things between them: reading and linking, meaning,
   * checks. The last step returns what is known.
   */
  steps(uri: string): Generator<void, Understood | undefined>;
  /** The syntax tree alone, of the text as it is now. */
  parse(uri: string): ParseResult | undefined;
  /** Lets go of what is kept for a file. */
  release(uri: string): void;
  /** The file in house style; unchanged when it has syntax errors. */
  format(uri: string): { text: string; diagnostics: Diagnostic[] };
}

export interface Understood {
  /** The file and all that it imports, parsed. */
  source: LinkedSource;
  /** As far as it could be understood. */
  instrument: Instrument;
  /** Which name leads where. */
  uses: Uses;
  /** Findings in the file itself; errors in imported files are told at their `import`. */
  diagnostics: Diagnostic[];
  /** Those of imported files as well. */
  all: Diagnostic[];
}

/**
 * Makes the services over a file host, the only thing in which Node, the browser, the command and the
 * tests differ. Parsed files are kept until their text changes.
 */
export function createSurveyServices(context: { files: FileHost }): SurveyServices {
  const parsed = new Map<string, ParseResult>();
  const parseFile = (uri: string, text: string): ParseResult => {
    const known = parsed.get(uri);
    if (known && known.text === text) return known;
    const made = parse(uri, writable(text));
    parsed.set(uri, made);
    return made;
  };

  function* steps(uri: string): Generator<void, Understood | Diagnostic> {
    const read = context.files.read(uri);
    if ("error" in read) {
      parsed.delete(uri);
      return unreadable(uri, read);
    }
    const result = parseFile(uri, read.text);
    const linked = link(result, context.files, parseFile);
    yield;
    const lowered = yield* lowerInSteps(linked.source, linked.names, stemOf(uri));
    yield;
    const { source } = linked;
    const diagnostics = [...result.diagnostics, ...linked.diagnostics, ...lowered.diagnostics];
    diagnostics.push(
      ...checkInstrument(lowered.instrument, {
        texts: source.units.map((u) => u.text),
        told: diagnostics,
      }),
    );
    const all = tidy(diagnostics);
    const own = all.filter((d) => d.span.uri === uri);
    return {
      source,
      instrument: lowered.instrument,
      uses: lowered.uses,
      diagnostics: tidy([...own, ...errorsElsewhere(source, all)]),
      all,
    };
  }
  const understand = (uri: string): Understood | Diagnostic => {
    const work = steps(uri);
    for (;;) {
      const { done, value } = work.next();
      if (done) return value;
    }
  };
  const draft = (uri: string): { instrument?: Instrument; diagnostics: Diagnostic[] } => {
    const made = understand(uri);
    return "code" in made ? { diagnostics: [made] } : { instrument: made.instrument, diagnostics: made.all };
  };

  return {
    draft,
    check(uri) {
      const made = understand(uri);
      return { diagnostics: "code" in made ? [made] : made.diagnostics };
    },
    understand(uri) {
      const made = understand(uri);
      return "code" in made ? undefined : made;
    },
    *steps(uri) {
      const made = yield* steps(uri);
      return "code" in made ? undefined : made;
    },
    compile(uri) {
      const { instrument, diagnostics } = draft(uri);
      return instrument && !hasErrors(diagnostics) ? { instrument, diagnostics } : { diagnostics };
    },
    parse(uri) {
      const read = context.files.read(uri);
      return "error" in read ? undefined : parseFile(uri, read.text);
    },
    release(uri) {
      parsed.delete(uri);
    },
    format(uri) {
      const read = context.files.read(uri);
      if ("error" in read) return { text: "", diagnostics: [unreadable(uri, read)] };
      return format(uri, read.text);
    },
  };
}

/**
 * A text that every output can hold: halves of surrogate pairs, which UTF-8 cannot write, and zeros, which
 * HTML cannot, become U+FFFD. Editors can hand them over; places stay what they are.
 */
function writable(text: string): string {
  return text.replace(/\p{Surrogate}|\0/gu, "\ufffd");
}

/** Errors in imported files are told at the `import` by which they come; their own file says what they are. */
function errorsElsewhere(source: LinkedSource, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const wrong = new Set(diagnostics.flatMap((d) => (d.severity === "error" ? [d.span.uri] : [])));
  if (wrong.size === 0) return [];
  const seen = new Set<Unit>([source.main]);
  const leadsToErrors = (unit: Unit): boolean => {
    if (seen.has(unit)) return false;
    seen.add(unit);
    const inside = unit.imports.map((i) => leadsToErrors(i.unit));
    return wrong.has(unit.uri) || inside.includes(true);
  };
  return source.main.imports.flatMap(({ unit, at, path }) =>
    leadsToErrors(unit) ? [diagnostic("import-has-errors", { uri: source.main.uri, ...at }, { path })] : [],
  );
}

function unreadable(uri: string, read: { error: string; detail?: string }): Diagnostic {
  const span = { uri, start: 0, end: 0 };
  const path = stemOf(uri);
  switch (read.error) {
    case "not-found":
      return diagnostic("file-not-found", span, { path });
    case "outside":
      return diagnostic("import-outside-workspace", span, { path });
    case "not-utf8":
      return diagnostic("not-utf8", span, { path });
    default:
      return diagnostic("file-unreadable", span, { path, reason: read.detail ?? read.error });
  }
}

/** File name without folder and ending. */
export function stemOf(uri: string): string {
  const last = uri.slice(uri.lastIndexOf("/") + 1);
  let name = last;
  try {
    name = decodeURIComponent(last);
  } catch {
    // a lone percent sign: the name as it is
  }
  return name.replace(/\.survey$/i, "");
}

/** In the order of the text; the same finding once. */
function tidy(diagnostics: Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics
    .filter((d) => {
      const key = `${d.span.uri}|${d.span.start}|${d.span.end}|${d.code}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .sort((a, b) =>
      a.span.uri === b.span.uri
        ? a.span.start - b.span.start || a.span.end - b.span.end
        : a.span.uri < b.span.uri
          ? -1
          : 1,
    );
}
