/** The suite where the extension host is a worker in a browser and the folder is virtual. */
import "./activation.test.js";
import "./diagnostics.test.js";
import "./language.test.js";
import "./features.test.js";
import "./commands.test.js";
import "./editing.test.js";
import "./preview.test.js";

export { run } from "./support/run.js";
