/**
 * A second opinion: Langium's own parser for the grammar, fed with the tokens of this project's lexer.
 * Soft keywords are names by token category.
 */
import "../../scripts/polyfill-group-by.mjs";
import type { IToken, TokenType } from "chevrotain";
import {
  type AstNode, createDefaultCoreModule, createDefaultSharedCoreModule, type CstNode, DefaultTokenBuilder, DefaultValueConverter, EmptyFileSystem, GrammarAST,
  inject, type LangiumCoreServices, type LangiumParser, type Lexer, type LexerResult,
} from "langium";
import { SurveyGeneratedModule, SurveyGeneratedSharedModule } from "../../language/generated/module.js";
import { isSoft, keywordKind, kindName } from "../../language/syntax/grammar-tables.js";
import { stringValue } from "../../language/syntax/strings.js";
import { EOF, FIRST_KEYWORD, ID, STRING, TEXTBLOCK, type Tokens, VARIANT } from "../../language/syntax/tokens.js";

class SoftKeywords extends DefaultTokenBuilder {
  protected override buildKeywordToken(keyword: GrammarAST.Keyword, terminals: TokenType[], caseInsensitive: boolean): TokenType {
    const made = super.buildKeywordToken(keyword, terminals, caseInsensitive);
    const kind = keywordKind(keyword.value);
    if (kind !== undefined && isSoft[kind] === 1) made.CATEGORIES = [terminals.find((t) => t.name === "ID")!];
    return made;
  }
}

class Values extends DefaultValueConverter {
  protected override runConverter(rule: GrammarAST.AbstractRule, input: string, cst: CstNode) {
    if (rule.name === "STRING" || rule.name === "TEXTBLOCK") return stringValue(input, 0, input.length);
    if (rule.name === "ID") return input.normalize("NFKC");
    return super.runConverter(rule, input, cst);
  }
}

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
    const tokenType = this.definition[name];
    if (!tokenType) throw new Error(`No token type “${name}”`);
    const text = tokens.text(i);
    const image =
      kind >= FIRST_KEYWORD ? ((tokens.flags[i]! & VARIANT) !== 0 ? name : text) : kind === STRING || kind === TEXTBLOCK || kind === ID ? text : text.normalize("NFKC");
    const place = { startLine: 1, endLine: 1, startColumn: 1, endColumn: 1 };
    return { image, startOffset: tokens.start[i]!, endOffset: tokens.end[i]! - 1, ...place, tokenTypeIdx: tokenType.tokenTypeIdx!, tokenType };
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
      ValueConverter: (s: LangiumCoreServices) => new Values(s),
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
