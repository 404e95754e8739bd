/**
 * From `language/survey.langium`: the syntax tree's types (by Langium's generator) and the tables that
 * `syntax/parser.ts` runs on. The grammar stays the only description of the syntax.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import "./polyfill-group-by.mjs";

const root = new URL("..", import.meta.url);

/** Runs Langium's own generator, and takes `generated/ast.ts` from what it writes. */
export function generateAst() {
  const cli = fileURLToPath(new URL("node_modules/langium-cli/bin/langium.js", root));
  execFileSync(
    process.execPath,
    ["--import", new URL("./polyfill-group-by.mjs", import.meta.url).href, cli, "generate"],
    {
      cwd: fileURLToPath(root),
      // Asked whether to delete the other generated files, it waits for an answer and writes nothing.
      input: "no\n",
      stdio: ["pipe", "pipe", "inherit"],
    },
  );
  const made = readFileSync(new URL("language/generated/langium/ast.ts", root), "utf8");
  writeFileSync(new URL("language/generated/ast.ts", root), withoutRuntime(made));
}

/**
 * The types and their guards alone. Langium's reflection would bring its parser with it, a fifth of what an
 * editor loads, to answer a question that the name of a type answers.
 */
function withoutRuntime(ast) {
  const unions = {};
  for (const [, name, members] of ast.matchAll(/^export type (\w+) = ((?:\w+ \| )+\w+);$/gm))
    if (ast.includes(`export const ${name} = {`)) unions[name] = members.split(" | ");
  const concrete = (name) => (unions[name] ? unions[name].flatMap(concrete) : [name]);
  const table = Object.fromEntries(Object.keys(unions).map((name) => [name, concrete(name)]));
  const end = ast.indexOf("export class SurveyAstReflection");
  if (end < 0) throw new Error("Langium's output has another shape than it had.");
  const types = ast
    .slice(0, end)
    .replace("import * as langium from", "import type * as langium from")
    .replaceAll("reflection.isInstance(item, ", "isA(item, ");
  return `${types}
const unions: Record<string, readonly string[]> = ${JSON.stringify(table)};

function isA(item: unknown, type: string): boolean {
  if (typeof item !== "object" || item === null || !("$type" in item)) return false;
  const own = String(item.$type);
  return own === type || (Object.hasOwn(unions, type) && unions[type]!.includes(own));
}
`;
}

/** Writes `generated/grammar-ir.ts`: the rules as nested arrays and objects. */
export async function generateTables() {
  const { EmptyFileSystem, URI } = await import("langium");
  const { createLangiumGrammarServices } = await import("langium/grammar");
  const { shared } = createLangiumGrammarServices(EmptyFileSystem);
  const text = readFileSync(new URL("language/survey.langium", root), "utf8");
  const document = shared.workspace.LangiumDocumentFactory.fromString(
    text,
    URI.parse("file:///survey.langium"),
  );
  shared.workspace.LangiumDocuments.addDocument(document);
  await shared.workspace.DocumentBuilder.build([document], { validation: true });
  const errors = document.diagnostics.filter((d) => d.severity === 1);
  if (errors.length > 0)
    throw new Error(errors.map((e) => `survey.langium:${e.range.start.line + 1}: ${e.message}`).join("\n"));

  const grammar = document.parseResult.value;
  const rules = {};
  for (const rule of grammar.rules) {
    if (rule.$type !== "ParserRule") continue;
    const type = rule.inferredType?.name ?? rule.returnType?.ref?.name ?? rule.name;
    rules[rule.name] = { type: rule.dataType ? null : type, body: element(rule.definition) };
  }
  const ir = `/* Made from survey.langium. */\nimport type { RuleIR } from "../syntax/grammar-ir.js";\n\nexport const rules: Record<string, RuleIR> = ${JSON.stringify(rules)};\n`;
  writeFileSync(new URL("language/generated/grammar-ir.ts", root), ir);
}

function element(e) {
  const inner = bare(e);
  return e.cardinality
    ? { t: e.cardinality === "?" ? "opt" : e.cardinality === "*" ? "many" : "plus", e: inner }
    : inner;
}

function bare(e) {
  switch (e.$type) {
    case "Group":
      return { t: "seq", e: e.elements.map(element) };
    case "Alternatives":
      return { t: "alt", e: e.elements.map(element) };
    case "Keyword":
      return { t: "kw", v: e.value };
    case "RuleCall":
      return e.rule.ref.$type === "TerminalRule"
        ? { t: "term", v: e.rule.ref.name }
        : { t: "rule", v: e.rule.ref.name };
    case "Assignment":
      return { t: "set", p: e.feature, op: e.operator, e: element(e.terminal) };
    case "CrossReference":
      return {
        t: "ref",
        v: e.type.ref.name,
        e: element(e.terminal ?? { $type: "RuleCall", rule: { ref: { $type: "TerminalRule", name: "ID" } } }),
      };
    case "Action":
      return {
        t: "act",
        v: e.inferredType?.name ?? e.type.ref.name,
        ...(e.feature ? { p: e.feature, op: e.operator } : {}),
      };
    default:
      throw new Error(`The parser has no counterpart of ${e.$type}.`);
  }
}
