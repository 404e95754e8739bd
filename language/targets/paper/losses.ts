import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.js";
import type { Place } from "../../instrument/model.js";
import { spanOf } from "../../instrument/place.js";
import type { PaperPlan } from "./plan/plan.js";
import { namesRead, pipedNames } from "./plan/units.js";

/** What the author asks for and paper cannot do. */
export function lossesOf({ instrument, units, conditions }: PaperPlan): Diagnostic[] {
  const losses: Diagnostic[] = [];
  const lost = (at: Place, en: string, zh: string) =>
    losses.push(diagnostic("paper-cannot-express", spanOf(instrument, at), { what: { en, zh } }));
  for (const page of instrument.pages) {
    if (page.seconds !== undefined) lost(page.at, "the time limit of this page", "本页的时间限制");
    if (page.separate)
      lost(page.at, "storing the answers of this page apart from the others", "“本页答案单独存放”的要求");
    for (const item of page.items) {
      if (item.kind === "check")
        lost(item.at, "this check; it is left to the data entry", "此项检查，只能在录入时进行");
      if (item.kind === "confirm")
        lost(item.at, "asking back; it is left to the data entry", "追问确认，只能在录入时进行");
    }
  }
  const variables = new Map(instrument.variables.map((v) => [v.name, v]));
  const printed = new Set(
    units.flatMap((u) => (u.kind === "question" ? u.question.fields.map((f) => f.variable) : [])),
  );
  for (const q of instrument.questions) {
    if (q.medium === "web") continue;
    if (q.fields.some((f) => variables.get(f.variable)?.default))
      lost(q.at, "an answer that is filled in beforehand", "预先填好的答案");
  }
  // A condition is no use to a reader who cannot see what it reads.
  const told = new Set<number>();
  for (const unit of units)
    for (const id of conditions.chain(unit.guard)) {
      if (told.has(id)) continue;
      told.add(id);
      let hidden = false;
      namesRead(conditions.tests(id), (name) => {
        const v = variables.get(name);
        const web = v?.origin === "answer" && !printed.has(name) && !isFollowUp(v.question);
        hidden ||= v?.origin === "score" || v?.origin === "hidden" || web;
      });
      const at = instrument.guards[id]?.at;
      if (hidden && at)
        lost(at, "a condition on something that does not stand on the sheets", "以纸上没有的内容为条件");
    }
  const { thanks } = instrument;
  const results = thanks?.text
    ? pipedNames(thanks.text.parts).some((name) => variables.get(name)?.origin === "score")
    : false;
  if (thanks && (thanks.show.length > 0 || results))
    lost(thanks.at, "results at the end", "结尾处显示的结果");
  return losses;

  function isFollowUp(question: string | undefined): boolean {
    return instrument.questions.some((q) =>
      q.rows.some((r) => question !== undefined && r.followUps.includes(question)),
    );
  }
}
