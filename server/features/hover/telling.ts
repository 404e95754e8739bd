/** What all hovers share: who asks, in which language, and pieces that many of them need. */
import type { Locale } from "../../../language/diagnostics/define.js";
import type { Inline, Place, Text } from "../../../language/instrument/model.js";
import { plainText, shorten, type Words } from "../../../language/instrument/words/words.js";
import type { Declaration } from "../../../language/symbols/declarations.js";
import type { Target } from "../../../language/symbols/symbols.js";
import type { Built } from "../../workspace/built.js";
import type { Workspace } from "../../workspace/workspace.js";
import { unitOf } from "../identity.js";
import { wordsOf } from "../in-words.js";
import { type Line, list, type Piece } from "../markup.js";
import { type TextKey, text } from "./texts.js";

/** Entries of a list that are written out. */
export const SHOWN = 12;
/** Of a text that is only one of many. */
const SHORT = 120;

export class Telling {
  constructor(
    readonly workspace: Workspace,
    readonly built: Built,
    readonly target: Target,
    readonly declaration: Declaration,
    readonly locale: Locale,
    /** File in which the name stands. */
    readonly from: string,
  ) {}

  get instrument() {
    return this.built.instrument;
  }

  get words(): Words {
    return wordsOf(this.built, this.locale);
  }

  /** File of the declaration, as the places of the instrument count them. */
  get file(): number {
    return this.built.sources.indexOf(this.target.uri);
  }

  say(key: TextKey, params: Record<string, string | number> = {}): string {
    return text(key, this.locale, params);
  }

  /** `Type: a number` */
  fact(key: TextKey, ...value: Piece[]): Line {
    return [{ strong: [this.say(key)] }, this.say("colon"), ...value];
  }

  /** Whether something of the instrument is what was pointed at. */
  isHere(at: Place): boolean {
    return at.file === this.file && at.start === this.declaration.range.start;
  }

  /** Words as the respondent reads them; what is quoted stands in angle brackets. */
  pieces(of: Text | readonly Inline[]): Piece[] {
    return this.inlines("parts" in of ? of.parts : of);
  }

  private inlines(parts: readonly Inline[]): Piece[] {
    return parts.map((part): Piece => {
      switch (part.kind) {
        case "text":
          return part.value;
        case "break":
        case "paragraph":
          return " ";
        case "em":
          return { em: this.inlines(part.children) };
        case "strong":
          return { strong: this.inlines(part.children) };
        case "link":
          return plainText(part.children);
        case "pipe":
          return `‹${this.words.notation(part.expr)}›`;
        case "number":
          return this.words.lookup.questions.get(part.question)?.number ?? `‹#${part.question}›`;
      }
    });
  }

  /** One line without markup, cut to a bearable length. */
  short(of: Text | undefined): string {
    return of ? shorten(this.words.text(of), SHORT) : "";
  }

  /** The first of many, and how many more there are. */
  capped<T>(all: readonly T[], line: (one: T) => Line, shown = SHOWN) {
    // "1 more" is not shorter than the one.
    const count = all.length <= shown + 1 ? all.length : shown;
    const items = all.slice(0, count).map(line);
    return list(all.length > count ? [...items, [this.say("more", { n: all.length - count })]] : items);
  }

  /** Things in one line, joined. */
  joined(parts: readonly (Piece | readonly Piece[])[], by: TextKey = "comma"): Piece[] {
    return parts.flatMap((part, i) => {
      const pieces = Array.isArray(part) ? (part as readonly Piece[]) : [part as Piece];
      return i === 0 ? pieces : [this.say(by), ...pieces];
    });
  }

  /** A link to a line. */
  place(file: number, start: number): Piece {
    const uri = this.built.sources[file] ?? this.target.uri;
    const line = unitOf(this.built, uri)?.lines.positionOf(start).line ?? 1;
    const label =
      uri === this.from
        ? this.say("line", { n: line })
        : this.say("lineIn", { n: line, file: fileName(uri) });
    return { link: label, to: `${uri}#L${line}` };
  }
}

export function fileName(uri: string): string {
  const last = uri.slice(uri.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
