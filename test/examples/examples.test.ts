import type { ValidateFunction } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../language/answers/index.js";
import type { Instrument, Question } from "../../language/instrument/model.js";
import { target } from "../../language/targets/json-schema/index.js";
import { strictAjv } from "../support/ajv.js";
import { formatFile } from "./compile.js";
import { examples, root } from "./load.js";

function schemaOf(instrument: Instrument): ValidateFunction {
  const { files } = target.compile(instrument, target.defaults, { stem: "example" });
  return strictAjv().compile(JSON.parse(String(files[0]?.content)));
}

describe.each([...examples.values()])("$name", ({ name, instrument, problems, answers }) => {
  it("compiles without an error or a warning", () => expect(problems).toEqual([]));

  it("is in house style", () => {
    const { written, formatted } = formatFile(new URL(`${name}/${name}.survey`, root));
    expect(written).toBe(formatted);
  });

  it("has two or more sample answers", () => expect(answers.length).toBeGreaterThanOrEqual(2));

  it("names every question that is asked", () => {
    expect(instrument.questions.filter((each) => !each.named)).toEqual([]);
  });

  const schema = schemaOf(instrument);

  describe.each(answers)("$file", ({ document }) => {
    const evaluation = evaluate(instrument, document);

    it("is valid, complete and confirmed", () => {
      expect(evaluation.problems).toEqual([]);
      expect(evaluation.toConfirm).toEqual([]);
    });

    it("is accepted by the schema", () => {
      expect(schema(document) || schema.errors).toBe(true);
    });

    it("is written as it would be stored", () => expect(evaluation.document()).toEqual(document));

    it("says which survey and version it belongs to", () => {
      expect(document.$survey).toMatchObject({ id: instrument.id, version: instrument.version });
    });
  });

  it("has sample answers to every question", () => {
    const runs = answers.map(({ document }) => evaluate(instrument, document));
    const followUps = new Set(
      instrument.questions.flatMap(({ rows }) => rows.flatMap((row) => row.followUps)),
    );
    const asked = ({ fields }: Question) => runs.some((run) => fields.some((f) => run.asked(f.variable)));
    const never = instrument.questions.filter((each) => !followUps.has(each.id) && !asked(each));
    expect(never.map(({ id }) => id)).toEqual([]);
  });
});
