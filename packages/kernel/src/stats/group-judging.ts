import { quartetsOf } from "./quartet.ts";
import type { Quartet } from "./quartet.ts";
import { addAndMark, addSquares } from "./quartet-passes.ts";
import type { Pass } from "./quartet-passes.ts";
import { sectionVerdicts } from "./section-columns.ts";
import type { BalanceLimits, SectionColumns, SectionJudgement } from "./section-columns.ts";

/** What judging a group needs at hand: made once, so that the loop over groups allocates nothing. */
export interface GroupJudging {
  readonly sections: SectionColumns;
  readonly limits: BalanceLimits;
  readonly judgement: SectionJudgement;
  readonly quartets: readonly Quartet[];
  readonly pass: Pass;
}

/** Makes ready to judge groups of at most `largest` sections. No section may be marked yet in `judgement`. */
export function groupJudging(
  sections: SectionColumns,
  limits: BalanceLimits,
  judgement: SectionJudgement,
  largest: number,
): GroupJudging {
  const pass = {
    from: 0,
    to: 0,
    students: sections.weights,
    met: judgement.met,
    belowFloor: judgement.belowFloor,
    inverse: new Float64Array(largest),
    totals: new Float64Array(4),
    meeting: new Int32Array(4),
    squares: new Float64Array(4),
  };
  return { sections, limits, judgement, quartets: quartetsOf(sections, limits), pass };
}

/**
 * Judges a group in which every section has students, or a missing number of them, and writes it into the judgement.
 *
 * @returns false, with nothing written, when a section has no students
 */
export function judgeRows(judging: GroupJudging, group: number): boolean {
  const { sections, quartets, pass } = judging;
  pass.from = sections.offsets[group]!;
  pass.to = sections.offsets[group + 1]!;
  const students = addStudents(pass);
  if (students < 0) return false;
  let complete = !Number.isNaN(students);
  for (let q = 0; q < quartets.length; q++) {
    const { totals } = pass;
    addAndMark(quartets[q]!, pass);
    complete &&= !Number.isNaN(totals[0]! + totals[1]! + totals[2]! + totals[3]!);
    for (let lane = 0; lane < 4; lane++) totals[lane]! /= students;
    addSquares(quartets[q]!, pass, totals);
    noteGroup(judging, group, quartets[q]!, students);
  }
  if (complete) decide(judging, pass.from, pass.to);
  else for (let row = pass.from; row < pass.to; row++) decideWithMissing(judging, row);
  return true;
}

/** Students in all, with 1 ÷ students of each row laid down; -1 when a section has none. */
function addStudents({ students, inverse, from, to }: Pass): number {
  let all = 0;
  for (let row = from; row < to; row++) {
    const own = students[row]!;
    if (own === 0) return -1;
    all += own;
    inverse[row - from] = 1 / own;
  }
  return all;
}

function noteGroup(judging: GroupJudging, group: number, quartet: Quartet, students: number): void {
  const { limits, judgement } = judging;
  const { totals: means, meeting, squares } = judging.pass;
  for (let lane = 0; lane < quartet.indicators; lane++) {
    const indicator = quartet.first + lane;
    const at = group * limits.items.length + indicator;
    const mean = means[lane]!;
    judgement.means[at] = mean * limits.items[indicator]!.scale;
    judgement.cvs[at] = mean > 0 ? Math.sqrt(squares[lane]! / students) / mean : Number.NaN;
    judgement.meeting[at] = meeting[lane]!;
  }
}

function decide({ limits, judgement }: GroupJudging, from: number, to: number): void {
  const { met, belowFloor, itemsMet, verdicts } = judgement;
  const { leastMet } = limits;
  for (let row = from; row < to; row++) {
    const items = bitsOf(met[row]!);
    itemsMet[row] = items;
    verdicts[row] = sectionVerdicts.fallsShort - (Number(items >= leastMet) & Number(belowFloor[row] === 0));
  }
}

/** Where a value is missing, a verdict stands only if it would be the same whatever the value is. */
function decideWithMissing({ sections, limits, judgement }: GroupJudging, row: number): void {
  const students = sections.weights[row]!;
  let missing = 0;
  let missingWithFloor = 0;
  for (let k = 0; k < limits.items.length; k++) {
    const { threshold, floor } = limits.items[k]!;
    if (Number.isNaN(threshold) || !Number.isNaN(sections.resources[k]![row]! + students)) continue;
    missing++;
    if (!Number.isNaN(floor)) missingWithFloor++;
  }
  const items = bitsOf(judgement.met[row]!);
  const fails = judgement.belowFloor[row]! !== 0 || items + missing < limits.leastMet;
  const passes = !fails && items >= limits.leastMet && missingWithFloor === 0;
  const { fallsShort, meets, notAssessable } = sectionVerdicts;
  judgement.itemsMet[row] = items;
  judgement.verdicts[row] = fails ? fallsShort : passes ? meets : notAssessable;
}

/** How many bits are set, added up in pairs, fours, eights (Warren, Hacker's Delight, 5–1). */
function bitsOf(mask: number): number {
  const pairs = mask - ((mask >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
