import type { matches } from "../../../instrument/pattern.js";
import type { drawResults } from "./charts.js";
import type { moveRank, rankedItems, setRanks } from "./ranking.js";

/** Parts that a page has only when its form needs them; their scripts stand before the main one. */
export interface RuntimeParts {
  pattern?: { matches: typeof matches };
  charts?: { drawResults: typeof drawResults };
  ranking?: { moveRank: typeof moveRank; rankedItems: typeof rankedItems; setRanks: typeof setRanks };
}

const shared = globalThis as typeof globalThis & { rensisParts?: RuntimeParts };

export function parts(): RuntimeParts {
  shared.rensisParts ??= {};
  return shared.rensisParts;
}
