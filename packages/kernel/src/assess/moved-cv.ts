import type { Mover, SchoolWords, SectionYear } from "./moved-schools.ts";
import { numberOrNull } from "./judged.ts";

/** What one school did to a CV. */
export interface SchoolEffect extends SchoolWords {
  readonly kind: Mover["kind"];
  readonly value: { readonly before: number | null; readonly after: number | null };
  readonly students: { readonly before: number | null; readonly after: number | null };
  /** this year's CV, computed again with this one school's values of the year before */
  readonly cv_put_back: number;
  /** this year's CV less `cv_put_back`: above 0, the school drove the CV up */
  readonly effect: number;
}

/** A CV of two years taken apart by schools. */
export interface CvMoved {
  /** after − before; null where either does not exist */
  readonly change: number | null;
  /** the schools that moved it most, by the size of their effect */
  readonly schools: readonly SchoolEffect[];
  /** sum of the effects of all schools, those not listed too */
  readonly effects: number | null;
  /** change − effects: what single schools do not explain, because a CV is no sum over schools */
  readonly rest: number | null;
}

interface CvAsk {
  readonly id: string;
  readonly most: number;
}

/** Takes the change of one CV apart: leave one change out, exactly, for every school. */
export function cvMoved(
  cv: { readonly before: number | null; readonly after: number | null },
  movers: readonly Mover[],
  { id, most }: CvAsk,
): CvMoved {
  if (cv.after === null) return { change: null, schools: [], effects: null, rest: null };
  const change = cv.before === null ? null : cv.after - cv.before;
  const schools = effectsOf(movers, id);
  const effects = schools.reduce((sum, one) => sum + one.effect, 0);
  return {
    change,
    schools: schools
      .filter((one) => one.effect !== 0)
      .toSorted(mostFirst)
      .slice(0, most),
    effects,
    rest: change === null ? null : change - effects,
  };
}

function mostFirst(a: SchoolEffect, b: SchoolEffect): number {
  return Math.abs(b.effect) - Math.abs(a.effect) || (a.school_code < b.school_code ? -1 : 1);
}

function effectsOf(movers: readonly Mover[], id: string): readonly SchoolEffect[] {
  const values = Float64Array.from(movers, ({ after }) => after?.values.get(id) ?? 0);
  const students = Float64Array.from(movers, ({ after }) => after?.students ?? 0);
  const now = weightedCv(values, students);
  return movers.flatMap((mover, at): SchoolEffect[] => {
    const [value, weight] = [values[at]!, students[at]!];
    values[at] = mover.before?.values.get(id) ?? (mover.before === null ? 0 : Number.NaN);
    students[at] = mover.before?.students ?? 0;
    const putBack = weightedCv(values, students);
    values[at] = value;
    students[at] = weight;
    return Number.isNaN(putBack) ? [] : [effectOf(mover, id, putBack, now)];
  });
}

function effectOf({ school, kind, before, after }: Mover, id: string, putBack: number, now: number): SchoolEffect {
  const value = (year: SectionYear | null): number | null => numberOrNull(year?.values.get(id) ?? Number.NaN);
  const students = (year: SectionYear | null): number | null => numberOrNull(year?.students ?? Number.NaN);
  return {
    ...school,
    kind,
    value: { before: value(before), after: value(after) },
    students: { before: students(before), after: students(after) },
    cv_put_back: putBack,
    effect: now - putBack,
  };
}

/** The student-weighted CV as `balanceCv` takes it, without an object for each section: it is asked once for every school. NaN without a positive mean. */
function weightedCv(values: Float64Array, students: Float64Array): number {
  let [all, total] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    all += students[i]!;
    total += students[i]! * values[i]!;
  }
  const mean = total / all;
  if (!(mean > 0)) return Number.NaN;
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += students[i]! * (values[i]! - mean) ** 2;
  return Math.sqrt(squares / all) / mean;
}
