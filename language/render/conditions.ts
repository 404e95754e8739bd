import type { DataScalar, Expr, Guard } from "../instrument/model.js";
import type { RenderContext } from "./context.js";
import { plain } from "./inline.js";
import { fillText } from "./texts.js";

/**
 * A condition in words, for readers without the live form (paper, print, no JavaScript). Tests that the
 * surrounding `outer` guard already states are left out. Returns "" when there is nothing to say.
 */
export function conditionInWords(cx: RenderContext, guard: number | undefined, outer?: number): string {
  const stated = new Set(chain(cx, outer).map((g) => g.id));
  const tests = chain(cx, guard)
    .filter((g) => !stated.has(g.id))
    .reverse()
    .flatMap((g) => g.tests);
  const words: string[] = [];
  for (const test of tests) {
    if ("stop" in test) continue;
    const said = exprInWords(cx, test.expr);
    words.push(test.want ? said : fillText(cx.t.not, { x: said }));
  }
  return words.join(cx.t.and);
}

function chain(cx: RenderContext, guard: number | undefined): Guard[] {
  const out: Guard[] = [];
  let next = guard;
  while (next !== undefined) {
    const found: Guard | undefined = cx.instrument.guards[next];
    if (!found || out.includes(found)) break;
    out.push(found);
    next = found.parent;
  }
  return out;
}

/** An expression in words; formulas keep their operators. */
export function exprInWords(cx: RenderContext, expr: Expr): string {
  const say = (e: Expr) => exprInWords(cx, e);
  const { t } = cx;
  switch (expr.k) {
    case "number":
      return String(expr.value);
    case "boolean":
      return expr.value ? t.yes : t.no;
    case "date":
      return expr.value;
    case "duration":
      return `${expr.amount} ${expr.unit}`;
    case "today":
      return "today";
    case "text":
      return fillText(t.quote, { x: plain(cx, { key: "", parts: expr.parts }) });
    case "option":
      return fillText(t.quote, { x: String(expr.value) });
    case "var":
      return nameOf(cx, expr.name);
    case "attr":
      return nameOf(cx, expr.name);
    case "chosen":
      return fillText(t.countOf, { x: nameOf(cx, expr.name) });
    case "list":
      return expr.items.map(say).join(t.listOr);
    case "interval":
      return [expr.from, expr.to].map((e) => (e ? say(e) : "")).join("–");
    case "not":
      return fillText(t.not, { x: say(expr.arg) });
    case "neg":
      return `−${say(expr.arg)}`;
    case "op":
      return operation(cx, expr);
    case "if":
      return t.otherwise;
    case "call":
      return call(cx, expr);
    case "agg":
      return aggregate(cx, expr);
  }
}

function operation(cx: RenderContext, expr: Extract<Expr, { k: "op" }>): string {
  const { t } = cx;
  const say = (e: Expr) => exprInWords(cx, e);
  const x = say(expr.left);
  const y = answerInWords(cx, expr.left, expr.right);
  switch (expr.op) {
    case "and":
      return [x, say(expr.right)].join(t.and);
    case "or":
      return [x, say(expr.right)].join(t.or);
    case "is":
    case "has":
      return fillText(t.chose, { x, y });
    case "is not":
      return fillText(t.isNot, { x, y });
    case "has any":
      return fillText(t.choseAny, { x, y });
    case "has all":
      return fillText(t.choseAll, { x, y });
    case "in":
      if (expr.right.k !== "interval" || !expr.right.from || !expr.right.to)
        return fillText(t.chose, { x, y });
      return fillText(t.within, { x, from: say(expr.right.from), to: say(expr.right.to) });
    default: {
      const sign = { "<=": "≤", ">=": "≥", "*": "×", "-": "−", matches: "≈" } as Record<string, string>;
      return `${x} ${sign[expr.op] ?? expr.op} ${y}`;
    }
  }
}

/** The right-hand side, by the label of the option it names. */
function answerInWords(cx: RenderContext, subject: Expr, answer: Expr): string {
  if (answer.k === "list") return answer.items.map((e) => answerInWords(cx, subject, e)).join(cx.t.listOr);
  const value =
    answer.k === "option" || answer.k === "number" || answer.k === "boolean" ? answer.value : undefined;
  if (value === undefined || subject.k !== "var") return exprInWords(cx, answer);
  const label = optionLabel(cx, subject.name, value);
  return label ? fillText(cx.t.quote, { x: label }) : exprInWords(cx, answer);
}

function optionLabel(cx: RenderContext, name: string, value: DataScalar): string {
  const variable = cx.variables.get(name);
  if (!variable) return "";
  const { domain } = variable;
  const options = "options" in domain ? [...domain.options, ...domain.missing] : domain.missing;
  const found = options.find((option) => option.value === value);
  if (found) return plain(cx, found.label);
  if (domain.type !== "boolean") return "";
  const { t } = cx;
  const consent = cx.questions.get(variable.question ?? "")?.kind === "consent";
  if (value === true) return plain(cx, domain.yes) || (consent ? t.agree : t.yes);
  return plain(cx, domain.no) || (consent ? t.disagree : t.no);
}

function call(cx: RenderContext, expr: Extract<Expr, { k: "call" }>): string {
  const args = expr.args.map((arg) => exprInWords(cx, arg));
  if (expr.fn === "answered") return fillText(cx.t.isAnswered, { x: args[0] ?? "" });
  return `${expr.fn}(${args.join(", ")})`;
}

function aggregate(cx: RenderContext, expr: Extract<Expr, { k: "agg" }>): string {
  const { t } = cx;
  const owners = new Set(
    expr.items.map((item) => (item.k === "var" ? cx.variables.get(item.name)?.question : undefined)),
  );
  const [owner] = owners;
  const whole =
    owners.size === 1 && owner
      ? questionName(cx, owner)
      : expr.items.map((item) => exprInWords(cx, item)).join(t.live.listComma);
  if (expr.fn === "mean") return fillText(t.meanOf, { x: whole });
  if (expr.fn === "sum") return fillText(t.sumOf, { x: whole });
  if (expr.fn === "any") return expr.items.map((item) => exprInWords(cx, item)).join(t.or);
  if (expr.fn === "all") return expr.items.map((item) => exprInWords(cx, item)).join(t.and);
  return `${expr.fn}(${whole})`;
}

function nameOf(cx: RenderContext, variable: string): string {
  const found = cx.variables.get(variable);
  if (!found) return variable;
  const question = found.question ? cx.questions.get(found.question) : undefined;
  const row = found.row === undefined ? undefined : question?.rows[found.row];
  if (question && !row && found.origin === "answer") return questionName(cx, question.id);
  return fillText(cx.t.quote, { x: plain(cx, row?.label ?? found.label) });
}

function questionName(cx: RenderContext, id: string): string {
  const question = cx.questions.get(id);
  if (!question) return id;
  if (question.number) return fillText(cx.t.questionNumber, { n: question.number });
  return fillText(cx.t.quote, { x: plain(cx, question.short ?? question.label) });
}
