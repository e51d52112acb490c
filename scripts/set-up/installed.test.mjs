import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { missingPackages } from "./installed.mjs";

const wanted = {
  "": { name: "house" },
  "node_modules/@house/kernel": { resolved: "packages/kernel", link: true },
  "packages/kernel": { version: "0.1.0" },
  "node_modules/brick": { version: "2.0.0" },
  "node_modules/brick-for-another-system": { version: "2.0.0", optional: true },
};

describe("missingPackages", () => {
  let root;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), "youheng-installed-"));
    mkdirSync(path.join(root, "node_modules"));
    writeFileSync(path.join(root, "package-lock.json"), JSON.stringify({ packages: wanted }));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const installed = (packages) =>
    writeFileSync(path.join(root, "node_modules", ".package-lock.json"), JSON.stringify({ packages }));

  it("names everything in a fresh clone, except what is only for other systems", () => {
    expect(missingPackages(root)).toEqual(["node_modules/brick"]);
  });

  it("is content when npm installed what the lock names", () => {
    installed({ "node_modules/brick": { version: "2.0.0" } });
    expect(missingPackages(root)).toEqual([]);
  });

  it("names what is older than the lock says, optional or not", () => {
    installed({
      "node_modules/brick": { version: "1.0.0" },
      "node_modules/brick-for-another-system": { version: "1.0.0" },
    });
    expect(missingPackages(root)).toEqual(["node_modules/brick", "node_modules/brick-for-another-system"]);
  });
});
