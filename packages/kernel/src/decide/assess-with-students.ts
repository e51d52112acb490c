import { assess, type Assessment } from "../assess/index.ts";
import type { ExpectedStudents } from "../foresee/index.ts";
import { columnId } from "../model/index.ts";

/** A return judged with other students than today's. */
export interface AssessedWithStudents {
  readonly assessment: Assessment;
  /** students of schools or stages that the return has not */
  readonly unknown: readonly ExpectedStudents[];
  /** sections of the return of which nothing is said: they keep today's students */
  readonly asToday: readonly { readonly schoolCode: string; readonly stage: string }[];
}

/**
 * The same return judged with the students who are expected, so that nothing is planned for children who will not come. All else is as
 * today: the standard of the same day, teachers, rooms, areas.
 *
 * @param students  rounded to whole children
 * @example         assessWithStudents(assessment, [{ unit: "2199010101", stage: "primary", students: 812.4 }]).assessment
 */
export function assessWithStudents(
  { facts, standard, regionFacts, dates, grouped }: Assessment,
  students: readonly ExpectedStudents[],
): AssessedWithStudents {
  const { weight, stages } = standard.bundle.standard;
  const rowOf = new Map((facts.text["school_code"] ?? []).map((code, row) => [code ?? "", row]));
  const numbers: Record<string, Float64Array> = { ...facts.numbers };
  const said = new Set<string>();
  const unknown: ExpectedStudents[] = [];
  for (const one of students) {
    const column = columnId(weight, one.stage);
    const row = rowOf.get(one.unit);
    if (row === undefined || facts.numbers[column] === undefined) {
      unknown.push(one);
      continue;
    }
    if (numbers[column] === facts.numbers[column]) numbers[column] = facts.numbers[column].slice();
    numbers[column]![row] = Math.round(one.students);
    said.add(`${row} ${one.stage}`);
  }
  const asToday = stages.flatMap(({ id }) =>
    [...rowOf].flatMap(([schoolCode, row]) =>
      (facts.numbers[columnId(weight, id)]?.[row] ?? 0) > 0 && !said.has(`${row} ${id}`)
        ? [{ schoolCode, stage: id }]
        : [],
    ),
  );
  const date = grouped.groups.length === 1 ? dates[0] : undefined;
  const options = { regionFacts, ...(date === undefined ? {} : { date }) };
  return { assessment: assess(standard, { ...facts, numbers }, options).result, unknown, asToday };
}
