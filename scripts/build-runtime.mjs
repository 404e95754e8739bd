/**
 * Bundles the web form's scripts and style sheets into `language/generated/html-runtime.ts`, so that the
 * target needs no file system: it only puts texts into the page, those that the form needs.
 */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
import { minify } from "terser";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const source = join(root, "language/targets/html");
const output = join(root, "language/generated/html-runtime.ts");

/** What the page needs is in every browser since 2022; styles fall back where they are newer. */
const browsers = ["chrome100", "firefox100", "safari15.4"];
/** Which there must be, and in which order they stand, is said in language/targets/html/parts.ts. */
const sheets = await namesIn("css", /^(.+)\.css$/);
const parts = await namesIn("runtime", /^part-(.+)\.ts$/);

async function namesIn(folder, pattern) {
  const files = await readdir(join(source, folder));
  return files.flatMap((file) => pattern.exec(file)?.[1] ?? []).sort();
}

/** Takes the matcher of patterns out of the main script; `part-pattern` brings it where a form needs it. */
const withoutPatterns = {
  name: "without-patterns",
  setup(esbuild) {
    esbuild.onResolve({ filter: /\/pattern\.js$/ }, ({ importer }) =>
      importer.includes("part-pattern") ? undefined : { path: join(source, "runtime/pattern-shim.ts") },
    );
  },
};

async function script(name) {
  const bundle = await build({
    entryPoints: [join(source, `runtime/${name}.ts`)],
    bundle: true,
    format: "iife",
    target: browsers,
    charset: "utf8",
    legalComments: "none",
    write: false,
    plugins: [withoutPatterns],
  });
  // A kilobyte of gzip less than what esbuild's own minifier makes of it.
  const { code } = await minify(bundle.outputFiles[0].text, {
    ecma: 2020,
    mangle: { toplevel: true },
    compress: { ecma: 2020, passes: 3, pure_getters: true, unsafe_arrows: true, unsafe_methods: true },
    format: { comments: false },
  });
  return safe(code.trim(), /<\/script|<!--/i);
}

async function sheet(name) {
  const css = await readFile(join(source, `css/${name}.css`), "utf8");
  const { code } = await transform(css, {
    loader: "css",
    minify: true,
    charset: "utf8",
    legalComments: "none",
  });
  return safe(code.trim(), /<\/style/i);
}

/** Nothing may close the element that it stands in. */
function safe(text, end) {
  if (end.test(text)) throw new Error("The bundle contains a tag that would end its element.");
  return text;
}

async function record(names, make) {
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await make(name)])));
}

const content = [
  "// Made by scripts/build-runtime.mjs.",
  'import type { ScriptName, SheetName } from "../targets/html/parts.js";',
  "",
  `export const runtimeScript: string = ${JSON.stringify(await script("main"))};`,
  `export const partScripts: Record<ScriptName, string> = ${JSON.stringify(await record(parts, (name) => script(`part-${name}`)))};`,
  `export const styleSheets: Record<SheetName, string> = ${JSON.stringify(await record(sheets, sheet))};`,
  "",
].join("\n");
await mkdir(dirname(output), { recursive: true });
await writeFile(output, content);
