import { columnId, evaluateCondition } from "../model/index.ts";
import type { Facts } from "../model/index.ts";
import type { CompiledStandard } from "./compile-standard.ts";
import type { GroupedRows } from "./group-rows.ts";

/** A section that a switch of the standard left out, or that has no students. */
export interface LeftOut {
  readonly row: number;
  readonly group: number;
  /** id of the exclusion, or "no_students" */
  readonly by: string;
}

/** The sections 学部 of one stage, in group order: the part of each school that teaches this stage. */
export interface Sections {
  readonly stage: string;
  /** section → row of the facts */
  readonly rows: Int32Array;
  readonly offsets: Int32Array;
  /** students of the section; NaN: not reported */
  readonly students: Float64Array;
  /** share of the school's common facilities that is this section's, 0–1; 1 where nothing is split */
  readonly share: Float64Array;
  readonly leftOut: readonly LeftOut[];
}

/**
 * Finds the sections of one stage: schools with students in it, and schools that should have but did not report them.
 * Schools that a switch of the standard leaves out are listed with the switch that did it.
 */
export function sectionsOf(standard: CompiledStandard, facts: Facts, grouped: GroupedRows, stage: string): Sections {
  const students = numbersOf(facts, columnId(standard.bundle.standard.weight, stage));
  const excludedBy = exclusionOf(standard, facts, stage);
  const expected = expectedIn(standard, facts, stage);
  const rows = new Int32Array(grouped.order.length);
  const offsets = new Int32Array(grouped.groups.length + 1);
  const leftOut: LeftOut[] = [];
  let sections = 0;
  for (let group = 0; group < grouped.groups.length; group++) {
    for (let i = grouped.offsets[group]!; i < grouped.offsets[group + 1]!; i++) {
      const row = grouped.order[i]!;
      const count = students[row]!;
      if (!(count > 0) && !expected(row)) continue;
      const by = count <= 0 ? "no_students" : excludedBy(row);
      if (by === null) rows[sections++] = row;
      else leftOut.push({ row, group, by });
    }
    offsets[group + 1] = sections;
  }
  const own = rows.subarray(0, sections);
  return {
    stage,
    rows: own,
    offsets,
    students: gather(students, own),
    share: sharesOf(standard, facts, own, stage),
    leftOut,
  };
}

/** A column of the facts; a column that the return does not have is missing throughout. */
export function numbersOf(facts: Facts, column: string): Float64Array {
  return facts.numbers[column] ?? new Float64Array(facts.rows).fill(Number.NaN);
}

/** One value of a column; missing where the return has no such column. */
export function numberAt(facts: Facts, column: string, row: number): number {
  return facts.numbers[column]?.[row] ?? Number.NaN;
}

/** The values of a column at the given rows; the column itself, uncopied, where the rows are all of it in order. */
export function gather(column: Float64Array, rows: Int32Array): Float64Array {
  if (rows.length === column.length && isEveryRow(rows)) return column;
  const values = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) values[i] = column[rows[i]!]!;
  return values;
}

function isEveryRow(rows: Int32Array): boolean {
  for (let i = 0; i < rows.length; i++) if (rows[i] !== i) return false;
  return true;
}

/** For a row: whether a school of its kind is expected to teach the stage. */
function expectedIn(standard: CompiledStandard, facts: Facts, stage: string): (row: number) => boolean {
  const kinds = facts.text["school_kind"];
  const expecting = new Set(
    Object.entries(standard.bundle.kindStages).flatMap(([kind, stages]) => (stages.includes(stage) ? [kind] : [])),
  );
  let last: string | null = null;
  let answer = false;
  return (row) => {
    const kind = kinds?.[row] ?? null;
    if (kind !== last) answer = expecting.has(kind ?? "");
    last = kind;
    return answer;
  };
}

/** For a row: the first switch that leaves its section out, or null. */
function exclusionOf(standard: CompiledStandard, facts: Facts, stage: string): (row: number) => string | null {
  const number = (id: string): Float64Array => sectionColumn(standard, facts, id, stage);
  const text = (id: string): readonly (string | null)[] =>
    facts.text[id] ?? Array.from({ length: facts.rows }, () => null);
  let conditions: readonly { readonly id: string; readonly holds: Float64Array }[] | null = null;
  return (row) => {
    // not before somebody asks: a stage that nobody teaches has nobody to leave out
    conditions ??= standard.exclusions.map(({ exclusion, expr }) => ({
      id: exclusion.id,
      holds: evaluateCondition(expr, { number, text }, facts.rows),
    }));
    for (const condition of conditions) if (condition.holds[row] === 1) return condition.id;
    return null;
  };
}

/** The column that a field means at a stage. */
export function sectionColumn(standard: CompiledStandard, facts: Facts, field: string, stage: string): Float64Array {
  const byStage = standard.fieldOf.get(field)?.byStage ?? false;
  return numbersOf(facts, byStage ? columnId(field, stage) : field);
}

/**
 * The share of each section in its school's common facilities: weighted students of the stage ÷ of all stages of the school.
 * Missing (NaN) when a stage that the school is expected to have did not report its students.
 *
 * @source  1:1.1, 1:1.2, 1:1.1:1.32 are one rule: weights 1, 1.1, 1.32 (policy `split.weights`)
 */
function sharesOf(standard: CompiledStandard, facts: Facts, rows: Int32Array, stage: string): Float64Array {
  const shares = new Float64Array(rows.length).fill(1);
  const parts = weightedStages(standard, facts);
  for (let i = 0; i < rows.length && parts.length > 0; i++) {
    const row = rows[i]!;
    let own = Number.NaN;
    let all = 0;
    for (const part of parts) {
      const weighted = part.weight * (part.students?.[row] ?? Number.NaN);
      if (part.stage === stage) own = weighted;
      else if (Number.isNaN(weighted) && !part.expected(row)) continue;
      all += weighted;
    }
    shares[i] = own === all ? 1 : own / all;
  }
  return shares;
}

/** The stages among which common facilities are split, with the weight of a student of each. */
function weightedStages(standard: CompiledStandard, facts: Facts) {
  const { split, weight: field } = standard.bundle.standard;
  return Object.entries(split?.weights ?? {}).map(([stage, weight]) => ({
    stage,
    weight,
    students: facts.numbers[columnId(field, stage)],
    expected: expectedIn(standard, facts, stage),
  }));
}
