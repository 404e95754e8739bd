import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parseConfig } from "../../language/config/config.js";
import { fileCodes } from "../../language/diagnostics/codes-files.js";

const pathOf = (code: string) => fileURLToPath(new URL(`../../docs/checks/${code}.md`, import.meta.url));
const samples = (text: string, heading: string) => {
  const part = text.split(/^## /m).find((p) => p.startsWith(`${heading}\n`)) ?? "";
  return [...part.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map((m) => m[1]!);
};
const raised = (sample: string) => parseConfig(sample, "file:///rensis.yaml").diagnostics.map((d) => d.code);

const configCodes = Object.keys(fileCodes).filter((code) => code.startsWith("config-"));

describe("pages of checks of the configuration", () => {
  test.each(configCodes)("%s: its bad samples raise it, its good ones nothing", (code) => {
    const text = readFileSync(pathOf(code), "utf8");
    for (const sample of samples(text, "Bad")) expect([...new Set(raised(sample))]).toEqual([code]);
    for (const sample of samples(text, "Good")) expect(raised(sample)).toEqual([]);
  });

  test("are there, as are those of files, outputs and answers", () => {
    const missing = Object.keys(fileCodes).filter(
      (code) => code !== "import-cycle" && !existsSync(pathOf(code)),
    );
    expect(missing).toEqual([]);
  });
});
