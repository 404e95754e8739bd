import { parts } from "./parts.js";
import { moveRank, rankedItems, setRanks } from "./ranking.js";

parts().ranking = { moveRank, rankedItems, setRanks };
