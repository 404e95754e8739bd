/**
 * The language server over stdio, as it is shipped. Each edit is made in the middle of the file and gets the time
 * a person leaves between two keys; what is measured begins when the message is handed to the pipe.
 */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundleEditor } from "../scripts/bundle-editor.mjs";
import { BenchClient, pause } from "./lsp-client.mjs";
import { processTime, round, stats } from "./measure.mjs";
import { questionnaire } from "./questionnaire.mjs";

/** Longer than what the server takes for a burst of keys. */
const BETWEEN_KEYS = 160;

/** @param {{ quick?: boolean, sizes?: number[] }} options */
export async function lsp({ quick = false, sizes = quick ? [50, 500] : [50, 500, 5_000] } = {}) {
  const work = mkdtempSync(join(tmpdir(), "rensis-lsp-bench-"));
  await bundleEditor({ outDir: work, minify: true, only: ["server"] });
  const server = [join(work, "server.cjs"), "--stdio"];
  const edits = quick ? 20 : 100;
  const files = {};
  for (const n of sizes) files[n] = await oneFile(server, n, edits);
  return {
    start: await start(server, work, quick ? 5 : 15),
    files,
    workspace: await folder(server, work, quick),
  };
}

/** Work on one file of a size. */
async function oneFile(server, questions, edits) {
  const text = questionnaire(questions);
  const client = new BenchClient(server);
  const { capabilities } = await client.initialize(null);
  const opened = performance.now();
  await client.open("file:///bench/bench.survey", text);
  await client.settled();
  const row = { "first diagnostics": round(performance.now() - opened) };

  const middle = middlePage(questions);
  const timed = async (work) => {
    const began = performance.now();
    await work();
    return performance.now() - began;
  };
  const change = async () => {
    // A letter more in the words of a question, a letter less.
    const at = client.text.indexOf(`"`, client.text.indexOf(`single s${middle}a `)) + 1;
    return client.text[at] === "x" ? client.edit(at, at + 1, "") : client.edit(at, at, "x");
  };

  for (let i = 0; i < 10; i++) {
    await change();
    await client.settled();
  }
  const asked = [
    // The floor: a message there and an answer back, without any work.
    ["nothing (a round trip)", null, () => client.request("rensis/libraryText", { uri: "rensis:none" })],
    ["hover", "hoverProvider", () => client.request("textDocument/hover", { position: name() })],
    [
      "definition",
      "definitionProvider",
      () => client.request("textDocument/definition", { position: name() }),
    ],
    [
      "references",
      "referencesProvider",
      () =>
        client.request("textDocument/references", {
          position: name(),
          context: { includeDeclaration: true },
        }),
    ],
    [
      "rename",
      "renameProvider",
      () => client.request("textDocument/rename", { position: name(), newName: "other_name" }),
    ],
    ["document symbols", "documentSymbolProvider", () => client.request("textDocument/documentSymbol")],
    ["folding", "foldingRangeProvider", () => client.request("textDocument/foldingRange")],
    ["code lenses", "codeLensProvider", () => client.request("textDocument/codeLens")],
    ["semantic tokens", "semanticTokensProvider", () => client.request("textDocument/semanticTokens/full")],
  ].filter(([, provider]) => provider === null || capabilities[provider]);
  const name = () => client.positionAt(client.text.indexOf(`if y${middle} is`) + 4);
  const edited = [];
  const answered = Object.fromEntries(asked.map(([what]) => [what, []]));
  for (let i = 0; i < edits; i++) {
    await pause(BETWEEN_KEYS);
    edited.push(
      await timed(async () => {
        await change();
        await client.settled();
      }),
    );
    // As an editor does when the keys rest: of a text that was built, but never asked about.
    for (const [what, , request] of asked) answered[what].push(await timed(request));
  }
  row["edit → diagnostics"] = stats(edited);
  if (capabilities.completionProvider)
    row.completion = stats(await completions(client, middle, edits, timed));
  for (const [what, samples] of Object.entries(answered)) row[what] = stats(samples);
  row["last key of 30 → diagnostics"] = stats(await bursts(client, change, Math.max(3, edits / 10)));
  row["memory, MB"] = client.memory();
  await client.stop();
  return row;
}

