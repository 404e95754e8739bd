/** What is different where the editor speaks Chinese. */
import "./chinese.test.js";

export { run } from "./support/run.js";
