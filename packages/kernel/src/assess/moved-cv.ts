import { asOne } from "./moved-schools.ts";
import type { Mover, NamedSection, SchoolWords, SectionYear } from "./moved-schools.ts";
import { numberOrNull } from "./judged.ts";

/** What one school did to a CV. */
export interface SchoolEffect extends SchoolWords {
  readonly kind: Mover["kind"];
  /** where lineage joins schools: those of the year before, and those it is now; their figures are taken together; else empty */
  readonly predecessors: readonly SchoolWords[];
  readonly successors: readonly SchoolWords[];
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

/** The places of one mover in the columns: as many as it has sections in the year that has more. */
interface Slots {
  readonly mover: Mover;
  readonly from: number;
  readonly to: number;
}

function slotsOf(movers: readonly Mover[]): readonly Slots[] {
  let from = 0;
  return movers.map((mover) => {
    const to = from + Math.max(mover.before.length, mover.after.length);
    const slots = { mover, from, to };
    from = to;
    return slots;
  });
}

function effectsOf(movers: readonly Mover[], id: string): readonly SchoolEffect[] {
  const slots = slotsOf(movers);
  const values = new Float64Array(slots.at(-1)?.to ?? 0);
  const students = new Float64Array(values.length);
  const put = ({ from, to }: Slots, sections: readonly NamedSection[]): void => {
    for (let at = from; at < to; at++) {
      const year = sections[at - from]?.year;
      students[at] = year?.students ?? 0;
      values[at] = year === undefined ? 0 : (year.values.get(id) ?? Number.NaN);
    }
  };
  for (const one of slots) put(one, one.mover.after);
  const now = weightedCv(values, students);
  return slots.flatMap((one): SchoolEffect[] => {
    put(one, one.mover.before);
    const putBack = weightedCv(values, students);
    put(one, one.mover.after);
    return Number.isNaN(putBack) ? [] : [effectOf(one.mover, id, putBack, now)];
  });
}

function effectOf(mover: Mover, id: string, putBack: number, now: number): SchoolEffect {
  const [before, after] = [asOne(mover.before), asOne(mover.after)];
  const value = (year: SectionYear | null): number | null => numberOrNull(year?.values.get(id) ?? Number.NaN);
  const students = (year: SectionYear | null): number | null => numberOrNull(year?.students ?? Number.NaN);
  return {
    ...mover.school,
    kind: mover.kind,
    ...joinedWords(mover),
    value: { before: value(before), after: value(after) },
    students: { before: students(before), after: students(after) },
    cv_put_back: putBack,
    effect: now - putBack,
  };
}

/** The schools of both years, where they are others than the one school itself. */
function joinedWords({ before, after }: Mover): Pick<SchoolEffect, "predecessors" | "successors"> {
  const [then, now] = [before, after].map((sections) => sections.map(({ school }) => school)) as [
    SchoolWords[],
    SchoolWords[],
  ];
  const isOther = then.length > 0 && now.length > 0 && then[0]!.school_code !== now[0]!.school_code;
  return { predecessors: then.length > 1 || isOther ? then : [], successors: now.length > 1 ? now : [] };
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
