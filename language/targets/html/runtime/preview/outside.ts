import { toCsv } from "../../../../answers/index.js";
import type { FromFrame } from "../../preview/frame-protocol.js";
import type { Outside } from "../app.js";

/** Nothing leaves the preview: answers are not sent, and files are saved by the editor, which asks where. */
export function outsideOf(post: (message: FromFrame) => void): Outside {
  return {
    openStore: () => ({
      load: () => undefined,
      save() {},
      clear() {},
      off() {},
    }),
    send: async () => true,
    saveFile({ logic }, { document, code }, format) {
      const content =
        format === "json"
          ? `${JSON.stringify(document, null, 2)}\n`
          : toCsv(logic, [document], { bom: true });
      post({ type: "save", name: `${logic.id}-${code}.${format}`, content });
    },
  };
}
