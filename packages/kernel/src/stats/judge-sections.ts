import { groupJudging } from "./group-judging.ts";
import { judgeWithin } from "./judge-group.ts";
import { emptyJudgement } from "./section-columns.ts";
import type { BalanceLimits, SectionColumns, SectionJudgement } from "./section-columns.ts";

/**
 * Judges all sections 学部 against the limits, and takes mean and student-weighted CV of each indicator in each group.
 *
 * @param sections  columns in group order; students and resources ≥ 0
 * @param limits    one entry for each column of resources, at most 32
 * @returns         verdict and items of each section; mean, CV and number meeting of each group
 * @missing         a missing (NaN) value makes its group's mean and CV NaN; a section is judged when the others decide it
 * @throws          RangeError when columns, offsets and limits do not fit together
 * @source          教督〔2017〕6号, clauses on school items and inter-school CV, as domain/standards.md §1.2 and §2.1 quote them
 * @example         judgeSections({ offsets: Int32Array.of(0, 2), weights: Float64Array.of(100, 50), resources: [Float64Array.of(6, 3)] }, { items: [{ scale: 100, threshold: 6, floor: 5.1 }], leastMet: 1 }).verdicts // Uint8Array.of(1, 1)
 */
export function judgeSections(sections: SectionColumns, limits: BalanceLimits): SectionJudgement {
  checkFit(sections, limits);
  const groups = sections.offsets.length - 1;
  const judgement = emptyJudgement(groups, sections.weights.length, limits.items.length);
  const judging = groupJudging(sections, limits, judgement, largestGroup(sections.offsets));
  for (let group = 0; group < groups; group++) judgeWithin(judging, group);
  return judgement;
}

function largestGroup(offsets: Int32Array): number {
  let largest = 0;
  for (let group = 0; group + 1 < offsets.length; group++)
    largest = Math.max(largest, offsets[group + 1]! - offsets[group]!);
  return largest;
}

function checkFit({ offsets, weights, resources }: SectionColumns, { items }: BalanceLimits): void {
  if (items.length > 32) throw new RangeError(`judgeSections takes at most 32 indicators, got ${items.length}`);
  if (items.length !== resources.length)
    throw new RangeError(`judgeSections got ${resources.length} columns of resources and ${items.length} limits`);
  const uneven = resources.findIndex((column) => column.length !== weights.length);
  if (uneven >= 0) throw new RangeError(`column ${uneven} of resources has not as many rows as weights`);
  if (offsets.length < 1 || offsets[0] !== 0 || offsets.at(-1) !== weights.length)
    throw new RangeError(`offsets must begin with 0 and end with the number of rows, ${weights.length}`);
  if (offsets.some((offset, at) => at > 0 && offset < offsets[at - 1]!)) throw new RangeError("offsets must not fall");
}
