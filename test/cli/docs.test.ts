import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { makeProgram } from "../../cli/program.js";
import { parseConfig } from "../../language/config/config.js";
import schema from "../../language/config/config.schema.json" with { type: "json" };
import { bundled, node } from "./support/bundled.js";
import { fakeDeps, folderWith } from "./support/fakes.js";

const page = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../docs/${name}.md`, import.meta.url)), "utf8");
const blocks = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, "gm"))].map((m) => m[1]!);

describe("command-line.md", () => {
  const text = page("command-line");
  const io = {
    cwd: "/",
    env: {},
    out() {},
    err() {},
    stdin: async () => new Uint8Array(),
    terminal: false,
    columns: 80,
    whenEnded: () => AbortSignal.abort(),
  };
  const program = makeProgram(io, fakeDeps(), "en", () => {});

  test("has every command and every option", () => {
    for (const command of program.commands) {
      expect(text).toContain(`\n## ${command.name()}\n`);
      for (const option of command.options) expect(text, command.name()).toContain(`\`${option.long}`);
    }
  });

  test("has no option that does not exist", () => {
    const known = new Set(
      [...program.options, ...program.commands.flatMap((c) => c.options)].map((o) => o.long),
    );
    known.add("--help");
    for (const [option] of text.matchAll(/--[a-z][a-zA-Z-]+/g)) expect(known).toContain(option);
  });
});

describe("configuration.md", () => {
  const text = page("configuration");

  test("its example is valid and shows every setting; so does its table", () => {
    const example = blocks(text, "yaml")[0]!;
    expect(parseConfig(example, "file:///rensis.yaml").diagnostics).toEqual([]);
    expect(Object.keys(parse(example)).sort()).toEqual(Object.keys(schema.properties).sort());
    for (const key of Object.keys(schema.properties)) expect(text).toContain(`\n| \`${key}\` |`);
    for (const key of Object.keys(schema.properties.theme.properties)) expect(text).toContain(`\`${key}\``);
  });
});

test("the YAML of continuous-integration.md is YAML", () => {
  const found = blocks(page("continuous-integration"), "yaml");
  expect(found.length).toBeGreaterThanOrEqual(4);
  for (const block of found) expect(() => parse(block)).not.toThrow();
});

describe("library.md", () => {
  const bundle = bundled();
  const text = page("library");
  const examples = [...text.matchAll(/```js\n([\s\S]*?)```\n([^#`]*(?:`[^`\n]+`[^#`]*)*)/g)].map((m) => ({
    code: m[1]!,
    after: m[2]!,
  }));
  const runnable = examples.filter((e) => e.code.includes("console.log"));

  test("all parts have an example", () => expect(runnable).toHaveLength(text.match(/^## /gm)!.length));

  test.each(runnable.map((e, i) => [i, e] as const))(
    "example %i runs and prints what is said",
    async (_, { code, after }) => {
      const cwd = folderWith({});
      writeFileSync(
        join(cwd, "example.mjs"),
        code.replace('"rensis"', JSON.stringify(join(bundle.folder, "dist/index.js"))),
      );
      const { out, err, code: ended } = await node(cwd, ["example.mjs"]);
      expect({ err, ended }).toEqual({ err: "", ended: 0 });
      const promised = /prints `([^`]+)`(?: and `([^`]+)`)?/.exec(after.replace(/\n/g, " "));
      const lines = out.trimEnd().split("\n");
      if (promised) expect(lines.slice(promised[2] ? -2 : -1)).toEqual(promised.slice(1).filter(Boolean));
    },
  );
});
