import type { Level } from "./level-tree.ts";

/** How far a group's total is taken from its own forecast; the rest from the sum of its members'. */
const OWN_SHARE = 0.85;
/** How often grades and totals are brought into line in turn, and how far one grade may be moved at a time. */
const ROUNDS = 3;
const GRADE_MOVES = { least: 0.5, most: 2 };

interface Shape {
  readonly grades: number;
  readonly horizon: number;
}

/**
 * Reconciles the levels 层级协调, so that schools add up to districts and districts to counties, in every grade. A group's total is
 * 85 % its own and 15 % the sum of its members'; members are then scaled, grade by grade and total by total in turn, to what stands above
 * them; at the end the groups are the sums of the units.
 *
 * @param own  each level's own forecast, coarse to fine: `(series * grades + grade) * horizon + step`
 * @returns    forecasts of the same shape, which add up
 * @source     decision 0051
 */
export function reconciled(levels: readonly Level[], own: readonly Float64Array[], shape: Shape): Float64Array[] {
  const totals = own.map((students) => totalsOf(students, shape));
  for (let i = levels.length - 2; i >= 0; i--)
    blendUp(totals[i]!, totals[i + 1]!, levels[i + 1]!.within, shape.horizon);
  const out: Float64Array[] = own.map((students) => students.slice());
  scaleTo(out[0]!, totals[0]!, shape);
  for (let i = 1; i < levels.length; i++) {
    scaleTo(out[i]!, totals[i]!, shape);
    bringIntoLine(out[i]!, out[i - 1]!, levels[i]!.within, shape);
  }
  for (let i = levels.length - 2; i >= 0; i--)
    out[i] = summedUp(out[i + 1]!, levels[i + 1]!.within, { ...shape, groups: levels[i]!.series.count });
  return out;
}

/**
 * Sums forecasts of members by group.
 *
 * @param within  for each member its group
 */
export function summedUp(
  members: Float64Array,
  within: Int32Array,
  { grades, horizon, groups }: Shape & { readonly groups: number },
): Float64Array {
  const block = grades * horizon;
  const sums = new Float64Array(groups * block);
  within.forEach((group, member) => {
    for (let i = 0; i < block; i++) sums[group * block + i]! += members[member * block + i]!;
  });
  return sums;
}

/** Totals over grades: `series * horizon + step`. */
export function totalsOf(students: Float64Array, { grades, horizon }: Shape): Float64Array {
  const totals = new Float64Array(students.length / grades);
  for (let i = 0; i < students.length; i++) {
    const one = Math.floor(i / (grades * horizon));
    totals[one * horizon + (i % horizon)]! += students[i]!;
  }
  return totals;
}

function blendUp(above: Float64Array, below: Float64Array, within: Int32Array, horizon: number): void {
  const sums = new Float64Array(above.length);
  for (let i = 0; i < below.length; i++) sums[within[Math.floor(i / horizon)]! * horizon + (i % horizon)]! += below[i]!;
  sums.forEach((sum, i) => {
    above[i] = OWN_SHARE * above[i]! + (1 - OWN_SHARE) * sum;
  });
}

/** Scales the grades of every series to its total. */
function scaleTo(students: Float64Array, totals: Float64Array, shape: Shape): void {
  const { grades, horizon } = shape;
  const factors = totalsOf(students, shape).map((sum, i) => (sum > 0 ? totals[i]! / sum : 1));
  for (let i = 0; i < students.length; i++)
    students[i]! *= factors[Math.floor(i / (grades * horizon)) * horizon + (i % horizon)]!;
}

function bringIntoLine(members: Float64Array, above: Float64Array, within: Int32Array, shape: Shape): void {
  const rows = totalsWithin(members, above, within, shape);
  for (let round = 0; round < ROUNDS; round++) {
    scaleGrades(members, above, within, { ...shape, ...GRADE_MOVES });
    scaleTo(members, rows, shape);
  }
  scaleGrades(members, above, within, { ...shape, least: 0, most: Number.POSITIVE_INFINITY });
}

/** The members' totals, scaled to the total of the group they belong to. */
function totalsWithin(members: Float64Array, above: Float64Array, within: Int32Array, shape: Shape): Float64Array {
  const { horizon } = shape;
  const totals = totalsOf(members, shape);
  const wanted = totalsOf(above, shape);
  const sums = new Float64Array(wanted.length);
  for (let i = 0; i < totals.length; i++)
    sums[within[Math.floor(i / horizon)]! * horizon + (i % horizon)]! += totals[i]!;
  return totals.map((total, i) => {
    const group = within[Math.floor(i / horizon)]! * horizon + (i % horizon);
    return sums[group]! > 0 ? (total * wanted[group]!) / sums[group]! : total;
  });
}

function scaleGrades(
  members: Float64Array,
  above: Float64Array,
  within: Int32Array,
  { grades, horizon, least, most }: Shape & { readonly least: number; readonly most: number },
): void {
  const sums = summedUp(members, within, { grades, horizon, groups: above.length / (grades * horizon) });
  const factors = sums.map((sum, i) => (sum > 0 ? Math.min(Math.max(above[i]! / sum, least), most) : 1));
  const block = grades * horizon;
  for (let i = 0; i < members.length; i++)
    members[i]! *= factors[within[Math.floor(i / block)]! * block + (i % block)]!;
}
