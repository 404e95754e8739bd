import type { Locale, Localised, ParamsOf, ParamValue, Severity } from "./define.js";
import { type Code, registry } from "./registry.js";

/** A piece of source text: UTF-16 offsets into the text of the file with that URI. */
export interface Span {
  uri: string;
  start: number;
  end: number;
}

export interface Edit extends Span {
  text: string;
}

/** A repair, independent of any editor. `preferred` fixes are applied by fix-all and by `--fix`. */
export interface Fix {
  title: Localised;
  edits: Edit[];
  preferred?: boolean;
}

/** The safe repair that puts `text` in place of what stands at `span`. */
export function writeInstead(span: Span, text: string): Fix {
  return {
    title: { en: `Write “${text}”`, zh: `改为“${text}”` },
    edits: [{ uri: span.uri, start: span.start, end: span.end, text }],
    preferred: true,
  };
}

export interface Related {
  span: Span;
  message: Localised;
}

export interface Diagnostic {
  code: Code;
  severity: Severity;
  span: Span;
  params: Record<string, ParamValue>;
  related?: Related[];
  fixes?: Fix[];
  unnecessary?: true;
}

/** Makes a diagnostic of a declared code; parameters are checked by the compiler against its texts. */
export function diagnostic<C extends Code>(
  code: C,
  span: Span,
  params: ParamsOf<(typeof registry)[C]>,
  more: { related?: Related[]; fixes?: Fix[]; severity?: Severity } = {},
): Diagnostic {
  const declared = registry[code];
  return {
    code,
    severity: more.severity ?? declared.severity,
    span,
    params,
    ...(more.related?.length ? { related: more.related } : {}),
    ...(more.fixes?.length ? { fixes: more.fixes } : {}),
    ...(declared.unnecessary ? { unnecessary: true as const } : {}),
  };
}

/** The message in words. Unknown locales get English. */
export function messageOf(d: Pick<Diagnostic, "code" | "params">, locale: Locale): string {
  const declared = registry[d.code];
  return fill(declared[locale] ?? declared.en, d.params, locale);
}

export function fill(template: string, params: Record<string, ParamValue>, locale: Locale): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return typeof value === "object" ? value[locale] : String(value);
  });
}

/** Page of documentation of a code. */
export function pageOf(code: Code): string {
  return `docs/checks/${code}.md`;
}

/** Counts by severity; a build fails when there is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((d) => d.severity === "error");
}
