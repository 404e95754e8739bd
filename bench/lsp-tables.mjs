/** Results of the language server as tables: title, rows, head. */
export function lspTables({ start, files, workspace }) {
  const sizes = Object.keys(files);
  const names = Object.keys(files[sizes[0]]);
  return [
    [
      "Language server over stdio, ms: p50 (p95)",
      names.map((name) => [name, ...sizes.map((n) => cell(files[n][name]))]),
      ["questions in the file", ...sizes],
    ],
    [
      "Start of the language server, ms: p50 (p95)",
      Object.entries(start).map(([k, v]) => [k, cell(v)]),
      ["", ""],
    ],
    [
      "Workspace of files with 50 questions each, ms: p50 (p95)",
      Object.entries(workspace).flatMap(([name, row]) =>
        Object.entries(row).map(([k, v]) => [`${name}: ${k}`, cell(v)]),
      ),
      ["", ""],
    ],
  ];
}

function cell(value) {
  if (value === undefined) return "";
  return typeof value === "object" ? `${value.median} (${value.p95})` : String(value);
}
