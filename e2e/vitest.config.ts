import { defineConfig } from "vitest/config";

/**
 * Journeys through the built product in a browser: one at a time, each with a server of its own.
 * The waits are long: a step ends as soon as what it waits for is there, and only a fault waits to the end.
 */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ["**/*.e2e.test.ts"],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000, interval: 50 } },
  },
});
