/** Words of other tools, of Chinese and of everyday speech that lead to a keyword. */
import { MODIFIER_WORDS, OPERATOR_WORDS, STATEMENT_WORDS } from "../../../language/syntax/foreign-words.js";
import { wordOf } from "../words.js";

type Role = "statement" | "modifier" | "operator";

const TABLES: Record<Role, Record<string, string>> = {
  statement: STATEMENT_WORDS,
  modifier: MODIFIER_WORDS,
  operator: OPERATOR_WORDS,
};

const byRole = new Map<Role, Map<string, string[]>>();

/** Words that mean `keyword` in a role, its Chinese title among them. */
export function aliasesOf(keyword: string, role: Role): readonly string[] {
  let table = byRole.get(role);
  if (!table) {
    table = new Map();
    for (const [foreign, own] of Object.entries(TABLES[role]))
      if (own !== "") table.set(own, [...(table.get(own) ?? []), foreign]);
    byRole.set(role, table);
  }
  const title = wordOf(keyword)
    ?.title.zh.replace(/[（）`]/g, " ")
    .trim();
  return [...new Set([...(table.get(keyword) ?? []), ...(title ? [title] : [])])];
}
