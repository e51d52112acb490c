import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { unlockedPackages } from "./complete-lock.mjs";

const inRoot = (file) => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), "utf8"));
const { packages } = inRoot("package-lock.json");

describe("package-lock.json", () => {
  it("names no registry host: every site may use its own mirror", () => {
    const hosts = Object.entries(packages).filter(([, entry]) => /^[a-z+]+:\/\//.test(entry.resolved ?? ""));
    expect(hosts).toEqual([]);
  });

  it("leaves out no package for another system (else run: node scripts/set-up/complete-lock.mjs)", () => {
    expect(unlockedPackages(packages)).toEqual({});
  });

  it.each(["", "packages/kernel", "packages/server", "packages/web", "packages/cli"])(
    "agrees with %s/package.json",
    (place) => {
      const wanted = inRoot(`${place}/package.json`);
      for (const kind of ["dependencies", "devDependencies", "optionalDependencies"])
        expect({ kind, names: packages[place][kind] ?? {} }).toEqual({ kind, names: wanted[kind] ?? {} });
    },
  );
});

describe("unlockedPackages", () => {
  it("tells system, processor and library from the name", () => {
    const brick = {
      optionalDependencies: { "@brick/linux-arm64-musl": "2.0.0", "@brick/darwin-x64": "2.0.0" },
      dev: true,
    };
    expect(unlockedPackages({ "node_modules/brick": brick, "node_modules/@brick/darwin-x64": {} })).toEqual({
      "node_modules/@brick/linux-arm64-musl": {
        version: "2.0.0",
        cpu: ["arm64"],
        dev: true,
        libc: ["musl"],
        optional: true,
        os: ["linux"],
      },
    });
  });

  it("finds a package that stands in the folder of the one that asks", () => {
    const packages = {
      "node_modules/brick": { optionalDependencies: { "brick-linux-x64": "2.0.0" } },
      "node_modules/brick/node_modules/brick-linux-x64": {},
    };
    expect(unlockedPackages(packages)).toEqual({});
  });
});
