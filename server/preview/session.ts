/** One preview: what the page has been told, and what it is to be told next. */
import type { Diagnostic } from "../../language/diagnostics/diagnostic.js";
import type { Instrument } from "../../language/instrument/model.js";
import { plainText } from "../../language/instrument/words/words.js";
import { carriedOver } from "../../language/targets/html/preview/carry.js";
import { type PreviewForm, updateOf, wholeForm } from "../../language/targets/html/preview/form-update.js";
import { emptyMemory } from "../../language/targets/html/preview/item-memory.js";
import { renderPreview } from "../../language/targets/html/preview/render-preview.js";
import type { Breathe, BuiltSurvey, PreviewBuilds } from "./ports.js";
import type { InterfaceLanguage, PreviewState, PreviewUpdate } from "./protocol.js";

/** Rendering gives way to other work after this many ms. */
const SLICE = 8;
/** A page that does not say that it has painted is waited for this long. */
const PATIENCE = 3_000;
/** A page that has seen nothing new for so many ms gets what is ready, be it out of date already. */
const STARVING = 700;
/** Numbers of variables are given out anew when most of those given out are no longer in use. */
const SPARE_NUMBERS = 2_000;

interface Shown {
  form: PreviewForm;
  instrument: Instrument;
  version: number;
}

export class Session {
  /** What the page has, or will have when it has taken what is on its way. */
  shown: Shown | undefined;
  /** Language of the interface words in place of the survey's own. */
  language: InterfaceLanguage | undefined;
  private numbers = new Map<string, number>();
  private memory = emptyMemory();
  private version = 0;
  private wanted: BuiltSurvey | undefined;
  private working = false;
  /** The form is being made as a whole. */
  private opening = false;
  private closed = false;
  private lastSent = 0;
  /** Work that began before this has changed is out of date. */
  private turn = 0;
  private unpainted: number | undefined;
  private paintedAt: (() => void) | undefined;
  private lastState = "";

  constructor(
    readonly id: string,
    readonly uri: string,
    private readonly builds: PreviewBuilds,
    private readonly send: (update: PreviewUpdate) => void,
    private readonly breathe: Breathe,
  ) {}

  /** The form as a whole, in the state of the survey as it is now. */
  async whole(language?: InterfaceLanguage): Promise<PreviewUpdate> {
    this.turn += 1;
    this.language = language;
    this.opening = true;
    // Nothing may be sent before this: the page knows no state to build upon.
    this.shown = undefined;
    this.wanted = undefined;
    const { turn } = this;
    const built = await this.builds.of(this.uri);
    const form = built && (await this.render(built, () => turn !== this.turn));
    if (turn === this.turn) this.opening = false;
    if (!built) return this.unreadable();
    if (!form) return { session: this.id, uri: this.uri, state: this.remember(stateOf(built)) };
    this.version += 1;
    this.shown = { form, instrument: built.instrument, version: this.version };
    this.unpainted = this.version;
    this.lastSent = performance.now();
    void this.breathe().then(() => this.start());
    return this.update(built, { form: wholeForm(form, this.version) });
  }

  /** There is a newer state of the survey; of several that come while the page is busy only the last counts. */
  built(built: BuiltSurvey | undefined): void {
    if (this.closed) return;
    if (!built) {
      this.wanted = undefined;
      this.send(this.unreadable());
      return;
    }
    this.wanted = built;
    if (this.shown || this.opening) this.start();
    // The file could not be read when the preview was opened, and can be now.
    else void this.whole(this.language).then(this.send);
  }

  painted(version: number): void {
    if (this.unpainted !== undefined && version >= this.unpainted) this.unpainted = undefined;
    if (this.unpainted === undefined) this.paintedAt?.();
  }

  close(): void {
    this.closed = true;
    this.turn += 1;
    this.paintedAt?.();
  }

  private start(): void {
    if (this.working || this.closed || !this.shown || !this.wanted) return;
    this.working = true;
    void this.work().finally(() => {
      this.working = false;
      this.start();
    });
  }

  private async work(): Promise<void> {
    while (this.wanted && this.shown && !this.closed) {
      await this.pagePainted();
      const built: BuiltSurvey | undefined = this.wanted;
      if (!built) return;
      const { turn } = this;
      // While keys follow one another the page still moves now and then.
      const overtaken = () => this.wanted !== built && performance.now() - this.lastSent < STARVING;
      const form = await this.render(built, () => this.closed || turn !== this.turn || overtaken());
      if (this.closed || turn !== this.turn) return;
      if (this.wanted === built) this.wanted = undefined;
      if (form) this.advance(built, form);
    }
  }

  private advance(built: BuiltSurvey, form: PreviewForm): void {
    const { shown } = this;
    if (!shown) return;
    const versions = { base: shown.version, version: this.version + 1 };
    const carried = carriedOver(shown.instrument, built.instrument);
    const update = updateOf(shown.form, form, versions, carried);
    if (!update) {
      this.shown = { ...shown, form, instrument: built.instrument };
      const state = stateOf(built);
      if (this.lastState !== JSON.stringify(state)) this.send(this.update(built, {}));
      return;
    }
    this.version = versions.version;
    this.shown = { form, instrument: built.instrument, version: this.version };
    this.unpainted = this.version;
    this.lastSent = performance.now();
    this.send(this.update(built, { form: update }));
  }

  /** In slices, given up as soon as it is out of date. */
  private async render(built: BuiltSurvey, isStale: () => boolean): Promise<PreviewForm | undefined> {
    const { instrument } = built;
    if (this.numbers.size > 2 * instrument.variables.length + SPARE_NUMBERS) {
      this.numbers = new Map();
      this.memory = emptyMemory();
    }
    const options = await this.builds.formOptions(this.uri);
    const steps = renderPreview(instrument, {
      ...options,
      interfaceLanguage: this.language,
      numbers: this.numbers,
      memory: this.memory,
    });
    let began = performance.now();
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      if (performance.now() - began < SLICE) continue;
      await this.breathe();
      if (isStale()) return undefined;
      began = performance.now();
    }
  }

  /** Waits until the page shows what it was last sent: a slow machine gets fewer states, not a queue of them. */
  private async pagePainted(): Promise<void> {
    if (this.unpainted === undefined) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, PATIENCE);
      this.paintedAt = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.paintedAt = undefined;
  }

  private update(built: BuiltSurvey, more: Pick<PreviewUpdate, "form">): PreviewUpdate {
    const version = built.version === undefined ? {} : { documentVersion: built.version };
    return { session: this.id, uri: this.uri, ...version, ...more, state: this.remember(stateOf(built)) };
  }

  private unreadable(): PreviewUpdate {
    const state = { readable: false, title: "", errors: 0, warnings: 0, language: "", languages: [] };
    return { session: this.id, uri: this.uri, state: this.remember(state) };
  }

  private remember(state: PreviewState): PreviewState {
    this.lastState = JSON.stringify(state);
    return state;
  }
}

function stateOf({ instrument, diagnostics }: BuiltSurvey): PreviewState {
  return {
    readable: true,
    title: plainText(instrument.title),
    errors: count(diagnostics, "error"),
    warnings: count(diagnostics, "warning"),
    language: instrument.language,
    languages: Object.keys(instrument.translations),
  };
}

function count(diagnostics: readonly Diagnostic[], severity: Diagnostic["severity"]): number {
  return diagnostics.filter((d) => d.severity === severity).length;
}
