import { byCode } from "../../stats/index.ts";
import type { Applicant } from "./draw-rules.ts";

/** What the draw gives one number to: an applicant, or siblings together. */
export interface DrawUnit {
  /** the first pseudonym: the unit is known by it */
  readonly label: string;
  /** places in the list */
  readonly members: readonly number[];
}

/** The list in the order of its pseudonyms: the order in which it is digested and published. @example inListOrder([]) // [] */
export function inListOrder(applicants: readonly Applicant[]): readonly Applicant[] {
  return applicants.toSorted((a, b) => byCode(a.applicant, b.applicant));
}

/**
 * The units of a list in list order.
 *
 * @param list  in the order of `inListOrder`
 * @returns     units in the order of their labels
 * @example     drawUnits(list).length // children less one for each pair of twins
 */
export function drawUnits(list: readonly Applicant[]): readonly DrawUnit[] {
  const groups = new Map<string, number[]>();
  const units: { label: string; members: number[] }[] = [];
  list.forEach(({ applicant, group }, at) => {
    const known = group === null ? undefined : groups.get(group);
    if (known !== undefined) {
      known.push(at);
      return;
    }
    const members = [at];
    if (group !== null) groups.set(group, members);
    units.push({ label: applicant, members });
  });
  return units;
}
