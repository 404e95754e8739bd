/** Bundles the scripts and the style of the printed form into `language/generated/paper-runtime.ts`. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = `${root}language/targets/paper`;

/** The notice that the licence of the drawing of codes asks to keep. */
const notice =
  "/* QR codes: qrcode-generator, copyright (c) 2009 Kazuhiko Arase, http://www.d-project.com/, MIT licence */";

async function script(name, banner) {
  const bundle = await build({
    entryPoints: [`${folder}/runtime/${name}.ts`],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    write: false,
    ...(banner ? { banner: { js: banner } } : {}),
  });
  return bundle.outputFiles[0].text.trim();
}

const style = await transform(await readFile(`${folder}/css/paper.css`, "utf8"), {
  loader: "css",
  minify: true,
  charset: "utf8",
});
const texts = {
  paperScript: await script("main"),
  /** With corner marks and page codes. */
  machineScript: await script("machine", notice),
  /** For sheets that stand in a preview. */
  previewScript: await script("preview"),
  paperStyle: style.code.trim(),
};
for (const text of Object.values(texts))
  if (/<\/(script|style)|<!--/i.test(text))
    throw new Error("The bundle contains a tag that would end its element.");
const lines = Object.entries(texts).map(
  ([name, text]) => `export const ${name}: string = ${JSON.stringify(text)};`,
);
await mkdir(`${root}language/generated`, { recursive: true });
await writeFile(
  `${root}language/generated/paper-runtime.ts`,
  `// Made by scripts/build-paper.mjs.\n${lines.join("\n")}\n`,
);
