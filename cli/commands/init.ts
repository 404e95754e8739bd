import { join, resolve } from "node:path";
import type { Io } from "../io.js";
import { systemLocale } from "../locale.js";
import { exit } from "../misuse.js";
import { codeOf, reasonOf } from "../reasons.js";
import type { CommonOptions, Deps } from "../run.js";
import { templates } from "../templates.js";
import { textsOf } from "../texts.js";
import { shown } from "../workspace.js";

/** `rensis init`: a first survey and its configuration. What exists already stays, and counts as a problem. */
export async function init(
  io: Io,
  deps: Deps,
  folder: string | undefined,
  options: CommonOptions,
): Promise<number> {
  const locale = options.locale ?? systemLocale(io.env);
  const texts = textsOf(locale);
  const target = resolve(io.cwd, folder ?? ".");
  const template = templates[locale];
  let code: number = exit.clean;
  for (const [name, content] of Object.entries(template.files)) {
    const path = join(target, name);
    try {
      deps.fs.makeFolder(target);
      deps.fs.create(path, content);
      io.out(`${texts.created(shown(path, io.cwd))}\n`);
    } catch (error) {
      const problem =
        codeOf(error) === "EEXIST" && deps.fs.kind(path) !== undefined
          ? texts.exists(shown(path, io.cwd))
          : texts.writeFailed(shown(path, io.cwd), reasonOf(error)[locale]);
      io.err(`${problem}\n`);
      code = exit.problems;
    }
  }
  if (code === exit.clean && !options.quiet)
    io.err(`${texts.initNext(shown(join(target, template.survey), io.cwd))}\n`);
  return code;
}
