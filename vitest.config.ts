import { defineConfig } from "vitest/config";

/** Unit and property tests, beside the code they test. The journeys in a browser have a configuration of their own in e2e/. */
export default defineConfig({
  test: {
    include: [
      "packages/*/src/**/*.test.{ts,tsx}",
      "packages/cli/bin/*.test.mjs",
      "scripts/**/*.test.{ts,mjs}",
      "examples/**/*.test.ts",
      "bench/**/*.test.ts",
    ],
    testTimeout: 90_000,
    hookTimeout: 180_000,
  },
});
