/** The rules of the house (docs/ARCHITECTURE.md): who may know whom. */
const below = {
  diagnostics: [],
  syntax: ["diagnostics"],
  instrument: ["diagnostics"],
  semantics: ["syntax", "diagnostics"],
  lowering: ["semantics", "syntax", "instrument", "diagnostics"],
  checks: ["instrument", "diagnostics", "syntax"],
  answers: ["instrument", "diagnostics"],
  render: ["instrument", "answers", "diagnostics"],
  targets: ["instrument", "answers", "render", "diagnostics"],
  config: ["diagnostics", "targets"],
};

module.exports = {
  forbidden: [
    // Within a room of the language functions may call one another (expressions nest); rooms never do.
    { name: "no-circular", severity: "error", from: { path: "^cli" }, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
    { name: "language-knows-no-machine", comment: "No editor, no file system, no process below language/", severity: "error", from: { path: "^language" }, to: { dependencyTypes: ["core"] } },
    { name: "language-knows-no-editor", severity: "error", from: { path: "^language" }, to: { path: "^(node_modules/)?(vscode|vscode-languageserver|vscode-languageclient)" } },
    { name: "language-knows-no-command", severity: "error", from: { path: "^language" }, to: { path: "^(cli|server|client)/" } },
    { name: "the-instrument-is-the-waist", comment: "After lowering nobody touches the syntax tree", severity: "error", from: { path: "^language/(checks|answers|render|targets|instrument)" }, to: { path: "^language/(generated/(ast|grammar|module)|semantics|lowering)" } },
    ...Object.entries(below).map(([room, may]) => ({
      name: `one-direction-${room}`,
      severity: "error",
      from: { path: `^language/${room}/` },
      to: { path: `^language/(?!${[room, "generated", ...may].join("|")})[a-z-]+/` },
    })),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "default"] },
  },
};
