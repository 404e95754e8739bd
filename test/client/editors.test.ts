/** What the page about editors says is what the server and the manifest have. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { DEFAULTS } from "../../server/settings.js";

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8");
const page = read("docs/editors.md");
const manifest = JSON.parse(read("package.json")) as {
  contributes: {
    commands: { title: string }[];
    configuration: { properties: Record<string, { default: unknown }> }[];
    taskDefinitions: { properties: Record<string, { enum?: string[] }> }[];
    problemMatchers: { name: string }[];
  };
};
const nls = JSON.parse(read("package.nls.json")) as Record<string, string>;
const { contributes } = manifest;

describe("the page about editors", () => {
  test("names every setting of the server with its default", () => {
    const flat = (value: object, prefix = ""): [string, unknown][] =>
      Object.entries(value).flatMap(([key, inner]) =>
        typeof inner === "object" && !Array.isArray(inner)
          ? flat(inner, `${prefix}${key}.`)
          : [[prefix + key, inner]],
      );
    for (const [name, standard] of flat(DEFAULTS)) {
      const row = page.split("\n").find((line) => line.startsWith("|") && line.includes(`\`${name}\``));
      expect(row, name).toBeDefined();
      expect(row?.replace(/\s+/g, "")).toContain(JSON.stringify(standard).replace(/\s+/g, ""));
    }
  });

  test("shows settings of VS Code that the manifest declares", () => {
    const known = new Set(contributes.configuration.flatMap((c) => Object.keys(c.properties)));
    const shown = [...page.matchAll(/"(rensis\.[\w.]+)":/g)].map(([, name]) => name ?? "");
    expect(shown.length).toBeGreaterThan(2);
    expect(shown.filter((name) => !known.has(name))).toEqual([]);
  });

  test("names commands by their titles", () => {
    const titles = new Set(contributes.commands.map(({ title }) => nls[title.replaceAll("%", "")] ?? title));
    const rows = page.slice(page.indexOf("| command | does |"), page.indexOf("A build asks"));
    const named = [...rows.matchAll(/^\| ([^|]+) \|/gm)]
      .map(([, cell]) => cell ?? "")
      .filter((cell) => cell !== "command")
      .flatMap((cell) => cell.split(", "));
    expect(named.length).toBeGreaterThan(6);
    expect(named.filter((title) => !titles.has(title))).toEqual([]);
  });

  test("has a task that the manifest allows", () => {
    const [, json = ""] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
    const [task] = (parseYaml(json) as { tasks: Record<string, unknown>[] }).tasks;
    const [definition] = contributes.taskDefinitions;
    expect(definition?.properties.task?.enum).toContain(task?.task);
    expect(contributes.problemMatchers.map((m) => `$${m.name}`)).toContain(task?.problemMatcher);
  });

  test("has anchors for all that its list of contents promises", () => {
    const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, text]) =>
      (text ?? "").toLowerCase().replaceAll(" ", "-"),
    );
    const promised = [...page.matchAll(/\]\(#([\w-]+)\)/g)].map(([, anchor]) => anchor);
    expect(promised).toEqual(headings);
  });
});
