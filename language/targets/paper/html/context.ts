import type { Option, Question, Row, Variable } from "../../../instrument/model.js";
import type { PaperOptions } from "../options.js";
import { carriedFrom } from "../plan/carried.js";
import type { PaperPlan } from "../plan/plan.js";

/** What components of the printed form need besides their own part. */
export interface PaperContext extends PaperPlan {
  options: PaperOptions;
  variables: ReadonlyMap<string, Variable>;
  questions: ReadonlyMap<string, Question>;
}

export function paperContext(plan: PaperPlan, options: PaperOptions): PaperContext {
  const { variables, questions } = plan.instrument;
  return {
    ...plan,
    options,
    variables: new Map(variables.map((v) => [v.name, v])),
    questions: new Map(questions.map((q) => [q.id, q])),
  };
}

/** Whether it is said once, by the number of a question, which of these options or rows are meant. */
export function isCarried(cx: PaperContext, parts: readonly (Option | Row)[]): boolean {
  const from = carriedFrom(cx.instrument, parts);
  return from !== undefined && cx.numberOf(from.question) !== undefined;
}
