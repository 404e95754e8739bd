/** Puts the extension together in a folder of its own and packs it. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { createVSIX } from "@vscode/vsce";
import { unzip } from "../vscode-host/unzip.mjs";
import { filesOf, manifestOf } from "./manifest.mjs";
import { pageOf } from "./readme.mjs";

/** Folders and files of the checkout that travel, and where to. What a bundle contains comes on top. */
const carried = {
  "package.nls.json": "package.nls.json",
  "package.nls.zh-cn.json": "package.nls.zh-cn.json",
  "CHANGELOG.md": "CHANGELOG.md",
  LICENSE: "LICENSE",
  // The pages that findings link to.
  "docs/checks": "docs/checks",
  "client/static/language-configuration.json": "client/static/language-configuration.json",
  "client/static/syntaxes": "client/static/syntaxes",
  "client/static/snippets": "client/static/snippets",
  "client/static/icons": "client/static/icons",
  "client/static/walkthrough": "client/static/walkthrough",
  "language/config/config.schema.json": "dist/config.schema.json",
  "language/targets/codebook/codebook.schema.json": "dist/codebook.schema.json",
};

/** The extension is downloaded over slow lines, too. */
export const LARGEST = 1.2 * 1024 * 1024;

/**
 * @param {{ root: string, stage: string, out: string, baseUrl?: string, rawUrl?: string,
 *   bundle: (folder: string) => string | Promise<string> }} options
 *   `stage`: a folder to put everything together in, emptied first; `bundle` writes the scripts into a folder and
 *   returns the licences of what they contain
 * @returns {Promise<{ files: { name: string, bytes: number }[], bytes: number }>} what is inside
 */
export async function pack({ root, stage, out, bundle, baseUrl, rawUrl }) {
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(join(stage, "dist/editor"), { recursive: true });
  const licences = await bundle(join(stage, "dist/editor"));
  const manifest = manifestOf(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
  writeFileSync(join(stage, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  for (const [from, to] of Object.entries(carried))
    cpSync(join(root, from), join(stage, to), { recursive: true });
  // Texts that the client shows while it runs, when it has some.
  if (manifest.l10n) cpSync(join(root, manifest.l10n), join(stage, manifest.l10n), { recursive: true });
  writeFileSync(join(stage, "README.md"), pageOf({ root, path: "client/static/README.md", baseUrl, rawUrl }));
  writeFileSync(join(stage, "THIRD-PARTY-LICENCES.txt"), licences);
  // Nothing is left out: what should not travel is not put here.
  writeFileSync(join(stage, ".vscodeignore"), "");
  const absent = filesOf(manifest).filter((path) => !existsSync(join(stage, path)));
  if (absent.length > 0) throw new Error(`The manifest names files that are not there: ${absent.join(", ")}`);
  mkdirSync(dirname(out), { recursive: true });
  await createVSIX({
    cwd: stage,
    packagePath: out,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  return { files: inside(out, stage), bytes: statSync(out).size };
}

/** The files of a package, which must be those of the folder and the two that the format asks for. */
function inside(vsix, stage) {
  const unpacked = `${stage}-unpacked`;
  rmSync(unpacked, { recursive: true, force: true });
  try {
    unzip(vsix, unpacked, "");
    const files = filesBelow(unpacked);
    // The packer renames some of the files that stand at the top.
    const key = (name) => name.toLowerCase().replace(/^license$/, "license.txt");
    const staged = filesBelow(stage).filter(({ name }) => name !== ".vscodeignore");
    const wanted = new Set(staged.map(({ name }) => `extension/${key(name)}`));
    const format = new Set(["extension.vsixmanifest", "[content_types].xml"]);
    const found = files.map(({ name }) => name.toLowerCase()).filter((name) => !format.has(name));
    const wrong = [
      ...found.filter((name) => !wanted.has(name)).map((name) => `unexpected: ${name}`),
      ...[...wanted].filter((name) => !found.includes(name)).map((name) => `missing: ${name}`),
    ];
    if (wrong.length > 0) throw new Error(`The package is not what was put together: ${wrong.join(", ")}`);
    return files;
  } finally {
    rmSync(unpacked, { recursive: true, force: true });
  }
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { name: relative(folder, path).split(sep).join("/"), bytes: statSync(path).size };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
