/**
 * Pieces of patterns. The engine is Oniguruma, where `\w` and `\d` know every script: `(?<!\w)…(?!\w)` is the
 * edge of a word also beside Chinese, where a question may well be called `text类型`.
 */

/** A name: letters of any script, digits and `_`, not beginning with a digit. */
export const NAME = String.raw`[\p{L}\p{M}_]\w*`;
/** A name with its parts: `servqual.5.E`. */
export const PATH = String.raw`${NAME}(?:[.．](?:${NAME}|\d+))*`;
export const NUMBER = String.raw`\d+(?:[.．]\d+)?`;
/** A code may be negative; it is no bound of an interval and no beginning of a date. */
export const CODE = String.raw`[-－−]?${NUMBER}(?![\w.．:：]|-\d)`;
export const OPEN = "[{｛]";
export const CLOSE = "[}｝]";
export const QUOTE = `["“]`;

/** One of several words, whole. @param {readonly string[]} list */
export function word(list) {
  return String.raw`(?<!\w)(?:${list.join("|")})(?!\w)`;
}

/** Rules of the repository. @param {...string} names */
export function use(...names) {
  return names.map((name) => ({ include: `#${name}` }));
}

/** Captures by number, from the scopes in order; an empty one is left out. @param {...string} scopes */
export function captures(...scopes) {
  const made = {};
  scopes.forEach((scope, i) => {
    if (scope) made[i + 1] = { name: `${scope}.rensis` };
  });
  return made;
}

/** What a whole match is. @param {string} scope @param {string} match */
export function is(scope, match) {
  return { name: `${scope}.rensis`, match };
}
