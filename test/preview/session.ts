/** A server without a connection: texts in, messages out. */
import type { Locale } from "../../language/diagnostics/define.js";
import { createSurveyServices } from "../../language/services.js";
import type { Theme } from "../../language/targets/html/theme.js";
import type { BuiltSurvey } from "../../server/preview/ports.js";
import type { PreviewNotices, PreviewRequests, PreviewUpdate } from "../../server/preview/protocol.js";
import { openPreviews } from "../../server/preview/sessions.js";

export const uri = "file:///shop.survey";

/** What a client has at hand. */
export interface TestServer {
  request<Name extends keyof PreviewRequests>(
    name: Name,
    params: PreviewRequests[Name]["params"],
  ): Promise<PreviewRequests[Name]["result"]>;
  notify(name: keyof PreviewNotices, params: object): void;
  /** The author types. */
  edit(text: string): void;
  /** Updates that came unasked. */
  updates: PreviewUpdate[];
  /** Resolves with the next of them. */
  next(): Promise<PreviewUpdate>;
  onUpdate(listener: (update: PreviewUpdate) => void): void;
}

export interface TestServerOptions {
  locale?: Locale;
  theme?: Theme;
  /** Texts of imported files. */
  files?: Record<string, string>;
}

export function testServer(text: string | undefined, options: TestServerOptions = {}): TestServer {
  let current = text;
  let version = 1;
  const services = createSurveyServices({
    files: {
      read: (asked) => {
        const found = asked === uri ? current : options.files?.[asked];
        return found === undefined ? { error: "not-found" } : { text: found };
      },
    },
  });
  const built = (): BuiltSurvey | undefined => {
    const { instrument, diagnostics } = services.draft(uri);
    return instrument && { uri, version, instrument, diagnostics };
  };
  const updates: PreviewUpdate[] = [];
  const waiting: ((update: PreviewUpdate) => void)[] = [];
  let heard: ((update: PreviewUpdate) => void) | undefined;
  const previews = openPreviews(
    {
      of: async () => built(),
      formOptions: async () => ({ theme: options.theme ?? {} }),
      isSame: (a, b) => a === b,
      locale: () => options.locale ?? "en",
    },
    (sent) => {
      const update = structuredClone(sent);
      updates.push(update);
      heard?.(update);
      waiting.shift()?.(update);
    },
    () => new Promise((resolve) => setImmediate(resolve)),
  );
  return {
    updates,
    async request(name, params) {
      return structuredClone(await previews.answer(name, params)) as never;
    },
    notify(name, params) {
      previews.hear(name, params);
    },
    edit(next) {
      current = next;
      version += 1;
      previews.built(uri, built());
    },
    onUpdate(wanted) {
      heard = wanted;
    },
    next: () => new Promise((resolve) => waiting.push(resolve)),
  };
}
