/** Settings of the client, as the manifest of the extension declares them; other editors may set the same. */
export interface Settings {
  /** Language of messages; `auto`: that of the editor. */
  locale: "auto" | "en" | "zh-CN";
  codeLens: { enabled: boolean };
  inlayHints: { questionNumbers: boolean; codes: boolean };
  format: { enable: boolean };
  /** Check all files of the workspace, or only those that are open. */
  diagnostics: { workspace: boolean };
  files: { exclude: string[] };
}

export const DEFAULTS: Settings = {
  locale: "auto",
  codeLens: { enabled: true },
  inlayHints: { questionNumbers: true, codes: true },
  format: { enable: true },
  diagnostics: { workspace: true },
  files: { exclude: ["**/node_modules/**", "**/.git/**", "**/out/**", "**/dist/**"] },
};

/** Settings from whatever the client sent: what is absent or of another type keeps its default. */
export function settingsFrom(sent: unknown): Settings {
  return merged(DEFAULTS, sent) as Settings;
}

function merged(standard: unknown, sent: unknown): unknown {
  if (sent === undefined || sent === null) return standard;
  if (Array.isArray(standard))
    return Array.isArray(sent) ? sent.filter((x) => typeof x === "string") : standard;
  if (typeof standard === "object" && standard !== null) {
    if (typeof sent !== "object" || Array.isArray(sent)) return standard;
    const given = sent as Record<string, unknown>;
    return Object.fromEntries(
      Object.entries(standard).map(([key, value]) => [
        key,
        merged(value, Object.hasOwn(given, key) ? given[key] : undefined),
      ]),
    );
  }
  return typeof sent === typeof standard ? sent : standard;
}