/** Asked right behind a key, for the text with that key: `if y12 is n`. */
async function completions(client, middle, edits, timed) {
  const samples = [];
  for (let i = 0; i < edits; i++) {
    await pause(BETWEEN_KEYS);
    const at = client.text.indexOf(`if y${middle} is`) + `if y${middle} is `.length;
    const was = client.text.slice(at, at + 2);
    await client.edit(at, at + 2, "n");
    const position = client.positionAt(at + 1);
    samples.push(await timed(() => client.request("textDocument/completion", { position })));
    await client.settled();
    await client.edit(at, at + 1, was);
    await client.settled();
  }
  return samples;
}

/** Thirty keys, one every 30 ms; from the last one to the diagnostics of its version. */
async function bursts(client, change, runs) {
  const samples = [];
  for (let run = 0; run < runs; run++) {
    await pause(BETWEEN_KEYS);
    for (let i = 0; i < 29; i++) {
      await change();
      await pause(30);
    }
    const began = performance.now();
    await change();
    await client.settled();
    samples.push(performance.now() - began);
  }
  return samples;
}

/** From the start of the process to the answer to `initialize`, over a Node process that does nothing. */
async function start(server, work, runs) {
  writeFileSync(join(work, "empty.mjs"), "");
  const empty = processTime([join(work, "empty.mjs")], { runs });
  const samples = [];
  let memory;
  for (let i = 0; i <= runs; i++) {
    const client = new BenchClient(server);
    await client.initialize(null);
    if (i > 0) samples.push(client.initializedAt - client.began);
    memory = client.memory();
    await client.stop();
  }
  const initialized = stats(samples);
  return {
    "empty Node process": empty,
    "process start → initialized": initialized,
    "over empty, ms": round(initialized.median - empty.median),
    "memory, MB": memory,
  };
}

/** A workspace of many files: the open one first; then an edit in it when every file has a bad reference. */
async function folder(server, work, quick) {
  const [count, edits] = quick ? [40, 20] : [200, 100];
  const out = {};
  for (const [name, bad] of [
    ["sound files", ""],
    ["one bad reference in each", 'if nowhere is yes { note "Never" }\n'],
  ]) {
    const root = join(work, bad ? "bad" : "sound");
    mkdirSync(root, { recursive: true });
    const text = questionnaire(50) + bad;
    for (let i = 0; i < count; i++) writeFileSync(join(root, `f${String(i).padStart(3, "0")}.survey`), text);
    const first = [];
    let client;
    for (let run = 0; run < (quick ? 2 : 5); run++) {
      if (client) await client.stop();
      client = new BenchClient(server);
      await client.initialize(pathToFileURL(root).href);
      const began = performance.now();
      await client.open(
        pathToFileURL(join(root, `f${String(count / 2).padStart(3, "0")}.survey`)).href,
        text,
      );
      await client.settled();
      first.push(performance.now() - began);
    }
    const looked = performance.now();
    if (bad) await client.until(() => client.published.size >= count);
    const all = performance.now() - looked;
    const samples = [];
    for (let i = 0; i < edits; i++) {
      await pause(BETWEEN_KEYS);
      const at = client.text.indexOf(`"`, client.text.indexOf("single s3a ")) + 1;
      const began = performance.now();
      await (client.text[at] === "x" ? client.edit(at, at + 1, "") : client.edit(at, at, "x"));
      await client.settled();
      samples.push(performance.now() - began);
    }
    out[name] = {
      files: count,
      "open → first diagnostics": stats(first),
      ...(bad ? { "diagnostics of all files, ms": round(all) } : {}),
      "edit → diagnostics": stats(samples),
      "memory, MB": client.memory(),
    };
    await client.stop();
  }
  return out;
}

/** Number of a page in the middle that has its condition. */
function middlePage(questions) {
  return Math.max(1, Math.floor(questions / 20));
}
