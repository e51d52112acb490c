import { defineConfig } from "vitest/config";

/**
 * Unit and property tests, beside the code they test. The journeys in a browser have a configuration of their own in e2e/.
 * The waits are long: a test ends when it is through, and only a fault waits to the end, also on a slow or busy machine.
 */
export default defineConfig({
  test: {
    include: [
      "packages/*/src/**/*.test.{ts,tsx}",
      "packages/cli/bin/*.test.mjs",
      "scripts/**/*.test.{ts,mjs}",
      "examples/**/*.test.ts",
      "bench/**/*.test.ts",
    ],
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
