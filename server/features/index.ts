/** All that the server can do. */
import type { Feature } from "../context.js";
import { preview } from "../preview/feature.js";
import { build } from "./build.js";
import { callHierarchy } from "./call-hierarchy.js";
import { codeActions } from "./code-actions/index.js";
import { codeLens } from "./code-lens/index.js";
import { completion } from "./completion/index.js";
import { definition } from "./definition.js";
import { diagnostics } from "./diagnostics.js";
import { documentLinks } from "./document-links.js";
import { entries } from "./entries.js";
import { folding } from "./folding.js";
import { formatting } from "./formatting.js";
import { highlights } from "./highlights.js";
import { hover } from "./hover/index.js";
import { inlayHints } from "./inlay-hints.js";
import { insertPlace } from "./insert-place.js";
import { documentSymbols } from "./outline/document-symbols.js";
import { workspaceSymbols } from "./outline/workspace-symbols.js";
import { references } from "./references.js";
import { refresh } from "./refresh.js";
import { rename } from "./rename/index.js";
import { selectionRanges } from "./selection-ranges.js";
import { semanticTokens } from "./semantic-tokens/index.js";
import { signatureHelp } from "./signature-help.js";
import { surveyFacts } from "./survey-facts.js";
import { templates } from "./templates.js";

export const features: readonly Feature[] = [
  diagnostics,
  codeActions,
  formatting,
  folding,
  selectionRanges,
  semanticTokens,
  codeLens,
  inlayHints,
  documentLinks,
  refresh,
  build,
  templates,
  insertPlace,
  entries,
  completion,
  signatureHelp,
  surveyFacts,
  callHierarchy,
  definition,
  highlights,
  hover,
  documentSymbols,
  workspaceSymbols,
  references,
  rename,
  preview,
];
