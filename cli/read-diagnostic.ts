import type { Localised } from "../language/diagnostics/define.js";
import { type Diagnostic, diagnostic } from "../language/diagnostics/diagnostic.js";
import type { ReadFailure } from "./contract.js";
import { FILE_LIMIT } from "./files.js";
import { reasonOf } from "./reasons.js";

/** Why a file could not be read, as a diagnostic of that file; `path` is how the user knows it. */
export function readDiagnostic(uri: string, path: string, result: ReadFailure): Diagnostic {
  const span = { uri, start: 0, end: 0 };
  switch (result.error) {
    case "not-found":
      return diagnostic("file-not-found", span, { path });
    case "outside":
      return diagnostic("import-outside-workspace", span, { path });
    case "not-utf8":
      return diagnostic("not-utf8", span, { path });
    case "too-large":
      return diagnostic("file-too-large", span, {
        path,
        size: bytes(result.detail ?? "?"),
        limit: bytes(FILE_LIMIT),
      });
    default:
      return diagnostic("file-unreadable", span, { path, reason: reasonOf(result.detail ?? "EIO") });
  }
}

function bytes(n: string | number): Localised {
  return { en: `${n} bytes`, zh: `${n} 字节` };
}
