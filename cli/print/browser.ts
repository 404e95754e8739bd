/** A Chromium that is there: named by the user, installed on the machine, or brought by an npm package. */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";

/** Names that browsers of this family go by, in the order in which they are tried. */
const COMMANDS = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "chrome",
];
const PLACES: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: [
    "Google\\Chrome\\Application\\chrome.exe",
    "Chromium\\Application\\chrome.exe",
    "Microsoft\\Edge\\Application\\msedge.exe",
  ],
};

export interface Surroundings {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  exists: (path: string) => boolean;
}

const HERE: Surroundings = { platform: process.platform, env: process.env, exists: existsSync };

/** Path of an installed browser; undefined when there is none. */
export function installedBrowser({ platform, env, exists }: Surroundings = HERE): string | undefined {
  const folders = (env["PATH"] ?? "").split(delimiter).filter(Boolean);
  const endings = platform === "win32" ? [".exe"] : [""];
  const onPath = COMMANDS.flatMap((name) =>
    folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending))),
  );
  const roots = platform === "win32" ? ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"] : [];
  const placed = (PLACES[platform] ?? []).flatMap((place) =>
    platform === "win32" ? roots.flatMap((r) => (env[r] ? [join(env[r]!, place)] : [])) : [place],
  );
  return [...placed, ...onPath].find(exists);
}

/** The browser of the package `@sparticuz/chromium`, when the project has it; undefined otherwise. */
export async function packagedBrowser(folder: string): Promise<string | undefined> {
  try {
    const path = createRequire(join(folder, "package.json")).resolve("@sparticuz/chromium");
    const { default: chromium } = (await import(pathToFileURL(path).href)) as {
      default: { executablePath(): Promise<string> };
    };
    return await chromium.executablePath();
  } catch {
    return undefined;
  }
}
