import { matches } from "../../../answers/pattern.js";
import { parts } from "./parts.js";

parts().pattern = { matches };
