import { dirname, resolve } from "node:path";
import type { Theme } from "../language/config/config.js";
import { LOGO_LIMIT, logoTypeOf } from "../language/config/logo.js";
import { type Diagnostic, diagnostic } from "../language/diagnostics/diagnostic.js";
import { defaultTargetIds, isTargetId, type TargetId, targetIds } from "../language/targets/index.js";
import type { ReadyTarget } from "./build.js";
import { isBelow, readBytes } from "./files.js";
import { Misuse } from "./misuse.js";
import { codeOf, reasonOf } from "./reasons.js";
import type { Run } from "./run.js";

/** Names of targets as given on the command line, comma-separated; unknown ones are misuse. */
export function parseTargets(said: string): TargetId[] {
  const names = said.split(",").map((n) => n.trim());
  const ids = names.filter(isTargetId);
  const unknown = names.find((n) => !isTargetId(n));
  if (unknown !== undefined) {
    throw new Misuse({
      en: `There is no target “${unknown}”. Possible are: ${targetIds.join(", ")}.`,
      zh: `没有名为“${unknown}”的输出目标。可用的有：${targetIds.join("、")}。`,
    });
  }
  return targetIds.filter((id) => ids.includes(id));
}

/**
 * The targets to build, each with its options: those named, else those of the configuration, else all that need no
 * browser.
 * The diagnostics are about options in the configuration.
 */
export async function prepareTargets(
  run: Run,
  named: readonly TargetId[] | undefined,
): Promise<{ targets: ReadyTarget[]; diagnostics: Diagnostic[] }> {
  const { config } = run.workspace;
  const ids = named ?? config.targets?.map((t) => t.id).filter(isTargetId) ?? defaultTargetIds;
  const diagnostics: Diagnostic[] = [];
  const theme = config.theme && themeWithLogo(run, config.theme, diagnostics);
  const targets: ReadyTarget[] = [];
  for (const id of ids) {
    const target = await run.deps.target(id);
    if (!run.workspace.configPath) {
      targets.push({ target, options: target.defaults });
      continue;
    }
    const { optionsFor } = await import("../language/config/target-options.js");
    const ready = optionsFor(target, config, { theme, languages: config.languages });
    diagnostics.push(...ready.diagnostics);
    targets.push({ target, options: ready.options });
  }
  return { targets, diagnostics };
}

/** The theme as targets take it: the logo as a data URI, since targets read no files. */
function themeWithLogo(run: Run, theme: Theme, diagnostics: Diagnostic[]): object {
  const { logo, logoAt, ...rest } = theme;
  const { configPath, root } = run.workspace;
  if (logo === undefined || !logoAt || !configPath) return rest;
  const path = resolve(dirname(configPath), logo);
  const type = logoTypeOf(path);
  const wrong = (en: string, zh: string) => {
    diagnostics.push(
      diagnostic("config-bad-value", logoAt, { key: "logo", value: logo, problem: { en, zh }, hint: "" }),
    );
    return rest;
  };
  if (!type)
    return wrong("expected is a PNG, JPEG, WebP, GIF or SVG file", "应为 PNG、JPEG、WebP、GIF 或 SVG 文件");
  try {
    if (!isBelow(run.deps.fs.realPath(path), run.deps.fs.realPath(root))) {
      diagnostics.push(diagnostic("config-outside-workspace", logoAt, { path: logo }));
      return rest;
    }
    const bytes = readBytes(path, LOGO_LIMIT);
    if (!bytes) return wrong("at most 256 KB are embedded", "嵌入的图片最大为 256 KB");
    return { ...rest, logo: `data:${type};base64,${Buffer.from(bytes).toString("base64")}` };
  } catch (error) {
    if (codeOf(error) === "ENOENT") return wrong("there is no such file", "文件不存在");
    const reason = reasonOf(error);
    return wrong(reason.en, reason.zh);
  }
}
