/** From a place in the source to a piece of the form, and back. */
import type { Instrument } from "../../language/instrument/model.js";
import type { Anchor, PreviewForm, SourcePlace } from "../../language/targets/html/preview/form-update.js";
import type { SourceLocation } from "./protocol.js";

interface Found {
  anchor: Anchor;
  place: SourcePlace;
}

/**
 * The piece of the form that the cursor is at: the smallest that contains it, else, between two questions,
 * the one before. A cursor in a list, a score or the head of the survey is at no piece.
 */
export function anchorAt(form: PreviewForm, file: number, offset: number): Anchor | undefined {
  let inside: Found | undefined;
  let before: Found | undefined;
  for (const [key, places] of form.places) {
    for (const [n, place] of places.entries()) {
      if (place.file !== file) continue;
      const found = { anchor: { key, n }, place };
      if (place.start <= offset && offset <= place.end) {
        if (!inside || sizeOf(place) < sizeOf(inside.place)) inside = found;
      } else if (place.end < offset && !isScreen(key) && (!before || place.end > before.place.end))
        before = found;
    }
  }
  if (!inside || !isScreen(inside.anchor.key)) return inside?.anchor;
  // On a free line of a page the question above it stays in sight.
  return before && before.place.start >= inside.place.start ? before.anchor : inside.anchor;
}

function isScreen(key: string): boolean {
  return key.startsWith("page:");
}

function sizeOf({ start, end }: SourcePlace): number {
  return end - start;
}

/** Where a piece of the form comes from. A piece that has gone meanwhile leads to its item. */
export function sourceOf(
  form: PreviewForm,
  instrument: Instrument,
  { key, n }: Anchor,
): SourceLocation | undefined {
  const places = form.places.get(key);
  const place = places?.[n] ?? places?.[0];
  return place && locate(instrument, place);
}

/** The place as the client knows it. */
export function locate(
  instrument: Instrument,
  { file, start, end }: SourcePlace,
): SourceLocation | undefined {
  const uri = instrument.files[file]?.uri;
  return uri === undefined ? undefined : { uri, start, end };
}
