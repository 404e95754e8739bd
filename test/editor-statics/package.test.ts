import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { parse } from "yaml";
import { LARGEST, pack } from "../../scripts/vsix/pack.mjs";
import { pageOf } from "../../scripts/vsix/readme.mjs";
import { samplesOf } from "../examples/blocks.js";
import { compileText } from "../examples/compile.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const unzipper = "../../scripts/vscode-host/unzip.mjs";
const { unzip } = (await import(unzipper)) as {
  unzip(archive: string, folder: string, prefix: string): void;
};

// The packer tells people what it does.
for (const way of ["log", "info", "warn"] as const)
  vi.spyOn(console, way).mockImplementation(() => undefined);

const work = mkdtempSync(join(tmpdir(), "rensis-vsix-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const scripts = ["extension.cjs", "server.cjs", "web.js", "worker.js", "preview.js", "preview-style.css"];

/** Packs with scripts of the test's own: what the real ones do is tested in an editor. */
const packed = (out: string, more: string[] = [], published: { baseUrl?: string; rawUrl?: string } = {}) =>
  pack({
    root,
    stage: join(work, `${out}-stage`),
    out: join(work, out),
    bundle(folder) {
      for (const name of [...scripts, ...more]) writeFileSync(join(folder, name), `/* ${name} */`);
      return "Licences of others.";
    },
    ...published,
  });

describe("the package", () => {
  const folder = join(work, "unpacked");
  let made: Awaited<ReturnType<typeof pack>>;
  beforeAll(async () => {
    made = await packed("rensis.vsix");
    unzip(join(work, "rensis.vsix"), folder, "extension/");
  });
  const inside = (name: string) => readFileSync(join(folder, name), "utf8");

  it("holds what it should and nothing else", () => {
    const names = made.files.map(({ name }) => name);
    const wanted = [
      "[Content_Types].xml",
      "extension.vsixmanifest",
      ...["LICENSE.txt", "THIRD-PARTY-LICENCES.txt", "changelog.md", "readme.md"],
      ...["package.json", "package.nls.json", "package.nls.zh-cn.json", "l10n/bundle.l10n.zh-cn.json"],
      "client/static/language-configuration.json",
      ...["icon.png", "icon.svg", "file-light.svg", "file-dark.svg"].map(
        (name) => `client/static/icons/${name}`,
      ),
      ...["en.json", "zh.json"].map((name) => `client/static/snippets/${name}`),
      ...["rensis", "markdown"].map((name) => `client/static/syntaxes/${name}.tmLanguage.json`),
      ...["new", "fix", "preview", "build"].map((name) => `client/static/walkthrough/${name}.svg`),
      ...["config", "codebook"].map((name) => `dist/${name}.schema.json`),
      ...readdirSync(`${root}/docs/checks`).map((name) => `docs/checks/${name}`),
      ...scripts.map((name) => `dist/editor/${name}`),
    ].map((name) => (/^(\[|extension\.)/.test(name) ? name : `extension/${name}`));
    expect([...names].sort()).toEqual([...wanted].sort());
  });

  it("leaves the scripts room below its greatest size", () => {
    expect(made.bytes).toBe(statSync(join(work, "rensis.vsix")).size);
    expect(made.bytes).toBeLessThan(LARGEST / 3);
  });

  it("says who it is", () => {
    const manifest = inside("package.json");
    expect(JSON.parse(manifest)).toMatchObject({
      publisher: "rensis",
      name: "rensis",
      main: "./dist/editor/extension.cjs",
    });
    expect(inside("LICENSE.txt")).toContain("MIT");
    expect(inside("THIRD-PARTY-LICENCES.txt")).toBe("Licences of others.");
    const about = join(work, "about");
    unzip(join(work, "rensis.vsix"), about, "");
    expect(readFileSync(join(about, "extension.vsixmanifest"), "utf8")).toContain(
      "<DisplayName>Rensis</DisplayName>",
    );
  });

  it("knows nothing of the machine it was made on", () => {
    for (const name of ["package.json", "readme.md", "changelog.md", "package.nls.json"])
      expect(inside(name)).not.toContain(root);
  });

  it("has an icon as galleries want it, and file icons without scripts", () => {
    const png = readFileSync(join(folder, "client/static/icons/icon.png"));
    expect(png.toString("latin1", 1, 4)).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([256, 256]);
    for (const name of ["icons/file-light", "icons/file-dark", "walkthrough/new", "walkthrough/fix"])
      expect(inside(`client/static/${name}.svg`)).toMatch(
        /^<svg [^>]*viewBox[^>]*>(?![\s\S]*(<script|href=|on\w+=))/,
      );
  });

  it("a file too few is noticed", async () => {
    const without = pack({ root, stage: join(work, "without"), out: join(work, "w.vsix"), bundle: () => "" });
    await expect(without).rejects.toThrow("dist/editor/extension.cjs");
    expect(existsSync(join(work, "w.vsix"))).toBe(false);
  });
});

it("the workflow that publishes it runs what there is", () => {
  const text = readFileSync(join(root, ".github/workflows/publish.yml"), "utf8");
  const { scripts: known } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const workflow = parse(text) as {
    on: { push: { tags: string[] } };
    jobs: Record<string, { needs?: string }>;
  };
  expect(workflow.jobs.publish?.needs).toBe("package");
  expect(workflow.on.push.tags).toHaveLength(1);
  const called = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = ""]) => name);
  expect(called).toContain("vsix");
  expect(called.filter((name) => !(name in known))).toEqual([]);
});

describe("the page of the extension", () => {
  const path = "client/static/README.md";
  const targets = (page: string) => [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, target = ""]) => target);

  it.each(samplesOf(path, readFileSync(root + path, "utf8")))("$at compiles", ({ text }) => {
    expect(compileText(text).problems).toEqual([]);
  });

  it("shows its pictures where nothing is published", () => {
    const page = pageOf({ root, path });
    for (const target of targets(page)) expect(target).toMatch(/^(https:\/\/|data:image\/png;base64,|#)/);
    expect(page).toContain("](data:image/png;base64,");
    expect(page).toContain("[中文说明](#中文说明)");
  });

  it("leads to the repository where there is one", () => {
    const page = pageOf({
      root,
      path,
      baseUrl: "https://example.org/blob/v1",
      rawUrl: "https://example.org/raw/v1",
    });
    expect(page).not.toContain("data:");
    const published = targets(page).filter((target) => !target.startsWith("#"));
    expect(published).toContain("https://example.org/blob/v1/docs/language.md");
    for (const target of published) {
      const [, file = ""] = /^https:\/\/example\.org\/(?:blob|raw)\/v1\/([^#]+)/.exec(target) ?? [];
      expect(existsSync(root + file), target).toBe(true);
    }
  });
});
