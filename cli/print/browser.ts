/** A Chromium that is there: named by the user, installed on the machine, or brought by an npm package. */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
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

export interface PackagedBrowser {
  path: string;
  /** What its process has to know of the libraries that it brings along. */
  env: NodeJS.ProcessEnv;
}

/** Variables that the package sets for the whole process, which is not ours when we are a library. */
const TOUCHED = ["AWS_EXECUTION_ENV", "FONTCONFIG_PATH", "HOME", "LD_LIBRARY_PATH"] as const;

/** The browser of the package `@sparticuz/chromium`, when the project has it; undefined otherwise. */
export async function packagedBrowser(folder: string): Promise<PackagedBrowser | undefined> {
  const before = TOUCHED.map((name) => [name, process.env[name]] as const);
  try {
    const entry = createRequire(join(folder, "package.json")).resolve("@sparticuz/chromium");
    // It unpacks its libraries, which bare machines do not have, only where it believes that it has to.
    process.env["AWS_EXECUTION_ENV"] ??= "AWS_Lambda_nodejs20.x";
    const { default: chromium } = (await import(pathToFileURL(entry).href)) as {
      default: { executablePath(): Promise<string> };
    };
    const path = await chromium.executablePath();
    return { path, env: surroundingsOf(Object.fromEntries(before)) };
  } catch {
    return undefined;
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

/** The libraries of the package; its fonts, which have no Chinese, only on machines that have none at all. */
function surroundingsOf(before: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const libraries = [join(tmpdir(), "al2023", "lib"), before["LD_LIBRARY_PATH"]].filter(Boolean);
  const fonts = before["FONTCONFIG_PATH"] ?? join(tmpdir(), "fonts");
  return {
    ...process.env,
    ...before,
    LD_LIBRARY_PATH: libraries.join(delimiter),
    ...(existsSync("/etc/fonts/fonts.conf") ? {} : { FONTCONFIG_PATH: fonts }),
  };
}
