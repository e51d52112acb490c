import { columnId, type Facts } from "../model/index.ts";
import type { Words } from "../solve/index.ts";
import type { ExpectedStudents } from "./coming-years.ts";

/** A line of class or school size: what is over it is listed. */
export interface SizeLine {
  readonly over: number;
  readonly name: Words;
  readonly stages: readonly string[];
}

/** Lines as policy states them. */
export interface SizeLines {
  readonly classes: readonly SizeLine[];
  readonly schools: readonly SizeLine[];
}

/** A school whose classes, formed evenly of the students expected, are over a line. */
export interface CrowdedClasses {
  readonly school_year: number;
  readonly stage: string;
  readonly over: number;
  readonly unit: string;
  readonly students: number;
  readonly classes: number;
  /** classes over the line; the others of the school are not */
  readonly classes_over: number;
  /** students in its largest class */
  readonly largest: number;
}

/** A school with more students than a line allows. */
export interface LargeSchool {
  readonly school_year: number;
  readonly over: number;
  readonly unit: string;
  /** of the stages the line counts */
  readonly students: number;
}

/** Classes and schools over the lines. */
export interface SizeLists {
  readonly lines: SizeLines;
  readonly classes: readonly CrowdedClasses[];
  readonly schools: readonly LargeSchool[];
}

/**
 * Classes over 45, 50, 55 and schools over 2,000 in the coming years 超班额班级和超规模学校, if no class is added: the students expected are
 * spread evenly over the classes a school has today, since classes are formed anew. A school without a count of classes is not listed.
 *
 * @param lines  from policy/places/size-lines.yaml
 * @param facts  the newest return: classes of today
 * @example      sizeLists(lines, facts, []).classes // []
 */
export function sizeLists(
  lines: SizeLines,
  facts: Facts,
  years: readonly { readonly schoolYear: number; readonly students: readonly ExpectedStudents[] }[],
): SizeLists {
  const rowOf = new Map((facts.text["school_code"] ?? []).map((code, row) => [code ?? "", row]));
  const classesOf = ({ unit, stage }: ExpectedStudents): number =>
    facts.numbers[columnId("classes", stage)]?.[rowOf.get(unit) ?? -1] ?? Number.NaN;
  return {
    lines,
    classes: years.flatMap(({ schoolYear, students }) =>
      lines.classes.flatMap((line) =>
        students.flatMap((one) => crowded(one, { line, schoolYear, classes: classesOf(one) })),
      ),
    ),
    schools: years.flatMap(({ schoolYear, students }) =>
      lines.schools.flatMap((line) => large(students, line, schoolYear)),
    ),
  };
}

interface ClassCount {
  readonly line: SizeLine;
  readonly schoolYear: number;
  readonly classes: number;
}

function crowded(
  { unit, stage, students }: ExpectedStudents,
  { line, schoolYear, classes }: ClassCount,
): readonly CrowdedClasses[] {
  if (!line.stages.includes(stage) || !(classes > 0)) return [];
  const whole = Math.round(students);
  const least = Math.floor(whole / classes);
  const larger = whole - least * classes;
  const largest = larger > 0 ? least + 1 : least;
  if (largest <= line.over) return [];
  const classesOver = least > line.over ? classes : larger;
  return [
    {
      school_year: schoolYear,
      stage,
      over: line.over,
      unit,
      students: whole,
      classes,
      classes_over: classesOver,
      largest,
    },
  ];
}

function large(
  students: readonly ExpectedStudents[],
  { over, stages }: SizeLine,
  schoolYear: number,
): readonly LargeSchool[] {
  const counted = students.filter(({ stage }) => stages.includes(stage));
  return Array.from(
    Map.groupBy(counted, ({ unit }) => unit),
    ([unit, all]) => ({
      school_year: schoolYear,
      over,
      unit,
      students: Math.round(all.reduce((sum, one) => sum + one.students, 0)),
    }),
  ).filter((one) => one.students > over);
}
