import type { PaperOptions } from "./options.js";
import type { PaperPlan } from "./plan/plan.js";
import { fill } from "./texts.js";

const SIZES = { A4: [210, 297], Letter: [215.9, 279.4] } as const;

/** Sheets in millimetres and their running words, for the script that sets the pages. */
export interface PaperSetting {
  width: number;
  height: number;
  margin: { top: number; bottom: number; inner: number; outer: number };
  columns: 1 | 2;
  duplex: boolean;
  machine: boolean;
  /** Room that is left on a sheet goes to the lines to write on. */
  stretch: boolean;
  form: string;
  version?: string;
  title: string;
  id: string;
  pageOf: string;
  turn: string;
  goOn: string;
  continued: string;
  notes: string;
}

export function settingOf({ instrument, t, words }: PaperPlan, options: PaperOptions): PaperSetting {
  const [width, height] = SIZES[options.size];
  const { version } = instrument;
  // Marks of machine-readable sheets need the outer 35 mm at the corners for themselves.
  const margin = options.machine
    ? { top: 36, bottom: 36, inner: 20, outer: 20 }
    : { top: 22, bottom: 20, inner: options.duplex ? 24 : 20, outer: options.duplex ? 16 : 20 };
  return {
    width,
    height,
    margin,
    columns: options.columns,
    duplex: options.duplex,
    machine: options.machine,
    stretch: instrument.mode === "interview",
    form: instrument.id,
    ...(version === undefined ? {} : { version }),
    title: words.text(instrument.title),
    id: [instrument.id, version === undefined ? "" : fill(t.version, { version })]
      .filter(Boolean)
      .join(" · "),
    pageOf: t.pageOf,
    turn: t.turn,
    goOn: t.goOn,
    continued: t.continued,
    notes: t.notes,
  };
}
