import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const kernel = fileURLToPath(new URL("../../../kernel/", import.meta.url));

/**
 * Which engine computes: its version and the digest of its source, so that a stored assessment is never taken for one that
 * another engine would make.
 *
 * @example kernelVersion() // "0.1.0+3f0c9a51d2e4"
 */
export function kernelVersion(): string {
  const { version } = JSON.parse(readFileSync(join(kernel, "package.json"), "utf8")) as { version: string };
  const hash = createHash("sha256");
  const files = readdirSync(join(kernel, "src"), { recursive: true, encoding: "utf8" });
  for (const file of files.filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts")).toSorted())
    hash.update(file.replaceAll("\\", "/")).update(readFileSync(join(kernel, "src", file)));
  return `${version}+${hash.digest("hex").slice(0, 12)}`;
}
