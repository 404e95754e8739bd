/** The instrument as it is printed: answers that the page words itself have these words in conditions, too. */
import type { Domain, Instrument, Text } from "../../../instrument/model.js";
import type { PaperTexts } from "../texts.js";

/** Gives every yes and no the label that stands beside its box. */
export function withPrintedAnswers(instrument: Instrument, t: PaperTexts): Instrument {
  const consents = new Set(instrument.questions.filter((q) => q.kind === "consent").map((q) => q.id));
  const label = (domain: Domain, id: string | undefined): Domain => {
    if (domain.type !== "boolean" || (domain.yes && domain.no)) return domain;
    const consent = id !== undefined && consents.has(id);
    return {
      ...domain,
      yes: domain.yes ?? text(consent ? t.agree : t.yes),
      no: domain.no ?? text(consent ? t.disagree : t.no),
    };
  };
  return {
    ...instrument,
    questions: instrument.questions.map((q) => ({
      ...q,
      domain: label(q.domain, q.id),
      columns: q.columns.map((c) => (c.domain ? { ...c, domain: label(c.domain, q.id) } : c)),
    })),
    variables: instrument.variables.map((v) => ({ ...v, domain: label(v.domain, v.question) })),
  };
}

function text(value: string): Text {
  return { key: "", parts: [{ kind: "text", value }] };
}
