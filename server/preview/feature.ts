/** The preview on the connection and the workspace of the server. */
import type { ReadBytes } from "../build/logo.js";
import { READ_BYTES, type ReadBytesResult } from "../build/protocol.js";
import type { Feature, ServerContext } from "../context.js";
import { Built } from "../workspace/built.js";
import type { FoundConfig } from "../workspace/configs.js";
import { breathe } from "../workspace/soon.js";
import { canonical } from "../workspace/uri.js";
import type { BuiltSurvey, FormOptions, PreviewBuilds } from "./ports.js";
import type { PreviewEvents, PreviewNotices, PreviewRequests } from "./protocol.js";
import type { Previews } from "./sessions.js";

const requests = [
  "rensis/preview/open",
  "rensis/preview/whole",
  "rensis/preview/reveal",
  "rensis/preview/goto",
  "rensis/preview/fill",
  "rensis/preview/explain",
  "rensis/preview/paper",
] as const satisfies (keyof PreviewRequests)[];
const notices = [
  "rensis/preview/close",
  "rensis/preview/painted",
] as const satisfies (keyof PreviewNotices)[];
const update: keyof PreviewEvents = "rensis/preview/update";

export const preview: Feature = {
  capabilities: () => ({}),
  register(context) {
    const { connection, workspace } = context;
    /** Files that are being built for us: nobody has them open, and what is built is told to all, also to us. */
    const asking = new Set<string>();
    let loading: Promise<Previews> | undefined;
    let loaded: Previews | undefined;

    /** Read when the first preview is opened: an editor that only edits needs no forms. */
    async function load(): Promise<Previews> {
      const { openPreviews } = await import("./sessions.js");
      const send = (params: unknown) => void connection.sendNotification(update, params);
      loaded = openPreviews(buildsOf(context, asking), send, breathe);
      return loaded;
    }
    function previews(): Promise<Previews> {
      loading ??= load();
      return loading;
    }

    for (const name of requests)
      connection.onRequest(name, async (params: unknown) => (await previews()).answer(name, params));
    for (const name of notices)
      connection.onNotification(name, async (params: unknown) => (await previews()).hear(name, params));
    workspace.onBuilt((built) => {
      if (built instanceof Built) loaded?.built(built.uri, surveyOf(built));
      else if (!asking.has(built.uri)) loaded?.built(built.uri);
    });
    workspace.onRemoved((uri) => {
      if (!asking.has(uri)) loaded?.built(uri);
    });
  },
};

function buildsOf({ workspace, connection, locale }: ServerContext, asking: Set<string>): PreviewBuilds {
  const options = new WeakMap<FoundConfig, Promise<FormOptions>>();
  const read: ReadBytes = async (uri, limit) => {
    try {
      const sent: ReadBytesResult = await connection.sendRequest(READ_BYTES, { uri, limit });
      return sent;
    } catch {
      return { error: "unreadable" };
    }
  };
  return {
    async of(uri) {
      const key = canonical(uri);
      asking.add(key);
      try {
        const built = await workspace.settled(key);
        return built && surveyOf(built);
      } finally {
        asking.delete(key);
      }
    },
    async formOptions(uri) {
      const found = workspace.configs.for(canonical(uri));
      if (!found) return { theme: {} };
      const known = options.get(found) ?? optionsOf(found, read);
      options.set(found, known);
      return known;
    },
    isSame: (a, b) => canonical(a) === canonical(b),
    locale,
  };
}

function surveyOf({ uri, version, instrument, diagnostics }: Built): BuiltSurvey {
  return { uri, version, instrument, diagnostics };
}

/** As a build takes them from the configuration; what is wrong there the configuration's own findings say. */
async function optionsOf({ config, uri }: FoundConfig, read: ReadBytes): Promise<FormOptions> {
  const [{ themeWithLogo }, { optionsFor }, { target }] = await Promise.all([
    import("../build/logo.js"),
    import("../../language/config/target-options.js"),
    import("../../language/targets/html/index.js"),
  ]);
  const theme = config.theme && (await themeWithLogo(config.theme, uri, read)).theme;
  const { options } = optionsFor(target, config, { theme });
  return { theme: options.theme, ...(options.post === undefined ? {} : { post: options.post }) };
}
