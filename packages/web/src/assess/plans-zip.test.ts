import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { crc32 as zlibCrc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crc32, storedZip } from "./plans-zip.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const UNZIP = spawnSync("unzip", ["-v"]).status === 0;

describe("a zip made in the page", () => {
  it("has the check sum of the published example, and that of zlib for any bytes", () => {
    expect(crc32(bytesOf("123456789"))).toBe(0xcbf43926);
    fc.assert(fc.property(fc.uint8Array(), (bytes) => crc32(bytes) === zlibCrc32(bytes)));
  });

  it.skipIf(!UNZIP)("is opened by unzip, names in Chinese and names that occur twice", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "plans-zip-"));
    const file = path.join(folder, "plans.zip");
    const zip = storedZip([
      { name: "一小.pdf", bytes: bytesOf("first") },
      { name: "一小.pdf", bytes: bytesOf("second") },
    ]);
    writeFileSync(file, zip);
    expect(spawnSync("unzip", ["-t", file]).status).toBe(0);
    expect(spawnSync("unzip", ["-p", file], { encoding: "utf8" }).stdout).toBe("firstsecond");
    expect(Buffer.from(zip).includes(Buffer.from("一小 (2).pdf"))).toBe(true);
    rmSync(folder, { recursive: true });
  });

  it("of no files is an empty zip", () => {
    expect(storedZip([]).length).toBe(22);
  });
});
