/** Above the text: what a survey amounts to, when something is asked, how often something is used. */
import type { CodeLens, Command, Position } from "vscode-languageserver";
import type { Locale } from "../../../language/diagnostics/define.js";
import { durationOf } from "../../../language/instrument/duration.js";
import type { Guard, Instrument } from "../../../language/instrument/model.js";
import { createWords, shorten, type Words } from "../../../language/instrument/words/words.js";
import type { Target } from "../../../language/symbols/symbols.js";
import type { Feature } from "../../context.js";
import type { Built } from "../../workspace/built.js";
import { Lines } from "../lines.js";
import { answering } from "../unhurried.js";
import { type LensPlace, lensPlaces } from "./places.js";
import { LENS_WORDS } from "./words.js";

/** Code points of a condition that a line above the text can carry; the rest is in its tooltip. */
const LONGEST = 140;

/** What is needed to put lenses of one file into words; made when the first one is looked at. */
export class LensTexts {
  private words: Words | undefined;
  private exactly: Words | undefined;
  private guards: Map<string, Guard> | undefined;
  private readonly lines: Lines;

  constructor(
    readonly built: Built,
    private readonly locale: Locale,
  ) {
    this.lines = new Lines(built.text);
  }

  range(place: LensPlace) {
    return this.lines.rangeOf(place);
  }

  /** @param countUses how often something is referred to in the workspace */
  command(place: LensPlace, countUses: (target: Target) => number): Command {
    const words = LENS_WORDS[this.locale];
    const { instrument, uri } = this.built;
    switch (place.kind) {
      case "facts": {
        const { questions, variables } = instrument;
        const title = words.facts(variables.length, questions.length, durationOf(instrument));
        return { title, tooltip: words.factsTip, command: "" };
      }
      case "uses": {
        const times = countUses(place.target);
        const title = words.used(times);
        if (times === 0) return { title, command: "" };
        const at: Position = this.lines.rangeOf(place.name).start;
        return { title, tooltip: words.usedTip, command: "rensis.showUses", arguments: [uri, at] };
      }
      default: {
        const guard = this.guardAt(place.at, place.want)?.id;
        this.words ??= createWords(withoutStops(instrument), this.locale);
        this.exactly ??= createWords(instrument, this.locale);
        const say = words[place.kind];
        const title = say(shorten(this.words.universe(guard), LONGEST));
        const tooltip = say(this.exactly.universe(guard));
        return { title, command: "", ...(tooltip !== title ? { tooltip } : {}) };
      }
    }
  }

  private guardAt(start: number, want: boolean): Guard | undefined {
    if (!this.guards) {
      this.guards = new Map();
      for (const guard of this.built.instrument.guards) {
        const test = guard.tests.find((t) => "expr" in t);
        if (guard.at?.file !== 0 || !test || !("expr" in test)) continue;
        const key = `${guard.at.start} ${test.want}`;
        if (!this.guards.has(key)) this.guards.set(key, guard);
      }
    }
    return this.guards.get(`${start} ${want}`);
  }
}

/** Every question after a `stop` is asked only of those whom it let pass: true, but not what the author looks for. */
function withoutStops(instrument: Instrument): Instrument {
  const guards = instrument.guards.map((g) => ({ ...g, tests: g.tests.filter((t) => "expr" in t) }));
  return { ...instrument, guards };
}

interface LensData {
  uri: string;
  n: number;
}

export const codeLens: Feature = {
  capabilities: () => ({ codeLensProvider: { resolveProvider: true } }),
  register({ connection, workspace, settings, locale }) {
    /** What the lenses of each open file were made from: they are resolved later, when the text may have changed. */
    const made = new Map<string, { texts: LensTexts; places: LensPlace[] }>();
    const countUses = (target: Target): number => {
      let n = 0;
      for (const { symbols } of workspace.all())
        for (const { declares } of symbols.of(target)) if (!declares) n++;
      return n;
    };

    connection.onCodeLens(
      answering(({ textDocument: { uri } }): CodeLens[] => {
        const built = settings().codeLens.enabled ? workspace.current(uri) : undefined;
        if (!built) return [];
        for (const known of made.keys()) if (!workspace.last(known)) made.delete(known);
        const texts = new LensTexts(built, locale());
        const places = lensPlaces(built.understood.source.main.parse, built.uri);
        made.set(uri, { texts, places });
        return places.map((place, n) => ({ range: texts.range(place), data: { uri, n } satisfies LensData }));
      }),
    );
    connection.onCodeLensResolve(
      answering((lens): CodeLens => {
        const { uri, n } = (lens.data ?? {}) as Partial<LensData>;
        const known = uri === undefined ? undefined : made.get(uri);
        const place = known?.places[n ?? -1];
        return {
          ...lens,
          command: place ? known!.texts.command(place, countUses) : { title: "", command: "" },
        };
      }),
    );
  },
};
