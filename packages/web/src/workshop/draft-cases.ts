import { standardFile } from "@youheng/kernel/model";
import type { Standard } from "@youheng/kernel/model";

/**
 * The worked cases that a policy file carries, as they stand in it: from the line `cases:` to the next part.
 *
 * @returns "" where it has none
 * @example casesIn("id: a\ncases:\n  - zh: 例\n") // "cases:\n  - zh: 例\n"
 */
export function casesIn(yaml: string): string {
  const lines = yaml.split("\n");
  const from = lines.findIndex((line) => /^cases:\s*(#.*)?$/.test(line));
  if (from < 0) return "";
  const rest = lines.slice(from + 1);
  const next = rest.findIndex((line) => /^[^\s#-]/.test(line));
  const own = [lines[from]!, ...(next < 0 ? rest : rest.slice(0, next))];
  return `${own.join("\n").trimEnd()}\n`;
}

/** A local standard as the policy file that is saved, with the cases that it carries. */
export function fileOf(base: Standard, own: Standard, cases: string): string {
  const file = standardFile(base, own);
  return cases === "" ? file : `${file.trimEnd()}\n\n${cases}`;
}
