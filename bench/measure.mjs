/** Medians and 95th percentiles; one warm-up round is not counted. */
import { spawnSync } from "node:child_process";

export function stats(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (q) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
  return { median: round(at(0.5)), p95: round(at(0.95)), runs: sorted.length };
}

export function round(ms) {
  return Number(ms.toPrecision(3));
}

/** Wall time of a whole process, ms. */
export function processTime(args, { runs, cwd }) {
  const samples = [];
  for (let i = 0; i <= runs; i++) {
    const began = process.hrtime.bigint();
    const run = spawnSync(process.execPath, args, { cwd, stdio: ["ignore", "ignore", "pipe"] });
    if (run.status !== 0) throw new Error(`${args.join(" ")}: ${run.stderr}`);
    if (i > 0) samples.push(Number(process.hrtime.bigint() - began) / 1e6);
  }
  return stats(samples);
}

/** Time of a function in this process, warm. */
export function time(work, { runs, warm = 5 }) {
  for (let i = 0; i < warm; i++) work();
  const samples = [];
  for (let i = 0; i < runs; i++) {
    const began = performance.now();
    work();
    samples.push(performance.now() - began);
  }
  return stats(samples);
}
