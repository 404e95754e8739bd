/**
 * `npm run test:vscode`: the packed extension in a real VS Code. Desktop VS Code where it can be downloaded, the
 * same editor from code-server where not; then the editor that runs in a browser alone.
 *
 *   --host=electron|code-server|web   only this one (also RENSIS_VSCODE_HOST)
 *   --vsix=path                       this package instead of a new one
 *   --grep=text                       only tests whose title contains it
 */
import "./setup.mjs";

// Only now: the packages it needs may have been installed a moment ago.
await import("./vscode-host/main.mjs");
