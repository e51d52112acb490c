import type { RotationAsk } from "../rotation/index.ts";

/** The subjects of one stage, school by school: where a usual subject has no teacher. */
export interface SubjectCover {
  readonly stage: string;
  /** the subjects taught, the usual ones first */
  readonly subjects: readonly CoveredSubject[];
  /** one line a section, the one that lacks most first */
  readonly sections: readonly SectionSubjects[];
}

/** One subject at one stage. */
export interface CoveredSubject {
  readonly subject: string;
  readonly teachers: number;
  /** sections that have a teacher of it */
  readonly sections: number;
  /** whether so many sections have one that a section without one lacks it */
  readonly usual: boolean;
}

/** One section's teachers by subject. */
export interface SectionSubjects {
  readonly school_code: string;
  readonly school_name: string;
  /** NaN-free: null where the return does not say */
  readonly students: number | null;
  readonly teachers: number;
  /** teachers of each of `subjects`, in its order */
  readonly counts: readonly number[];
  /** usual subjects without a teacher */
  readonly lacks: readonly string[];
}

/**
 * Which school has teachers of which subject. A teacher stands under the one subject that the roster names: who also teaches another
 * is not seen here, and the page says so.
 *
 * @example subjectCover(ask)[0].sections[0].lacks // ["音乐", "信息科技"]
 */
export function subjectCover(ask: RotationAsk): readonly SubjectCover[] {
  const byStage = Map.groupBy(ask.roster, ({ stage }) => stage);
  return [...ask.rosterGround.stages.keys()].flatMap((stage) => {
    const own = byStage.get(stage) ?? [];
    return own.length === 0 ? [] : [coverOf(ask, stage, own)];
  });
}

function coverOf(ask: RotationAsk, stage: string, own: RotationAsk["roster"]): SubjectCover {
  const schools = Map.groupBy(own, ({ schoolCode }) => schoolCode);
  const usualFrom = ask.rules.norms.subjectUsualFrom * schools.size;
  const subjects = Array.from(
    Map.groupBy(own, ({ subject }) => subject),
    ([subject, list]): CoveredSubject => {
      const sections = new Set(list.map(({ schoolCode }) => schoolCode)).size;
      return { subject, teachers: list.length, sections, usual: sections >= usualFrom };
    },
  ).toSorted(
    (a, b) => Number(b.usual) - Number(a.usual) || b.teachers - a.teachers || (a.subject < b.subject ? -1 : 1),
  );
  return {
    stage,
    subjects,
    sections: Array.from(schools, ([code, list]) => sectionOf(ask, { code, stage, list, subjects })).toSorted(
      (a, b) => b.lacks.length - a.lacks.length || (a.school_code < b.school_code ? -1 : 1),
    ),
  };
}

interface SectionAsk {
  readonly code: string;
  readonly stage: string;
  readonly list: RotationAsk["roster"];
  readonly subjects: readonly CoveredSubject[];
}

function sectionOf(
  { assessment: { facts, standard }, rosterGround }: RotationAsk,
  { code, stage, list, subjects }: SectionAsk,
): SectionSubjects {
  const school = rosterGround.schools.get(code)!;
  const students = facts.numbers[`${standard.bundle.standard.weight}_${stage}`]?.[school.row] ?? Number.NaN;
  const counts = subjects.map(({ subject }) => list.filter((one) => one.subject === subject).length);
  return {
    school_code: code,
    school_name: school.name,
    students: Number.isNaN(students) ? null : students,
    teachers: list.length,
    counts,
    lacks: subjects.filter(({ usual }, i) => usual && counts[i] === 0).map(({ subject }) => subject),
  };
}
