/** The licences of the packages that a bundle contains: their terms ask that the notices travel with it. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * @param {string} root folder of the checkout, with a slash at the end
 * @param {Iterable<string>} inputs paths of the bundled files, relative to it
 */
export function licencesOf(root, inputs) {
  const packages = new Set();
  for (const path of inputs) {
    const at = path.lastIndexOf("node_modules/");
    if (at < 0) continue;
    const parts = path.slice(at + "node_modules/".length).split("/");
    packages.add(
      path.slice(0, at) + ["node_modules", ...parts.slice(0, parts[0].startsWith("@") ? 2 : 1)].join("/"),
    );
  }
  const notices = [...packages].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    const file = readdirSync(join(root, folder)).find((f) => /^licen[cs]e(\.|$)/i.test(f));
    if (!file || !existsSync(join(root, folder, file))) throw new Error(`${name} has no licence file.`);
    return `${name} ${version} (${license})\n\n${readFileSync(join(root, folder, file), "utf8").trim()}\n`;
  });
  return `This package contains code of the following packages.\n\n${notices.join(`\n${"-".repeat(80)}\n\n`)}`;
}
