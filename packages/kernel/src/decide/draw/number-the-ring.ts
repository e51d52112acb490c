import type { Telling } from "../../sense/index.ts";
import { tell } from "./applicant-telling.ts";
import type { ReadLine } from "./read-applicants.ts";

/**
 * The numbers of a ring: as they stand in the list, each from 1 on once; where the list has none, siblings and single applicants are
 * counted in the order of the rows.
 *
 * @param given  the list has a column of numbers
 * @param wrong  is told each line whose number cannot be
 * @example      numberTheRing(lines, false, wrong)[0]?.number // 1
 */
export function numberTheRing(
  lines: readonly ReadLine[],
  given: boolean,
  wrong: (line: ReadLine, telling: Telling) => void,
): readonly ReadLine[] {
  if (given) {
    checkGiven(lines, wrong);
    return lines;
  }
  const groups = new Map<string, number>();
  let count = 0;
  return lines.map((line) => {
    const known = line.group === null ? undefined : groups.get(line.group);
    const number = known ?? ++count;
    if (line.group !== null) groups.set(line.group, number);
    return { ...line, number };
  });
}

function checkGiven(lines: readonly ReadLine[], wrong: (line: ReadLine, telling: Telling) => void): void {
  const owners = new Map<number, string>();
  const units = new Set(lines.map(unitOf));
  for (const line of lines) {
    if (line.number === null) continue;
    const owner = owners.get(line.number);
    if (line.number > units.size) wrong(line, tell.numberBeyond(line.number, units.size));
    else if (owner !== undefined && owner !== unitOf(line)) wrong(line, tell.numberTwice(line.number));
    owners.set(line.number, unitOf(line));
  }
}

function unitOf({ group, applicant }: ReadLine): string {
  return group === null ? `one ${applicant}` : `group ${group}`;
}
