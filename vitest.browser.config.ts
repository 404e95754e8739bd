import { defineConfig } from "vitest/config";

/** Tests in a real browser: slower, one file after the other. */
export default defineConfig({
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  test: {
    setupFiles: ["test/support/seed.ts"],
    include: ["test/browser/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
