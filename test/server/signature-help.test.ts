/** How functions are called, shown while they are written. */
import { afterEach, describe, expect, test } from "vitest";
import type { SignatureHelp } from "vscode-languageserver";
import { FUNCTIONS } from "../../language/lowering/applicable.js";
import { functions, signatureText } from "../../server/features/completion/functions.js";
import { callAt } from "../../server/features/signature-help.js";
import { build, cursor } from "./completion/support.js";
import { TestClient } from "./support/client.js";

const ABOVE = 'survey s "S"\nnumber age "Age"\n';

describe("the call around the cursor", () => {
  test.each<[string, string | undefined, number?]>([
    ["compute x = round(|", "round", 0],
    ["compute x = round(age, |", "round", 1],
    ["compute x = round(age|, 2)", "round", 0],
    ["compute x = round(max(0, |", "max", 1],
    ["compute x = round(max(0, 1), |", "round", 1],
    ["compute x = round((age + 1|", "round", 0],
    ["compute x = max(0, (age + 1), |", "max", 2],
    ["compute x = count(age in [1, 2|", "count", 0],
    ["compute x = first(age, age in [1, 2], |", "first", 2],
    ["compute x = round（age，|", "round", 1],
    ["compute x = round(age)|", undefined],
    ["compute x = (age|", undefined],
    ['note "It is {round(age, |)}"', "round", 1],
    ['note "It is (|)"', undefined],
    ['single x "X" from chosen(|', undefined],
    ["compute x = rund(|", undefined],
    ["// round(|", undefined],
  ])("%s", (marked, name, argument) => {
    const { text, offset } = cursor(ABOVE + marked);
    expect(callAt("file:///a.survey", text, offset)).toEqual(
      name === undefined ? undefined : { name, argument },
    );
  });
});

describe("what is said of functions", () => {
  test("covers every function, in both languages", () => {
    expect(Object.keys(functions).sort()).toEqual([...FUNCTIONS].sort());
    for (const doc of Object.values(functions))
      for (const text of [
        doc.text,
        doc.missing,
        doc.result,
        ...doc.parameters.flatMap((p) => [p.name, p.text]),
      ]) {
        expect(text.en).not.toMatch(/[\u4e00-\u9fff]/);
        expect(text.en).not.toBe("");
        expect(text.zh).not.toBe("");
      }
  });

  test.each(Object.keys(functions))("the example of %s is an expression", (name) => {
    const text = `survey s "S"\ncompute x = ${functions[name]!.example}\n`;
    const wrong = build("file:///a.survey", text).diagnostics.filter((d) => d.severity === "error");
    // Its names belong to nobody; all else holds.
    expect(wrong.map((d) => d.code).filter((c) => c !== "undefined-name")).toEqual([]);
  });

  test("each parameter stands where its span says", () => {
    for (const [name, doc] of Object.entries(functions)) {
      const { text, spans } = signatureText(name, doc, (t) => t.zh);
      spans.forEach(([from, to], i) => expect(text.slice(from, to)).toContain(doc.parameters[i]!.name.zh));
    }
  });
});

describe("over the protocol", () => {
  let client: TestClient;
  afterEach(() => client.stop());

  test.each([
    ["en", /round\(x, \[digits\]\) → number/],
    ["zh-cn", /round\(x, \[小数位数\]\) → 数字/],
  ])("in %s", async (locale, label) => {
    client = await TestClient.start({ locale });
    const text = `${ABOVE}compute x = round(age, `;
    await client.open("a.survey", text);
    const help = await client.request<SignatureHelp>("textDocument/signatureHelp", "a.survey", {
      position: client.document("a.survey").positionAt(text.length),
    });
    expect(help.activeParameter).toBe(1);
    expect(help.signatures[0]?.label).toMatch(label);
    expect(JSON.stringify(help.signatures[0]?.documentation)).toContain("round(pay * 12, 2)");
  });
});
