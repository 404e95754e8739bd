/** Files that come, go, change and import one another: in the end the server says what a fresh one would say. */
import { afterEach, expect, test } from "vitest";
import { parseConfig } from "../../language/config/config.js";
import { canonical, isSurvey } from "../../server/workspace/uri.js";
import { TestClient } from "../server/support/client.js";
import { type Dice, diceOfRun } from "./dice.js";
import { freshDiagnostics, plain } from "./server-fresh.js";

const STEPS = Number(process.env.FUZZ_STEPS ?? 400);
/** Steps after which everything is compared. */
const CHECK = 8;

let client: TestClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

const NAMES = [
  "a.survey",
  "b.survey",
  "scales.survey",
  "sub/c.survey",
  "sub/量表.survey",
  "sub/deep/d.survey",
];
const CONFIGS = ["rensis.yaml", "sub/rensis.yml"];
const CONFIG_TEXTS = [
  "severities:\n  unused-declaration: off\n",
  "severities:\n  unused-declaration: error\n  missing-label: hint\n",
  "severities:\n  no-such-code: off\n",
  "severities: [\n",
  "",
];

/** A survey that may import others, and use what may or may not be there. */
function survey(d: Dice, path: string): string {
  const here = path.includes("/") ? path.slice(0, path.lastIndexOf("/") + 1) : "";
  const up = "../".repeat(here.split("/").length - 1);
  const lines = d.chance(0.7) ? [`survey s${d.below(3)} "S"`] : [];
  for (let i = d.below(3); i > 0; i--) {
    const other = d.of(NAMES);
    const as = d.chance(0.4) ? ` as m${d.below(2)}` : "";
    lines.push(`import "${d.chance(0.9) ? `./${up}${other}` : "rensis:scales/en"}"${as}`);
  }
  if (d.chance(0.7)) lines.push(`scale agree${d.below(2)} 1..2 {`, '  1 "No"', '  2 "Yes"', "}");
  if (d.chance(0.4)) lines.push(`dimension d${d.below(2)} "D" { 1 "One"  2 "Two" }`);
  for (let i = d.below(3); i > 0; i--)
    lines.push(
      `rating q${d.below(4)} "Q" on ${d.of(["agree0", "agree1", "m0.agree0", "m1.agree1", "agreement5"])}`,
    );
  if (d.chance(0.4)) lines.push(`rate r${d.below(3)} "R" of ${d.of(["d0", "d1", "m0.d0"])} on agree0`);
  if (d.chance(0.3))
    lines.push(`if q${d.below(4)} is ${d.of(["1", "2", "yes"])} { note "{q${d.below(4)}}" }`);
  if (d.chance(0.2)) lines.push(d.of(["single {", '"""', "page p {", "}", "rating x on"]));
  return `${lines.join("\n")}\n`;
}

