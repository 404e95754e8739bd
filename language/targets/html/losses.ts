import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.js";
import type { Instrument } from "../../instrument/model.js";
import { spanOf } from "../../instrument/place.js";

/** What the author asks of a page and the form does not do. */
export function lossesOf(instrument: Instrument): Diagnostic[] {
  return instrument.pages.flatMap((page) => {
    const lost = (en: string, zh: string) =>
      diagnostic("form-cannot-express", spanOf(instrument, page.at), { what: { en, zh } });
    return [
      ...(page.seconds === undefined ? [] : [lost("the time limit of this page", "本页的时间限制")]),
      ...(page.separate
        ? [lost("storing the answers of this page apart from the others", "“本页答案单独存放”的要求")]
        : []),
    ];
  });
}
