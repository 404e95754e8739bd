import { byId } from "./dom.js";
import type { Form, Session } from "./form.js";

/** Keeps the session in the browser while the form is filled in; every failure of the storage is bearable. */
export interface Store {
  /** What was left unfinished earlier on this device. */
  load(): Saved | undefined;
  /** Saves soon (within a second), or now. */
  save(now?: boolean): void;
  clear(): void;
  /** Stops or resumes saving; stopping clears what is there. */
  off(off: boolean): void;
}

export interface Saved {
  session: Session;
  at: string;
}

export function openStore(form: Form): Store {
  const { key, t } = form.data;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let told = false;

  function write(): void {
    timer = undefined;
    if (stopped) return;
    const saved: Saved = { session: form.session, at: new Date().toISOString() };
    tell(attempt((storage) => storage.setItem(key, JSON.stringify(saved))) ? t.saved : t.notSaved);
  }

  /** Said once: a form that announces every keystroke is not listened to. */
  function tell(words: string): void {
    if (told) return;
    told = true;
    const status = byId("status");
    if (status) status.textContent = words;
  }

  return {
    load() {
      let saved: Saved | undefined;
      attempt((storage) => {
        const text = storage.getItem(key);
        const found: unknown = text ? JSON.parse(text) : undefined;
        if (isSaved(found, form)) saved = found;
      });
      return saved;
    },
    save(now = false) {
      clearTimeout(timer);
      if (now) write();
      else timer = setTimeout(write, 300);
    },
    clear() {
      clearTimeout(timer);
      timer = undefined;
      attempt((storage) => storage.removeItem(key));
    },
    off(off) {
      stopped = off;
      if (off) this.clear();
      else this.save(true);
    },
  };
}

/** Storage may be missing, forbidden (sandboxed file) or full. */
function attempt(act: (storage: Storage) => void): boolean {
  try {
    act(window.localStorage);
    return true;
  } catch {
    return false;
  }
}

/** Is this a session of this very form? Anything else in the storage is passed over. */
function isSaved(found: unknown, form: Form): found is Saved {
  if (typeof found !== "object" || found === null) return false;
  const { session } = found as Partial<Saved>;
  if (typeof session !== "object" || session === null) return false;
  return (
    session.record?.id === form.logic.id &&
    typeof session.answers === "object" &&
    session.answers !== null &&
    Object.keys(session.answers).length > 0
  );
}
