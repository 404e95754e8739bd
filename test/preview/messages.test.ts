import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isFromPage, isPageState, isToPage } from "../../client/preview/guards.js";
import { type HubPorts, PreviewHub } from "../../client/preview/hub.js";
import type { PageState, ToPage } from "../../client/preview/messages.js";
import { newNonce, pageOf } from "../../client/preview/page.js";
import { isFromFrame } from "../../client/webview/shell/guards.js";
import { isSession, isToFrame } from "../../language/targets/html/runtime/preview/guards.js";

const session = {
  answers: { age: 3, list: ["a"], none: null },
  record: { id: "s" },
  view: 2,
  reminded: [],
  passed: 1,
  reviewed: false,
  scroll: 10,
};
const state: PageState = {
  format: 1,
  uri: "file:///a.survey",
  locked: false,
  width: "phone",
  scheme: "dark",
  language: "en",
  panel: { open: true, tab: "asked", height: 200 },
  seed: 4,
  sessions: { "file:///a.survey": session },
};
const form = {
  version: 1,
  base: 0,
  page: { lang: "en", dir: "ltr", title: "T", style: "" },
  skeleton: "<div></div>",
  items: [["q:a", "<p></p>"]],
  data: { logic: "{}" },
  carried: { items: [], variables: [] },
};
const update = {
  session: "s",
  uri: "file:///a.survey",
  form,
  state: { readable: true, title: "T", errors: 0, warnings: 0, language: "en", languages: [] },
};

/** Guards with messages that they let through. */
const guards = {
  isFromPage: [
    isFromPage,
    [
      { type: "ready", fresh: true },
      { type: "ready", fresh: false, language: "zh-CN" },
      { type: "painted", version: 3 },
      { type: "goto", target: { anchor: { key: "q:a", n: 0 } } },
      { type: "goto", target: { variable: "a" } },
      { type: "explain", answers: { a: 1 } },
      { type: "open", href: "https://example.org/" },
      { type: "save", name: "a.json", content: "{}" },
    ],
  ],
  isToPage: [
    isToPage,
    [
      { type: "start", uri: "file:///a", frame: "", locked: false, defaults: { width: "fit" } },
      { type: "update", update },
      { type: "reveal", anchor: { key: "q:a", n: 1 }, quiet: true },
      { type: "filled", filled: { seed: 1, problems: 0, answers: {} } },
      { type: "explained", explained: { total: 0, groups: [] } },
    ],
  ],
  isPageState: [isPageState, [state]],
  isToFrame: [
    isToFrame,
    [
      { type: "form", update: form },
      { type: "form", update: form, session },
      { type: "look", look: { scheme: "dark" } },
      { type: "reveal", anchor: { key: "q:a", n: 0 }, quiet: false },
    ],
  ],
  isSession: [isSession, [session]],
  isFromFrame: [
    isFromFrame,
    [
      { type: "painted", version: 1 },
      { type: "answers", state: { document: {}, session, answered: 0, asked: 1, problems: 0 } },
      { type: "goto", anchor: { key: "q:a", n: 0 } },
      { type: "revealed", how: "hidden" },
      { type: "open", href: "mailto:a@example.org" },
      { type: "save", name: "a.csv", content: "" },
      {
        type: "key",
        key: {
          key: "s",
          code: "KeyS",
          keyCode: 83,
          ctrlKey: true,
          metaKey: false,
          shiftKey: false,
          altKey: false,
        },
      },
    ],
  ],
} as const satisfies Record<string, readonly [(data: unknown) => boolean, readonly unknown[]]>;

describe("guards of messages and states", () => {
  it.each(Object.entries(guards))("%s lets through what it should", (_, [guard, good]) => {
    for (const each of good) expect(guard(JSON.parse(JSON.stringify(each)))).toBe(true);
  });

  it.each(Object.entries(guards))("%s refuses anything else and never throws", (_, [guard]) => {
    fc.assert(
      fc.property(fc.anything(), (data) => !guard(data)),
      { numRuns: 300 },
    );
  });

  it.each(Object.entries(guards))(
    "%s refuses a message with one part of another kind",
    (_, [guard, good]) => {
      for (const each of good) {
        const text = JSON.stringify(each);
        const broken = [...text.matchAll(/:(?:true|false|\d+|"[^"]*"|\{|\[)/g)].map((match) => {
          const at = (match.index ?? 0) + 1;
          const value = match[0].slice(1);
          const whole = value === "{" || value === "[" ? undefined : value;
          return whole === undefined
            ? undefined
            : `${text.slice(0, at)}{"x":[]}${text.slice(at + whole.length)}`;
        });
        for (const one of broken) {
          if (one === undefined) continue;
          const data: unknown = JSON.parse(one);
          // Answers, records and texts for people are for others to judge.
          if (guard(data))
            expect(one).toMatch(
              /"(answers|document|documentVersion|session|sessions|record|lang|title|logic)":|"items"/,
            );
        }
      }
    },
  );

  it("no address but of the web and of mail is opened", () => {
    for (const href of [
      "javascript:alert(1)",
      "file:///etc/passwd",
      "command:x",
      "vscode://x",
      "data:text/html,x",
      "",
    ])
      expect(isFromPage({ type: "open", href })).toBe(false);
    expect(isFromPage({ type: "open", href: `https://example.org/${"x".repeat(5000)}` })).toBe(false);
  });
});

