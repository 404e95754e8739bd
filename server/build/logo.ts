/** The picture of a theme, read through the client. */
import { URI, Utils } from "vscode-uri";
import type { Theme } from "../../language/config/config.js";
import { leavesFolder } from "../../language/config/config.js";
import { LOGO_LIMIT, logoTypeOf } from "../../language/config/logo.js";
import { type Diagnostic, diagnostic } from "../../language/diagnostics/diagnostic.js";
import { folderOf } from "../workspace/uri.js";
import type { ReadBytesResult } from "./protocol.js";

export type ReadBytes = (uri: string, limit: number) => Promise<ReadBytesResult>;

/** The theme as targets take it: the logo as a data URI, since targets read no files. */
export async function themeWithLogo(
  theme: Theme,
  configUri: string,
  read: ReadBytes,
): Promise<{ theme: object; diagnostics: Diagnostic[] }> {
  const { logo, logoAt, ...rest } = theme;
  if (logo === undefined || !logoAt) return { theme: rest, diagnostics: [] };
  const wrong = (en: string, zh: string) => ({
    theme: rest,
    diagnostics: [
      diagnostic("config-bad-value", logoAt, { key: "logo", value: logo, problem: { en, zh }, hint: "" }),
    ],
  });
  if (leavesFolder(logo))
    return { theme: rest, diagnostics: [diagnostic("config-outside-workspace", logoAt, { path: logo })] };
  const type = logoTypeOf(logo);
  if (!type)
    return wrong("expected is a PNG, JPEG, WebP, GIF or SVG file", "应为 PNG、JPEG、WebP、GIF 或 SVG 文件");
  const uri = Utils.joinPath(URI.parse(folderOf(configUri)), logo.replaceAll("\\", "/")).toString();
  const found = await read(uri, LOGO_LIMIT);
  if ("base64" in found)
    return { theme: { ...rest, logo: `data:${type};base64,${found.base64}` }, diagnostics: [] };
  if (found.error === "too-large") return wrong("at most 256 KB are embedded", "嵌入的图片最大为 256 KB");
  if (found.error === "not-found") return wrong("there is no such file", "文件不存在");
  return wrong("the file cannot be read", "无法读取该文件");
}
