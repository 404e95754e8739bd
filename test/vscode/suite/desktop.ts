/** The suite where the extension host is a process of Node. */
import "./activation.test.js";
import "./diagnostics.test.js";
import "./language.test.js";
import "./features.test.js";
import "./commands.test.js";
import "./editing.test.js";
import "./preview.test.js";

export { run } from "./support/run.js";
