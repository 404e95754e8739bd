import { uriOf } from "../files.js";
import type { Io } from "../io.js";
import { exit, Misuse } from "../misuse.js";
import { reasonOf } from "../reasons.js";
import { type CommonOptions, type Deps, startRun } from "../run.js";
import { findSources } from "../sources.js";
import { parseTargets } from "../targets.js";
import { watchFolders } from "../watching.js";
import { buildOnce, outputFolder } from "./build.js";

export interface WatchOptions extends CommonOptions {
  target?: string;
  outDir?: string;
}

/**
 * `rensis watch`: builds now and after every change, until it is ended. Everything is built again (it takes
 * milliseconds, and a change may concern all that import it), but only outputs that differ are written.
 */
export async function watch(io: Io, deps: Deps, paths: string[], options: WatchOptions): Promise<number> {
  const named = options.target === undefined ? undefined : parseTargets(options.target);
  const first = await startRun(io, deps, paths, options);
  await findSources(first.workspace, paths);
  const { root } = first.workspace;
  let builds = 0;
  await watchFolders({
    folders: [root],
    except: [outputFolder(first, options.outDir).outDir].filter((folder) => folder !== root),
    signal: io.whenEnded(),
    async onChange() {
      // Nothing is kept from before: the configuration may have changed, too.
      const run = await startRun(io, deps, paths, options);
      if (builds++ === 0) run.progress(run.texts.watching(run.show(root)));
      else run.progress(run.texts.changed);
      const files = (await findSources(run.workspace, paths)).map(uriOf);
      await buildOnce(run, files, named, options);
    },
    onTrouble(error) {
      // A source that is gone for a moment, or a limit of the system: say it and go on.
      const said = error instanceof Misuse ? error.said : reasonOf(error);
      io.err(`rensis: ${said[first.locale]}\n`);
    },
  });
  first.progress(first.texts.ended);
  return exit.clean;
}
