/** The manifest of the extension as it is packed, and its texts. */
import { readFileSync } from "node:fs";
import { manifestOf } from "../../scripts/vsix/manifest.mjs";

const root = new URL("../../", import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, root), "utf8"));

interface Setting {
  type: string;
  default: unknown;
  enum?: string[];
  items?: { enum?: string[] };
  scope?: string;
  markdownDescription?: string;
  markdownEnumDescriptions?: string[];
}

interface MenuItem {
  command: string;
  alt?: string;
  when?: string;
  group?: string;
}

export interface Matcher {
  name: string;
  severity: string;
  pattern: Record<"file" | "line" | "column" | "severity" | "message" | "code", number> & { regexp: string };
  background?: { beginsPattern: string; endsPattern: string };
}

export interface Manifest {
  [key: string]: unknown;
  publisher: string;
  name: string;
  main: string;
  browser: string;
  activationEvents: string[];
  capabilities: { untrustedWorkspaces: { restrictedConfigurations: string[] } };
  contributes: {
    commands: { command: string; title: string; category?: string; icon?: string }[];
    menus: Record<string, MenuItem[]>;
    keybindings: MenuItem[];
    configuration: { title: string; properties: Record<string, Setting> }[];
    configurationDefaults: Record<string, Record<string, unknown>>;
    problemMatchers: Matcher[];
    taskDefinitions: { type: string; properties: Record<string, { enum?: string[] }> }[];
    semanticTokenTypes: { id: string; superType?: string }[];
    semanticTokenScopes: { language: string; scopes: Record<string, string[]> }[];
    walkthroughs: { steps: { description: string; completionEvents: string[] }[] }[];
    jsonValidation: { fileMatch: string; url: string }[];
    yamlValidation: { fileMatch: string; url: string }[];
  };
}

export const manifest = manifestOf(read("package.json") as Record<string, unknown>) as Manifest;

/** The texts by language; the keys are those that the manifest refers to. */
export const nls = {
  en: read("package.nls.json") as Record<string, string>,
  zh: read("package.nls.zh-cn.json") as Record<string, string>,
};

/** The settings of all groups by name. */
export const settings: Record<string, Setting> = Object.assign(
  {},
  ...manifest.contributes.configuration.map((group) => group.properties),
);
