/**
 * What the server is wherever it runs: one script that the process and the worker share, so that the package
 * holds the compiler once.
 */
export { serve } from "./server.js";
