import { matches } from "../../../instrument/pattern.js";
import { parts } from "./parts.js";

parts().pattern = { matches };
