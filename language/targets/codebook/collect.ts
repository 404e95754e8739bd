import type { Locale } from "../../diagnostics/define.js";
import type { Instrument, PageItem } from "../../instrument/model.js";
import { createWords, type Words } from "../../instrument/words/words.js";
import { collectSurvey } from "./collect-survey.js";
import { collectVariables } from "./collect-variables.js";
import { CODEBOOK_VERSION, type Codebook, type RuleEntry } from "./document.js";
import { messages } from "./messages.js";
import { type Collecting, citationOf, formulaOf } from "./shared.js";
import { missingOf, valuesOf } from "./values.js";

/** The codebook of an instrument as data. Deterministic; linear in the size of the instrument. */
export function collect(
  instrument: Instrument,
  locale: Locale,
  words = createWords(instrument, locale),
): Codebook {
  const c: Collecting = { instrument, words, locale };
  const m = messages[locale];
  const variables = collectVariables(c);
  const uses = new Map<string, number>();
  for (const variable of variables)
    if (variable.list !== undefined) uses.set(variable.list, (uses.get(variable.list) ?? 0) + 1);
  const states = ["not-asked", "blank", "missing", "answered"] as const;
  return {
    format: "rensis-codebook",
    formatVersion: CODEBOOK_VERSION,
    locale,
    survey: collectSurvey(c, variables),
    states: states.map((state) => ({
      state,
      label: m.stateNames[state],
      meaning: m.stateMeanings[state],
      stored: m.stateStored[state],
    })),
    pages: instrument.pages.map((page, index) => ({
      index: index + 1,
      id: page.id,
      title: page.title && words.text(page.title),
      help: page.help && words.text(page.help, "line"),
      demographics: page.demographics,
      separate: page.separate,
      seconds: page.seconds,
      universe: words.universe(page.guard),
      sections: page.items.flatMap((item) => (item.kind === "section" ? [words.text(item.title)] : [])),
    })),
    variables,
    lists: instrument.lists.map((list) => ({
      id: list.id,
      kind: list.kind,
      label: list.label && words.text(list.label),
      ordered: list.domain.ordered,
      values: valuesOf(words, list.domain),
      missing: missingOf(words, list.domain),
      usedBy: uses.get(list.id) ?? 0,
    })),
    dimensions: instrument.dimensions.map((dimension) => ({
      id: dimension.id,
      label: words.text(dimension.label) || dimension.id,
      help: dimension.help && words.text(dimension.help, "line"),
      parent: dimension.parent,
      weight: dimension.weight,
      of: dimension.of,
      items: dimension.items.map((item) => ({
        id: item.id,
        label: words.text(item.label),
        variables: item.variables,
        reversed: item.reversed,
        weight: item.weight,
      })),
      citation: citationOf(dimension.citation),
    })),
    rules: instrument.pages.flatMap((page, index) =>
      page.items.flatMap((item) => ruleOf(words, item, index + 1)),
    ),
  };
}

function ruleOf(words: Words, item: PageItem, page: number): RuleEntry[] {
  if (item.kind !== "check" && item.kind !== "confirm" && item.kind !== "stop") return [];
  const expr = item.kind === "stop" ? item.when : item.expr;
  return [
    {
      kind: item.kind,
      id: item.id,
      page,
      condition: expr && formulaOf(words, expr),
      message: words.text(item.kind === "stop" ? item.text : item.message, "line"),
      universe: words.universe(item.guard),
      variables: item.kind === "stop" ? [] : item.variables,
    },
  ];
}
