import { test } from "vitest";
import { createWords } from "../../language/instrument/words/words.js";
import { shop } from "../targets/codebook/shop.js";
test("show", () => {
  for (const l of ["zh", "en"] as const) {
    const i = shop(l); const w = createWords(i, l);
    for (const g of i.guards) console.log(g.id, w.universe(g.id));
    for (const s of i.scores) console.log(s.variable, "|", w.expr(s.formula), "|", w.notation(s.formula));
    console.log(w.expr(i.variables.find(v=>v.name==="years")!.formula!), w.text(i.questions.find(q=>q.id==="why")!.label));
  }
});
