import { startApp } from "./app.js";
import { readData } from "./dom.js";
import { download, send } from "./finish.js";
import { openStore } from "./store.js";

startApp(readData(), { openStore, send, saveFile: download });
