/**
 * Patterns of texts: ECMAScript regular expressions with flag u, matched as a whole and in bounded time.
 *
 * The engine of the platform backtracks, so that a pattern like `(a+)+` can stop a page for years, and nothing
 * in the language can interrupt it. Here every part of a pattern maps the set of places where it may begin to
 * the set of places where it may end, so that no place is tried twice. The platform's engine still says
 * what is a pattern at all and what a single character class contains.
 *
 * Not supported, and told by `patternProblem` when a questionnaire is checked: backreferences, lookbehind
 * and groups with flags.
 */
type Places = Set<number>;
type Part = (from: Places, run: Run) => Places;

interface Run {
  chars: string[];
  /** Places that may still be tried; a text that needs more (some 100 ms) counts as not matching. */
  patience: number;
}

const PATIENCE = 1_000_000;

/** Tokens of a pattern: a class, the head of a group, an escape, a counted repetition, any other character. */
const TOKEN =
  /\[(?:\\.|[^\]\\])*\]|\(\?(?:[:=!]|<[^>]*>)|\\(?:[pPu]\{[^}]*\}|u[dD][89abAB]..\\u[dD][c-fC-F]..|u....|x..|c.|k<[^>]*>|.)|\{[\d,]*\}|./gsu;

function where(from: Places, run: Run, holds: (at: number) => boolean, step = 0): Places {
  const to: Places = new Set();
  run.patience -= from.size;
  if (run.patience > 0) for (const at of from) if (holds(at)) to.add(at + step);
  return to;
}

const isWord = (char = "") => /^\w$/.test(char);

/** Reads a pattern that the platform has found well-formed; throws on what is not supported. */
function parse(pattern: string): Part {
  const tokens = pattern.match(TOKEN) ?? [];
  let next = 0;

  function alternatives(): Part {
    const ways = [sequence()];
    while (tokens[next] === "|") {
      next += 1;
      ways.push(sequence());
    }
    return (from, run) => new Set(ways.flatMap((way) => [...way(from, run)]));
  }

  function sequence(): Part {
    const parts: Part[] = [];
    while (next < tokens.length && tokens[next] !== "|" && tokens[next] !== ")") parts.push(repeated(atom()));
    return (from, run) => parts.reduce((places, part) => part(places, run), from);
  }

  function repeated(part: Part): Part {
    const counted = /^(?:\{(\d+)(,?)(\d*)\}|[*+?])$/.exec(tokens[next] ?? "");
    if (!counted) return part;
    const [sign, low, comma, high] = counted;
    const min = low ? Number(low) : sign === "+" ? 1 : 0;
    const max = high ? Number(high) : low && !comma ? min : sign === "?" ? 1 : Number.POSITIVE_INFINITY;
    next += tokens[next + 1] === "?" ? 2 : 1;
    return (from, run) => {
      const reached: Places = new Set(min === 0 ? from : []);
      let front = from;
      for (let count = 1; count <= max && front.size > 0 && run.patience > 0; count++) {
        run.patience -= front.size;
        front = part(front, run);
        if (count < min) continue;
        front = new Set([...front].filter((at) => !reached.has(at)));
        for (const at of front) reached.add(at);
      }
      return reached;
    };
  }

  function atom(): Part {
    const token = tokens[next++] ?? "";
    if (token[0] === "(") return group(token);
    if (token === "^") return (from, run) => where(from, run, (at) => at === 0);
    if (token === "$") return (from, run) => where(from, run, (at) => at === run.chars.length);
    if (/^\\b$/i.test(token)) {
      const edge = ({ chars }: Run, at: number) => isWord(chars[at - 1]) !== isWord(chars[at]);
      return (from, run) => where(from, run, (at) => edge(run, at) === (token === "\\b"));
    }
    if (/^\\[1-9k]/.test(token)) throw new Error(token);
    const regex = new RegExp(`^${token}$`, "u");
    return (from, run) => where(from, run, (at) => at < run.chars.length && regex.test(run.chars[at]!), 1);
  }

  function group(token: string): Part {
    if (/^\(\?</.test(token) && /[=!]/.test(token[3]!)) throw new Error(token);
    if (token === "(" && tokens[next] === "?") throw new Error(token);
    const inner = alternatives();
    next += 1;
    if (token !== "(?=" && token !== "(?!") return inner;
    return (from, run) => where(from, run, (at) => inner(new Set([at]), run).size > 0 === (token === "(?="));
  }

  return alternatives();
}

const compiled = new Map<string, Part | "syntax" | "unsupported">();

function compile(pattern: string): Part | "syntax" | "unsupported" {
  try {
    new RegExp(pattern, "u");
  } catch {
    return "syntax";
  }
  try {
    return parse(pattern);
  } catch {
    return "unsupported";
  }
}

function partOf(pattern: string): Part | "syntax" | "unsupported" {
  const known = compiled.get(pattern) ?? compile(pattern);
  compiled.set(pattern, known);
  return known;
}

/** Why a text is no usable pattern, for whoever checks a questionnaire. */
export function patternProblem(pattern: string): "syntax" | "unsupported" | undefined {
  const part = partOf(pattern);
  return typeof part === "string" ? part : undefined;
}

/** Does the whole text match? Undefined if the pattern is none or not supported. */
export function matches(text: string, pattern: string): boolean | undefined {
  const part = partOf(pattern);
  if (typeof part === "string") return undefined;
  const run = { chars: [...text], patience: PATIENCE };
  return part(new Set([0]), run).has(run.chars.length) && run.patience > 0;
}
