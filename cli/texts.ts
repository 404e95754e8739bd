import type { Locale } from "../language/diagnostics/define.js";
import type { Counts } from "./reporters/report.js";

/** What the commands say beside diagnostics. */
const en = {
  checked: (files: number, counts: Counts) =>
    `${files} ${files === 1 ? "file" : "files"} checked: ${tally(counts)}.`,
  tooManyWarnings: (found: number, most: number) => `${found} warnings are more than the ${most} allowed.`,
  fixed: (path: string) => `fixed ${path}`,
  fixFailed: (path: string, reason: string) => `${path} could not be fixed: ${reason}`,
  built: (surveys: number, files: number) =>
    `${surveys} ${surveys === 1 ? "survey" : "surveys"} built, ${files} ${files === 1 ? "file" : "files"}.`,
  formatted: (path: string) => `formatted ${path}`,
  formatSummary: (changed: number, all: number) => `${all} files, ${changed} formatted.`,
  formatCheckSummary: (changed: number, all: number) =>
    changed === 0 ? `${all} files, all formatted.` : `${changed} of ${all} files are not formatted.`,
  writeFailed: (path: string, reason: string) => `${path} cannot be written: ${reason}`,
  watching: (folder: string) => `Watching ${folder}. Ctrl-C ends it.`,
  changed: "Changed; building again.",
  created: (path: string) => `created ${path}`,
  exists: (path: string) => `${path} exists already and was left as it is.`,
  initNext: (file: string) => `Next: rensis preview ${file}`,
  previewAt: (url: string) => `Preview at ${url} (Ctrl-C ends it)`,
  previewState: (time: string, counts: Counts) => `${time}: ${tally(counts)}`,
  valid: (path: string) => `${path}: valid`,
  internal: (message: string) =>
    `Internal error: ${message}. This is a fault of Rensis, not yours. Please report it with what “--debug” prints.`,
  ended: "Ended.",
};

const zh: typeof en = {
  checked: (files, counts) => `已检查 ${files} 个文件：${tallyZh(counts)}。`,
  tooManyWarnings: (found, most) => `共有 ${found} 个警告，超过允许的 ${most} 个。`,
  fixed: (path) => `已修复 ${path}`,
  fixFailed: (path, reason) => `无法修复 ${path}：${reason}`,
  built: (surveys, files) => `已生成 ${surveys} 份问卷，共 ${files} 个文件。`,
  formatted: (path) => `已排版 ${path}`,
  formatSummary: (changed, all) => `共 ${all} 个文件，重新排版了 ${changed} 个。`,
  formatCheckSummary: (changed, all) =>
    changed === 0 ? `共 ${all} 个文件，排版均符合要求。` : `共 ${all} 个文件，其中 ${changed} 个需要排版。`,
  writeFailed: (path, reason) => `无法写入 ${path}：${reason}`,
  watching: (folder) => `正在监视 ${folder}，按 Ctrl-C 结束。`,
  changed: "文件有改动，重新生成。",
  created: (path) => `已创建 ${path}`,
  exists: (path) => `${path} 已存在，未作改动。`,
  initNext: (file) => `下一步：rensis preview ${file}`,
  previewAt: (url) => `预览地址：${url}（按 Ctrl-C 结束）`,
  previewState: (time, counts) => `${time}：${tallyZh(counts)}`,
  valid: (path) => `${path}：有效`,
  internal: (message) =>
    `内部错误：${message}。这是 Rensis 的缺陷，并非您的问题。请附上“--debug”的输出向我们反馈。`,
  ended: "已结束。",
};

export type Texts = typeof en;

export function textsOf(locale: Locale): Texts {
  return locale === "zh" ? zh : en;
}

function tally(counts: Counts): string {
  const parts = (["error", "warning", "info", "hint"] as const).flatMap((severity) => {
    const n = counts[severity];
    const name = { error: "error", warning: "warning", info: "note", hint: "hint" }[severity];
    return n === 0 ? [] : [`${n} ${name}${n === 1 ? "" : "s"}`];
  });
  return parts.length === 0 ? "no problems" : parts.join(", ");
}

function tallyZh(counts: Counts): string {
  const parts = (["error", "warning", "info", "hint"] as const).flatMap((severity) => {
    const name = { error: "错误", warning: "警告", info: "提示", hint: "建议" }[severity];
    return counts[severity] === 0 ? [] : [`${counts[severity]} 个${name}`];
  });
  return parts.length === 0 ? "没有问题" : parts.join("，");
}
