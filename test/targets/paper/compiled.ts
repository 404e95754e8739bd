import type { Instrument } from "../../../language/instrument/model.js";
import { createSurveyServices } from "../../../language/services.js";

/** The instrument of a short survey. @param head what stands in its braces */
export function compiled(text: string, head = "language en"): Instrument {
  const uri = "file:///main.survey";
  const source = `survey s "T" {\n  ${head}\n}\n${text}\n`;
  const services = createSurveyServices({
    files: { read: (at) => (at === uri ? { text: source } : { error: "not-found" }) },
  });
  const { instrument, diagnostics } = services.compile(uri);
  if (!instrument) throw new Error(`${source}\n${JSON.stringify(diagnostics)}`);
  return instrument;
}
