import { CommanderError } from "commander";
import type { Localised } from "../language/diagnostics/define.js";

export function isUsageError(error: unknown): error is CommanderError {
  return error instanceof CommanderError;
}

/**
 * What was wrong with the arguments. The parser's own message is English only; what it is about stands in
 * it between quotes.
 */
export function usageProblem(error: CommanderError): Localised {
  const about = [...error.message.matchAll(/'([^']*)'/g)].map((m) => m[1]!);
  const guess = /Did you mean (?:one of )?(.+?)\?/.exec(error.message)?.[1];
  const hint = guess
    ? { en: ` Did you mean “${guess}”?`, zh: `是否想写“${guess}”？` }
    : { en: " “rensis --help” shows what there is.", zh: "可用“rensis --help”查看用法。" };
  const said = (en: string, zh: string) => ({ en: en + hint.en, zh: zh + hint.zh });
  const [first = "", second = ""] = about;
  switch (error.code) {
    case "commander.unknownCommand":
      return said(`there is no command “${first}”.`, `没有名为“${first}”的命令。`);
    case "commander.unknownOption":
      return said(`there is no option “${first}”.`, `没有名为“${first}”的选项。`);
    case "commander.missingArgument":
      return said(`“${first}” is missing.`, `缺少参数“${first}”。`);
    case "commander.optionMissingArgument":
      return said(`the option “${first}” needs a value.`, `选项“${first}”需要一个值。`);
    case "commander.excessArguments":
      return said("there are more arguments than this command takes.", "参数过多。");
    case "commander.invalidArgument": {
      const choices = /Allowed choices are (.+?)\.$/.exec(error.message.trim())?.[1];
      const possible = choices
        ? { en: ` Possible are: ${choices}.`, zh: `可用的有：${choices.replaceAll(", ", "、")}。` }
        : { en: " A whole number in range is needed.", zh: "应为合理范围内的整数。" };
      const option = first;
      return {
        en: `“${second}” is not possible for the option “${option}”.${possible.en}`,
        zh: `选项“${option}”不能是“${second}”。${possible.zh}`,
      };
    }
    default:
      return { en: error.message.replace(/^error: /, ""), zh: error.message.replace(/^error: /, "") };
  }
}
