/** The globs of `files` in rensis.yaml, for file systems that cannot be searched with them. */

/** Whether a path (relative, with `/` between) is meant by a list of globs; those after `!` take away. */
export function matchesGlobs(path: string, globs: readonly string[]): boolean {
  let meant = false;
  for (const glob of globs) {
    const without = glob.startsWith("!");
    const pattern = patternOf(without ? glob.slice(1) : glob);
    if (pattern.test(path)) meant = !without;
  }
  return meant;
}

const known = new Map<string, RegExp>();

function patternOf(glob: string): RegExp {
  const before = known.get(glob);
  if (before) return before;
  const plain = glob.replaceAll("\\", "/").replace(/^(\.\/)+/, "");
  const made = new RegExp(`^(?:${translated(plain)})$`, "u");
  known.set(glob, made);
  return made;
}

/** `**`, `*`, `?`, `[a-z]`, `{a,b}`. Names that begin with a dot are met only by a dot, as in a shell. */
function translated(glob: string): string {
  let out = "";
  let depth = 0;
  for (let i = 0; i < glob.length; i++) {
    const ch = glob[i]!;
    const begins = i === 0 || glob[i - 1] === "/";
    if (begins && glob.startsWith("**/", i)) {
      out += "(?:(?!\\.)[^/]+/)*";
      i += 2;
    } else if (begins && glob.slice(i) === "**") {
      out += "(?:(?!\\.)[^/]+/)*(?!\\.)[^/]+";
      i++;
    } else if (ch === "*") {
      while (glob[i + 1] === "*") i++;
      out += begins ? "(?!\\.)[^/]*" : "[^/]*";
    } else if (ch === "?") out += begins ? "(?!\\.)[^/]" : "[^/]";
    else if (ch === "[") {
      const end = glob.indexOf("]", i + 2);
      if (end < 0) out += "\\[";
      else {
        out += characterClass(glob.slice(i + 1, end));
        i = end;
      }
    } else if (ch === "{" && glob.indexOf("}", i) > 0) {
      depth++;
      out += "(?:";
    } else if (ch === "}" && depth > 0) {
      depth--;
      out += ")";
    } else if (ch === "," && depth > 0) out += "|";
    else out += escaped(ch);
  }
  return out + ")".repeat(depth);
}

/** What stands between square brackets; a range that runs backwards means nothing. */
function characterClass(inside: string): string {
  const not = /^[!^]/.test(inside);
  const body = (not ? inside.slice(1) : inside).replace(/[\\\][^&~|(){}/]/g, "\\$&");
  const made = `[${not ? "^/" : ""}${body}]`;
  try {
    new RegExp(made, "u");
    return made;
  } catch {
    return "(?!)";
  }
}

function escaped(ch: string): string {
  return ch.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
}
