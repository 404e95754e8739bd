import type { Instrument, Question } from "../../../instrument/model.js";
import { plainText } from "../../../instrument/words/words.js";
import type { Carried } from "./form-update.js";

/**
 * Which questions are the same under another name: the author gives a name or changes it, or puts a question
 * before others that are only counted. What a respondent has typed goes with the question, not with the name.
 */
export function carriedOver(before: Instrument, after: Instrument): Carried {
  const carried: Carried = { items: [], variables: [] };
  for (const [old, now] of sameQuestions(before.questions, after.questions)) {
    if (old.id === now.id) continue;
    carried.items.push(...itemsOf(old, now));
    carried.variables.push(...variablesOf(before, old, after, now));
  }
  return carried;
}

function sameQuestions(before: readonly Question[], after: readonly Question[]): [Question, Question][] {
  const oldById = new Map(before.map((question) => [question.id, question]));
  const open = new Map<string, Question[]>();
  const settled = new Set<string>();
  const come: Question[] = [];
  for (const now of after) {
    const old = oldById.get(now.id);
    // A name that stays is the author's word; a number that stays is one only if the words agree.
    if (old && (now.named || looksOf(old) === looksOf(now))) settled.add(old.id);
    else come.push(now);
  }
  if (come.length === 0) return [];
  for (const old of before) {
    if (settled.has(old.id)) continue;
    const looks = looksOf(old);
    const others = open.get(looks);
    if (others) others.push(old);
    else open.set(looks, [old]);
  }
  return come.flatMap((now): [Question, Question][] => {
    const old = open.get(looksOf(now))?.shift();
    return old ? [[old, now]] : [];
  });
}

function looksOf({ kind, label }: Question): string {
  return `${kind} ${plainText(label)}`;
}

/** A battery on several screens is an item on each. */
function itemsOf(old: Question, now: Question): [string, string][] {
  const pairs: [string, string][] = [[`q:${old.id}`, `q:${now.id}`]];
  const size = now.perPage ?? now.rows.length;
  for (let from = size; size > 0 && from < now.rows.length; from += size)
    pairs.push([`q:${old.id}:${from}`, `q:${now.id}:${from}`]);
  return pairs;
}

function variablesOf(
  before: Instrument,
  old: Question,
  after: Instrument,
  now: Question,
): [string, string][] {
  const byPlace = new Map(ownVariables(after, now).map(({ place, name }) => [place, name]));
  return ownVariables(before, old).flatMap(({ place, name }): [string, string][] => {
    const target = byPlace.get(place);
    return target === undefined ? [] : [[name, target]];
  });
}

/** The variables of a question by what stands behind the question's name in expressions. */
function ownVariables(instrument: Instrument, { id }: Question): { place: string; name: string }[] {
  return instrument.variables.flatMap(({ name, reference, question }) => {
    if (question !== id) return [];
    return [{ name, place: reference.startsWith(id) ? reference.slice(id.length) : reference }];
  });
}
