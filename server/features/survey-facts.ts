/** What the status of an open survey tells. */
import { durationOf } from "../../language/instrument/duration.js";
import { plainText } from "../../language/instrument/words/plain-text.js";
import type { Feature } from "../context.js";
import { SURVEY_FACTS, type SurveyFacts } from "../protocol.js";
import type { Built } from "../workspace/built.js";

export const surveyFacts: Feature = {
  capabilities: () => ({}),
  register({ connection, workspace }) {
    connection.onRequest(SURVEY_FACTS, ({ uri }: { uri: string }): SurveyFacts | null => {
      const built = workspace.current(uri);
      return built ? factsOf(built) : null;
    });
  },
};

/** Counts for one survey. */
export function factsOf({ instrument, diagnostics }: Built): SurveyFacts {
  return {
    title: plainText(instrument.title),
    questions: instrument.questions.length,
    variables: instrument.variables.length,
    seconds: Math.round(durationOf(instrument).expected),
    errors: diagnostics.filter((d) => d.severity === "error").length,
    warnings: diagnostics.filter((d) => d.severity === "warning").length,
  };
}
