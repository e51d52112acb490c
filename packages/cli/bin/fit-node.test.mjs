import { describe, expect, it } from "vitest";
import { fitNode, isFit } from "./fit-node.mjs";

describe("isFit", () => {
  it.each([
    ["v20.20.2", false],
    ["v24.11.1", false],
    ["v24.12.0", true],
    ["v24.12.1", true],
    ["v24.9.9", false],
    ["v26.0.0", true],
    ["v9.99.99", false],
  ])("says of %s: %s", (version, fit) => {
    expect(isFit(version)).toBe(fit);
  });
});

describe("fitNode", () => {
  it("takes the Node that runs now when it is new enough", () => {
    expect(fitNode("/")).toBe(process.execPath);
  });
});
