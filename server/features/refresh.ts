/** Asks the client to look again at lenses, hints and colours when something else than the file itself has changed. */
import { CodeLensRefreshRequest } from "vscode-languageserver";
import type { Feature } from "../context.js";
import { Built } from "../workspace/built.js";
import { soon } from "../workspace/soon.js";

export const refresh: Feature = {
  capabilities: () => ({}),
  register({ connection, workspace, client }) {
    const { codeLens, inlayHint, semanticTokens } = client.workspace ?? {};
    if (!codeLens?.refreshSupport && !inlayHint?.refreshSupport && !semanticTokens?.refreshSupport) return;
    const versions = new Map<string, number | undefined>();
    let due = false;
    const ask = (): void => {
      due = false;
      const unheard = () => undefined;
      if (codeLens?.refreshSupport) void connection.sendRequest(CodeLensRefreshRequest.type).catch(unheard);
      if (inlayHint?.refreshSupport) void connection.languages.inlayHint.refresh().catch(unheard);
      if (semanticTokens?.refreshSupport) void connection.languages.semanticTokens.refresh().catch(unheard);
    };
    workspace.onBuilt((built) => {
      if (!(built instanceof Built)) return;
      // The same text has another meaning now: because of an imported file, a setting, the configuration.
      const again = versions.get(built.uri) === built.version;
      for (const uri of versions.keys()) if (!workspace.last(uri)) versions.delete(uri);
      versions.set(built.uri, built.version);
      if (!again || due) return;
      due = true;
      soon(ask);
    });
  },
};
