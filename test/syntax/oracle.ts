/**
 * A second opinion: Langium's own parser for the grammar, fed with the tokens of this project's lexer.
 * Soft keywords are names by token category.
 */
import "../../scripts/polyfill-group-by.mjs";
import type { IToken, TokenType } from "chevrotain";
import {
  type AstNode,
  type CstNode,
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  DefaultTokenBuilder,
  DefaultValueConverter,
  EmptyFileSystem,
  type GrammarAST,
  inject,
  type LangiumCoreServices,
  type LangiumParser,
  type Lexer,
  type LexerResult,
} from "langium";
import {
  SurveyGeneratedModule,
  SurveyGeneratedSharedModule,
} from "../../language/generated/langium/module.js";
import {
  EXPLICIT,
  firstOfRule,
  isSoft,
  keywordKind,
  kindName,
} from "../../language/syntax/grammar-tables.js";
import { stringValue } from "../../language/syntax/strings.js";
import {
  EOF,
  FIRST_KEYWORD,
  ID,
  STRING,
  TEXTBLOCK,
  type Tokens,
  VARIANT,
} from "../../language/syntax/tokens.js";

/**
 * The grammar's keyword, and the two tokens that are it: in the middle of a line a soft one may also be a
 * name, at its beginning it is none (`syntax/layout.ts`).
 */
class SoftKeywords extends DefaultTokenBuilder {
  override buildTokens(grammar: GrammarAST.Grammar): TokenType[] {
    const types = super.buildTokens(grammar) as TokenType[];
    const id = types.find((t) => t.name === "ID")!;
    const made = types.flatMap((t) => {
      const kind = keywordKind(t.name);
      if (kind === undefined || isSoft[kind] === 0) return [];
      return [
        { name: `${t.name} within`, PATTERN: /\0/, CATEGORIES: [t, id] },
        { name: `${t.name} first`, PATTERN: /\0/, CATEGORIES: [t] },
      ];
    });
    return [...made, ...types];
  }
}

class Values extends DefaultValueConverter {
  protected override runConverter(rule: GrammarAST.AbstractRule, input: string, cst: CstNode) {
    if (rule.name === "STRING" || rule.name === "TEXTBLOCK") return stringValue(input, 0, input.length);
    if (rule.name === "ID") return input.normalize("NFKC");
    return super.runConverter(rule, input, cst);
  }
}

const EQUALS = keywordKind("=")!;
const STATEMENT = firstOfRule("Statement").kinds;

/** Hands out the tokens that it was given, whatever the text. */
class GivenTokens implements Lexer {
  definition: Record<string, TokenType>;
  given: Tokens | undefined;

  constructor(services: LangiumCoreServices) {
    const types = services.parser.TokenBuilder.buildTokens(services.Grammar) as TokenType[];
    this.definition = Object.fromEntries(types.map((t) => [t.name, t]));
  }

  tokenize(): LexerResult {
    const tokens = this.given!;
    const made: IToken[] = [];
    for (let i = 0; i < tokens.count && tokens.kind[i] !== EOF; i++) made.push(this.token(tokens, i));
    return { tokens: made, hidden: [], errors: [] };
  }

  private token(tokens: Tokens, i: number): IToken {
    const kind = tokens.kind[i]!;
    const name = kindName(kind);
    // Only after the keyword of a statement that may be named does it matter.
    const place =
      tokens.firstOnLine(i) && i > 0 && STATEMENT[tokens.kind[i - 1]!] === EXPLICIT ? "first" : "within";
    // `retired = 7` below an entry is the next one, not a mark of it.
    const entry =
      tokens.firstOnLine(i) &&
      tokens.kind[i + 1] === EQUALS &&
      isSoft[kind] === 1 &&
      STATEMENT[kind] !== EXPLICIT;
    const tokenType =
      this.definition[entry ? "ID" : kind >= FIRST_KEYWORD && isSoft[kind] === 1 ? `${name} ${place}` : name];
    if (!tokenType) throw new Error(`No token type “${name}”`);
    const text = tokens.text(i);
    const image =
      kind >= FIRST_KEYWORD
        ? (tokens.flags[i]! & VARIANT) !== 0
          ? name
          : text
        : kind === STRING || kind === TEXTBLOCK || kind === ID
          ? text
          : text.normalize("NFKC");
    const lines = { startLine: 1, endLine: 1, startColumn: 1, endColumn: 1 };
    return {
      image,
      startOffset: tokens.start[i]!,
      endOffset: tokens.end[i]! - 1,
      ...lines,
      tokenTypeIdx: tokenType.tokenTypeIdx!,
      tokenType,
    };
  }
}

export interface Opinion {
  root: AstNode;
  errors: string[];
}

/** A parser of Langium's for the survey grammar. */
export function createOracle(): (tokens: Tokens) => Opinion {
  const shared = inject(createDefaultSharedCoreModule(EmptyFileSystem), SurveyGeneratedSharedModule);
  const services = inject(createDefaultCoreModule({ shared }), SurveyGeneratedModule, {
    parser: {
      TokenBuilder: () => new SoftKeywords(),
      ValueConverter: () => new Values(),
      Lexer: (s: LangiumCoreServices) => new GivenTokens(s),
    },
  });
  const lexer = services.parser.Lexer as GivenTokens;
  const parser: LangiumParser = services.parser.LangiumParser;
  return (tokens) => {
    lexer.given = tokens;
    const { value, parserErrors } = parser.parse(tokens.source);
    return { root: value, errors: parserErrors.map((e) => e.message) };
  };
}
