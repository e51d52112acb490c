import { defineConfig } from "vitest/config";

/** Journeys through the built product in a browser: one at a time, each with a server of its own. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ["**/*.e2e.test.ts"],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
