import { qualifies, type RotationAsk } from "./rotation-ground.ts";
import { BACKBONE, type RosterTeacher } from "./roster.ts";

/** So many teachers under one word or number. */
export interface TeacherCount {
  readonly of: string;
  readonly teachers: number;
}

/** The teachers of a county-year in figures; nobody is named. */
export interface TeacherOverview {
  readonly teachers: number;
  readonly qualifying: number;
  readonly backbone: number;
  readonly exempt: number;
  /** share with the hours asked in five years, 0–1; null: not reported */
  readonly trained: number | null;
  readonly certified: number | null;
  readonly training_hours: number;
  readonly subjects: readonly TeacherCount[];
  readonly ages: readonly TeacherCount[];
  readonly years_at_school: readonly TeacherCount[];
  /** who retires within one, two … years: one line a year */
  readonly retiring: readonly TeacherCount[];
  /** sections with fewer teachers than the norm asks, the largest lack first */
  readonly posts: readonly PostLine[];
}

/** Posts of one section against the norm. */
export interface PostLine {
  readonly school_code: string;
  readonly school_name: string;
  readonly stage: string;
  readonly students: number;
  readonly teachers: number;
  /** teachers that the norm asks for */
  readonly norm: number;
  readonly lack: number;
  /** who retires within the years looked ahead */
  readonly retiring: number;
}

/**
 * The teachers in figures: posts against the norm, subjects, ages, years at the school, retirements ahead, training, certificates.
 *
 * @example teacherOverview(ask).retiring[0] // { of: "1", teachers: 31 }
 */
export function teacherOverview(ask: RotationAsk): TeacherOverview {
  const { roster, rules } = ask;
  const share = (known: readonly RosterTeacher[], good: (one: RosterTeacher) => boolean): number | null =>
    known.length === 0 ? null : known.filter(good).length / known.length;
  const { trainingHoursInFiveYears: hours, retirementYearsAhead: ahead } = rules.norms;
  return {
    teachers: roster.length,
    qualifying: roster.filter((one) => qualifies(one, rules)).length,
    backbone: roster.filter((one) => one.flags[BACKBONE] === true).length,
    exempt: roster.filter((one) => one.exempt).length,
    trained: share(
      roster.filter((one) => !Number.isNaN(one.trainingHours)),
      (one) => one.trainingHours >= hours,
    ),
    certified: share(
      roster.filter((one) => one.certificate !== null),
      (one) => one.certificate === true,
    ),
    training_hours: hours,
    subjects: counted(roster.map((one) => one.subject)).toSorted((a, b) => b.teachers - a.teachers),
    ages: banded(
      roster.map((one) => one.age),
      5,
    ),
    years_at_school: banded(
      roster.map((one) => one.yearsAtSchool),
      3,
    ),
    retiring: Array.from({ length: ahead }, (_, i) => ({
      of: String(i + 1),
      teachers: roster.filter((one) => one.yearsToRetirement <= i + 1 && (i === 0 || one.yearsToRetirement > i)).length,
    })),
    posts: postsOf(ask),
  };
}

function counted(words: readonly string[]): readonly TeacherCount[] {
  return Array.from(
    Map.groupBy(words, (one) => one),
    ([of, list]) => ({ of, teachers: list.length }),
  );
}

/** Numbers in bands of equal width: "6–8". */
function banded(numbers: readonly number[], width: number): readonly TeacherCount[] {
  const known = numbers.filter((one) => !Number.isNaN(one)).map((one) => Math.floor(one / width));
  return Array.from(
    Map.groupBy(known, (one) => one),
    ([band, list]) => ({ band, teachers: list.length }),
  )
    .toSorted((a, b) => a.band - b.band)
    .map(({ band, teachers }) => ({ of: `${band * width}–${(band + 1) * width - 1}`, teachers }));
}

function postsOf({ assessment: { facts, standard }, roster, rosterGround, rules }: RotationAsk): readonly PostLine[] {
  const weight = standard.bundle.standard.weight;
  const ahead = rules.norms.retirementYearsAhead;
  const lines = Array.from(
    Map.groupBy(roster, (one) => `${one.schoolCode}\n${one.stage}`),
    ([key, own]): PostLine | null => {
      const [code = "", stage = ""] = key.split("\n");
      const school = rosterGround.schools.get(code)!;
      const students = facts.numbers[`${weight}_${stage}`]?.[school.row] ?? Number.NaN;
      const ratio = rules.norms.studentsPerTeacher[stage];
      if (ratio === undefined || Number.isNaN(students)) return null;
      const norm = Math.ceil(students / ratio - 1e-9);
      return {
        school_code: code,
        school_name: school.name,
        stage,
        students,
        teachers: own.length,
        norm,
        lack: Math.max(0, norm - own.length),
        retiring: own.filter((one) => one.yearsToRetirement <= ahead).length,
      };
    },
  );
  return lines
    .filter((one) => one !== null)
    .toSorted((a, b) => b.lack - a.lack || b.retiring - a.retiring || (a.school_code < b.school_code ? -1 : 1));
}
