import { assess, type AssessmentDocument, assessmentDocument, type CompiledStandard } from "../assess/index.ts";
import { columnId, type Facts } from "../model/index.ts";
import type { RegionFact } from "../sense/index.ts";

/** Students of a school at a stage that are expected. */
export interface ExpectedStudents {
  readonly unit: string;
  readonly stage: string;
  readonly students: number;
}

/** One coming year judged. */
export interface ComingYear {
  readonly school_year: number;
  readonly document: AssessmentDocument;
}

/** What coming years are judged from. */
export interface ComingYearsAsk {
  /** the newest return */
  readonly facts: Facts;
  readonly regionFacts: readonly RegionFact[];
  readonly years: readonly { readonly schoolYear: number; readonly students: readonly ExpectedStudents[] }[];
}

/**
 * The verdict of coming years 未来各年的评估: the newest return with the students who are expected and with the teachers, rooms, areas and
 * equipment of today, judged by the standard as it holds in those years. It shows what comes when nothing is done. Schools of which nothing is
 * expected keep the students they have; a requirement on class sizes stays as it is, since classes are formed anew.
 *
 * @param standard  any standard
 * @example         comingYears(standard, { facts, regionFacts: [], years: [] }) // []
 */
export function comingYears(
  standard: CompiledStandard,
  { facts, regionFacts, years }: ComingYearsAsk,
): readonly ComingYear[] {
  return years.map(({ schoolYear, students }) => ({
    school_year: schoolYear,
    document: assessmentDocument(
      assess(standard, factsWith(facts, schoolYear, students), { regionFacts, date: `${schoolYear}-09-01` }),
    ),
  }));
}

function factsWith(facts: Facts, schoolYear: number, expected: readonly ExpectedStudents[]): Facts {
  const rowOf = new Map((facts.text["school_code"] ?? []).map((code, row) => [code ?? "", row]));
  const numbers: Record<string, Float64Array> = {
    ...facts.numbers,
    school_year: new Float64Array(facts.rows).fill(schoolYear),
  };
  for (const { unit, stage, students } of expected) {
    const id = columnId("students", stage);
    const row = rowOf.get(unit);
    if (row === undefined || numbers[id] === undefined || Number.isNaN(numbers[id][row])) continue;
    if (numbers[id] === facts.numbers[id]) numbers[id] = numbers[id].slice();
    numbers[id][row] = Math.round(students);
  }
  return { ...facts, numbers };
}
