/** What a server that starts now would say: the same findings, made without any of its bookkeeping. */
import { TextDocument } from "vscode-languageserver-textdocument";
import { parseConfig } from "../../language/config/config.js";
import { applySeverities } from "../../language/config/severities.js";
import { library } from "../../language/generated/library.js";
import { createSurveyServices } from "../../language/services.js";
import { toLsp } from "../../server/features/diagnostics.js";
import { canonical } from "../../server/workspace/uri.js";

/**
 * @param files texts by canonical URI, surveys and configurations
 * @param root what lies elsewhere is outside of the workspace
 */
export function freshDiagnostics(files: ReadonlyMap<string, string>, uri: string, root = ""): unknown[] {
  const services = createSurveyServices({
    files: {
      read: (wanted) => {
        const text = files.get(canonical(wanted));
        if (!canonical(wanted).startsWith(root)) return { error: "outside" as const };
        return text === undefined ? { error: "not-found" as const } : { text };
      },
    },
  });
  const understood = services.understand(uri);
  if (!understood) return [];
  const document = (at: string) => {
    const text = files.get(canonical(at)) ?? (Object.hasOwn(library, at) ? library[at] : undefined);
    return text === undefined ? undefined : TextDocument.create(at, "rensis", 0, text);
  };
  const main = document(uri)!;
  return plain(
    applySeverities(understood.diagnostics, severitiesFor(files, uri)).map((d) =>
      toLsp(d, main, document, { locale: "en", home: undefined }),
    ),
  );
}

function severitiesFor(files: ReadonlyMap<string, string>, uri: string) {
  for (let folder = uri; folder.includes("/"); ) {
    folder = folder.slice(0, folder.lastIndexOf("/"));
    for (const name of ["rensis.yaml", "rensis.yml"]) {
      const text = files.get(`${folder}/${name}`);
      if (text !== undefined) return parseConfig(text, `${folder}/${name}`).config.severities ?? {};
    }
  }
  return {};
}

/** As it comes out of a pipe, with addresses spelt in one way, and without that of the page of a code. */
export function plain<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (key, v: unknown) => {
      if (key === "codeDescription") return undefined;
      return key === "uri" && typeof v === "string" ? canonical(v) : v;
    }),
  ) as T;
}
