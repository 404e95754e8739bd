/** Settings of the editor for tests and pictures: nothing that opens, asks, updates or talks by itself. */
export const quietSettings = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.enableExperiments": false,
  "chat.disableAIFeatures": true,
  "git.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "security.workspace.trust.enabled": false,
  "editor.minimap.enabled": false,
  "files.autoSave": "off",
  "window.restoreWindows": "none",
  "workbench.reduceMotion": "on",
  "remote.autoForwardPorts": false,
};

/** An extension with nothing in it: the suite has to belong to one, and the one under test is the packed one. */
export const emptyManifest = {
  name: "nothing",
  publisher: "rensis-tests",
  version: "0.0.0",
  engines: { vscode: "*" },
};
