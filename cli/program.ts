import { Command, InvalidArgumentError, Option } from "commander";
import type { Locale } from "../language/diagnostics/define.js";
import { type HelpTexts, helpTexts } from "./help.js";
import type { Io } from "./io.js";
import { formats } from "./reporters/index.js";
import { displayWidth } from "./reporters/width.js";
import type { Deps } from "./run.js";

/**
 * The commands with their options. The code of each command is loaded when it is called. `done` takes the
 * exit code.
 */
export function makeProgram(io: Io, deps: Deps, locale: Locale, done: (code: number) => void): Command {
  const t = helpTexts[locale];
  const program = new Command("rensis")
    .usage(t.usage)
    .description(t.description)
    .version(deps.version, "-V, --version", t.version)
    .helpOption("-h, --help", t.help)
    .helpCommand("help [command]", t.helpCommand)
    .addHelpText("after", () => t.examples);
  program
    .configureHelp({
      displayWidth: (text) => displayWidth(text),
      styleTitle: (title) => t.titles[title] ?? title,
      optionDescription: (option) => option.description,
      helpWidth: Math.min(io.columns, 100),
    })
    .configureOutput({ writeOut: io.out, writeErr: io.err, outputError: () => {} })
    .exitOverride();

  const command = (name: string, description: string) => {
    const made = program.command(name).description(description).helpOption("-h, --help", t.help);
    made.copyInheritedSettings(program);
    return made;
  };

  withReport(common(command("check [paths...]", t.check), t), t)
    .option("--fix", t.fix)
    .action(async (paths: string[], options) =>
      done(await (await import("./commands/check.js")).check(io, deps, paths, options)),
    );

  withOutput(withReport(common(command("build [paths...]", t.build), t), t), t).action(
    async (paths: string[], options) =>
      done(await (await import("./commands/build.js")).build(io, deps, paths, options)),
  );

  common(command("format [paths...]", t.format), t)
    .option("--check", t.formatCheck)
    .action(async (paths: string[], options) =>
      done(await (await import("./commands/format.js")).format(io, deps, paths, options)),
    );

  withOutput(common(command("watch [paths...]", t.watch), t), t).action(async (paths: string[], options) =>
    done(await (await import("./commands/watch.js")).watch(io, deps, paths, options)),
  );

  common(command("init [dir]", t.init), t).action(async (folder: string | undefined, options) =>
    done(await (await import("./commands/init.js")).init(io, deps, folder, options)),
  );

  common(command("preview <file>", t.preview), t)
    .option("--port <n>", t.port, (said) => wholeNumber(said, 65_535))
    .action(async (file: string, options) =>
      done(await (await import("./commands/preview.js")).preview(io, deps, file, options)),
    );

  withReport(common(command("validate <file> <answers...>", t.validate), t), t).action(
    async (file: string, answers: string[], options) =>
      done(await (await import("./commands/validate.js")).validate(io, deps, file, answers, options)),
  );
  command("lsp", t.lsp)
    .option("--stdio", t.stdio)
    // Clients say so that the server ends when they have ended without a word.
    .addOption(new Option("--clientProcessId <id>").hideHelp())
    .action(async () => done(await (await import("./commands/lsp.js")).lsp()));
  return program;
}

function common(command: Command, t: HelpTexts): Command {
  return command
    .addOption(new Option("--locale <locale>", t.locale).choices(["zh", "en"]))
    .option("--config <file>", t.config)
    .option("-q, --quiet", t.quiet)
    .option("--debug", t.debug);
}

function withReport(command: Command, t: HelpTexts): Command {
  return command
    .addOption(new Option("--format <format>", t.reportFormat).choices([...formats]))
    .option("--max-warnings <n>", t.maxWarnings, (said) => wholeNumber(said, Number.MAX_SAFE_INTEGER));
}

function withOutput(command: Command, t: HelpTexts): Command {
  return command
    .option("--target <names>", t.target)
    .option("--out-dir <dir>", t.outDir)
    .option("--browser <path>", t.browser);
}

function wholeNumber(said: string, most: number): number {
  const value = /^\d+$/.test(said) ? Number(said) : Number.NaN;
  if (Number.isNaN(value) || value > most) throw new InvalidArgumentError("");
  return value;
}
