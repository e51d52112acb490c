/** What every engine is asked for each county-year, in the order of region and year: indicator k of group g at [g × indicators + k]. */
export interface Found {
  readonly means: Float64Array;
  readonly cvs: Float64Array;
  readonly meeting: Float64Array;
  /** schools of each group that meet the standard */
  readonly schoolsMeeting: Float64Array;
}

/**
 * Whether two engines found the same.
 *
 * @param ours    the one
 * @param theirs  the other
 * @returns       the largest relative difference of any number
 * @throws        Error when they do not have as many groups, or a number is missing on one side
 */
export function largestDifference(ours: Found, theirs: Found): number {
  return Math.max(
    ...(["means", "cvs", "meeting", "schoolsMeeting"] as const).map((id) => differenceIn(ours[id], theirs[id], id)),
  );
}

function differenceIn(ours: Float64Array, theirs: Float64Array, id: string): number {
  if (ours.length !== theirs.length) throw new Error(`${id}: ${ours.length} numbers against ${theirs.length}`);
  let largest = 0;
  for (let at = 0; at < ours.length; at++) {
    const difference = Math.abs(ours[at]! - theirs[at]!) / Math.max(1, Math.abs(ours[at]!));
    if (Number.isNaN(difference)) throw new Error(`${id}[${at}]: ${ours[at]} against ${theirs[at]}`);
    largest = Math.max(largest, difference);
  }
  return largest;
}

/**
 * Rows of a database, as numbers, taken apart into what was found.
 *
 * @param rows        each: region, year, schools that meet, then mean, CV and number meeting of each indicator in turn
 * @param indicators  how many
 */
export function foundFromRows(rows: readonly (readonly number[])[], indicators: number): Found {
  const take = (offset: number): Float64Array =>
    Float64Array.from(rows.flatMap((row) => Array.from({ length: indicators }, (_, k) => row[3 + 3 * k + offset]!)));
  const schoolsMeeting = Float64Array.from(rows, (row) => row[2]!);
  return { means: take(0), cvs: take(1), meeting: take(2), schoolsMeeting };
}
