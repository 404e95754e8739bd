/** The manifest of the extension: that of the package, without what concerns npm and this checkout. */

const npmOnly = [
  "type",
  "scripts",
  "devDependencies",
  "dependencies",
  "exports",
  "bin",
  "overrides",
  "files",
];

/** @param {Record<string, any>} pkg the package.json of the checkout */
export function manifestOf(pkg) {
  const { displayName, engines, ...rest } = pkg;
  const kept = Object.fromEntries(Object.entries(rest).filter(([key]) => !npmOnly.includes(key)));
  return {
    ...kept,
    displayName,
    // The one text that npm shows, too: there it is English.
    description: "%extension.description%",
    engines: { vscode: engines.vscode },
  };
}

/** All files that a manifest refers to, relative to it. @param {Record<string, any>} manifest */
export function filesOf({ main, browser, icon, l10n, contributes }) {
  const found = new Set([main, browser, icon, l10n].filter(Boolean));
  const visit = (value, key) => {
    if (typeof value === "string") {
      const names = ["path", "configuration", "light", "dark", "svg", "image", "markdown", "icon", "url"];
      if (names.includes(key) && /^(\.\/|client\/|dist\/)/.test(value)) found.add(value);
    } else if (typeof value === "object" && value !== null)
      for (const [name, child] of Object.entries(value)) visit(child, Array.isArray(value) ? key : name);
  };
  visit(contributes, "");
  return [...found].map((path) => path.replace(/^\.\//, "")).sort();
}
