/** Processes that never outlive us, ports, and waiting for what is to come. */
import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { createServer } from "node:net";

/** Leaders of process groups that are still to be ended. */
const groups = new Set();

function endGroup(child, signal) {
  try {
    if (process.platform === "win32") child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It has ended by itself.
  }
}

process.on("exit", () => {
  for (const child of groups) endGroup(child, "SIGKILL");
});
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
]) {
  process.once(signal, () => process.exit(code));
}

/**
 * Starts a process as the leader of a group, with its output in a file. `end()` ends the whole group.
 * @param {string} command
 * @param {string[]} args
 * @param {{ log: string, env?: NodeJS.ProcessEnv, cwd?: string }} options
 */
export function startGroup(command, args, { log, env, cwd }) {
  const file = createWriteStream(log, { flags: "a" });
  const child = spawn(command, args, {
    cwd,
    env: env ?? process.env,
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", "pipe"],
  });
  groups.add(child);
  child.stdout.pipe(file, { end: false });
  child.stderr.pipe(file, { end: false });
  let over = false;
  const ended = new Promise((resolve) => {
    const finish = (code) => {
      over = true;
      resolve(code);
    };
    child.once("exit", finish);
    child.once("error", (error) => {
      file.write(`${error.message}\n`);
      finish(-1);
    });
  });
  return {
    ended,
    /** True once the leader has ended, wanted or not. */
    isOver: () => over,
    async end() {
      endGroup(child, "SIGTERM");
      const killer = setTimeout(() => endGroup(child, "SIGKILL"), 3000);
      await ended;
      clearTimeout(killer);
      // Children that did not listen.
      endGroup(child, "SIGKILL");
      groups.delete(child);
      file.end();
    },
  };
}

/** A port that nobody listened to a moment ago. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * Asks again until the answer is truthy, and returns it; gives up early when what could answer has ended.
 * @template T
 * @param {string} what is waited for, for the message
 * @param {() => T | Promise<T>} ask
 * @param {number} milliseconds
 * @param {{ isOver: () => boolean }} [process]
 */
export async function until(what, ask, milliseconds, process) {
  const deadline = Date.now() + milliseconds;
  let trouble;
  while (Date.now() < deadline) {
    try {
      const answer = await ask();
      if (answer) return answer;
      trouble = undefined;
    } catch (error) {
      trouble = error;
    }
    if (process?.isOver()) throw new Error(`${what}: the process ended`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${what}: not within ${milliseconds / 1000} s${trouble ? ` (${trouble.message})` : ""}`);
}
