import { defineConfig } from "vitest/config";

export default defineConfig({
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  test: { setupFiles: ["test/support/seed.ts"], globalSetup: ["test/server/support/global.ts"],
    include: ["test/**/*.test.{ts,tsx}"], exclude: ["test/browser/**", "test/vscode/**", "test/**/*.slow.test.ts"], testTimeout: 60_000 },
});
