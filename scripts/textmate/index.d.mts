/** The grammar as the text of its file. */
export function textmateGrammar(): string;
