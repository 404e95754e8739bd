/**
 * Writes `language/generated/library.ts`: the standard lists of answers as text, by the path under which a
 * survey imports them. `library/scales-zh.survey` becomes `rensis:scales/zh`.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const folder = new URL("../language/library/", import.meta.url);
const NAME = /^(?<topic>[a-z]+)-(?<language>[a-z]{2,3})\.survey$/;

const entries = readdirSync(folder)
  .filter((file) => file.endsWith(".survey"))
  .sort()
  .map((file) => {
    const { topic, language } = NAME.exec(file)?.groups ?? {};
    if (!topic || !language)
      throw new Error(`language/library/${file} must be called <topic>-<language>.survey.`);
    return [`rensis:${topic}/${language}`, readFileSync(new URL(file, folder), "utf8")];
  });

const members = entries
  .map(([path, text]) => `  ${JSON.stringify(path)}: ${JSON.stringify(text)},\n`)
  .join("");
writeFileSync(
  new URL("../language/generated/library.ts", import.meta.url),
  `/* Made from the files in language/library. */\n\n/** Texts of the standard library by import path. */\nexport const library: Record<string, string> = {\n${members}};\n`,
);