describe("the page", () => {
  it("allows nothing but its own two files and a new number each time", () => {
    const html = pageOf({
      script: 'https://x/a.js?"><script>',
      style: "https://x/a.css",
      source: "https://x",
      nonce: newNonce(),
      locale: "en",
      title: "</title><script>",
    });
    expect(html).toContain("default-src &#39;none&#39;");
    expect(html).not.toContain("unsafe");
    expect(html).not.toContain("connect-src");
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(new Set(Array.from({ length: 100 }, newNonce)).size).toBe(100);
    expect(newNonce()).toMatch(/^[A-Za-z0-9]{28,}$/);
  });
});

describe("between page and server", () => {
  function hubWith(answer: (name: string, params: unknown) => unknown) {
    const posted: ToPage[] = [];
    const asked: string[] = [];
    const notified: string[] = [];
    const nothing = () => {};
    const ports: HubPorts = {
      request: async (name, params) => {
        asked.push(name);
        return answer(name, params) as never;
      },
      notify: (name) => void notified.push(name),
      post: (message) => void posted.push(message),
      defaults: () => ({ width: "phone", language: "en" }),
      frameScript: async () => "script",
      goto: nothing,
      open: nothing,
      save: nothing,
      copy: nothing,
      browser: nothing,
      problems: nothing,
      lock: nothing,
      shown: () => void notified.push("shown"),
    };
    return { hub: new PreviewHub("s", "file:///a.survey", false, ports), posted, asked, notified };
  }
  const settle = () => new Promise((resolve) => setTimeout(resolve));

  it("a fresh page begins with the settings, one that remembers with what it remembers", async () => {
    const languages: unknown[] = [];
    const { hub, posted } = hubWith((_, params) => {
      languages.push((params as { language?: string }).language);
      return update;
    });
    hub.receive({ type: "ready", fresh: true });
    await settle();
    expect(posted.map((message) => message.type)).toEqual(["start", "update"]);
    expect(posted[0]).toMatchObject({
      uri: "file:///a.survey",
      frame: "script",
      defaults: { width: "phone" },
    });
    hub.receive({ type: "ready", fresh: false });
    await settle();
    expect(languages).toEqual(["en", undefined]);
  });

  it("the cursor is asked for when a survey is shown for the first time, not after a reload", async () => {
    const { hub, notified } = hubWith(() => update);
    const shown = () => notified.filter((each) => each === "shown").length;
    hub.receive({ type: "ready", fresh: false });
    hub.receive({ type: "painted", version: 1 });
    expect(shown()).toBe(0);
    hub.show("file:///b.survey");
    hub.receive({ type: "painted", version: 2 });
    hub.receive({ type: "painted", version: 3 });
    expect(shown()).toBe(1);
    hub.receive({ type: "ready", fresh: true });
    hub.receive({ type: "painted", version: 1 });
    expect(shown()).toBe(2);
  });

  it("nothing is sent to a page that is not there", async () => {
    const { hub, posted, notified } = hubWith(() => update);
    hub.update(update as never);
    await hub.reveal("file:///a.survey", 1);
    expect(posted).toEqual([]);
    hub.receive({ type: "ready", fresh: true });
    await settle();
    hub.rest();
    const before = posted.length;
    hub.update(update as never);
    expect(posted.length).toBe(before);
    expect(notified).toEqual(["rensis/preview/close"]);
  });

  it("a server that has forgotten the preview is told of it again", async () => {
    let forgotten = false;
    const { hub, asked } = hubWith((name) => {
      if (name === "rensis/preview/open") forgotten = false;
      if (forgotten) throw new Error("There is no such preview.");
      return update;
    });
    hub.receive({ type: "ready", fresh: true });
    await settle();
    forgotten = true;
    await hub.reveal("file:///a.survey", 1);
    await settle();
    expect(asked).toEqual(["rensis/preview/open", "rensis/preview/reveal", "rensis/preview/open"]);
  });

  it("a server that is away is said, not thrown", async () => {
    const { hub, posted } = hubWith(() => {
      throw new Error("away");
    });
    hub.receive({ type: "ready", fresh: true });
    await settle();
    expect(posted.map((message) => message.type)).toEqual(["start", "failed"]);
  });

  it("of several wishes of the cursor the last one counts", async () => {
    const answers: (() => void)[] = [];
    const { hub, posted } = hubWith((name, params) =>
      name === "rensis/preview/reveal"
        ? new Promise((resolve) =>
            answers.push(() => resolve({ key: String((params as { offset: number }).offset), n: 0 })),
          )
        : update,
    );
    hub.receive({ type: "ready", fresh: true });
    await settle();
    void hub.reveal("a", 1);
    void hub.reveal("a", 2);
    await settle();
    for (const each of answers.reverse()) each();
    await settle();
    expect(posted.filter((message) => message.type === "reveal")).toEqual([
      { type: "reveal", anchor: { key: "2", n: 0 }, quiet: false },
    ]);
  });
});
