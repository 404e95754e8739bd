/** What the script that builds the suite writes into it. */

declare const RENSIS_BRIDGE: string;
declare const RENSIS_GREP: string;

/** Where the driver listens (scripts/vscode-host/bridge.mjs). */
export const bridgeAddress = RENSIS_BRIDGE;

/** Only tests whose full title contains this. */
export const grep = RENSIS_GREP;
