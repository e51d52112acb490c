import { groupJudging, judgeRows } from "./group-judging.ts";
import type { GroupJudging } from "./group-judging.ts";
import { emptyJudgement } from "./section-columns.ts";
import type { BalanceLimits, SectionColumns, SectionJudgement } from "./section-columns.ts";

/**
 * Judges one group again, in place: after one cell changed, only its group needs this.
 *
 * @param sections   the columns that `judgeSections` was given, values changed or not
 * @param limits     the same limits
 * @param judgement  what `judgeSections` found; the entries of this group and its sections are written anew
 * @param group      index of the group, from 0
 * @missing          as `judgeSections`
 * @source           as `judgeSections`; equal to judging everything anew (tested)
 */
export function judgeGroup(
  sections: SectionColumns,
  limits: BalanceLimits,
  judgement: SectionJudgement,
  group: number,
): void {
  const from = sections.offsets[group]!;
  const to = sections.offsets[group + 1]!;
  judgement.met.fill(0, from, to);
  judgement.belowFloor.fill(0, from, to);
  judgeWithin(groupJudging(sections, limits, judgement, to - from), group);
}

/** Judges one group with what is at hand; sections without students are left out first. */
export function judgeWithin(judging: GroupJudging, group: number): void {
  if (!judgeRows(judging, group)) judgeWithStudents(judging, group);
}

/** Judges the sections that have students as a group of their own, and carries the result back to their rows. */
function judgeWithStudents({ sections, limits, judgement }: GroupJudging, group: number): void {
  const from = sections.offsets[group]!;
  const to = sections.offsets[group + 1]!;
  const rows = Array.from({ length: to - from }, (_, at) => from + at).filter((row) => sections.weights[row] !== 0);
  const kept = (column: Float64Array) => Float64Array.from(rows, (row) => column[row]!);
  const own = {
    offsets: Int32Array.of(0, rows.length),
    weights: kept(sections.weights),
    resources: sections.resources.map(kept),
  };
  const found = emptyJudgement(1, rows.length, limits.items.length);
  judgeRows(groupJudging(own, limits, found, rows.length), 0);
  for (const id of ["means", "cvs", "meeting"] as const) judgement[id].set(found[id], group * limits.items.length);
  for (const id of ["met", "belowFloor", "itemsMet", "verdicts"] as const) {
    judgement[id].fill(0, from, to);
    rows.forEach((row, at) => (judgement[id][row] = found[id][at]!));
  }
}
