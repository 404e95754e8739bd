import type { Place } from "../../../instrument/model.js";

/**
 * The form of a preview in pieces: a skeleton with slots, and the items that stand in them. Typing changes
 * one or two pieces, and only those travel.
 */
export interface PreviewForm {
  page: FormPage;
  /** Everything but the items of the screens; each of those is a `<template data-slot="key">`. */
  skeleton: string;
  /** Items by key, in the order of the form. */
  items: ReadonlyMap<string, string>;
  /** What the script is told: JSON by member of `PageData`. */
  data: Readonly<Record<string, string>>;
  /** Source places by key of the item, or of the screen; the first is the item's own. */
  places: ReadonlyMap<string, readonly SourcePlace[]>;
}

export type SourcePlace = Pick<Place, "file" | "start" | "end">;

/** What stands around the body. */
export interface FormPage {
  lang: string;
  dir: string;
  title: string;
  style: string;
}

/** A piece of the form that has a place in the source: the `n`-th inside its item or screen, from 0. */
export interface Anchor {
  key: string;
  n: number;
}

/** Names that have changed and stand for the same things: answers go from the first to the second. */
export interface Carried {
  /** Keys of items. */
  items: [string, string][];
  /** Names of variables. */
  variables: [string, string][];
}

/** From one state of the form to the next. Absent members are as they were. */
export interface FormUpdate {
  /** Number of this state; 1 is the first. */
  version: number;
  /** The state this builds upon; 0: upon nothing, and all members are there. */
  base: number;
  page?: FormPage;
  skeleton?: string;
  /** Items that are new or have changed. */
  items: [string, string][];
  data: Record<string, string>;
  carried: Carried;
}

const nothingCarried: Carried = { items: [], variables: [] };

/** What has changed between two states; nothing if they are the same. */
export function updateOf(
  before: PreviewForm,
  after: PreviewForm,
  versions: { base: number; version: number },
  carried: Carried = nothingCarried,
): FormUpdate | undefined {
  const items = [...after.items].filter(([key, html]) => before.items.get(key) !== html);
  const data = Object.fromEntries(
    Object.entries(after.data).filter(([member, json]) => before.data[member] !== json),
  );
  // A member that is gone must not be believed any longer: such a rare change is sent whole.
  if (Object.keys(before.data).some((member) => after.data[member] === undefined))
    return wholeForm(after, versions.version);
  const page = samePage(before.page, after.page) ? {} : { page: after.page };
  const skeleton = before.skeleton === after.skeleton ? {} : { skeleton: after.skeleton };
  const same = items.length === 0 && Object.keys({ ...data, ...page, ...skeleton }).length === 0;
  return same ? undefined : { ...versions, ...page, ...skeleton, items, data, carried };
}

/** A state that builds upon nothing. */
export function wholeForm(form: PreviewForm, version: number): FormUpdate {
  const { page, skeleton, items, data } = form;
  return { version, base: 0, page, skeleton, items: [...items], data: { ...data }, carried: nothingCarried };
}

function samePage(a: FormPage, b: FormPage): boolean {
  return a.lang === b.lang && a.dir === b.dir && a.title === b.title && a.style === b.style;
}
