/**
 * What a person does at the screen and what no suite inside the editor would survive, such as a reload: tests
 * that drive the window from outside, in the order in which they stand.
 */
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { tsImport } from "tsx/esm/api";
import { startCodeServer } from "./code-server.mjs";
import * as hands from "./hands.mjs";
import { remains, root, shortFolder } from "./paths.mjs";
import { until } from "./processes.mjs";
import { keep, picture } from "./run-suite.mjs";
import { act } from "./screen.mjs";

const stories = ["newcomer", "untrusted"];

/**
 * @param {"code-server"} host
 * @param {{ vsix: string, grep: string, results: ReturnType<typeof import("./results.mjs").newResults> }} options
 * @returns {Promise<boolean>} whether all passed
 */
export async function runScreen(host, options) {
  let good = true;
  for (const name of stories) good = (await runStory(host, name, options)) && good;
  return good;
}

async function runStory(host, name, { vsix, grep, results }) {
  const story = await tsImport(`../../test/vscode/screen/${name}.ts`, import.meta.url);
  const { title, steps } = story;
  // The steps build on one another: all or none.
  if (grep && !steps.some((step) => `${title} ${step.title}`.includes(grep))) return true;
  const logs = join(remains, `${host}-${name}`);
  rmSync(logs, { recursive: true, force: true });
  mkdirSync(logs, { recursive: true });
  const folder = join(shortFolder(), "study");
  if (story.files) cpSync(join(root, "test/vscode", story.files), folder, { recursive: true });
  else mkdirSync(folder);
  results.begin();

  let editor;
  let current = "the editor starts";
  try {
    const { settings, trusted } = story;
    editor = await startCodeServer({ vsix, folder, logs, settings, trusted });
    const { page } = editor;
    const tools = { page, folder, hands, until, act: (action) => act(page, action) };
    for (const step of steps) {
      current = step.title;
      const began = Date.now();
      await step.run(tools);
      results.add({ type: "pass", title: [title, step.title], milliseconds: Date.now() - began }, host);
    }
    return true;
  } catch (error) {
    results.add({ type: "fail", title: [title, current], message: error.stack ?? String(error) }, host);
    if (editor) await picture(editor.page, logs, current);
    await keep(editor, logs);
    console.log(`  What the editor wrote and showed: ${logs}`);
    return false;
  } finally {
    await editor?.end();
  }
}
