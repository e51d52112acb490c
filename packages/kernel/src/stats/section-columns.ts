/**
 * Sections 学部 as columns, ordered by group; one group is one county-year-stage, the sections among which a CV is taken.
 * Group g is rows `offsets[g]` up to, not including, `offsets[g + 1]`; `offsets` has one number more than there are groups.
 */
export interface SectionColumns {
  readonly offsets: Int32Array;
  /** students of each section; 0: left out, as the rules say; NaN: not reported */
  readonly weights: Float64Array;
  /** for each indicator, the resource of each section (teachers, m², yuan); NaN: missing */
  readonly resources: readonly Float64Array[];
}

/** What one indicator asks of one section. Threshold and floor are in the unit of the value, which is resource ÷ students × scale. */
export interface ItemLimits {
  /** 100: per hundred students · 1: per student */
  readonly scale: number;
  /** least value; NaN: none is set, and the indicator does not count as an item */
  readonly threshold: number;
  /** least value of an item that is not met; NaN: none is set */
  readonly floor: number;
}

/** The rule for one section: at least `leastMet` items met, and every other not below its floor. */
export interface BalanceLimits {
  readonly items: readonly ItemLimits[];
  readonly leastMet: number;
}

/** What `judgeSections` finds. Group results stand at [group × indicators + indicator]; section results at [row], bit k for indicator k. */
export interface SectionJudgement {
  /** total resource ÷ total students × scale; NaN: missing */
  readonly means: Float64Array;
  /** student-weighted coefficient of variation; NaN: missing, or the mean is not positive */
  readonly cvs: Float64Array;
  /** sections that meet the threshold */
  readonly meeting: Int32Array;
  /** bit k: the value of indicator k exists and reaches its threshold */
  readonly met: Uint32Array;
  /** bit k: the value of indicator k exists and is below its floor */
  readonly belowFloor: Uint32Array;
  /** how many items are met */
  readonly itemsMet: Uint8Array;
  /** one of `sectionVerdicts` */
  readonly verdicts: Uint8Array;
}

/** Codes in `SectionJudgement.verdicts`. notAssessable: a missing value leaves both verdicts possible. leftOut: no students. */
export const sectionVerdicts = { leftOut: 0, meets: 1, fallsShort: 2, notAssessable: 3 } as const;

/** A judgement of so many groups and sections in which nothing has been judged yet. */
export function emptyJudgement(groups: number, sections: number, indicators: number): SectionJudgement {
  return {
    means: new Float64Array(groups * indicators),
    cvs: new Float64Array(groups * indicators),
    meeting: new Int32Array(groups * indicators),
    met: new Uint32Array(sections),
    belowFloor: new Uint32Array(sections),
    itemsMet: new Uint8Array(sections),
    verdicts: new Uint8Array(sections),
  };
}
