/**
 * `rensis lsp`: the language server on standard input and output, until the editor says goodbye, which ends the
 * process. The server reads from the arguments of the process which channel is meant.
 */
export async function lsp(argv: string[] = process.argv): Promise<never> {
  if (!argv.includes("--stdio")) argv.push("--stdio");
  const { start } = await import("../../server/node/main.js");
  start();
  return new Promise(() => {});
}
