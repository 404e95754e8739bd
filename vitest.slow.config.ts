import { defineConfig } from "vitest/config";

/** Long random tests and the limits of the language, one file after the other so that their clocks mean something. */
export default defineConfig({
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  test: { setupFiles: ["test/support/seed.ts"], globalSetup: ["test/server/support/global.ts"],
    include: ["test/**/*.slow.test.ts"], testTimeout: 300_000, hookTimeout: 120_000, fileParallelism: false },
});
