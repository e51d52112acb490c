import { sectionVerdicts } from "./section-columns.ts";
import type { BalanceLimits, SectionColumns, SectionJudgement } from "./section-columns.ts";

/**
 * How much a value may be under its limit and still count as equal: 4.2 × 110 is 462.00000000000006 in binary, and a school with
 * exactly 4.2 must not fail by that. A share; eight orders finer than any return can say.
 */
export const equalWithin = 1e-12;

/**
 * Judges one group again, in place: after one cell changed, only its group needs this.
 *
 * @param sections   the columns that `judgeSections` was given, changed or not, with as many rows as then
 * @param limits     the same limits
 * @param judgement  what `judgeSections` found; the entries of this group are written anew
 * @param group      index of the group, from 0
 * @missing          as `judgeSections`
 * @source           as `judgeSections`
 */
export function judgeGroup(sections: SectionColumns, limits: BalanceLimits, judgement: SectionJudgement, group: number): void {
  const from = sections.offsets[group]!;
  const to = sections.offsets[group + 1]!;
  judgement.met.fill(0, from, to);
  judgement.belowFloor.fill(0, from, to);
  judgement.itemsMet.fill(0, from, to);
  const indicators = limits.items.length;
  for (let k = 0; k < indicators; k++) judgeIndicator(sections, limits, judgement, group, k);
  for (let row = from; row < to; row++) judgement.verdicts[row] = verdictOf(sections, limits, judgement, row);
}

function judgeIndicator(sections: SectionColumns, limits: BalanceLimits, judgement: SectionJudgement, group: number, k: number): void {
  const { scale, threshold, floor } = limits.items[k]!;
  const weights = sections.weights;
  const resource = sections.resources[k]!;
  const from = sections.offsets[group]!;
  const to = sections.offsets[group + 1]!;
  const nearThreshold = threshold * (1 - equalWithin);
  const nearFloor = floor * (1 - equalWithin);
  let total = 0;
  let students = 0;
  let meeting = 0;
  for (let row = from; row < to; row++) {
    const weight = weights[row]!;
    if (weight === 0) continue;
    const scaled = resource[row]! * scale;
    total += resource[row]!;
    students += weight;
    if (scaled >= nearThreshold * weight) {
      judgement.met[row]! |= 1 << k;
      judgement.itemsMet[row]!++;
      meeting++;
    } else if (scaled < nearFloor * weight) judgement.belowFloor[row]! |= 1 << k;
  }
  const mean = total / students;
  let variance = 0;
  for (let row = from; row < to; row++) {
    const weight = weights[row]!;
    if (weight === 0) continue;
    const distance = resource[row]! - mean * weight;
    variance += (distance * distance) / weight;
  }
  const at = group * limits.items.length + k;
  judgement.means[at] = mean * scale;
  judgement.cvs[at] = mean > 0 ? Math.sqrt(variance / students) / mean : Number.NaN;
  judgement.meeting[at] = meeting;
}

function verdictOf(sections: SectionColumns, limits: BalanceLimits, judgement: SectionJudgement, row: number): number {
  const weight = sections.weights[row]!;
  if (weight === 0) return sectionVerdicts.leftOut;
  if (judgement.belowFloor[row] !== 0) return sectionVerdicts.fallsShort;
  let unknown = 0;
  let unknownWithFloor = 0;
  limits.items.forEach(({ threshold, floor }, k) => {
    if (Number.isNaN(threshold) || !Number.isNaN(sections.resources[k]![row]! * weight)) return;
    unknown++;
    if (!Number.isNaN(floor)) unknownWithFloor++;
  });
  const itemsMet = judgement.itemsMet[row]!;
  if (itemsMet + unknown < limits.leastMet) return sectionVerdicts.fallsShort;
  return itemsMet >= limits.leastMet && unknownWithFloor === 0 ? sectionVerdicts.meets : sectionVerdicts.notAssessable;
}
