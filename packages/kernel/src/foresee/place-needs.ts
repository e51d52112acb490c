import type { CompiledStandard } from "../assess/index.ts";
import { columnId, type Facts } from "../model/index.ts";
import type { ExpectedStudents } from "./coming-years.ts";

/** What a stage needs in one coming year when classes keep to the limit of the standard. */
export interface StageNeeds {
  readonly stage: string;
  readonly school_year: number;
  readonly students: number;
  /** students a class may have at most, as the standard says; null: it says nothing */
  readonly class_limit: number | null;
  readonly classes_today: number | null;
  /** summed school by school, each class full; null where there is no limit */
  readonly classes_needed: number | null;
  /** classes that schools lack, those of other schools not counted against them */
  readonly classes_lacking: number | null;
  /** rooms: one for each class */
  readonly rooms_needed: number | null;
  readonly rooms_lacking: number | null;
  readonly teachers_today: number | null;
  /** with as many students to a teacher as the stage has today */
  readonly teachers_needed: number | null;
  /** schools whose classes would have more than the limit on average if none is added */
  readonly schools_over_limit: readonly string[];
}

/** The requirement that limits classes; its conditions are the rule. */
const CLASS_SIZE = "class_size";

/**
 * Classes, teachers and rooms that follow from a forecast. Rooms: one for each class.
 *
 * @param standard  one with the requirement `class_size` ("小学最大班额 ≤ 45")
 * @param facts     the newest return: classes and teachers of today
 */
export function stageNeeds(
  standard: CompiledStandard,
  facts: Facts,
  { schoolYear, students }: { readonly schoolYear: number; readonly students: readonly ExpectedStudents[] },
): readonly StageNeeds[] {
  const rowOf = new Map((facts.text["school_code"] ?? []).map((code, row) => [code ?? "", row]));
  return Array.from(
    Map.groupBy(students, ({ stage }) => stage),
    ([stage, ofStage]) => {
      const at = (field: string, unit: string): number =>
        facts.numbers[columnId(field, stage)]?.[rowOf.get(unit) ?? -1] ?? Number.NaN;
      const limit = classLimit(standard, stage);
      const sum = (of: (one: ExpectedStudents) => number): number =>
        ofStage.reduce((all, one) => all + (Number.isNaN(of(one)) ? 0 : of(one)), 0);
      const classesOf = (one: ExpectedStudents): number => Math.ceil(Math.round(one.students) / (limit ?? Number.NaN));
      const [today, teachers] = [sum((one) => at("classes", one.unit)), sum((one) => at("teachers", one.unit))];
      const now = sum((one) => at("students", one.unit));
      const all = sum((one) => one.students);
      const lacking = sum((one) => Math.max(0, classesOf(one) - at("classes", one.unit)));
      return {
        stage,
        school_year: schoolYear,
        students: all,
        class_limit: limit,
        classes_today: today > 0 ? today : null,
        classes_needed: limit === null ? null : sum(classesOf),
        classes_lacking: limit === null || today === 0 ? null : lacking,
        rooms_needed: limit === null ? null : sum(classesOf),
        rooms_lacking: limit === null || today === 0 ? null : lacking,
        teachers_today: teachers > 0 ? teachers : null,
        teachers_needed: teachers > 0 && now > 0 ? Math.ceil((all * teachers) / now) : null,
        schools_over_limit: ofStage
          .filter((one) => limit !== null && one.students > limit * at("classes", one.unit))
          .map((one) => one.unit),
      };
    },
  );
}

/** "小学最大班额 ≤ 45" → 45. */
function classLimit({ requirements }: CompiledStandard, stage: string): number | null {
  for (const one of requirements) {
    if (one.requirement.id !== CLASS_SIZE || !("holds" in one)) continue;
    const expr = one.holds.find(({ stages }) => stages.includes(stage))?.expr;
    if (expr?.kind === "op" && expr.op === "<=" && expr.right.kind === "number") return expr.right.value;
  }
  return null;
}
