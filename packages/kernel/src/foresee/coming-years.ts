import { assess, type AssessmentDocument, assessmentDocument, type CompiledStandard } from "../assess/index.ts";
import { columnId, type Facts } from "../model/index.ts";
import { type RegionFact, rowsOf } from "../sense/index.ts";

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
  readonly years: readonly ComingStudents[];
}

/** Students expected in a year, and schools that are no longer there. */
export interface ComingStudents {
  readonly schoolYear: number;
  readonly students: readonly ExpectedStudents[];
  /** schools that have closed or merged: they and what they have are left out; their students are among those of others */
  readonly gone?: readonly string[];
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
  return years.map(({ schoolYear, students, gone = [] }) => ({
    school_year: schoolYear,
    document: assessmentDocument(
      assess(standard, factsWith(without(facts, gone), schoolYear, students), {
        regionFacts,
        date: `${schoolYear}-09-01`,
      }),
    ),
  }));
}

function without(facts: Facts, gone: readonly string[]): Facts {
  if (gone.length === 0) return facts;
  const codes = facts.text["school_code"] ?? [];
  const kept = Array.from({ length: facts.rows }, (_, row) => row).filter((row) => !gone.includes(codes[row] ?? ""));
  return rowsOf(facts, kept);
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
