import { chance } from "./chance.ts";
import { classesIn } from "./provision.ts";
import { isOpen, type Judged, type School, schools, seed, studentsOf, years } from "./roster.ts";

const firstYear = 2016;
const lastYear = years.at(-1)!;
/** Grades of each stage, and the age at which the first of them is entered. */
const stageGrades = {
  primary: { grades: [1, 2, 3, 4, 5, 6], age: 6, perClass: 45 },
  lower_secondary: { grades: [7, 8, 9], age: 12, perClass: 50 },
} as const;
const stages = ["primary", "lower_secondary"] as const;

/** Births of the district by year: a wave that crests in 2016 and 2017, as in most of the country. */
export function births(): readonly (readonly [number, number])[] {
  return Array.from({ length: lastYear - 2003 }, (_, i): readonly [number, number] => {
    const year = 2004 + i;
    const crest = year <= 2016 ? 3150 + 62 * (year - 2004) : 3890 - 228 * (year - 2016);
    return [year, Math.round(Math.max(crest, 2050) * (1 + 0.03 * (chance(seed, "births", year) - 0.5)))];
  });
}

const bornIn = new Map(births());

/** Students of a school at a stage in any year: those of the returns, and before them a line back; null: not open. */
function stageTotal(school: School, stage: Judged, year: number): number | null {
  const index = year - years[0];
  if (index >= 0) return isOpen(school, index) ? studentsOf(school, stage, index) : null;
  if (!isOpen(school, 0) || year < school.built) return null;
  const [first, last] = [0, 4].map((at) => studentsOf(school, stage, at)) as [number, number];
  const yearly = Number.isNaN(last) ? -0.04 : Math.min(Math.max((last / first) ** 0.25 - 1, -0.05), 0.3);
  const noise = 0.03 * (chance(seed, "before", stage, school.serial, year) - 0.5);
  return Math.max(6, Math.round(first * (1 + yearly) ** index * (1 + noise)));
}

/** How large the cohort that entered in a year is, against the others of its school. */
function cohortWeight(school: School, stage: Judged, entered: number): number {
  const total = stageTotal(school, stage, Math.min(Math.max(entered, firstYear), lastYear));
  const wave = (bornIn.get(entered - stageGrades[stage].age) ?? 3150) / 3400;
  const noise = 1 + 0.16 * (chance(seed, "cohort", stage, school.serial, entered) - 0.5);
  return (total ?? stageTotal(school, stage, lastYear) ?? 1) * wave ** 1.4 * noise;
}

/** Parts of a whole number in proportion to weights, by largest remainder. */
function shared(total: number, weights: readonly number[]): readonly number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map((weight) => (total * weight) / all);
  const whole = exact.map(Math.floor);
  const left = total - whole.reduce((sum, part) => sum + part, 0);
  const byRest = exact
    .map((value, i) => [value - whole[i]!, i] as const)
    .toSorted((a, b) => b[0] - a[0] || a[1] - b[1]);
  for (const [, i] of byRest.slice(0, left)) whole[i]! += 1;
  return whole;
}

const judgedSchools = schools.filter((school) => stages.some((stage) => school.students[stage] !== undefined));

/** Students by school, year and grade, from 2016; the totals of a stage are those of the returns from 2022. */
export function enrolmentCsv(): string {
  const lines = judgedSchools.flatMap((school) =>
    Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i).flatMap((year) =>
      stages.filter((one) => school.students[one] !== undefined).flatMap((stage) => gradeLines(school, stage, year)),
    ),
  );
  return `${["school_code,school_year,grade,students,township", ...lines].join("\n")}\n`;
}

function gradeLines(school: School, stage: Judged, year: number): readonly string[] {
  const total = stageTotal(school, stage, year);
  if (total === null) return [];
  const { grades } = stageGrades[stage];
  const parts = shared(
    total,
    grades.map((_, i) => cohortWeight(school, stage, year - i)),
  );
  return grades.map((grade, i) => `${school.code},${year},${grade},${parts[i]},${school.township}`);
}

/** Births of the district by year. */
export function birthsCsv(): string {
  return `${["area,year,births", ...births().map(([year, count]) => `青榕区,${year},${count}`)].join("\n")}\n`;
}

/** What every open school can take: its classes of today, each full, and a class to spare in most. */
export function placesCsv(): string {
  const lines = ["school_code,stage,entry_grade,planned_entry,capacity"];
  for (const school of judgedSchools.filter((one) => isOpen(one, 4)))
    for (const stage of stages.filter((one) => school.students[one] !== undefined)) {
      const { grades, perClass } = stageGrades[stage];
      const classes = classesIn(school, stage, 4);
      const spare = chance(seed, "spare class", stage, school.serial) > 0.3 ? 1 : 0;
      const entering = Math.max(1, Math.ceil(classes / grades.length)) + spare;
      lines.push(`${school.code},${stage},${grades[0]},${entering * perClass},${entering * grades.length * perClass}`);
    }
  return `${lines.join("\n")}\n`;
}
