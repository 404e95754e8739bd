import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach } from "vitest";
import type { FileHost, SurveyServices } from "../../../cli/contract.js";
import { diskFileSystem } from "../../../cli/file-system.js";
import type { Io } from "../../../cli/io.js";
import { runWith } from "../../../cli/main.js";
import type { Deps } from "../../../cli/run.js";
import { type Diagnostic, diagnostic, hasErrors } from "../../../language/diagnostics/diagnostic.js";
import type { Instrument } from "../../../language/instrument/model.js";
import type { Target } from "../../../language/targets/target.js";

/** A language of four words: ERR and WARN are problems, FIX is one with a safe repair, MAYBE with an unsafe one. */
export function fakeServices(files: FileHost): SurveyServices {
  const text = (uri: string) => {
    const result = files.read(uri);
    return "text" in result ? result.text : "";
  };
  const check = (uri: string): Diagnostic[] =>
    [...text(uri).matchAll(/ERR|WARN|FIX|MAYBE/g)].map((m) => {
      const span = { uri, start: m.index, end: m.index + m[0].length };
      const fix = {
        title: { en: "Say OK", zh: "改为 OK" },
        edits: [{ ...span, text: "OK" }],
        preferred: m[0] === "FIX",
      };
      return diagnostic(
        "config-missing-key",
        span,
        { key: m[0] },
        {
          severity: m[0] === "ERR" ? "error" : "warning",
          fixes: m[0] === "FIX" || m[0] === "MAYBE" ? [fix] : [],
        },
      );
    });
  return {
    check: (uri) => ({ diagnostics: check(uri) }),
    compile(uri) {
      const diagnostics = check(uri);
      if (hasErrors(diagnostics)) return { diagnostics };
      return { diagnostics, instrument: { id: text(uri).trim() } as unknown as Instrument };
    },
    format: (uri) => ({
      text: text(uri).includes("ERR") ? text(uri) : `${text(uri).replace(/\s+/g, " ").trim()}\n`,
      diagnostics: check(uri),
    }),
  };
}

export const fakeTarget = (id: string): Target<unknown> => ({
  id,
  optionsSchema: {
    type: "object",
    additionalProperties: false,
    properties: { loud: { type: "boolean" }, languages: { type: "array" } },
  },
  defaults: { loud: false },
  compile(instrument, options, { stem }) {
    const content = `${id} of ${instrument.id} ${JSON.stringify(options)}`;
    const names: Record<string, string[]> = {
      "json-schema": ["schema.json"],
      html: ["html"],
      paper: ["paper.html"],
      pdf: ["pdf"],
      docx: ["docx"],
      codebook: ["codebook.html", "codebook.csv", "codebook.json"],
    };
    const files = names[id]!.map((ending) => ({
      name: `${stem}.${ending}`,
      content,
      mediaType: "text/html",
    }));
    return { files, losses: [] };
  },
});

export function fakeDeps(changes: Partial<Deps> = {}): Deps {
  return {
    version: "9.9.9",
    fs: diskFileSystem,
    services: async (files) => fakeServices(files),
    target: async (id) => fakeTarget(id),
    ...changes,
  };
}

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder with these files, removed after the test. It is the root of a repository: no search goes above. */
export function folderWith(files: Record<string, string | Uint8Array>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "rensis-test-")));
  folders.push(folder);
  mkdirSync(join(folder, ".git"));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export interface Outcome {
  code: number;
  out: string;
  err: string;
}

/** Runs a command in a folder, in this process, in English. */
export async function rensis(
  cwd: string,
  args: string[],
  given: { deps?: Partial<Deps>; io?: Partial<Io> } = {},
): Promise<Outcome> {
  const outcome: Outcome = { code: -1, out: "", err: "" };
  const io: Io = {
    cwd,
    env: {},
    out: (text) => {
      outcome.out += text;
    },
    err: (text) => {
      outcome.err += text;
    },
    stdin: async () => new Uint8Array(),
    terminal: false,
    columns: 100,
    whenEnded: () => AbortSignal.abort(),
    ...given.io,
  };
  outcome.code = await runWith(args, io, fakeDeps(given.deps));
  return outcome;
}
