import { loadTarget } from "../language/targets/index.js";
import { diskFileSystem } from "./file-system.js";
import type { Deps } from "./run.js";

/** The real foundations. The compiler and the targets are loaded when they are needed. */
export function makeDeps(version: string): Deps {
  return {
    version,
    fs: diskFileSystem,
    target: loadTarget,
    async services(files) {
      const { createSurveyServices } = await import("../language/services.js");
      return createSurveyServices({ files });
    },
  };
}
