/** Makes everything under language/generated: syntax tree types, grammar tables, library, page runtime. */
import { existsSync, mkdirSync } from "node:fs";
import { generateAst, generateTables } from "./grammar-tables.mjs";

mkdirSync(new URL("../language/generated", import.meta.url), { recursive: true });
generateAst();
await generateTables();
if (existsSync(new URL("./build-library.mjs", import.meta.url))) await import("./build-library.mjs");
if (existsSync(new URL("./build-runtime.mjs", import.meta.url))) await import("./build-runtime.mjs");
await import("./build-paper.mjs");
