import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.js";
import type { Target } from "../targets/target.js";
import type { Config } from "./config.js";
import { checkSetting, type SettingSchema } from "./schema-check.js";
import { plain } from "./yaml-tree.js";

/** Settings that hold for all targets which know them. */
export type SharedOptions = Partial<Record<string, unknown>>;

/**
 * The options of a target: its defaults, what the workspace says for all targets (only what the target
 * knows), and what the workspace says for this one. Wrong options are reported at their line.
 */
export function optionsFor<O>(
  target: Pick<Target<O>, "id" | "optionsSchema" | "defaults">,
  config: Config,
  shared: SharedOptions,
): { options: O; diagnostics: Diagnostic[] } {
  const schema = target.optionsSchema as SettingSchema;
  const known = schema.properties ?? {};
  const common = Object.fromEntries(
    Object.entries(shared).filter(([k, v]) => v !== undefined && Object.hasOwn(known, k)),
  );
  const written = config.targets?.find((t) => t.id === target.id)?.options;
  const diagnostics = written ? checkSetting(written, schema, target.id) : [];
  const own = written && !hasErrors(diagnostics) ? (plain(written) as object) : {};
  return { options: { ...target.defaults, ...common, ...own }, diagnostics };
}
