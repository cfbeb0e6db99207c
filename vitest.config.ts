import { defineConfig } from "vitest/config";

// Vitest's configuration is the one place where a default export is required by the tool.
export default defineConfig({
  test: {
    include: ["**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/.tongshu/**"],
    pool: "forks",
    // Two cores: each file may start its own PostgreSQL and browser, so two files at a time.
    maxWorkers: 2,
    // Generous: a machine that is shared gives a test a fraction of its processors.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
