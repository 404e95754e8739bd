import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));

export interface Bundled {
  /** Folder with package.json and dist/. */
  folder: string;
  /** By output file, relative to the repository: what esbuild says of it. */
  outputs: Record<string, { bytes: number; imports: { path: string; kind: string }[] }>;
}

/** The package as it is installed, made once for the tests of a file. */
export function bundled(): Bundled {
  const made: Bundled = { folder: mkdtempSync(join(tmpdir(), "rensis-bundle-")), outputs: {} };
  beforeAll(async () => {
    cpSync(join(root, "package.json"), join(made.folder, "package.json"));
    const path = "../../../scripts/bundle.mjs";
    const { bundle } = (await import(path)) as { bundle(o: object): Promise<Pick<Bundled, "outputs">> };
    made.outputs = (await bundle({ outDir: join(made.folder, "dist"), minify: false })).outputs;
  }, 120_000);
  afterAll(() => rmSync(made.folder, { recursive: true, force: true }));
  return made;
}

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs Node with these arguments; text is given to standard input. */
export function node(
  cwd: string,
  args: string[],
  options: { env?: Record<string, string>; input?: string } = {},
): Promise<Ended> {
  return new Promise((done) => {
    const env = { PATH: process.env.PATH, LANG: "C.UTF-8", ...options.env };
    const child = execFile(process.execPath, args, { cwd, env, maxBuffer: 1e9 }, (error, out, err) => {
      const code = error ? (typeof error.code === "number" ? error.code : null) : 0;
      done({ code, out, err });
    });
    child.stdin?.end(options.input ?? "");
  });
}
