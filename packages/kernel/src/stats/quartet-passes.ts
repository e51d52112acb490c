import type { Quartet } from "./quartet.ts";

/** The rows of one group, where their marks go, and room for four numbers of each kind. */
export interface Pass {
  from: number;
  to: number;
  readonly students: Float64Array;
  readonly met: Uint32Array;
  readonly belowFloor: Uint32Array;
  /** 1 ÷ students of each row, the group's first at 0 */
  readonly inverse: Float64Array;
  readonly totals: Float64Array;
  readonly meeting: Int32Array;
  readonly squares: Float64Array;
}

/** First pass: `totals` of the four resources, `meeting` sections of each, and in `met` and `belowFloor` the marks of each row. */
export function addAndMark(quartet: Quartet, pass: Pass): void {
  const { a, b, c, d, least, floor, first } = quartet;
  const { from, to, students, met, belowFloor, totals, meeting } = pass;
  const leastA = least[0]!;
  const leastB = least[1]!;
  const leastC = least[2]!;
  const leastD = least[3]!;
  const floorA = floor[0]!;
  const floorB = floor[1]!;
  const floorC = floor[2]!;
  const floorD = floor[3]!;
  let totalA = 0;
  let totalB = 0;
  let totalC = 0;
  let totalD = 0;
  let meetA = 0;
  let meetB = 0;
  let meetC = 0;
  let meetD = 0;
  for (let row = from; row < to; row++) {
    const w = students[row]!;
    const qa = a[row]!;
    const qb = b[row]!;
    const qc = c[row]!;
    const qd = d[row]!;
    totalA += qa;
    totalB += qb;
    totalC += qc;
    totalD += qd;
    // A comparison taken as 0 or 1 leaves no branch for the processor to guess wrong; a missing value is 0 in both.
    const ma = Number(qa >= leastA * w);
    const mb = Number(qb >= leastB * w);
    const mc = Number(qc >= leastC * w);
    const md = Number(qd >= leastD * w);
    meetA += ma;
    meetB += mb;
    meetC += mc;
    meetD += md;
    met[row]! |= (ma | (mb << 1) | (mc << 2) | (md << 3)) << first;
    const below =
      Number(qa < floorA * w) |
      (Number(qb < floorB * w) << 1) |
      (Number(qc < floorC * w) << 2) |
      (Number(qd < floorD * w) << 3);
    belowFloor[row]! |= below << first;
  }
  totals[0] = totalA;
  totals[1] = totalB;
  totals[2] = totalC;
  totals[3] = totalD;
  meeting[0] = meetA;
  meeting[1] = meetB;
  meeting[2] = meetC;
  meeting[3] = meetD;
}

/**
 * Second pass, while the rows are still in the cache: `squares` = Σ students · (value − mean)², taken about the means that the
 * first pass found, so that nothing cancels. The value is never divided out: w · (q ÷ w − m)² = (q − m · w)² ÷ w.
 */
export function addSquares(quartet: Quartet, pass: Pass, means: Float64Array): void {
  const { a, b, c, d } = quartet;
  const { from, to, students, inverse, squares } = pass;
  const meanA = means[0]!;
  const meanB = means[1]!;
  const meanC = means[2]!;
  const meanD = means[3]!;
  let squareA = 0;
  let squareB = 0;
  let squareC = 0;
  let squareD = 0;
  for (let row = from; row < to; row++) {
    const w = students[row]!;
    const one = inverse[row - from]!;
    const da = a[row]! - meanA * w;
    const db = b[row]! - meanB * w;
    const dc = c[row]! - meanC * w;
    const dd = d[row]! - meanD * w;
    squareA += da * da * one;
    squareB += db * db * one;
    squareC += dc * dc * one;
    squareD += dd * dd * one;
  }
  squares[0] = squareA;
  squares[1] = squareB;
  squares[2] = squareC;
  squares[3] = squareD;
}
