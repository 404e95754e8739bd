/** The page of the live preview: a bar, the form in a frame of its own, a panel about its answers. */
import { openShell } from "./shell/shell.js";

openShell();
