import type { Telling } from "../../sense/index.ts";
import { tell } from "./applicant-telling.ts";
import type { ReadLine } from "./read-applicants.ts";

/**
 * Siblings who are one number must wish the same, in the same order, with the same priority: there is one number to answer them.
 *
 * @param wrong  is told each line that differs from the first of its group
 * @example      checkGroups(lines, (line) => rows.push(line.row))
 */
export function checkGroups(lines: readonly ReadLine[], wrong: (line: ReadLine, telling: Telling) => void): void {
  const firsts = new Map<string, ReadLine>();
  for (const line of lines) {
    if (line.group === null) continue;
    const first = firsts.get(line.group);
    if (first === undefined) firsts.set(line.group, line);
    else if (wishesOf(first) !== wishesOf(line)) wrong(line, tell.unlikeSiblings(line.group, first.row));
  }
}

function wishesOf({ preferences, priorities, number }: ReadLine): string {
  return JSON.stringify([preferences, priorities, number]);
}
