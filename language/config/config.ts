import type { Locale, Severity } from "../diagnostics/define.js";
import { type Diagnostic, diagnostic, type Span } from "../diagnostics/diagnostic.js";
import { type Code, codes, registry } from "../diagnostics/registry.js";
import schema from "./config.schema.json" with { type: "json" };
import { checkSetting, didYouMean, type SettingSchema } from "./schema-check.js";
import { nearest } from "./suggest.js";
import { entryOf, plain, readYaml, type Tree } from "./yaml-tree.js";

/** The settings of a workspace; what is absent was not written, or was wrong and reported. */
export interface Config {
  /** Globs relative to the folder of the file. */
  files?: string[];
  /** Relative to the folder of the file, and inside it. */
  outDir?: string;
  targets?: TargetSetting[];
  languages?: string[];
  locale?: Locale;
  theme?: Theme;
  severities: Severities;
}

export interface TargetSetting {
  id: string;
  /** Not yet checked against the target's own description: see `checkTargetOptions`. */
  options: Tree | undefined;
  /** Where the target is named. */
  span: Span;
}

export interface Theme {
  colour?: string;
  /** Path of an image, relative to the folder of the file; `logoAt` is its place. */
  logo?: string;
  logoAt?: Span;
  logoText?: string;
  font?: string;
}

export type Severities = Partial<Record<Code, Exclude<Severity, "hint"> | "off">>;

/**
 * Reads `rensis.yaml`. Any text gives a result: wrong settings are reported at their line and left out,
 * the others hold.
 */
export function parseConfig(text: string, uri: string): { config: Config; diagnostics: Diagnostic[] } {
  const { tree, diagnostics } = readYaml(text, uri);
  const config: Config = { severities: {} };
  // An empty file, or one of comments only, is a valid configuration: it marks the workspace.
  if (!tree || (tree.kind === "scalar" && tree.value === null)) return { config, diagnostics };
  // What a broken text seems to say wrongly is mostly a consequence: one slip, one message.
  const said: Diagnostic[] = diagnostics.length > 0 ? [] : diagnostics;
  const wrong = checkSetting(tree, schema as SettingSchema, "");
  said.push(...wrong);
  if (tree.kind !== "map") return { config, diagnostics };

  const good = (key: string): Tree | undefined => {
    const value = entryOf(tree, key)?.value;
    const isWrong =
      value && wrong.some((d) => d.span.start >= value.span.start && d.span.end <= value.span.end);
    return !value || isWrong || (value.kind === "scalar" && value.value === null) ? undefined : value;
  };
  const files = good("files");
  if (files) config.files = insideOnly(files, said);
  const outDir = good("outDir");
  if (outDir) config.outDir = insideOnly(outDir, said)[0];
  const languages = good("languages");
  if (languages) config.languages = plain(languages) as string[];
  const locale = good("locale");
  if (locale) config.locale = plain(locale) as Locale;
  const theme = good("theme");
  if (theme) config.theme = { ...(plain(theme) as Theme), logoAt: entryOf(theme, "logo")?.value.span };
  const targets = good("targets");
  if (targets) config.targets = targetSettings(targets);
  // Each severity for itself: one misspelt code must not switch the others off.
  config.severities = readSeverities(entryOf(tree, "severities")?.value, said);
  return { config, diagnostics };
}

function targetSettings(tree: Tree): TargetSetting[] {
  if (tree.kind === "list") {
    const seen = new Map<string, TargetSetting>();
    for (const item of tree.items) {
      const id = String(plain(item));
      if (!seen.has(id)) seen.set(id, { id, options: undefined, span: item.span });
    }
    return [...seen.values()];
  }
  if (tree.kind !== "map") return [];
  return tree.entries.map(({ key, keySpan, value }) => ({
    id: key,
    options: value.kind === "map" ? value : undefined,
    span: keySpan,
  }));
}

function readSeverities(tree: Tree | undefined, diagnostics: Diagnostic[]): Severities {
  const severities: Severities = {};
  if (tree?.kind !== "map") return severities;
  for (const { key, keySpan, value } of tree.entries) {
    const severity = plain(value);
    if (!Object.hasOwn(registry, key)) {
      const guess = nearest(key, codes);
      const fixes = guess
        ? [
            {
              title: { en: `Change to “${guess}”`, zh: `改为“${guess}”` },
              edits: [{ ...keySpan, text: guess }],
            },
          ]
        : [];
      diagnostics.push(
        diagnostic("config-unknown-check", keySpan, { code: key, hint: didYouMean(guess) }, { fixes }),
      );
      continue;
    }
    if (severity !== "error" && severity !== "warning" && severity !== "info" && severity !== "off") continue;
    const code = key as Code;
    if (registry[code].severity === "error" && severity !== "error") {
      diagnostics.push(diagnostic("config-severity-fixed", value.span, { code, severity }));
      continue;
    }
    severities[code] = severity;
  }
  return severities;
}

/** Texts of a path or a list of paths that stay inside the folder of the configuration. */
function insideOnly(tree: Tree, diagnostics: Diagnostic[]): string[] {
  const items = tree.kind === "list" ? tree.items : [tree];
  return items.flatMap((item) => {
    const path = String(plain(item));
    if (!leavesFolder(path)) return [path];
    diagnostics.push(diagnostic("config-outside-workspace", item.span, { path }));
    return [];
  });
}

/** Whether a relative path, read as text, is absolute or climbs out of its folder. Both kinds of slash count. */
export function leavesFolder(path: string): boolean {
  if (/^([A-Za-z]:|[\\/]|~)/.test(path) || path.includes("\0")) return true;
  let depth = 0;
  for (const part of path.replace(/^!/, "").split(/[\\/]/)) {
    if (part === "..") depth--;
    else if (part !== "" && part !== ".") depth++;
    if (depth < 0) return true;
  }
  return false;
}
