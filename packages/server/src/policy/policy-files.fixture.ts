import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Finding } from "@youheng/kernel/model";
import { checkPolicy, POLICY_ROOT, type PolicyCheck } from "./index.ts";

/** Writes a policy folder of these files, and checks it on the ground of the program's own. */
export async function checkedFiles(root: string, files: Readonly<Record<string, string>>): Promise<PolicyCheck> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return checkPolicy([POLICY_ROOT, root]);
}

/** "folder/file:line code fix" of each finding. */
export function shown(findings: readonly Finding[]): string[] {
  return findings.map(
    ({ code, place, fix }) => `${place.file?.split("/").slice(-2).join("/")}:${place.line} ${code} ${fix}`,
  );
}
