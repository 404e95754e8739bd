import type { Localised } from "../language/diagnostics/define.js";

/** Why the system refused, in words. */
const reasons: Record<string, Localised> = {
  EACCES: { en: "permission denied", zh: "没有权限" },
  EPERM: { en: "the system does not permit it", zh: "系统不允许此操作" },
  ENOENT: { en: "there is no such file or folder", zh: "文件或文件夹不存在" },
  ENOTDIR: { en: "a part of the path is a file, not a folder", zh: "路径中的某一部分是文件而不是文件夹" },
  EISDIR: { en: "it is a folder", zh: "这是一个文件夹" },
  ELOOP: { en: "its links lead in a circle", zh: "符号链接形成循环" },
  ENAMETOOLONG: { en: "the name is too long", zh: "名称过长" },
  ENOSPC: { en: "the disk is full", zh: "磁盘已满" },
  EDQUOT: { en: "the disk quota is used up", zh: "磁盘配额已用完" },
  EROFS: { en: "the disk is read-only", zh: "磁盘为只读" },
  EIO: { en: "the disk reported an error", zh: "磁盘读写出错" },
  EBUSY: { en: "it is in use", zh: "文件正在被使用" },
  ETXTBSY: { en: "it is in use", zh: "文件正在被使用" },
  EMFILE: { en: "too many files are open", zh: "打开的文件过多" },
  ENFILE: { en: "too many files are open", zh: "打开的文件过多" },
  EFBIG: { en: "it would be too large", zh: "文件过大" },
  EEXIST: { en: "something of that name exists already", zh: "已存在同名文件" },
  ENOTEMPTY: { en: "a folder of that name exists", zh: "已存在同名文件夹" },
  "not-a-file": { en: "it is not a regular file", zh: "这不是普通文件" },
  "not-a-path": { en: "this is not the address of a file", zh: "这不是文件地址" },
};

/** The words for a system error, or for its code; an unknown one is named by its code. */
export function reasonOf(error: unknown): Localised {
  const code = codeOf(error);
  return reasons[code] ?? { en: `the system says ${code}`, zh: `系统返回 ${code}` };
}

/** Code of a system error such as `ENOSPC`. */
export function codeOf(error: unknown): string {
  if (typeof error === "string") return error;
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : error instanceof Error ? error.message : String(error);
}
