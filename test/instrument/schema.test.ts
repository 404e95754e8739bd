import { readFileSync } from "node:fs";
import fc from "fast-check";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import schema from "../../language/instrument/instrument.schema.json" with { type: "json" };
import { INSTRUMENT_VERSION, type Instrument } from "../../language/instrument/model.js";
import { strictAjv } from "../support/ajv.js";
import { instruments } from "../support/arbitrary-instrument.js";
import * as b from "../support/build-instrument.js";

const validate = strictAjv().compile(schema);

interface Shape {
  properties?: Record<string, unknown>;
  required?: string[];
  enum?: string[];
  additionalProperties?: unknown;
}
const definitions = schema.$defs as Record<string, Shape | undefined>;

function sample(): Instrument {
  return b
    .survey("sample", { answers: "required", language: "zh-CN", version: "1.0" })
    .page("one", { title: "一" })
    .single("channel", ["app", { name: "other", specify: true }], { plus: ["refused"], help: "?" })
    .rate("service", b.points(1, 5), [1, { id: "wrong", reversed: true, expects: 4 }], {
      columns: ["E", "P"],
    })
    .number("age", { min: 0, max: 120, unit: "岁" })
    .date("born", { max: { today: 0 } })
    .when(
      b.op(b.ref("age"), "<", 18),
      (s) => s.stop("young", b.expr(true)),
      (s) => s.text("why", { pattern: "a+" }),
    )
    .check("fit", b.op(b.call("years", b.ref("born")), "is", b.ref("age")), ["born", "age"])
    .compute("double", b.op(b.ref("age"), "*", 2))
    .score(
      "total",
      b.agg("mean", [b.scored("service_1_E")], { rule: { atLeast: "half", prorated: false } }),
      {
        bands: [{ from: 1, label: "low", advice: ["Hi ", b.pipe(b.ref("age"), "you")] }],
      },
    )
    .build();
}

describe("the JSON Schema of the instrument", () => {
  it("is of the version of the model", () => {
    expect(schema.$id).toBe("https://rensis.dev/schema/instrument-1.0.json");
    expect(schema.properties.formatVersion).toEqual({ const: INSTRUMENT_VERSION });
  });

  it("accepts instruments", () => {
    validate(sample());
    expect(validate.errors ?? []).toEqual([]);
    fc.assert(
      fc.property(instruments, (instrument) => {
        validate(JSON.parse(JSON.stringify(instrument)));
        expect(validate.errors ?? []).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it.each<[string, (instrument: Instrument) => void]>([
    ["an unknown member", (i) => Object.assign(i, { extra: 1 })],
    [
      "an unknown member deep inside",
      (i) => Object.assign(i.questions[0]?.label.parts[0] ?? {}, { href: "x" }),
    ],
    ["another format", (i) => Object.assign(i, { format: "other" })],
    ["a missing title", (i) => Reflect.deleteProperty(i, "title")],
    ["an unknown kind of question", (i) => Object.assign(i.questions[0] ?? {}, { kind: "matrix" })],
    ["an unknown operator", (i) => Object.assign(i.variables.at(-2)?.formula ?? {}, { op: "**" })],
    [
      "an expression without its operand",
      (i) => Reflect.deleteProperty(i.variables.at(-2)?.formula ?? {}, "right"),
    ],
    ["a question without fields", (i) => Object.assign(i.questions[0] ?? {}, { fields: [] })],
    ["a guard that is no index", (i) => Object.assign(i.guards[1] ?? {}, { parent: -1 })],
    ["a test of nothing", (i) => Object.assign(i.guards[0] ?? {}, { tests: [{}] })],
    [
      "a link that could run",
      (i) => i.title.parts.push({ kind: "link", href: "javascript:x", children: [] }),
    ],
    ["a domain of another kind's", (i) => Object.assign(i.variables[0]?.domain ?? {}, { decimals: 2 })],
    ["lines that begin at 0", (i) => Object.assign(i.questions[0]?.at ?? {}, { line: 0 })],
  ])("rejects %s", (_, change) => {
    const instrument = structuredClone(sample());
    change(instrument);
    expect(validate(instrument)).toBe(false);
  });

  it("does not slow down on deeply nested expressions", () => {
    let nested = b.ref("age");
    for (let i = 0; i < 200; i++) nested = i % 2 ? b.not(nested) : b.neg(nested);
    const instrument = sample();
    instrument.guards.push({ id: instrument.guards.length, tests: [{ expr: nested, want: true }] });
    expect(validate(instrument)).toBe(true);
  });
});

/** Members of each interface of the model, `?` marking those that may be absent; inherited ones included. */
function interfacesOfModel(): Map<string, Map<string, boolean>> {
  const path = new URL("../../language/instrument/model.ts", import.meta.url);
  const file = ts.createSourceFile("model.ts", readFileSync(path, "utf8"), ts.ScriptTarget.ES2022, true);
  const found = new Map<string, Map<string, boolean>>();
  for (const node of file.statements) {
    if (!ts.isInterfaceDeclaration(node)) continue;
    const members = node.members.filter(ts.isPropertySignature);
    found.set(
      node.name.text,
      new Map(members.map((member) => [member.name.getText(), member.questionToken !== undefined])),
    );
  }
  return found;
}

/** String literals of each union type of the model that has nothing else. */
function unionsOfModel(): Map<string, string[]> {
  const path = new URL("../../language/instrument/model.ts", import.meta.url);
  const file = ts.createSourceFile("model.ts", readFileSync(path, "utf8"), ts.ScriptTarget.ES2022, true);
  const found = new Map<string, string[]>();
  for (const node of file.statements) {
    if (!ts.isTypeAliasDeclaration(node) || !ts.isUnionTypeNode(node.type)) continue;
    const literals = node.type.types.flatMap((type) =>
      ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? [type.literal.text] : [],
    );
    if (literals.length === node.type.types.length) found.set(node.name.text, literals);
  }
  return found;
}

describe("the schema keeps step with model.ts", () => {
  it.each([...interfacesOfModel()])("%s has the same members", (name, members) => {
    const shape: Shape | undefined = name === "Instrument" ? (schema as Shape) : definitions[name];
    expect(Object.keys(shape?.properties ?? {}).sort()).toEqual([...members.keys()].sort());
    const needed = [...members].filter(([, optional]) => !optional).map(([member]) => member);
    expect([...(shape?.required ?? [])].sort()).toEqual(needed.sort());
    expect(shape?.additionalProperties).toBe(false);
  });

  it.each([...unionsOfModel()])("%s has the same values", (name, values) => {
    expect(definitions[name]?.enum).toEqual(values);
  });
});
