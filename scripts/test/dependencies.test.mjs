import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { holesIn } from "./known-holes.mjs";
import { checkLicences } from "./licences.mjs";

function checked(packages) {
  const folder = mkdtempSync(path.join(tmpdir(), "youheng-licences-"));
  writeFileSync(path.join(folder, "package-lock.json"), JSON.stringify({ packages }));
  const { passed, failed } = checkLicences(folder);
  rmSync(folder, { recursive: true });
  return [passed, failed];
}

it("finds every dependency of ours under a licence that lets users do as they like", () => {
  expect(checkLicences(fileURLToPath(new URL("../..", import.meta.url)))).toMatchObject({ passed: 1, failed: 0 });
});

it("takes a choice where one side is free, and refuses what asks for more, or says nothing", () => {
  expect(checked({ "node_modules/a": { license: "(MIT OR GPL-3.0-or-later)" } })).toEqual([1, 0]);
  expect(checked({ "node_modules/a": { license: "(MIT AND GPL-3.0)" } })).toEqual([0, 1]);
  expect(checked({ "node_modules/a": { license: "AGPL-3.0" }, "node_modules/b": {} })).toEqual([0, 2]);
  expect(checked({ "node_modules/a": { license: "GPL-3.0", dev: true } })).toEqual([0, 0]); // nothing looked at
  expect(checked({ "node_modules/a": { license: "MIT" }, "node_modules/a-linux": {} })).toEqual([1, 0]);
});

it("tells an answer without holes from no answer", () => {
  expect(holesIn('{"vulnerabilities":{}}')).toEqual([]);
  expect(holesIn('{"vulnerabilities":{"a":{"name":"a","severity":"high","range":"<1"}}}')).toHaveLength(1);
  expect(holesIn('{"statusCode":405,"error":{"summary":""}}')).toBeNull();
  expect(holesIn("")).toBeNull();
});
