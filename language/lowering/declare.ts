/** Names of what is asked and worked out, and the variables that hold it. Two of one name are one too many. */
import type { Related, Span } from "../diagnostics/diagnostic.js";
import type { Question as QuestionNode } from "../generated/ast.js";
import type { Variable } from "../instrument/model.js";
import type { ValueSymbol } from "../semantics/names.js";
import type { Lowering } from "./context.js";
import { reportUnusableWhole } from "./unusable-names.js";

const declaredHere = (span: Span): Related[] => [
  { span, message: { en: "declared here", zh: "在此处声明" } },
];

export class Declarations {
  readonly variables = new Map<string, Variable>();
  /** Names of all questions and rows of the file, also of those further below. */
  readonly written = new Set<string>();
  /** Questions without a name. */
  readonly unnamed: { node: QuestionNode; name: string }[] = [];
  private provisional = 0;
  private readonly folded = new Map<string, Variable>();
  private readonly clocks = new Map<string, number>();

  constructor(private readonly l: Lowering) {}

  /** q1, q2 … for questions without a name. */
  provisionalName(node: QuestionNode): string {
    let name: string;
    do name = `q${++this.provisional}`;
    while (this.l.names.values.has(name) || this.written.has(name));
    this.unnamed.push({ node, name });
    return name;
  }

  /** Makes a name known. When it is taken, or differs from another only in case, that is reported. */
  value(symbol: ValueSymbol): "new" | "near" | "taken" {
    const { l } = this;
    const before = l.names.values.get(symbol.name);
    if (before) {
      if (before.span.start === symbol.span.start && before.span.uri === symbol.span.uri) return "taken";
      const related = declaredHere(before.span);
      if (before.span.uri === symbol.span.uri)
        l.report("duplicate-name", symbol.span, { name: symbol.name }, { related });
      else
        l.report(
          "import-clash",
          symbol.span,
          { name: symbol.name, path: before.span.uri.slice(before.span.uri.lastIndexOf("/") + 1) },
          { related },
        );
      return "taken";
    }
    const folded = symbol.name.toLowerCase();
    const near = l.names.folded.get(folded);
    if (near)
      l.report(
        "name-differs-in-case",
        symbol.span,
        { name: symbol.name, other: near.name },
        { related: declaredHere(near.span) },
      );
    else l.names.folded.set(folded, symbol);
    l.names.values.set(symbol.name, symbol);
    return near ? "near" : "new";
  }

  /**
   * Adds a variable; two of one name, also when only the case differs, would overwrite one another.
   * @param quiet its name is that of something else, which has been reported
   */
  variable(v: Variable, span: Span, quiet = false): void {
    const { l } = this;
    const folded = v.name.toLowerCase();
    const before = this.folded.get(folded);
    if (before) {
      if (quiet) return;
      const related = [{ span: l.spanAt(before.at), message: { en: "stored here, too", zh: "也存入此处" } }];
      if (before.name === v.name) l.report("duplicate-variable", span, { name: v.name }, { related });
      else l.report("name-differs-in-case", span, { name: v.name, other: before.name }, { related });
      return;
    }
    reportUnusableWhole(l, v.name, span);
    v.position = l.instrument.variables.length + 1;
    this.folded.set(folded, v);
    this.variables.set(v.name, v);
    this.clocks.set(v.name, l.clock);
    l.instrument.variables.push(v);
  }

  /** Position in the flow at which a variable gets its value. */
  clockOf(name: string): number {
    return this.clocks.get(name) ?? 0;
  }
}
