import { chance } from "./chance.ts";
import { factsOf, type SchoolFacts } from "./facts.ts";
import { type Judged, seed } from "./roster.ts";
import { type MadeTeacher, rosterCsv, subjectAt, teachersOfYear } from "./teachers.ts";

/** How many of those who are new at their school came from another one by rotation; the others were hired. */
const ROTATED = 118;
/** Rotated teachers had at least so many years at the school that they left. */
const YEARS_BEFORE = 6;

/** A section of last year's return: who of this year's teachers was there already, and how many more there were. */
interface LastSection {
  readonly school: SchoolFacts;
  readonly stage: Judged;
  readonly key: string;
  readonly stayers: readonly MadeTeacher[];
  readonly others: number;
}

/**
 * The roster of the year before, fitting to this year's: who has taught at the school for over a year was there already; of the new ones
 * some taught at another school of the district; the rest of last year's teachers have retired. It counts what last year's return counts.
 *
 * @param yearIndex  this year's
 */
export function lastYearsRoster(yearIndex: number): string {
  const now = teachersOfYear(yearIndex);
  const sections = sectionsOf(yearIndex - 1, now);
  const arrivals = new Map(sections.map(({ key }) => [key, [] as MadeTeacher[]]));
  for (const mover of moversOf(now)) {
    const free = sections.filter(
      ({ key, stage, school, others }) =>
        stage === mover.stage && school["school_code"] !== mover.code && arrivals.get(key)!.length < others,
    );
    const from = free[Math.floor(chance(seed, "rotated", mover.id) * free.length)];
    if (from !== undefined) arrivals.get(from.key)!.push(mover);
  }
  return rosterCsv(sections.flatMap((section) => lastTeachers(section, arrivals.get(section.key)!)));
}

/** Who is new at the school this year and old enough to have been elsewhere. */
function moversOf(now: readonly MadeTeacher[]): readonly MadeTeacher[] {
  return now
    .filter(({ years, age, exempt }) => years === 1 && age >= 30 && age <= 53 && !exempt)
    .toSorted((a, b) => chance(seed, "moves", a.id) - chance(seed, "moves", b.id))
    .slice(0, ROTATED);
}

function sectionsOf(yearIndex: number, now: readonly MadeTeacher[]): readonly LastSection[] {
  return factsOf(yearIndex).flatMap((school) =>
    (["primary", "lower_secondary"] as const).map((stage): LastSection => {
      const code = String(school["school_code"]);
      const teachers = Number(school[`teachers_${stage}`] ?? 0);
      const stayers = now.filter((one) => one.code === code && one.stage === stage && one.years > 1).slice(0, teachers);
      return { school, stage, key: `${code}|${stage}`, stayers, others: teachers - stayers.length };
    }),
  );
}

function lastTeachers(
  { school, stage, stayers, others }: LastSection,
  arrived: readonly MadeTeacher[],
): readonly MadeTeacher[] {
  const code = String(school["school_code"]);
  const moved = arrived.map((one, i) => ({
    ...one,
    code,
    years: Math.min(one.age - 22, YEARS_BEFORE + 2 + Math.floor(9 * chance(seed, "before", one.id, i))),
  }));
  const retired = Array.from({ length: others - arrived.length }, (_, i) => retiredTeacher(code, stage, i));
  const all = [...stayers, ...moved, ...retired].map((one) => ({
    ...one,
    age: one.age - 1,
    years: Math.max(1, one.years - 1),
    hours: Math.max(0, one.hours - 10 * Math.floor(8 * chance(seed, "hours", one.id))),
  }));
  return flaggedAs(all, school, stage);
}

/** Somebody who has retired since: the age is this year's, as that of the others. */
function retiredTeacher(code: string, stage: Judged, i: number): MadeTeacher {
  const dice = (what: string): number => chance(seed, "retired", code, stage, i, what);
  return {
    id: `T${code.slice(-6)}${stage === "primary" ? 1 : 2}${String(900 + i)}`,
    code,
    stage,
    subject: subjectAt(stage, false, i),
    above: dice("above") < 0.5,
    backbone: dice("backbone") < 0.1,
    arts: false,
    years: 10 + Math.floor(20 * dice("years")),
    age: 60,
    exempt: false,
    hours: 300 + 10 * Math.floor(12 * dice("hours")),
    certified: true,
  };
}

/** Gives a section exactly the counts of its return; who has a quality this year had it last year first. */
function flaggedAs(all: readonly MadeTeacher[], school: SchoolFacts, stage: Judged): readonly MadeTeacher[] {
  const count = (field: string): number => Number(school[`${field}_${stage}`] ?? 0);
  const first = (holds: (one: MadeTeacher) => boolean, of: number): ReadonlySet<string> =>
    new Set(
      all
        .toSorted((a, b) => Number(holds(b)) - Number(holds(a)))
        .slice(0, of)
        .map(({ id }) => id),
    );
  const above = first((one) => one.above, count("teachers_above_required_degree"));
  const backbone = first((one) => one.backbone, count("backbone_teachers"));
  const arts = first((one) => one.arts, count("pe_arts_teachers"));
  return all.map((one, i) => {
    const isArts = arts.has(one.id);
    const subject = isArts === one.arts ? one.subject : subjectAt(stage, isArts, i);
    return { ...one, above: above.has(one.id), backbone: backbone.has(one.id), arts: isArts, subject };
  });
}
