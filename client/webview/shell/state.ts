import { isPageState, SESSIONS } from "../../preview/guards.js";
import type { FromPage, PageState, SavedSession } from "../../preview/messages.js";

/** The door of a webview to its extension. */
interface Api {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): Api;

/** What the page has set and what has been answered; it outlives the page. */
export interface Memory {
  state: PageState;
  /** Remembers soon: answers change with every key. */
  keep(change?: Partial<PageState>): void;
  session(uri: string): SavedSession | undefined;
  remember(uri: string, session: SavedSession): void;
}

export interface Host {
  post(message: FromPage): void;
  memory: Memory;
}

const fresh: PageState = {
  format: 1,
  uri: "",
  locked: false,
  width: "fit",
  scheme: "auto",
  panel: { open: false, tab: "answers", height: 260 },
  seed: 1,
  sessions: {},
};

/** Opens the door, and reads what was left in front of it. */
export function openHost(): Host {
  const api = acquireVsCodeApi();
  const saved = api.getState();
  const state: PageState = isPageState(saved) ? saved : { ...fresh };
  let due: number | undefined;

  const memory: Memory = {
    state,
    keep(change = {}) {
      Object.assign(state, change);
      clearTimeout(due);
      // Without its survey the page could not be restored at all.
      if (change.uri !== undefined) api.setState(state);
      else due = window.setTimeout(() => api.setState(state), 120);
    },
    session: (uri) => (Object.hasOwn(state.sessions, uri) ? state.sessions[uri] : undefined),
    remember(uri, session) {
      const { [uri]: _, ...others } = state.sessions;
      const kept = Object.entries(others).slice(1 - SESSIONS);
      memory.keep({ sessions: { ...Object.fromEntries(kept), [uri]: session } });
    },
  };
  return { post: (message) => api.postMessage(message), memory };
}
