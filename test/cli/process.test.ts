import { spawn } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bundled, type Ended, node } from "./support/bundled.js";
import { folderWith } from "./support/fakes.js";

const bundle = bundled();
const bin = () => join(bundle.folder, "dist/bin.js");
const rensis = (cwd: string, args: string[], options?: Parameters<typeof node>[2]): Promise<Ended> =>
  node(cwd, [bin(), ...args], options);

const good = 'survey shop "Shop"\n\nsingle again "Will you come again?" {\n  yes "Yes"\n  no  "No"\n}\n';

test("the version, at the price of one small file that loads nothing", async () => {
  const { version } = JSON.parse(readFileSync(join(bundle.folder, "package.json"), "utf8"));
  expect(await rensis(folderWith({}), ["--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" });
  const entry = Object.entries(bundle.outputs).find(([path]) => path.endsWith("/bin.js"))![1];
  expect(entry.imports.map((i) => i.kind)).toEqual(["dynamic-import"]);
  expect(entry.bytes).toBeLessThan(4096);
});

test("building a schema loads neither the form, nor YAML, nor the search for files", () => {
  const find = (end: string) => Object.entries(bundle.outputs).find(([path]) => path.endsWith(end))!;
  const loaded = new Set<string>();
  const load = (path: string): void => {
    if (loaded.has(path) || !bundle.outputs[path]) return;
    loaded.add(path);
    for (const i of bundle.outputs[path].imports) if (i.kind === "import-statement") load(i.path);
  };
  const chunk = (start: string) => Object.keys(bundle.outputs).filter((p) => p.includes(`/chunks/${start}`));
  load(find("/main.js")[0]);
  for (const path of chunk("build-")) load(path);
  const inputs = [...loaded].flatMap((path) =>
    Object.keys((bundle.outputs[path] as unknown as { inputs: object }).inputs),
  );
  expect(
    inputs.filter((p) =>
      /preact|\/yaml\/|tinyglobby|chokidar|targets\/html|targets\/paper|targets\/codebook/.test(p),
    ),
  ).toEqual([]);
});

describe("the contract", () => {
  test("build: outputs, their paths on standard output, the summary on standard error", async () => {
    const cwd = folderWith({ "shop.survey": good });
    const { code, out, err } = await rensis(cwd, ["build", "shop.survey", "--out-dir", "www"]);
    expect({ code, err }).toEqual({ code: 0, err: "1 survey built, 7 files.\n" });
    const names = [
      "shop.codebook.csv",
      "shop.codebook.html",
      "shop.codebook.json",
      "shop.docx",
      "shop.html",
      "shop.paper.html",
      "shop.schema.json",
    ];
    expect(readdirSync(join(cwd, "www")).sort()).toEqual(names);
    for (const name of names) expect(out).toContain(`www/${name}\n`);
    expect(JSON.parse(readFileSync(join(cwd, "www/shop.schema.json"), "utf8"))).toHaveProperty("$schema");
    expect(readFileSync(join(cwd, "www/shop.html"), "utf8")).toContain("Will you come again?");
  });

  test("check: 1 with errors, in each format", async () => {
    const cwd = folderWith({ "shop.survey": 'survey shop "Shop"\nsingle again "Again?" {\n  yes "Yes"\n' });
    for (const format of ["pretty", "json", "github", "sarif", "junit"]) {
      const { code, out } = await rensis(cwd, ["check", "--format", format, "--quiet"]);
      expect([format, code]).toEqual([format, 1]);
      expect(out).toContain("shop.survey");
    }
  });

  test("colour only when asked for, since this is no terminal", async () => {
    const cwd = folderWith({ "shop.survey": "survey" });
    expect((await rensis(cwd, ["check"])).out).not.toContain("\u001b");
    expect((await rensis(cwd, ["check"], { env: { FORCE_COLOR: "1" } })).out).toContain("\u001b");
  });

  test("format: standard input to standard output", async () => {
    const { code, out } = await rensis(folderWith({}), ["format", "-"], {
      input: good.replace("  no  ", " no   "),
    });
    expect([code, out]).toEqual([0, good]);
  });

  test("validate", async () => {
    const cwd = folderWith({ "shop.survey": good, "a.json": '{"again": "perhaps"}' });
    const { code, out } = await rensis(cwd, ["validate", "shop.survey", "a.json"], {
      env: { LANG: "zh_CN.UTF-8" },
    });
    expect(code).toBe(1);
    expect(out).toContain("a.json:1:2 错误 “again”：“perhaps”不在选项之中。");
  });

  test("misuse", async () => {
    expect(await rensis(folderWith({}), ["bulid"])).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringContaining("“build”"),
    });
  });
});

test("a reader that closes the pipe is no error", async () => {
  const lines = Array.from({ length: 3000 }, (_, i) => `single q "Again ${i}?" { }`).join("\n");
  const cwd = folderWith({ "shop.survey": `survey shop "Shop"\n${lines}\n` });
  const child = spawn(process.execPath, [bin(), "check", "--format", "json", "--quiet"], {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.destroy();
  let err = "";
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  await new Promise((done) => child.on("close", done));
  expect(err).toBe("");
});

test("Ctrl-C ends watch and preview cleanly", async () => {
  for (const args of [["watch"], ["preview", "shop.survey"]]) {
    const cwd = folderWith({ "shop.survey": good });
    const child = spawn(process.execPath, [bin(), ...args], { cwd, stdio: ["ignore", "pipe", "pipe"] });
    let err = "";
    let asked = false;
    child.stderr.on("data", (chunk) => {
      err += chunk;
      if (/Watching|Preview at/.test(err) && !asked) asked = child.kill("SIGINT");
    });
    const code = await new Promise((done) => child.on("close", done));
    expect([args[0], code]).toEqual([args[0], 0]);
    expect(err).not.toContain("Error");
  }
});

test("the package can be imported as a library", async () => {
  const script = `import * as rensis from ${JSON.stringify(join(bundle.folder, "dist/index.js"))}; console.log(Object.keys(rensis).sort().join(" "));`;
  const cwd = folderWith({});
  writeFileSync(join(cwd, "x.mjs"), script);
  expect((await node(cwd, ["x.mjs"])).out).toBe(
    "build check compile evaluate format hasErrors messageOf parse\n",
  );
});
