import { describe, expect, it } from "vitest";
import { makeDeps } from "../../cli/deps.js";
import { folderWith, rensis } from "../cli/support/fakes.js";
import { type Matcher, manifest } from "./manifest.js";

const { problemMatchers } = manifest.contributes;
const named = (name: string): Matcher => {
  const found = problemMatchers.find((matcher) => matcher.name === name);
  if (!found) throw new Error(`There is no matcher ${name}.`);
  return found;
};

interface Problem {
  file: string;
  line: number;
  column: number;
  severity: string;
  message: string;
  code: string;
}

/** What the editor makes of a line: the severity is that of the line if the editor knows it, else the matcher's. */
function problemOf(matcher: Matcher, line: string): Problem[] {
  const { pattern } = matcher;
  const found = new RegExp(pattern.regexp).exec(line);
  if (!found) return [];
  const group = (name: "file" | "line" | "column" | "severity" | "message" | "code") =>
    found[pattern[name]] ?? "";
  const known: Record<string, string> = { error: "error", warning: "warning", note: "info", hint: "info" };
  return [
    {
      file: group("file"),
      line: Number(group("line")),
      column: Number(group("column")),
      severity: known[group("severity")] ?? matcher.severity,
      message: group("message"),
      code: group("code"),
    },
  ];
}

const files = {
  "one.survey": `survey one "One" {\n  language en\n}\nsingle q "Which?" {\n  a "A"\n  a "B"\n}\nopen r "Why: 1:2 error x" whne q\n`,
  "部门/两 个.survey": `single "哪一项？" {\n  "甲"\n  "乙"\n}\nnumber n "几个？" 5..1\n`,
};

async function problems(command: string, locale: string, matchers: string[]) {
  const cwd = folderWith(files);
  const deps = makeDeps("0.0.0");
  const run = await rensis(cwd, [command, "--locale", locale], { deps });
  const json = await rensis(cwd, ["check", "--locale", locale, "--format", "json"], { deps });
  const report = JSON.parse(json.out) as {
    diagnostics: {
      file: string;
      start: { line: number; column: number };
      severity: string;
      message: string;
      code: string;
    }[];
  };
  const lines = `${run.out}${run.err}`.split("\n");
  const found = lines.flatMap((line) => matchers.flatMap((name) => problemOf(named(name), line)));
  const wanted = report.diagnostics.map(({ file, start, severity, message, code }) => ({
    file,
    ...{ line: start.line, column: start.column },
    severity: severity === "hint" ? "info" : severity,
    message: message.replaceAll("\n", " "),
    code,
  }));
  return { found, wanted, lines };
}

const order = (list: Problem[]) => list.map((p) => JSON.stringify(p)).sort();

describe.each(["en", "zh"])("problems in the output of the command, in %s", (locale) => {
  it.each(["rensis", "rensis-watch"])(
    "are all found, with their place and severity, by $%s",
    async (first) => {
      const { found, wanted } = await problems("check", locale, [first, "rensis-warning", "rensis-info"]);
      expect(new Set(wanted.map((p) => p.severity)).size).toBeGreaterThan(1);
      expect(order(found)).toEqual(order(wanted));
    },
  );

  it("a build that is watched begins and ends", async () => {
    const { beginsPattern, endsPattern } = named("rensis-watch").background ?? {
      beginsPattern: "",
      endsPattern: "",
    };
    const cwd = folderWith({ "a.survey": `yesno q "Q"\n` });
    const built = await rensis(cwd, ["build", "--locale", locale], { deps: makeDeps("0.0.0") });
    expect(built.err.split("\n").filter((line) => new RegExp(endsPattern).test(line))).toHaveLength(1);
    const { textsOf } = await import("../../cli/texts.js");
    const texts = textsOf(locale as "en" | "zh");
    expect(texts.changed).toMatch(new RegExp(beginsPattern));
    expect(texts.built(1, 1)).toMatch(new RegExp(endsPattern));
    expect(texts.built(12, 60)).toMatch(new RegExp(endsPattern));
  });
});

it("a frame, a repair and a page are no problems", async () => {
  const { lines } = await problems("check", "en", []);
  const inside = lines.filter((line) => /^\s/.test(line));
  expect(inside.length).toBeGreaterThan(4);
  for (const matcher of problemMatchers)
    expect(inside.flatMap((line) => problemOf(matcher, line))).toEqual([]);
});
