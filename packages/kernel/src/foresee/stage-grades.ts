import type { PlannedPlaces } from "./planned-places.ts";

/** A stage as the grades of an enrolment show it. */
export interface StageGrades {
  readonly stage: string;
  readonly entry_grade: string;
  readonly grades: readonly string[];
}

/**
 * The stages are told by the grades they begin with, as planned places name them; a grade that is a stage's id is a stage by itself.
 *
 * @param grades  in the order in which children pass them
 * @example       stageGrades(["1", "2", "7"], [primaryFrom1, lowerSecondaryFrom7])[0]?.grades // ["1", "2"]
 */
export function stageGrades(
  grades: readonly string[],
  places: readonly Pick<PlannedPlaces, "stage" | "entryGrade">[],
): readonly StageGrades[] {
  const entries = new Map(places.map(({ stage, entryGrade }) => [stage, grades.indexOf(entryGrade)]));
  const begun = [...entries].filter(([, at]) => at >= 0).toSorted((a, b) => a[1] - b[1]);
  if (begun.length === 0) return grades.map((grade) => ({ stage: grade, entry_grade: grade, grades: [grade] }));
  return begun.map(([stage, from], i) => ({
    stage,
    entry_grade: grades[from]!,
    grades: grades.slice(from, begun[i + 1]?.[1] ?? grades.length),
  }));
}
