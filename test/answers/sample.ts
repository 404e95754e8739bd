import type { AnswerDocument, Value } from "../../language/answers/api.js";
import { evaluate } from "../../language/answers/index.js";
import { type Expr, points, type SurveyBuilder, survey } from "../support/build-instrument.js";

export const TODAY = "2024-05-20";

/** A survey with a question of each kind, for expressions to read. `gated` is asked only if `open` is yes. */
export function sample(): SurveyBuilder {
  return survey("sample")
    .yesno("open", { plus: ["unsure"] })
    .number("a", { decimals: 3 }, { plus: ["dk", "refused"] })
    .number("b", { decimals: 3 }, { plus: ["dk"] })
    .single("grade", ["low", "middle", "high"], { plus: ["dk"] })
    .multiple("channels", ["app", "web", { name: "never", exclusive: true }, { name: "dk", missing: true }])
    .ranking("order", ["x", "y", "z"], { plus: ["dk"], top: 2 })
    .text("name", {}, { plus: ["refused"] })
    .date("born")
    .date("since", { precision: "month" })
    .time("time", "at", {})
    .time("datetime", "met", {})
    .rate("r", points(1, 5), [1, 2, 3, { id: 4, reversed: true }])
    .when({ k: "var", name: "open" }, (s) => s.number("gated"));
}

/** The value of an expression over answers to `sample`. */
export function resultOf(expression: Expr, answers: AnswerDocument): Value {
  const instrument = sample().compute("result", expression).build();
  return evaluate(instrument, answers, { today: TODAY }).value("result");
}

/** Missing values in short: `not-asked`, `blank`, `user:dk`. */
export function short(value: Value): unknown {
  if (typeof value !== "object" || Array.isArray(value)) return value;
  return value.missing === "user" ? `user:${value.reason}` : value.missing;
}
