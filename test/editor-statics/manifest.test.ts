import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { SemanticTokenTypes } from "vscode-languageserver";
import configSchema from "../../language/config/config.schema.json" with { type: "json" };
import { isPrinted } from "../../language/targets/index.js";
import { filesOf } from "../../scripts/vsix/manifest.mjs";
import { TYPES } from "../../server/features/semantic-tokens/legend.js";
import { DEFAULTS } from "../../server/settings.js";
import { colour, loadGrammar } from "./colouring.js";
import { manifest, nls, settings } from "./manifest.js";
import { samples } from "./samples.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { contributes } = manifest;
const commands = contributes.commands.map(({ command }) => command);

/** Every text of a value, with the path that leads to it. */
function texts(value: unknown, path = ""): [path: string, text: string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => texts(child, `${path}/${key}`));
}

describe("texts of the extension", () => {
  const used = new Set(texts(manifest).flatMap(([, text]) => /^%(.+)%$/.exec(text)?.[1] ?? []));

  it("each that is referred to is there in both languages, and no other", () => {
    expect(Object.keys(nls.en).sort()).toEqual([...used].sort());
    expect(Object.keys(nls.zh).sort()).toEqual([...used].sort());
  });

  it.each(Object.keys(nls.en))("%s is written in the language that it should be", (key) => {
    const [en = "", zh = ""] = [nls.en[key], nls.zh[key]];
    expect(en.trim()).toBe(en);
    expect(zh.trim()).toBe(zh);
    expect(en).toMatch(/[A-Za-z]/);
    expect(en).not.toMatch(/\p{Script=Han}/u);
    expect(zh).toMatch(/\p{Script=Han}/u);
    // Chinese sentences end in Chinese punctuation.
    expect(zh).not.toMatch(/\p{Script=Han}[,.:;!?](?!\w)/u);
  });

  it.each(Object.keys(nls.en))("%s says the same thing in both: commands, settings, code", (key) => {
    const marks = (text = "") => (text.match(/\(command:[^)]+\)|`[^`]+`/g) ?? []).sort();
    const [en, zh] = [marks(nls.en[key]), marks(nls.zh[key])];
    // Examples may differ, what they are examples of may not.
    expect(zh.filter((mark) => mark.startsWith("(")).sort()).toEqual(
      en.filter((mark) => mark.startsWith("(")),
    );
    if (key.startsWith("setting.")) expect(zh).toEqual(en);
  });

  it("whatever people read is translated", () => {
    const shown = /\/(title|shortTitle|description|markdownDescription|altText|label|patternErrorMessage)$/;
    const lists = /\/(enumDescriptions|markdownEnumDescriptions)\/\d+$/;
    const plain = texts({ ...manifest, name: "" })
      .filter(([path]) => shown.test(path) || lists.test(path))
      .filter(([, text]) => !/^%.+%$/.test(text));
    expect(plain).toEqual([]);
  });
});

describe("commands", () => {
  const all = [
    "newSurvey",
    "openPreview",
    "openPreviewToSide",
    "build",
    "buildAll",
    "openFormInBrowser",
    "export",
  ]
    .concat(["insertQuestion", "restartServer", "showOutput", "showUses", "pasteAsEntries"])
    .map((name) => `rensis.${name}`);

  it("are all there, once, each with a category and an icon", () => {
    expect([...commands].sort()).toEqual([...all].sort());
    for (const command of contributes.commands) {
      expect(command.category).toBe("Rensis");
      expect(command.icon).toMatch(/^\$\([a-z-]+\)$/);
    }
  });

  it("menus, keys and the walkthrough name no other", () => {
    const items = [...Object.values(contributes.menus).flat(), ...contributes.keybindings];
    const named = items.flatMap(({ command, alt }) => [command, ...(alt ? [alt] : [])]);
    const texts = [...Object.values(nls.en), ...Object.values(nls.zh)].join("\n");
    for (const [, command = ""] of texts.matchAll(/\(command:(rensis\.[^)]+)\)/g)) named.push(command);
    for (const { steps } of contributes.walkthroughs)
      for (const event of steps.flatMap((step) => step.completionEvents))
        if (event.startsWith("onCommand:rensis.")) named.push(event.slice("onCommand:".length));
    expect(named.filter((command) => !commands.includes(command))).toEqual([]);
  });

  it("that act on the survey in the editor are offered there only", () => {
    const anywhere = ["newSurvey", "buildAll", "restartServer", "showOutput"].map((name) => `rensis.${name}`);
    const hidden = contributes.menus.commandPalette?.map(({ command }) => command) ?? [];
    expect([...hidden, ...anywhere].sort()).toEqual([...commands].sort());
    for (const item of [...(contributes.menus.commandPalette ?? []), ...contributes.keybindings])
      expect(item.when).toContain("editorLangId == rensis");
  });
});

it("the walkthrough uses only the markup that the editor shows there: bold words and links", () => {
  const shown = [nls.en, nls.zh].flatMap((texts) =>
    Object.entries(texts).filter(([key]) => /^walkthrough\..*description$/.test(key)),
  );
  expect(shown.filter(([, text]) => /[`_#]/.test(text.replace(/\]\([^)]*\)/g, "]")))).toEqual([]);
});

describe("settings", () => {
  it("have the defaults that the server has without them", () => {
    const flat = (value: unknown, path: string): [string, unknown][] =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.entries(value).flatMap(([key, child]) => flat(child, `${path}.${key}`))
        : [[path, value]];
    const wanted = Object.fromEntries(flat(DEFAULTS, "rensis"));
    const declared = Object.fromEntries(Object.keys(wanted).map((key) => [key, settings[key]?.default]));
    expect(declared).toEqual(wanted);
  });

  it("have a default that they allow, and a word for each choice", () => {
    for (const [name, setting] of Object.entries(settings)) {
      expect(name).toMatch(/^rensis\.[a-zA-Z.]+$/);
      expect(setting.markdownDescription, name).toBeTruthy();
      if (!setting.enum) continue;
      expect(setting.enum).toContain(setting.default);
      expect(setting.markdownEnumDescriptions).toHaveLength(setting.enum.length);
    }
  });

  it("what writes to disk is not taken from a workspace that is not trusted", () => {
    const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    expect(restrictedConfigurations).toContain("rensis.build.outDir");
    expect(restrictedConfigurations.filter((name) => !(name in settings))).toEqual([]);
  });

  it("the targets are those of the configuration file", () => {
    // What a browser has to print is left to the command line.
    const targets = configSchema.properties.targets.anyOf[0]?.items?.enum?.filter((id) => !isPrinted(id));
    expect(settings["rensis.build.targets"]?.items?.enum).toEqual(targets);
    const task = contributes.taskDefinitions[0]?.properties as { targets: { items: { enum: string[] } } };
    expect(task.targets.items.enum).toEqual(targets);
  });
});

describe("colours", () => {
  const scopes = contributes.semanticTokenScopes[0]?.scopes ?? {};

  it("a name keeps its colour when the server says what it is", async () => {
    const grammar = await loadGrammar();
    const given = new Set(
      samples.flatMap(({ text }) => colour(grammar, text).pieces.flatMap((p) => p.scopes)),
    );
    for (const scope of Object.values(scopes).flat()) expect(given).toContain(scope.replace(/\.rensis$/, ""));
  });

  it("whatever the server says that a name is, the editor knows", () => {
    const declared = new Set(contributes.semanticTokenTypes.map(({ id }) => id));
    const standard = new Set<string>(Object.values(SemanticTokenTypes));
    expect(TYPES.filter((type) => !standard.has(type) && !declared.has(type))).toEqual([]);
    expect([...declared].filter((type) => !TYPES.some((known) => known === type))).toEqual([]);
  });

  it("each kind of name of our own has one that every theme knows", () => {
    for (const { id, superType } of contributes.semanticTokenTypes) {
      expect(superType, id).toBeTruthy();
      expect(scopes[id], id).toBeDefined();
    }
  });
});

it("all files that the manifest names are there, or made by the build", () => {
  const made = /^dist\/(editor\/|[a-z]+\.schema\.json$)/;
  expect(filesOf(manifest).filter((path) => !made.test(path) && !existsSync(`${root}/${path}`))).toEqual([]);
});

it("what belongs to npm alone does not travel", () => {
  const keys = ["type", "scripts", "devDependencies", "dependencies", "exports", "bin", "overrides", "files"];
  expect(keys.filter((key) => key in manifest)).toEqual([]);
  expect(manifest.engines).toEqual({ vscode: "^1.91.0" });
});
