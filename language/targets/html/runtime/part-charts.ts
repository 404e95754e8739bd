import { drawResults } from "./charts.js";
import { parts } from "./parts.js";

parts().charts = { drawResults };
