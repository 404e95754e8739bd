/** Where the hosts, their logs and their pictures are kept: out of version control, between runs. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The gate tests a fresh clone: it lends a cache that stays, or each run would install an editor. */
const kept = process.env.RENSIS_CACHE ?? join(root, ".cache");

/** Editors, installed. */
export const cache = join(kept, "vscode-host");

/** What a failed run leaves behind to be looked at. */
export const remains = join(kept, "vscode-test");

/**
 * A fresh folder with a short name, removed when the process ends: sockets of VS Code live below it, and
 * their paths may have 107 characters.
 */
export function shortFolder() {
  const folder = mkdtempSync(join(process.platform === "win32" ? tmpdir() : "/tmp", "rv-"));
  folders.push(folder);
  return folder;
}

const folders = [];
process.on("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});
