/** Front end and targets in one warm process; the floor is `JSON.parse` of the same instrument. */
import { gzipSync } from "node:zlib";
import { evaluate } from "../language/answers/index.js";
import { checkInstrument } from "../language/checks/index.js";
import { lower } from "../language/lowering/lower.js";
import { link } from "../language/semantics/link.js";
import { format } from "../language/syntax/format/index.js";
import { parse } from "../language/syntax/parse.js";
import { target as codebook } from "../language/targets/codebook/index.js";
import { target as html } from "../language/targets/html/index.js";
import { target as jsonSchema } from "../language/targets/json-schema/index.js";
import { target as paper } from "../language/targets/paper/index.js";
// @ts-expect-error plain modules shared with the scripts
import { time } from "./measure.mjs";
// @ts-expect-error plain modules shared with the scripts
import { questionnaire } from "./questionnaire.mjs";

const host = { read: () => ({ error: "not-found" as const }) };

function front(text: string) {
  const parsed = parse("file:///bench.survey", text);
  const linked = link(parsed, host);
  const lowered = lower(linked.source, linked.names, "bench");
  checkInstrument(lowered.instrument);
  return lowered.instrument;
}

const sizes: number[] = JSON.parse(process.argv[2] ?? "[50,500,5000]");
const out: Record<string, unknown> = {};
for (const n of sizes) {
  const text: string = questionnaire(n);
  const instrument = front(text);
  const json = JSON.stringify(instrument);
  const runs = n > 5_000 ? 3 : n > 500 ? 15 : 60;
  const warm = n > 5_000 ? 1 : n > 500 ? 5 : n > 50 ? 50 : 300;
  const row: Record<string, unknown> = {
    variables: instrument.variables.length,
    kilobytes: Math.round(text.length / 1024),
    "JSON.parse of the instrument": time(() => JSON.parse(json), { runs, warm }),
    parse: time(() => parse("file:///bench.survey", text), { runs, warm }),
    "parse + link + check": time(() => front(text), { runs, warm }),
  };
  if (n <= 5_000) {
    row.format = time(() => format("file:///bench.survey", text), { runs: Math.min(runs, 10), warm: 2 });
    row["json-schema"] = time(() => jsonSchema.compile(instrument, jsonSchema.defaults, { stem: "bench" }), {
      runs: Math.min(runs, 10),
      warm: 2,
    });
    row.html = time(() => html.compile(instrument, html.defaults, { stem: "bench" }), {
      runs: Math.min(runs, 5),
      warm: 1,
    });
    row.paper = time(() => paper.compile(instrument, paper.defaults, { stem: "bench" }), {
      runs: Math.min(runs, 5),
      warm: 1,
    });
    row.codebook = time(() => codebook.compile(instrument, codebook.defaults, { stem: "bench" }), {
      runs: Math.min(runs, 5),
      warm: 1,
    });
    row.evaluate = time(() => evaluate(instrument, {}), { runs, warm });
    const page = html.compile(instrument, html.defaults, { stem: "bench" }).files[0]!.content;
    row["form, KB gzip"] = Number((gzipSync(page, { level: 9 }).length / 1024).toFixed(1));
    row["form, KB"] = Math.round(page.length / 1024);
  }
  out[n] = row;
}
console.log(JSON.stringify(out));
