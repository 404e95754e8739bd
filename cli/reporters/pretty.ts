import pc from "picocolors";
import type { Locale, Severity } from "../../language/diagnostics/define.js";
import { type Diagnostic, messageOf, type Span } from "../../language/diagnostics/diagnostic.js";
import { frameOf } from "./frame.js";
import type { Report } from "./report.js";
import { visible } from "./width.js";

const words = {
  en: {
    error: "error",
    warning: "warning",
    info: "note",
    hint: "hint",
    fix: "fix: ",
    byFix: " (--fix does it)",
    page: "see ",
  },
  zh: {
    error: "错误",
    warning: "警告",
    info: "提示",
    hint: "建议",
    fix: "修复：",
    byFix: "（可用 --fix 自动修复）",
    page: "说明：",
  },
} satisfies Record<Locale, Record<Severity | "fix" | "byFix" | "page", string>>;

/** For people: each problem with its line, a mark under the place, related places, repairs and its page. */
export function pretty(report: Report, options: { colour: boolean; columns: number }): string {
  const c = pc.createColors(options.colour);
  const tint = { error: c.red, warning: c.yellow, info: c.blue, hint: c.cyan };
  const say = words[report.locale];
  return report.diagnostics.map(block).join("");

  function block(d: Diagnostic): string {
    const message = visible(messageOf(d, report.locale), { breaks: true });
    const head = `${c.bold(where(report, d.span))} ${tint[d.severity](say[d.severity])} ${message} ${c.dim(d.code)}`;
    return `${[head, ...frame(d), ...notes(d)].join("\n")}\n\n`;
  }

  function frame(d: Diagnostic): string[] {
    const lines = report.lines(d.span.uri);
    if (!lines || lines.text === "") return [];
    const gutter = String(lines.at(d.span.start).line).length;
    const f = frameOf(lines, d.span.start, d.span.end, options.columns - gutter - 5);
    const row = (number: string, text: string) =>
      `  ${c.dim(`${number.padStart(gutter)} │`)} ${text}`.trimEnd();
    return [
      ...(f.before ? [row(String(f.before.number), c.dim(f.before.text))] : []),
      row(String(f.line.number), f.line.text),
      row("", tint[d.severity](f.marks)),
    ];
  }

  function notes(d: Diagnostic): string[] {
    const indent = "    ";
    const related = (d.related ?? []).map(
      (r) => `${indent}${visible(r.message[report.locale])} ${c.dim(where(report, r.span))}`,
    );
    const fixes = (d.fixes ?? []).map(
      (f) =>
        `${indent}${c.green(say.fix)}${visible(f.title[report.locale])}${f.preferred ? c.dim(say.byFix) : ""}`,
    );
    return [...related, ...fixes, c.dim(`${indent}${say.page}${report.page(d.code).path}`)];
  }
}

/** `file:line:column`, or the file alone when it could not be read. */
export function where(report: Pick<Report, "name" | "lines">, span: Span): string {
  const name = visible(report.name(span.uri));
  const position = report.lines(span.uri)?.at(span.start);
  return position ? `${name}:${position.line}:${position.column}` : name;
}
