import type { Logic, LogicDomain, LogicItem, LogicQuestion, LogicVariable } from "../../answers/logic.js";

/**
 * The logic as it travels in the page: equal domains once, and nothing that is usual. A form of five hundred
 * questions is mostly the same few sentences about different names.
 */
export interface PackedLogic extends Omit<Logic, "pages" | "questions" | "variables"> {
  /** An item that is only the id of a question is the question without a guard. */
  pages: (LogicItem | string)[][];
  domains: LogicDomain[];
  questions: PackedQuestion[];
  variables: PackedVariable[];
  /** The usual response policy. */
  usual: LogicVariable["response"];
}

/** Left out: `rows` without marks (their number), the one field of a plain question of the same name. */
type PackedQuestion = Omit<LogicQuestion, "rows" | "fields"> & {
  rows?: LogicQuestion["rows"] | number;
  fields?: LogicQuestion["fields"];
};

/** Left out: origin `answer`, the question of the same name, the usual response, the previous domain. */
type PackedVariable = Omit<LogicVariable, "domain" | "origin" | "response"> & {
  domain: number;
  origin?: LogicVariable["origin"];
  response?: LogicVariable["response"];
};

export function packLogic(logic: Logic): PackedLogic {
  const domains: LogicDomain[] = [];
  const known = new Map<string, number>();
  const usual = mostFrequent(logic.variables.map((variable) => variable.response)) ?? "optional";
  const number = (domain: LogicDomain): number => {
    const key = JSON.stringify(domain);
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, domains.length);
    return domains.push(domain) - 1;
  };
  return {
    ...logic,
    usual,
    pages: logic.pages.map((page) =>
      page.items.map((item) => (item.kind === "question" && item.guard === undefined ? item.question : item)),
    ),
    variables: logic.variables.map(({ domain, origin, response, question, ...rest }) => ({
      ...rest,
      domain: number(domain),
      ...(origin === "answer" ? {} : { origin }),
      ...(response === usual ? {} : { response }),
      // An answer belongs to the question of its name unless something else is said; null: to none.
      ...(question === (origin === "answer" ? rest.name : undefined) ? {} : { question }),
    })),
    questions: logic.questions.map(({ rows, fields, ...rest }) => ({
      ...rest,
      ...(rows.length === 0 ? {} : { rows: rows.every(isPlainRow) ? rows.length : rows }),
      ...(rows.length === 0 && fields.length === 1 && fields[0]?.variable === rest.id ? {} : { fields }),
    })),
    domains,
  };
}

function isPlainRow(row: LogicQuestion["rows"][number]): boolean {
  return row.expects === undefined && row.followUps.length === 0;
}

function mostFrequent<T>(values: T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** The inverse of `packLogic`. */
export function unpackLogic(packed: PackedLogic): Logic {
  const { domains, usual, ...rest } = packed;
  return {
    ...rest,
    pages: packed.pages.map((items) => ({
      items: items.map((item) => (typeof item === "string" ? { kind: "question", question: item } : item)),
    })),
    variables: packed.variables.map((variable) => ({
      origin: "answer",
      response: usual,
      ...((variable.origin ?? "answer") === "answer" ? { question: variable.name } : {}),
      ...variable,
      domain: domains[variable.domain] ?? { type: "text", missing: [] },
    })),
    questions: packed.questions.map(({ rows = [], fields, ...question }) => ({
      ...question,
      rows: typeof rows === "number" ? Array.from({ length: rows }, () => ({ followUps: [] })) : rows,
      fields: fields ?? [{ variable: question.id }],
    })),
  };
}
