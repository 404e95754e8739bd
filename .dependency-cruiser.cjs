/** The rules of the house (docs/ARCHITECTURE.md): who may know whom. */
const below = {
  diagnostics: [],
  syntax: ["diagnostics"],
  instrument: ["diagnostics"],
  semantics: ["syntax", "diagnostics"],
  lowering: ["semantics", "syntax", "instrument", "diagnostics"],
  checks: ["instrument", "diagnostics", "syntax"],
  symbols: ["semantics", "syntax"],
  refactor: ["symbols", "semantics", "syntax", "instrument", "diagnostics"],
  answers: ["instrument", "diagnostics"],
  render: ["instrument", "answers", "diagnostics"],
  targets: ["instrument", "answers", "render", "diagnostics"],
  config: ["diagnostics", "targets"],
};

module.exports = {
  forbidden: [
    // Within a room of the language functions may call one another (expressions nest); rooms never do.
    { name: "no-circular", severity: "error", from: { path: "^(cli|server|client)" }, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
    { name: "language-knows-no-machine", comment: "No editor, no file system, no process below language/", severity: "error", from: { path: "^language" }, to: { dependencyTypes: ["core"] } },
    { name: "language-knows-no-editor", severity: "error", from: { path: "^language" }, to: { path: "^(node_modules/)?(vscode|vscode-languageserver|vscode-languageclient)" } },
    { name: "language-knows-no-command", severity: "error", from: { path: "^language" }, to: { path: "^(cli|server|client)/" } },
    { name: "client-knows-no-language", comment: "The client is thin: of the server it knows the types of the messages", severity: "error", from: { path: "^client" }, to: { path: "^(language|cli|server)/", pathNot: "protocol\\.ts$" } },
    { name: "server-knows-no-editor", severity: "error", from: { path: "^server" }, to: { path: "^((node_modules/)?vscode(-languageclient)?/|node_modules/@types/vscode|client/)" } },
    { name: "server-runs-anywhere", comment: "Only its Node entry touches the machine", severity: "error", from: { path: "^server", pathNot: "^server/node" }, to: { dependencyTypes: ["core"] } },
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
