import type { Expr, Guard } from "../instrument/model.js";
import type { RenderContext } from "./context.js";

/**
 * A condition in words, for readers without the live form (print, no JavaScript). Tests that the
 * surrounding `outer` guard already states are left out. Returns "" when there is nothing to say.
 */
export function conditionInWords(cx: RenderContext, guard: number | undefined, outer?: number): string {
  const stated = new Set(chain(cx, outer).map((g) => g.id));
  const tests = chain(cx, guard)
    .filter((g) => !stated.has(g.id))
    .reverse()
    .flatMap((g) => g.tests)
    .flatMap((test): Expr[] => {
      if ("stop" in test) return []; // the stop says itself that nothing follows
      return [test.want ? test.expr : { k: "not", arg: test.expr }];
    });
  if (tests.length === 0) return "";
  return cx.words.expr(tests.reduce((left, right): Expr => ({ k: "op", op: "and", left, right })));
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
