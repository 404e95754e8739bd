import type { Localised } from "../language/diagnostics/define.js";

/** Names Windows keeps for devices, with any ending. */
const device = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

/**
 * What is wrong with the name of an output, relative to its folder with `/` between; nothing when it can
 * be written everywhere. A project is shared between systems: what one of them refuses, all refuse.
 */
export function problemOfName(name: string): Localised | undefined {
  for (const part of name.split("/")) {
    const problem = problemOfPart(part);
    if (problem) return problem;
  }
  return undefined;
}

function problemOfPart(part: string): Localised | undefined {
  if (part === "") return { en: "a part of it is empty", zh: "其中有一部分为空" };
  if (/^\.+$/.test(part)) return { en: "it consists of dots", zh: "它只由点号组成" };
  if (part.startsWith("."))
    return { en: "it begins with a dot, which would hide it", zh: "它以点号开头，会成为隐藏文件" };
  if (/[<>:"|?*\\\p{Cc}]/u.test(part)) {
    return {
      en: 'it holds a character that file names cannot have everywhere (< > : " | ? * \\ or a control character)',
      zh: '其中含有并非所有系统都允许的字符（< > : " | ? * \\ 或控制字符）',
    };
  }
  if (/[. ]$/.test(part)) return { en: "it ends with a dot or a blank", zh: "它以点号或空格结尾" };
  if (device.test(part))
    return { en: "Windows keeps this name for a device", zh: "该名称在 Windows 中保留给设备使用" };
  return undefined;
}

/** Two names are one on some system when they differ only by case or by how accents are written. */
export function sameNameKey(name: string): string {
  return name.normalize("NFC").toLowerCase();
}
