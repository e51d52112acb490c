import type { ExpectedStudents } from "./coming-years.ts";
import type { ForecastRow } from "./forecast.ts";

/** Where a stage begins: the grade in which children enter it. */
export interface StageEntry {
  readonly stage: string;
  readonly grade: string;
}

/**
 * Students of each unit and stage in one forecast year, summed over the grades of the stage; the medians of a forecast.
 *
 * @param grades   all grades in their order
 * @param entries  where each stage begins; a grade before the first belongs to none; without any, every grade is a stage by itself
 * @returns        in the order in which units come; of a grade that belongs to no stage nothing
 * @example        expectedStudents(forecast.forecasts, { grades: ["1", "2"], entries: [{ stage: "primary", grade: "1" }], schoolYear: 2028 })
 */
export function expectedStudents(
  rows: readonly Pick<ForecastRow, "unit" | "school_year" | "grade" | "median">[],
  ask: { readonly grades: readonly string[]; readonly entries: readonly StageEntry[]; readonly schoolYear: number },
): readonly ExpectedStudents[] {
  const stageOf = stagesByGrade(ask.grades, ask.entries);
  const sums = new Map<string, ExpectedStudents>();
  for (const { unit, school_year, grade, median } of rows) {
    const stage = stageOf.get(grade);
    if (school_year !== ask.schoolYear || stage === undefined) continue;
    const key = `${unit}\n${stage}`;
    sums.set(key, { unit, stage, students: (sums.get(key)?.students ?? 0) + median });
  }
  return [...sums.values()];
}

function stagesByGrade(grades: readonly string[], entries: readonly StageEntry[]): ReadonlyMap<string, string> {
  const begun = entries
    .map(({ stage, grade }) => ({ stage, at: grades.indexOf(grade) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at);
  if (begun.length === 0) return new Map(grades.map((grade) => [grade, grade]));
  return new Map(
    begun.flatMap(({ stage, at }, i) => grades.slice(at, begun[i + 1]?.at).map((grade) => [grade, stage] as const)),
  );
}
