import { it } from "vitest";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { survey, op, ref, agg, points, option } from "../../support/build-instrument.js";
import { target } from "../../../language/targets/json-schema/index.js";
it("x", () => {
  const run = (name: string, s: ReturnType<typeof survey>, ajvToo = true) => {
    const i = s.build(); let t = performance.now(); const r = target.compile(i, {}, { stem: "shop" }); const a = performance.now() - t;
    const t3 = performance.now(); target.compile(structuredClone(i), {}, { stem: "shop" }); const a2 = performance.now() - t3;
    const text = String(r.files[0]!.content); let b = 0;
    if (ajvToo) { const ajv = new Ajv2020({ strict: true, allErrors: true }); addFormats.default(ajv); ajv.compile({ type: "object" }); t = performance.now(); const v = ajv.compile(JSON.parse(text)); b = performance.now() - t; v({}); }
    console.log(name, "compile", a.toFixed(1), "again", a2.toFixed(1), "ajv", b.toFixed(1), "kB", (text.length / 1000).toFixed(0), "losses", r.losses.length);
  };
  const sum = (n: number, max: number, fn: "sum" | "mean", limit: number, response: "required" | "optional") => {
    const rows = Array.from({ length: n }, (_, i) => `i${i}`);
    return survey("s", { answers: response }).rate("b", points(0, max), rows).when(op(agg(fn, rows.map((r) => ref(r))), ">=", limit), (s) => s.text("x"));
  };
  run("warm", sum(3, 3, "sum", 4, "required"));
  run("phq9 required", sum(9, 3, "sum", 10, "required"));
  run("phq9 optional mean", sum(9, 3, "mean", 1.5, "optional"));
  run("22x7 mean", sum(22, 6, "mean", 3, "required"));
  const big = (n: number) => { const s = survey("big", { answers: "required" });
    for (let i = 0; i < n; i++) { if (i % 5 === 4) s.single(`q${i}`, ["a", "b", "c"], { when: op(ref(`q${i - 1}`), "is", option("b")) }); else if (i % 5 === 2) s.number(`q${i}`, { min: 0, max: 99 }); else if (i % 5 === 1) s.text(`q${i}`, { maxLength: 100 }); else s.single(`q${i}`, [{ name: "a", label: `A${i}` }, "b", "c"]); } return s; };
  run("500", big(500)); run("5000", big(5000), false); run("20000", big(20000), false);
});
