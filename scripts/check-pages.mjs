/**
 * Pages of the diagnostics.
 *
 *   node scripts/check-pages.mjs            writes the index, docs/checks/README.md, from the pages
 *   node scripts/check-pages.mjs new CODE   begins the page of a code that is declared
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const folder = new URL("../docs/checks/", import.meta.url);
const declarations = new URL("../language/diagnostics/", import.meta.url);

/** Files of declarations in the order of the registry, and what their part of the index is called. */
const parts = [
  ["codes-syntax.ts", "Writing", "书写"],
  ["codes-names.ts", "Names", "名称"],
  ["codes-types.ts", "Types", "类型"],
  ["codes-structure.ts", "Structure", "结构"],
  ["codes-losses.ts", "What a target cannot express", "目标格式无法表达的内容"],
  ["codes-files.ts", "Files, settings, outputs and answers", "文件、设置、输出与答卷"],
];

function declared(file) {
  const text = readFileSync(new URL(file, declarations), "utf8");
  return [...text.matchAll(/^ {2}"?([a-z][a-z0-9-]*)"?: declare\(\s*"(error|warning|info|hint)"/gm)].map(
    (m) => ({ code: m[1], severity: m[2] }),
  );
}

function index() {
  const out = [
    "# Checks",
    "",
    "One page for each thing that Rensis reports. The name is the one that stands in the diagnostics, and the one that",
    "`severities` in `rensis.yaml` takes ([configuration](../configuration.md)). Write a new index with",
    "`node scripts/check-pages.mjs`.",
    "",
    "Rensis 报告的每一种问题各有一页说明。名称与诊断信息中的一致，也用于 `rensis.yaml` 的 `severities`。",
    "",
    "Every example is run by the test suite. A block `survey bad` raises the code of its page and no other (others are",
    "named on the line: `also=some-code`), except for hints about drafts (`draft-codes`, `draft-name`, `unused-declaration`),",
    "which short samples always get; where there is a safe fix it leaves none. A block `survey good` raises nothing. Samples",
    "without a head of their own are read under one; `raw` ones as they stand. `file=./scales.survey` makes a block a file that",
    "the samples below can import.",
  ];
  for (const [file, en, zh] of parts) {
    out.push("", `## ${en} · ${zh}`, "");
    for (const { code, severity } of declared(file)) {
      const [, , sentence, , chinese] = readFileSync(new URL(`${code}.md`, folder), "utf8").split("\n");
      out.push(`- [\`${code}\`](${code}.md) (${severity}): ${sentence} ${chinese.replace(/^> /, "")}`);
    }
  }
  writeFileSync(new URL("README.md", folder), `${out.join("\n")}\n`);
}

function begin(code) {
  const known = parts.some(([file]) => declared(file).some((d) => d.code === code));
  const page = new URL(`${code}.md`, folder);
  if (!known) throw new Error(`“${code}” is not declared in language/diagnostics.`);
  if (existsSync(page)) throw new Error(`“${code}” has a page.`);
  const fence = (words, text) => `\`\`\`survey ${words}\n${text}\n\`\`\`\n`;
  const sample = 'yesno smoker "Do you smoke?"';
  writeFileSync(
    page,
    [
      `# ${code}\n`,
      "One sentence that says what is wrong.\n",
      "> 一句话说明问题。\n",
      "Why it matters, and how to put it right.\n",
      fence("bad", sample),
      fence("good", sample),
    ].join("\n"),
  );
}

const [command, code] = process.argv.slice(2);
if (command === "new" && code) begin(code);
else index();
