/**
 * A server that lives through thousands of random edits says what a fresh one would say, never fails, and
 * does not grow. `FUZZ_EDITS=100000 npm test -- --slow test/fuzz/server.slow.test.ts` for a long night.
 */
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import type { SemanticTokens, SemanticTokensDelta } from "vscode-languageserver";
// @ts-expect-error a plain module shared with the benchmarks
import { questionnaire } from "../../bench/questionnaire.mjs";
import { canonical } from "../../server/workspace/uri.js";
import { TestClient } from "../server/support/client.js";
import { type Dice, dice, diceOfRun } from "./dice.js";
import { freshDiagnostics, plain } from "./server-fresh.js";
import { announced, ask } from "./server-requests.js";
import { type Edit, edited } from "./slips.js";
import { sources } from "./support.js";

const EDITS = Number(process.env.FUZZ_EDITS ?? 2_000);
/** Edits after which the findings are compared, and after which the text is itself again. */
const CHECK = 10;
const RESTORE = 60;

let client: TestClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

const preload = fileURLToPath(new URL("./heap-probe.cjs", import.meta.url));
const long: string = questionnaire(300);
const texts: [path: string, text: string][] = [
  ...sources.map(([name, text]): [string, string] => [`${name}.survey`, text]),
  ["long.survey", long],
  ["crlf.survey", sources[0]![1].replaceAll("\n", "\r\n")],
];
const others = texts.map(([, text]) => text);

function roll(d: Dice): Edit {
  return { way: d.below(1e6), at: d.below(1e6), to: d.below(1e6), with: d.below(1e6) };
}

/** Sends what differs between the text of a document and another one, as one change. */
async function become(c: TestClient, path: string, text: string): Promise<void> {
  const before = c.document(path).getText();
  let start = 0;
  while (start < Math.min(before.length, text.length) && before[start] === text[start]) start++;
  let end = 0;
  while (
    end < Math.min(before.length, text.length) - start &&
    before[before.length - 1 - end] === text[text.length - 1 - end]
  )
    end++;
  // Between CR and LF there is no position.
  while (start > 0 && (before[start - 1] === "\r" || text[start - 1] === "\r")) start--;
  while (end > 0 && (before[before.length - end] === "\n" || text[text.length - end] === "\n")) end--;
  await c.edit(path, start, before.length - end, text.slice(start, text.length - end));
}

async function differs(c: TestClient, path: string): Promise<boolean> {
  const found = plain(await c.diagnostics(path));
  const { uri } = c.document(path);
  const text = c.document(path).getText();
  const fresh = freshDiagnostics(new Map([[canonical(uri), text]]), canonical(uri));
  return JSON.stringify(found) !== JSON.stringify(fresh);
}

/** The shortest script that still shows a difference: single edits are left out as long as it does. */
async function shortest(c: TestClient, from: string, script: readonly Edit[]): Promise<string> {
  const fails = async (tried: readonly Edit[]): Promise<boolean> => {
    await c.open("retry.survey", from);
    for (let i = 1; i <= tried.length; i++) {
      await become(c, "retry.survey", edited(from, tried.slice(0, i), others));
      await c.diagnostics("retry.survey");
    }
    const wrong = await differs(c, "retry.survey");
    await c.close("retry.survey");
    return wrong;
  };
  let left = [...script];
  if (!(await fails(left))) return "the same edits, one by one, show no difference: it is a matter of time";
  for (let i = left.length - 1; i >= 0; i--) {
    const without = left.filter((_, k) => k !== i);
    if (await fails(without)) left = without;
  }
  return JSON.stringify(left);
}

/** Colours by difference, put together, are the colours in full. */
async function expectSameColours(c: TestClient, path: string, before: SemanticTokens): Promise<void> {
  const delta = await c.request<SemanticTokens | SemanticTokensDelta>(
    "textDocument/semanticTokens/full/delta",
    path,
    { previousResultId: before.resultId },
  );
  const data = "edits" in delta ? [...before.data] : delta.data;
  if ("edits" in delta) for (const e of delta.edits) data.splice(e.start, e.deleteCount, ...(e.data ?? []));
  expect(data).toEqual((await c.request<SemanticTokens>("textDocument/semanticTokens/full", path)).data);
}

async function heap(c: TestClient): Promise<number> {
  const answer = new Promise<number>((resolve) =>
    c.process.once("message", (m: { bytes: number }) => resolve(m.bytes)),
  );
  c.process.send("heap");
  return (await answer) / 2 ** 20;
}

describe("a long session", () => {
  const d = diceOfRun();
  test(`of ${EDITS} edits (SEED=${d.seed})`, { timeout: 120_000 + EDITS * 200 }, async () => {
    client = await TestClient.start({ folder: false, preload });
    const c = client;
    const asks = announced(c.initialized.capabilities);
    expect(asks.length).toBeGreaterThan(5);
    for (const [path, text] of texts) await c.open(path, text);
    const scripts = new Map<string, Edit[]>(texts.map(([path]) => [path, []]));
    const memory: number[] = [];
    const measure = async () => {
      for (const [path, text] of texts) {
        await become(c, path, text);
        scripts.set(path, []);
      }
      for (const [path] of texts) await c.diagnostics(path);
      memory.push(await heap(c));
    };
    for (let i = 1; i <= EDITS; i++) {
      const [path, original] = d.of(texts);
      const script = scripts.get(path)!;
      // Some mistakes pile up, some are mended at once.
      if (script.length >= RESTORE || d.chance(0.15)) {
        script.length = 0;
        await become(c, path, original);
      }
      script.push(roll(d));
      const was = c.document(path).getText();
      let now = edited(was, script.slice(-1), others);
      // A text that doubles every few edits ends as a test of patience.
      if (now.length > 4 * long.length || now === was) {
        now = was;
        script.pop();
      } else await become(c, path, now);
      for (let k = d.below(3); k > 0; k--) await ask(c, path, d.of(asks), d, d.chance(0.2));
      if (i % CHECK === 0) {
        const colours = await c.request<SemanticTokens>("textDocument/semanticTokens/full", path);
        await become(c, path, edited(c.document(path).getText(), [roll(d)], others));
        await expectSameColours(c, path, colours);
        await become(c, path, now);
      }
      if (i % CHECK === 0 && (await differs(c, path)))
        throw new Error(
          `SEED=${d.seed}, edit ${i}: the findings in ${path} are not those of a fresh start.\nShortest script: ${await shortest(c, original, script)}`,
        );
      if (i % Math.ceil(EDITS / 8) === 0) await measure();
    }
    expect(c.logged).toEqual([]);
    // The first quarter warms up; after it the same texts take the same room.
    const warm = memory.slice(2);
    expect(Math.max(...warm) - warm[0]!, `heap in MB: ${memory.map(Math.round).join(", ")}`).toBeLessThan(15);
  });

  test("the script that is printed makes the same text again", () => {
    const e = dice(1);
    const script = Array.from({ length: 20 }, () => roll(e));
    const [, text] = texts[0]!;
    let step = text;
    for (const edit of script) step = edited(step, [edit], others);
    expect(edited(text, script, others)).toBe(step);
  });
});