const d = diceOfRun();
test(`${STEPS} steps (SEED=${d.seed})`, { timeout: 60_000 + STEPS * 500 }, async () => {
  client = await TestClient.start();
  const c = client;
  const disk = new Map<string, string>();
  const open = new Map<string, string>();
  const log: string[] = [];

  const write = async (path: string, text: string) => {
    const type = disk.has(path) ? 2 : 1;
    disk.set(path, text);
    c.write(path, text);
    await c.changedOnDisk({ path, type });
  };
  const remove = async (...paths: string[]) => {
    log.push(`remove ${paths.join(", ")}`);
    for (const path of paths) {
      disk.delete(path);
      c.remove(path);
    }
    await c.changedOnDisk(...paths.map((path) => ({ path, type: 3 as const })));
  };
  const step = async () => {
    const path = d.of(NAMES);
    const there = [...disk.keys()].filter(isSurvey);
    switch (d.below(9)) {
      case 0:
      case 1:
        log.push(`write ${path}`);
        return write(path, survey(d, path));
      case 2:
        if (there.length === 0) return;
        return remove(d.of(there));
      case 3: {
        // A folder goes as a whole.
        const inside = [...disk.keys()].filter((p) => p.startsWith("sub/"));
        if (inside.length === 0 || d.chance(0.7)) return;
        return remove(...inside);
      }
      case 4: {
        const from = there.length > 0 ? d.of(there) : undefined;
        if (from === undefined || from === path) return;
        log.push(`rename ${from} ${path}`);
        const text = disk.get(from)!;
        const type = disk.has(path) ? (2 as const) : (1 as const);
        disk.delete(from);
        disk.set(path, text);
        c.remove(from);
        c.write(path, text);
        return c.changedOnDisk({ path: from, type: 3 }, { path, type });
      }
      case 5: {
        const config = d.of(CONFIGS);
        log.push(`config ${config}`);
        if (open.has(config)) {
          if (d.chance(0.5)) {
            open.delete(config);
            return c.close(config);
          }
          open.set(config, d.of(CONFIG_TEXTS));
          await c.change(config, open.get(config)!);
          return;
        }
        if (d.chance(0.3)) {
          open.set(config, disk.get(config) ?? d.of(CONFIG_TEXTS));
          await c.open(config, open.get(config)!, "yaml");
          return;
        }
        if (disk.has(config) && d.chance(0.4)) return remove(config);
        return write(config, d.of(CONFIG_TEXTS));
      }
      case 6:
        if (open.has(path)) {
          log.push(`close ${path}`);
          open.delete(path);
          return c.close(path);
        }
        log.push(`open ${path}`);
        open.set(path, disk.get(path) ?? survey(d, path));
        await c.open(path, open.get(path)!);
        return;
      default: {
        if (open.size === 0) return;
        const edited = d.of([...open.keys()]);
        if (!isSurvey(edited)) return;
        log.push(`edit ${edited}`);
        open.set(edited, survey(d, edited));
        await c.change(edited, open.get(edited)!);
      }
    }
  };

  /** What a fresh start would show, by path; files without findings left out. */
  const expected = (): Map<string, string> => {
    const texts = new Map([...disk, ...open].map(([path, text]) => [canonical(c.uri(path)), text]));
    const out = new Map<string, string>();
    for (const path of new Set([...disk.keys(), ...open.keys()])) {
      if (!isSurvey(path)) continue;
      const found = freshDiagnostics(texts, canonical(c.uri(path)), canonical(c.uri("")));
      if (found.length > 0) out.set(path, JSON.stringify(found));
    }
    return out;
  };
  const shown = (): Map<string, string> => {
    const out = new Map<string, string>();
    for (const path of NAMES) {
      const found = c.shownAt(canonical(c.uri(path)));
      if (found.length > 0) out.set(path, JSON.stringify(plain(found)));
    }
    return out;
  };
  const same = (a: Map<string, string>, b: Map<string, string>) =>
    a.size === b.size && [...a].every(([path, found]) => b.get(path) === found);

  for (let i = 1; i <= STEPS; i++) {
    await step();
    if (i % CHECK !== 0) continue;
    const wanted = expected();
    await c
      .until(() => same(shown(), wanted))
      .catch(() => {
        const now = shown();
        const wrong = NAMES.filter((path) => now.get(path) !== wanted.get(path));
        const texts = wrong.map((path) => `${path}\nshown ${now.get(path)}\nfresh ${wanted.get(path)}`);
        throw new Error(
          `SEED=${d.seed}, step ${i}: ${texts.join("\n")}\nLast steps: ${log.slice(-2 * CHECK).join("; ")}\nFiles: ${JSON.stringify([...disk])}\nOpen: ${JSON.stringify([...open])}`,
        );
      });
  }
  // What is wrong in a configuration is told at it.
  for (const path of CONFIGS) {
    const text = open.get(path) ?? disk.get(path);
    const found = text === undefined ? [] : parseConfig(text, canonical(c.uri(path))).diagnostics;
    await c.until(() => c.shownAt(canonical(c.uri(path))).length === found.length);
  }
  expect(c.logged).toEqual([]);
});
