import { describe, expect, it } from "vitest";
import { library } from "../../language/generated/library.js";
import type { AnswerList } from "../../language/instrument/model.js";
import { compileText } from "./compile.js";

const LIST = /^(scale|choices) (\w+)/gm;

/** The lists of one file of the library; each is used once, so that it reaches the instrument. */
function listsOf(topic: string, language: string): AnswerList[] {
  const path = `rensis:${topic}/${language}`;
  const uses = [...(library[path] ?? "").matchAll(LIST)].map(([, kind, name], i) => {
    if (kind === "scale") return `rating q${i} "${name}?" on ${name}`;
    const only = /dontknow|notapplicable|declined|nonresponse/.test(name ?? "");
    return only ? `number q${i} "${name}?" plus ${name}` : `single q${i} "${name}?" from ${name}`;
  });
  const source = [`survey s "S" {\n  language ${language}\n}`, `import "${path}"`, ...uses].join("\n");
  const { instrument, problems } = compileText(source);
  expect(problems).toEqual([]);
  return instrument?.lists ?? [];
}

/** What data depend on: names, codes, reasons. */
function identity({ id, kind, domain }: AnswerList) {
  const of = ({ value, code, missing, exclusive, specify, interval }: (typeof domain.options)[number]) => ({
    value,
    code,
    missing,
    exclusive,
    specify: specify !== undefined,
    interval,
  });
  return { id, kind, options: domain.options.map(of), missing: domain.missing.map(of) };
}

describe.each(["scales", "demographics"])("the library of %s", (topic) => {
  it("is the same to the data in Chinese and English", () => {
    const zh = listsOf(topic, "zh");
    const en = listsOf(topic, "en");
    expect(zh.length).toBeGreaterThan(5);
    expect(zh.map(identity)).toEqual(en.map(identity));
  });
});

describe.each(["zh", "en"])("the scales in %s", (language) => {
  const scales = listsOf("scales", language).filter(({ kind }) => kind === "scale");

  it.each(scales.map((scale) => [scale.id, scale] as const))(
    "%s is as long as its name says",
    (id, scale) => {
      const codes = scale.domain.options.map(({ code }) => code);
      const points = Number(/\d+$/.exec(id)?.[0]);
      expect(codes).toHaveLength(points);
      expect(codes).toEqual([...codes].sort((a, b) => a - b));
      expect(codes[0]).toBe(points === 11 ? 0 : 1);
    },
  );

  it.each(scales.map((scale) => [scale.id, scale] as const))(
    "%s is labelled throughout, or at ends and middle",
    (_, scale) => {
      const labelled = scale.domain.options.filter(({ label }) => label).map(({ code }) => code);
      const all = scale.domain.options.map(({ code }) => code);
      expect(labelled).toEqual(all.length === 11 ? [0, 5, 10] : all);
    },
  );
});
