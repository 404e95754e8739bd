/** Surveys to start from. */
import type { Feature } from "../context.js";
import { TEMPLATES, type TemplateInfo } from "../protocol.js";

export const templates: Feature = {
  capabilities: () => ({}),
  register({ connection, locale }) {
    connection.onRequest(TEMPLATES, async (): Promise<TemplateInfo[]> => {
      const { templatesIn } = await import("../templates/index.js");
      return templatesIn(locale());
    });
  },
};
