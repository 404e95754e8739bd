import { all, wordsOf } from "./dom.js";
import type { Form } from "./form.js";

const svgNamespace = "http://www.w3.org/2000/svg";

interface Bar {
  words: string;
  value?: number;
  min: number;
  max: number;
}

/** Fills the tables of results and draws the charts beside them; the table is what is read aloud. */
export function drawResults(form: Form): void {
  const { evaluation, data } = form;
  const results = new Map(evaluation.scores.map((result) => [result.score.variable, result]));
  const format = new Intl.NumberFormat(form.logic.language, { maximumFractionDigits: 2 });
  for (const block of all(document, "[data-show]")) {
    const bars: Bar[] = [];
    for (const row of all(block, "tr[data-score]")) {
      const name = row.dataset.score ?? "";
      const result = results.get(name);
      const [value, band] = row.querySelectorAll("td");
      const number = typeof result?.value === "number" ? result.value : undefined;
      if (value) value.textContent = number === undefined ? data.t.scoreMissing : format.format(number);
      if (band) band.textContent = result?.band ? evaluation.text(result.band.label) : "";
      const range = data.ranges[name];
      const words = wordsOf(row.querySelector("th"));
      bars.push({
        words,
        min: range?.min ?? Math.min(0, number ?? 0),
        max: range?.max ?? Math.max(0, number ?? 1),
        ...(number === undefined ? {} : { value: number }),
      });
    }
    block.querySelector("svg")?.remove();
    const kind = block.dataset.show;
    const narrow = innerWidth < 480;
    const drawn =
      kind === "radar" && bars.length > 2
        ? radar(bars, narrow)
        : kind === "table"
          ? undefined
          : barChart(bars, narrow ? 300 : 480);
    if (!drawn) continue;
    drawn.setAttribute("role", "img");
    drawn.setAttribute("aria-label", data.t.chart);
    block.prepend(drawn);
  }
}

function shape(tag: string, attributes: Record<string, string | number>, words?: string): SVGElement {
  const made = document.createElementNS(svgNamespace, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  if (words !== undefined) made.textContent = words;
  return made;
}

function canvas(width: number, height: number): SVGElement {
  return shape("svg", { viewBox: `0 0 ${width} ${height}`, class: "chart" });
}

/** Bars from zero (or from the lowest possible score) along one axis common to all. */
function barChart(bars: Bar[], width: number): SVGElement {
  const min = Math.min(...bars.map((bar) => bar.min));
  const max = Math.max(...bars.map((bar) => bar.max));
  const base = Math.min(Math.max(0, min), max);
  const x = (value: number) =>
    8 + ((Math.min(Math.max(value, min), max) - min) / (max - min || 1)) * (width - 16);
  const svg = canvas(width, bars.length * 44 + 8);
  bars.forEach((bar, i) => {
    const y = i * 44 + 4;
    svg.append(shape("text", { x: 8, y: y + 14 }, bar.words));
    svg.append(shape("line", { x1: 8, x2: width - 8, y1: y + 29, y2: y + 29, class: "ax" }));
    if (bar.value === undefined) return;
    const [from, to] = [x(base), x(bar.value)].sort((a, b) => a - b) as [number, number];
    svg.append(
      shape("rect", { x: from, y: y + 22, width: Math.max(to - from, 2), height: 14, rx: 3, class: "ba" }),
    );
  });
  svg.append(shape("line", { x1: x(base), x2: x(base), y1: 4, y2: bars.length * 44, class: "ax" }));
  return svg;
}

/** One axis a score, from the middle outwards; narrow, it is drawn smaller so that its words stay legible. */
function radar(bars: Bar[], narrow: boolean): SVGElement {
  const [cx, cy, radius] = narrow ? [150, 125, 58] : [280, 180, 120];
  const svg = canvas(cx * 2, cy * 2);
  const spot = (i: number, share: number): [number, number] => {
    const angle = (i / bars.length) * 2 * Math.PI - Math.PI / 2;
    return [cx + Math.cos(angle) * radius * share, cy + Math.sin(angle) * radius * share];
  };
  const ring = (share: (bar: Bar) => number) =>
    bars
      .map((bar, i) =>
        spot(i, share(bar))
          .map((n) => n.toFixed(1))
          .join(","),
      )
      .join(" ");
  for (const share of [0.25, 0.5, 0.75, 1])
    svg.append(shape("polygon", { points: ring(() => share), class: "ax" }));
  bars.forEach((bar, i) => {
    const [x, y] = spot(i, 1);
    svg.append(shape("line", { x1: cx, y1: cy, x2: x, y2: y, class: "ax" }));
    const [lx, ly] = spot(i, 1.16);
    const anchor = Math.abs(lx - cx) < 8 ? "middle" : lx > cx ? "start" : "end";
    const lines = inLines(bar.words, narrow ? 12 : 18);
    lines.forEach((line, n) => {
      svg.append(
        shape("text", { x: lx, y: ly + 4 + (n - (lines.length - 1) / 2) * 17, "text-anchor": anchor }, line),
      );
    });
  });
  const part = ({ value = 0, min, max }: Bar) => Math.min(Math.max((value - min) / (max - min || 1), 0), 1);
  const known = (i: number) => bars[i % bars.length]!.value !== undefined;
  if (bars.every((_, i) => known(i))) svg.append(shape("polygon", { points: ring(part), class: "ar" }));
  // What was not computed is no zero: the outline has a gap there.
  else
    bars.forEach((bar, i) => {
      if (!known(i)) return;
      const [x1, y1] = spot(i, part(bar));
      const next = bars[(i + 1) % bars.length]!;
      const [x2, y2] = known(i + 1) ? spot(i + 1, part(next)) : [x1, y1];
      svg.append(
        shape("line", { x1, y1, x2, y2, class: "ar" }),
        shape("circle", { cx: x1, cy: y1, r: 3, class: "ba" }),
      );
    });
  return svg;
}

/** Words beside the chart, in lines of so many letters, or half as many Chinese characters. */
function inLines(words: string, most: number): string[] {
  const lines = [""];
  let width = 0;
  for (const piece of words.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+/g) ?? []) {
    const size = piece > "\u2e80" ? 2 : piece.trimEnd().length;
    if (width > 0 && width + size > most) {
      lines.push("");
      width = 0;
    }
    lines[lines.length - 1] += piece;
    width += piece > "\u2e80" ? 2 : piece.length;
  }
  return lines
    .slice(0, 3)
    .map((line, n) => (n === 2 && lines.length > 3 ? `${line.trimEnd()}…` : line.trimEnd()));
}
