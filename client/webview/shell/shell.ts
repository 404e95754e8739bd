import type { FormState, FromFrame } from "../../../language/targets/html/preview/frame-protocol.js";
import { isToPage } from "../../preview/guards.js";
import type { Defaults, PreviewUpdate, Scheme, ToPage, Width } from "../../preview/messages.js";
import { openBanner } from "./banner.js";
import { el } from "./dom.js";
import { idOf } from "./guards.js";
import { dispatchKey } from "./keys.js";
import { openPanel } from "./panel.js";
import { openSheets } from "./sheets.js";
import { openStage } from "./stage.js";
import { openHost } from "./state.js";
import { fill, textsFor } from "./texts.js";
import { openToolbar } from "./toolbar.js";

/** Builds the page and connects its parts: extension, frame, bar, panel. */
export function openShell(): void {
  const t = textsFor(document.documentElement.lang);
  const { post, memory } = openHost();
  const { state } = memory;
  const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";
  let isFresh = state.uri === "";
  let mended = Number.NEGATIVE_INFINITY;
  let script = "";
  let shown = "";
  let form: FormState | undefined;
  let asking: number | undefined;

  const said = el("p", { class: "said", role: "status" });
  let quiet: number | undefined;
  function say(words: string): void {
    said.textContent = words;
    clearTimeout(quiet);
    quiet = window.setTimeout(() => said.replaceChildren(), 6_000);
  }

  const stage = openStage(nonce, { goto: t.goto }, fromFrame);
  const sheets = openSheets(t.paper, (question) => post({ type: "goto", target: { question } }));
  let setting: number | undefined;
  const banner = openBanner(t, () => post({ type: "problems" }));
  const toolbar = openToolbar(
    t,
    { ...state, panel: state.panel.open },
    {
      width(width) {
        memory.keep({ width });
        show(width);
      },
      scheme(scheme) {
        memory.keep({ scheme });
        look();
      },
      language(language) {
        memory.keep({ language });
        post({ type: "language", ...(language === undefined ? {} : { language }) });
      },
      fill() {
        const [drawn = 1] = crypto.getRandomValues(new Uint32Array(1));
        fillIn(drawn % 100_000);
      },
      clear() {
        stage.send({ type: "clear" });
        say(t.cleared);
      },
      browser: () => post({ type: "browser" }),
      lock: (locked) => post({ type: "lock", locked }),
      panel: openOrClose,
    },
  );
  const panel = openPanel(
    t,
    { ...state.panel, seed: state.seed },
    {
      go: (target) => post({ type: "goto", target }),
      fill: fillIn,
      copy() {
        post({ type: "copy", text: fileOf(form) });
        say(t.copied);
      },
      save: () =>
        post({
          type: "save",
          name: `${idOf(form?.document.$survey)}.json`,
          content: fileOf(form),
        }),
      close: () => openOrClose(false),
      tab(tab) {
        memory.keep({ panel: { ...state.panel, tab } });
        explainSoon();
      },
      height: (height) => memory.keep({ panel: { ...state.panel, height } }),
    },
  );
  panel.open(state.panel.open);
  document.body.append(toolbar.element, banner.element, stage.element, sheets.element, said, panel.element);
  show(state.width);
  new MutationObserver(look).observe(document.body, { attributes: true, attributeFilter: ["class"] });
  banner.loading();

  /** A page that remembers nothing begins as the settings say. */
  function begin({ width, language }: Defaults): void {
    memory.keep({ width, language });
    toolbar.choose(width, language);
    show(width);
  }

  /** The form as wide as is wanted, or the sheets of paper in its place. */
  function show(width: Width): void {
    // It goes on being painted: the server waits for that before it sends more.
    stage.element.classList.toggle("away", width === "paper");
    stage.element.inert = width === "paper";
    sheets.open(width === "paper");
    stage.width(width);
    look();
    setSheets();
  }

  /** Sheets are set anew when the author pauses: the whole of it moves with each line. */
  function setSheets(): void {
    clearTimeout(setting);
    if (state.width === "paper") setting = window.setTimeout(() => post({ type: "paper", nonce }), 250);
  }

  function openOrClose(open: boolean): void {
    memory.keep({ panel: { ...state.panel, open } });
    toolbar.panel(open);
    panel.open(open);
    if (!open) return;
    if (form) panel.answers(form.document);
    explainSoon();
  }

  function fillIn(seed: number): void {
    post({ type: "fill", seed });
  }

  function look(): void {
    stage.look({ scheme: schemeOf(state.scheme) });
  }

  /** The server is asked once for a burst of answers, and only while somebody looks. */
  function explainSoon(): void {
    clearTimeout(asking);
    if (!state.panel.open) return;
    asking = window.setTimeout(() => {
      if (form) post({ type: "explain", answers: form.document });
    }, 80);
  }

  function fromFrame(message: FromFrame): void {
    switch (message.type) {
      case "painted":
        setSheets();
        return post({ type: "painted", version: message.version });
      case "stale":
        return post({ type: "stale" });
      case "broken":
        return mend();
      case "goto":
        return post({ type: "goto", target: { anchor: message.anchor } });
      case "open":
        return post({ type: "open", href: message.href });
      case "save":
        return post({ type: "save", name: message.name, content: message.content });
      case "print":
        return post({ type: "browser" });
      case "key":
        return dispatchKey(message.key);
      case "revealed":
        if (message.how === "hidden") say(t.hidden);
        return;
      case "answers":
        form = message.state;
        memory.remember(shown, form.session);
        panel.counts(form);
        if (!state.panel.open) return;
        panel.answers(form.document);
        explainSoon();
    }
  }

  /** A frame that has failed is replaced, with the answers that it last told of; not again and again. */
  function mend(): void {
    const now = performance.now();
    if (now - mended < 5_000) return banner.failed();
    mended = now;
    shown = "";
    post({ type: "stale" });
  }

  function update({ uri, form: change, state: now }: PreviewUpdate): void {
    if (uri !== state.uri) return;
    banner.show(now);
    stage.name(fill(t.frame, { title: now.title }));
    if (!change) return;
    if (change.base !== 0) {
      stage.send({ type: "form", update: change });
      return;
    }
    if (shown === uri) {
      stage.send({ type: "form", update: change });
      return;
    }
    shown = uri;
    form = undefined;
    stage.begin(script, fill(t.frame, { title: now.title }));
    const session = memory.session(uri);
    stage.send({ type: "form", update: change, ...(session ? { session } : {}) });
  }

  function fromHost(message: ToPage): void {
    switch (message.type) {
      case "start":
        script = message.frame;
        if (message.uri !== state.uri) banner.loading();
        if (isFresh) begin(message.defaults);
        isFresh = false;
        memory.keep({ uri: message.uri, locked: message.locked });
        toolbar.lock(message.locked);
        return;
      case "update":
        return update(message.update);
      case "reveal":
        sheets.reveal(message.anchor.key.replace(/^q:/, ""));
        return stage.send({ type: "reveal", anchor: message.anchor, quiet: message.quiet });
      case "filled": {
        const { seed, problems, answers } = message.filled;
        memory.keep({ seed });
        panel.seed(seed);
        stage.send({ type: "fill", answers });
        return say(fill(problems === 0 ? t.filled : t.filledBadly, { seed, n: problems }));
      }
      case "explained":
        return panel.explained(message.explained);
      case "paper":
        return sheets.show(message.html);
      case "locked":
        memory.keep({ locked: message.locked });
        return toolbar.lock(message.locked);
      case "failed":
        return banner.failed();
    }
  }

  window.addEventListener("message", ({ data, source }: MessageEvent<unknown>) => {
    // Frames speak in their own ways; what claims to come from the extension must not come from one of them.
    if (source !== null && [...document.querySelectorAll("iframe")].some((f) => f.contentWindow === source))
      return;
    if (isToPage(data)) fromHost(data);
  });
  post({
    type: "ready",
    fresh: isFresh,
    ...(state.language === undefined ? {} : { language: state.language }),
  });
}

function schemeOf(scheme: Scheme): "light" | "dark" {
  if (scheme !== "auto") return scheme;
  const { classList } = document.body;
  const isLight = classList.contains("vscode-light") || classList.contains("vscode-high-contrast-light");
  return isLight ? "light" : "dark";
}

function fileOf(form: FormState | undefined): string {
  return `${JSON.stringify(form?.document ?? {}, null, 2)}\n`;
}
