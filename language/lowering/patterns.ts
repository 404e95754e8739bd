/** Patterns of texts. */
import type { AstNode } from "langium";
import { patternProblem } from "../instrument/pattern.js";
import type { Lowering } from "./context.js";
import { rawOf } from "./texts.js";

/** The pattern that a text holds; undefined, after reporting why, when it is none. */
export function patternOf(l: Lowering, node: AstNode): string | undefined {
  const pattern = rawOf(l, node, "text").replace(/\\(["“”])/g, "$1");
  const problem = patternProblem(pattern);
  if (problem === undefined) return pattern;
  const reason =
    problem === "unsupported"
      ? {
          en: "it has a backreference, a lookbehind or a group with flags, which are not supported",
          zh: "其中含有不支持的反向引用、后行断言或带标志的分组",
        }
      : { en: reasonOf(pattern), zh: reasonOf(pattern) };
  l.report("bad-pattern", l.spanOf(node, "text"), { reason });
  return undefined;
}

/** What the platform says is wrong, without the pattern itself. */
function reasonOf(pattern: string): string {
  try {
    new RegExp(pattern, "u");
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    return message.slice(message.lastIndexOf("/u: ") + 1).replace(/^\/?u: /, "") || "syntax";
  }
  return "syntax";
}
