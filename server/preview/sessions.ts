/** The previews of one client: their requests, and what is sent to them unasked. */
import { randomAnswers } from "../../language/answers/random/index.js";
import type { Locale } from "../../language/diagnostics/define.js";
import type { Instrument } from "../../language/instrument/model.js";
import { createWords, type Words } from "../../language/instrument/words/words.js";
import { paperPreview } from "../../language/targets/paper/index.js";
import { defaults } from "../../language/targets/paper/options.js";
import { explain } from "./explain.js";
import { answersOf, countOf, type Fields, fieldsOf, languageOf, nameOf, nonceOf } from "./guards.js";
import { anchorAt, locate, sourceOf } from "./places.js";
import type { Breathe, BuiltSurvey, PreviewBuilds } from "./ports.js";
import type { PreviewNotices, PreviewRequests, PreviewUpdate, SourceLocation } from "./protocol.js";
import { Session } from "./session.js";

/** Previews that one client may have open. */
const SESSIONS = 100;

type Handlers = {
  [Name in keyof PreviewRequests]: (params: Fields) => Promise<PreviewRequests[Name]["result"]>;
};
type Listeners = { [Name in keyof PreviewNotices]: (params: Fields) => void };

/** What a connection hands on. */
export interface Previews {
  answer(name: keyof PreviewRequests, params: unknown): Promise<unknown>;
  hear(name: keyof PreviewNotices, params: unknown): void;
  /** There is a newer state of a survey; without it: something has changed, `of` knows what. */
  built(uri: string, built?: BuiltSurvey): void;
}

/** The previews of one client, none of them open yet. */
export function openPreviews(
  builds: PreviewBuilds,
  send: (update: PreviewUpdate) => void,
  breathe: Breathe,
): Previews {
  const sessions = new Map<string, Session>();
  const words = new WeakMap<Instrument, Map<Locale, Words>>();

  function sessionOf(params: Fields): Session {
    const session = sessions.get(nameOf(params.session));
    if (!session) throw new Error("There is no such preview.");
    return session;
  }

  function instrumentOf(params: Fields): Instrument {
    const instrument = sessionOf(params).shown?.instrument;
    if (!instrument) throw new Error("The preview shows nothing yet.");
    return instrument;
  }

  /** Made once for a state of the survey: the panel asks after every answer. */
  function wordsOf(instrument: Instrument): Words {
    const locale = builds.locale();
    const known = words.get(instrument) ?? new Map<Locale, Words>();
    words.set(instrument, known);
    const made = known.get(locale) ?? createWords(instrument, locale);
    known.set(locale, made);
    return made;
  }

  const handlers: Handlers = {
    async "rensis/preview/open"(params) {
      const id = nameOf(params.session);
      const uri = nameOf(params.uri);
      if (id === "" || uri === "") throw new Error("A preview needs a name and a survey.");
      sessions.get(id)?.close();
      if (!sessions.has(id) && sessions.size >= SESSIONS) throw new Error("There are too many previews.");
      const session = new Session(id, uri, builds, send, breathe);
      sessions.set(id, session);
      return session.whole(languageOf(params.language));
    },
    async "rensis/preview/whole"(params) {
      const session = sessionOf(params);
      return session.whole(session.language);
    },
    async "rensis/preview/reveal"(params) {
      const { shown } = sessionOf(params);
      if (!shown) return null;
      const uri = nameOf(params.uri);
      const file = shown.instrument.files.findIndex((each) => builds.isSame(each.uri, uri));
      return anchorAt(shown.form, file, countOf(params.offset)) ?? null;
    },
    async "rensis/preview/goto"(params) {
      const { shown } = sessionOf(params);
      if (!shown) return null;
      const { key, n } = fieldsOf(params.anchor);
      if (params.anchor !== undefined)
        return sourceOf(shown.form, shown.instrument, { key: nameOf(key), n: countOf(n) }) ?? null;
      return namedPlace(shown.instrument, params) ?? null;
    },
    async "rensis/preview/fill"(params) {
      const seed = countOf(params.seed);
      const { answers, problems } = randomAnswers(instrumentOf(params), { seed, medium: "web" });
      return { seed, answers, problems: problems.length };
    },
    async "rensis/preview/explain"(params) {
      const instrument = instrumentOf(params);
      return explain(instrument, answersOf(params.answers), builds.locale(), wordsOf(instrument));
    },
    async "rensis/preview/paper"(params) {
      const instrument = instrumentOf(params);
      const { theme } = await builds.formOptions(sessionOf(params).uri);
      return { html: paperPreview(instrument, { ...defaults, theme }, nonceOf(params.nonce)) };
    },
  };

  const listeners: Listeners = {
    "rensis/preview/close"(params) {
      const id = nameOf(params.session);
      sessions.get(id)?.close();
      sessions.delete(id);
    },
    "rensis/preview/painted"(params) {
      sessions.get(nameOf(params.session))?.painted(countOf(params.version));
    },
  };

  return {
    answer: (name, params) => handlers[name](fieldsOf(params)),
    hear: (name, params) => listeners[name](fieldsOf(params)),
    built(uri, built) {
      for (const session of sessions.values()) {
        if (!builds.isSame(session.uri, uri)) continue;
        if (built) session.built(built);
        else void builds.of(uri).then((now) => session.built(now));
      }
    },
  };
}

/** A question or a variable by its name; a row stands at its own line. */
function namedPlace(instrument: Instrument, { question, variable }: Fields): SourceLocation | undefined {
  const found =
    variable === undefined ? undefined : instrument.variables.find(({ name }) => name === variable);
  const owner = instrument.questions.find(({ id }) => id === (found?.question ?? question));
  const place = found?.at ?? owner?.at;
  return place && locate(instrument, place);
}
