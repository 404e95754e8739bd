import type { VNode } from "preact";
import { render } from "preact-render-to-string";
import type { Instrument } from "../../../instrument/model.js";
import { renderContext } from "../../../render/context.js";
import { type ItemProps, ItemView, itemProps } from "../../../render/page.js";
import { type Screen, type ScreenItem, screensOf } from "../../../render/screens.js";
import { pageDataOf } from "../collect-data.js";
import { FormBody, titleOf } from "../document.js";
import { partsOf } from "../parts.js";
import { addressOf } from "../policy.js";
import { styleOf } from "../style.js";
import type { Theme } from "../theme.js";
import type { PreviewForm, SourcePlace } from "./form-update.js";
import { emptyMemory, enterContext, type ItemMemory, placesOf, printOf } from "./item-memory.js";

export interface PreviewOptions {
  theme: Theme;
  post?: string;
  /** Language of the interface words in place of the survey's own. */
  interfaceLanguage?: "zh-CN" | "en";
  /** Numbers of variables, kept from one rendering to the next; names that are new are added. */
  numbers: Map<string, number>;
  /** Kept together with the numbers. */
  memory?: ItemMemory;
}

/**
 * The very form that `formPage` makes, in pieces and with source places. Gives way after every item, so that
 * whoever renders a long form can stop when it is out of date.
 */
export function* renderPreview(
  instrument: Instrument,
  options: PreviewOptions,
): Generator<undefined, PreviewForm> {
  const { numbers, theme, interfaceLanguage } = options;
  for (const { name } of instrument.variables) if (!numbers.has(name)) numbers.set(name, numbers.size);
  const cx = renderContext(instrument, { positions: true, interfaceLanguage, numbers });
  const screens = screensOf(instrument);
  const keys = keysOf(screens);
  const post = addressOf(options);
  const Slot = ({ entry }: ItemProps): VNode => <template data-slot={keys.get(entry)} />;

  const places = new Map<string, SourcePlace[]>();
  /** Takes the places out of a piece: they change with every key typed before it, the piece does not. */
  const withoutPlaces = (html: string, key: (n: number) => string): string => {
    let count = 0;
    return html.replace(/ data-at="(\d+):(\d+)-(\d+)"/g, (_, file, start, end) => {
      const known = places.get(key(count));
      const place = { file: Number(file), start: Number(start), end: Number(end) };
      if (known) known.push(place);
      else places.set(key(count), [place]);
      count += 1;
      return " data-at";
    });
  };

  const body = render(<FormBody cx={cx} screens={screens} options={{ theme, post }} item={Slot} />);
  const screenKeys = screenKeysOf(screens);
  const skeleton = withoutPlaces(body, (n) => screenKeys[n] ?? "");
  yield;
  const memory = options.memory ?? emptyMemory();
  enterContext(memory, cx);
  const items = new Map<string, string>();
  const kept: ItemMemory["items"] = new Map();
  for (const screen of screens) {
    for (const entry of screen.items) {
      const key = keys.get(entry) ?? "";
      const props = itemProps(cx, screen, entry);
      const print = printOf(props);
      const question = entry.item.kind === "question" ? cx.questions.get(entry.item.question) : undefined;
      const known = memory.items.get(key);
      if (question && known && known.print === print) {
        items.set(key, known.html);
        places.set(key, placesOf(question, entry.rows));
        kept.set(key, known);
        yield;
        continue;
      }
      const made = render(<ItemView {...props} />);
      if (made !== "") {
        const html = withoutPlaces(made, () => key);
        items.set(key, html);
        const isWhole = question && places.get(key)?.length === placesOf(question, entry.rows).length;
        if (print !== undefined && isWhole) kept.set(key, { print, html });
      }
      yield;
    }
  }
  memory.items = kept;
  const data = pageDataOf(cx, post);
  return {
    page: {
      lang: instrument.language,
      dir: cx.dir,
      title: titleOf(cx),
      style: styleOf(theme, partsOf(instrument).sheets),
    },
    skeleton,
    items,
    data: Object.fromEntries(Object.entries(data).map(([member, value]) => [member, JSON.stringify(value)])),
    places,
  };
}

/** Keys of screens: the page, and which of its screens. The page of the preview counts them the same way. */
export function screenKeysOf(screens: readonly { page: { id: string } }[]): string[] {
  const seen = new Map<string, number>();
  return screens.map(({ page }) => {
    const part = seen.get(page.id) ?? 0;
    seen.set(page.id, part + 1);
    return `page:${page.id}:${part}`;
  });
}

/** Keys that stay the same while the author writes on: made of names, and of the order only where there are none. */
function keysOf(screens: readonly Screen[]): Map<ScreenItem, string> {
  const keys = new Map<ScreenItem, string>();
  const taken = new Map<string, number>();
  for (const { page, items } of screens) {
    for (const entry of items) {
      const wanted = nameOf(entry, page.id);
      const times = taken.get(wanted) ?? 0;
      taken.set(wanted, times + 1);
      keys.set(entry, times === 0 ? wanted : `${wanted}~${times}`);
    }
  }
  return keys;
}

function nameOf({ item, rows }: ScreenItem, page: string): string {
  switch (item.kind) {
    case "question":
      return `q:${item.question}${rows && rows.from > 0 ? `:${rows.from}` : ""}`;
    case "section":
      return `section:${page}`;
    case "compute":
      return `compute:${item.variable}`;
    default:
      return `${item.kind}:${item.id}`;
  }
}
