import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { it } from "vitest";
import { evaluate } from "../../../language/answers/evaluate.js";
import { target } from "../../../language/targets/json-schema/index.js";
import { documentOf, documentRecipes, TODAY } from "../../support/arbitrary-answers.js";
import { assemble, recipes } from "../../support/arbitrary-instrument.js";

it("dev", () => {
  const seed = Number(process.env.SEED ?? 1),
    n = Number(process.env.RUNS ?? 300);
  const sample = fc.sample(fc.tuple(recipes, fc.array(documentRecipes, { minLength: 8, maxLength: 8 })), {
    seed,
    numRuns: n,
  });
  const c = { valid: 0, invalid: 0, loss: 0, weaker: 0, bad: 0, tc: 0, ta: 0, te: 0, vars: 0 };
  const ajv = new Ajv2020({ strict: true, allErrors: true, ownProperties: true });
  addFormats.default(ajv);
  const slow: [number, string][] = [];
  const lossy: string[] = [];
  const whats: Record<string, number> = {};
  let best: string | undefined;
  for (const [blocks, docs] of sample) {
    const instrument = assemble(blocks);
    c.vars += instrument.variables.length;
    let t = performance.now();
    let r;
    try {
      r = target.compile(instrument, {}, { stem: "x" });
    } catch (e) {
      console.log("COMPILE", e, JSON.stringify(blocks));
      c.bad++;
      continue;
    }
    c.tc += performance.now() - t;
    slow.push([performance.now() - t, JSON.stringify(instrument.guards.map((g) => g.tests))]);
    t = performance.now();
    let validate;
    try {
      validate = ajv.compile(JSON.parse(String(r.files[0]!.content)));
      ajv.removeSchema("urn:rensis:random");
    } catch (e) {
      c.bad++;
      if (c.bad < 3) console.log("AJV", (e as Error).message, r.files[0]!.content);
      continue;
    }
    c.ta += performance.now() - t;
    t = performance.now();
    if (r.losses.length) c.loss++;
    if (r.losses.length)
      lossy.push(
        JSON.stringify(r.losses.map((l) => (l.params.what as { en: string }).en)) +
          JSON.stringify(instrument.guards.map((g) => g.tests)).replace(
            /"k":|"left":|"right":|"name":|"op",|"var",|"expr":|"value":/g,
            "",
          ),
      );
    for (const l of r.losses) {
      const w = (l.params.what as { en: string }).en.replace(/“[^”]*”/g, "X");
      whats[w] = (whats[w] ?? 0) + 1;
    }
    for (const d of docs) {
      const doc = documentOf(instrument, d);
      const { problems } = evaluate(instrument, doc, { today: TODAY });
      const ok = validate(doc);
      const valid = problems.length === 0;
      c[valid ? "valid" : "invalid"]++;
      if (valid === ok) continue;
      if (ok && r.losses.length) {
        c.weaker++;
        continue;
      }
      if (problems.length === 0 && JSON.stringify(validate.errors).includes('"stray"')) continue;
      if (/" \d{4}|:" "|:""/.test(JSON.stringify(doc)) && problems.length === 0) continue;
      c.bad++;
      const s = JSON.stringify({
        doc,
        problems,
        errors: validate.errors,
        vars: instrument.variables.map((v) => [
          v.name,
          v.response,
          v.guard,
          v.domain.type,
          v.origin,
          v.formula,
        ]),
        guards: instrument.guards.map((g) => [g.id, g.parent, g.tests]),
        checks: instrument.pages
          .flatMap((p) => p.items)
          .filter((i) => i.kind === "check" || i.kind === "stop"),
      });
      if (!best || s.length < best.length) best = s;
    }
    c.te += performance.now() - t;
  }
  slow.sort((a, b) => b[0] - a[0]);
  if (process.env.SLOW) console.log(slow.slice(0, 4).map(([a, b]) => a + " " + b.slice(0, 1500)));
  if (process.env.LOSSY)
    console.log(
      lossy
        .filter((l) => l.length < 700)
        .slice(0, 25)
        .join("\n\n"),
    );
  console.log(best?.slice(0, 6000));
  console.log(c, whats);
}, 600000);
