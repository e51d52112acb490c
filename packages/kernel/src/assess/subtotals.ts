import type { Answer } from "../model/index.ts";
import type { Assessment } from "./assess.ts";
import type { GroupedRows } from "./group-rows.ts";
import type { GapView } from "./resource-gap.ts";
import { assessStage } from "./stage-assessment.ts";
import { stageDocument } from "./stage-document.ts";
import type { StageDocument } from "./stage-document.ts";

/** One indicator inside one part of a county. */
export interface SubtotalIndicator {
  /** weighted by students, in the indicator's unit; null: a section lacks the value, or nothing is provided */
  readonly mean: number | null;
  /** the CV among the sections of the part; no limit holds for it */
  readonly cv: number | null;
  readonly sections_meeting: number;
  /** what the sections of the part lack, together; null where the standard sets no threshold */
  readonly gap: GapView | null;
}

/** A part of a county at one stage: a township, a school group, a school district. */
export interface Subtotal {
  /** value of the field; null: the schools that did not report it */
  readonly value: string | null;
  readonly students: number | null;
  readonly sections: number;
  readonly sections_meeting: number;
  readonly sections_short: number;
  readonly indicators: Readonly<Record<string, SubtotalIndicator>>;
}

/** The parts of a county by one field, stage by stage; a stage without sections is left out. */
export interface Subtotals {
  readonly field: string;
  readonly stages: Readonly<Record<string, readonly Subtotal[]>>;
}

/**
 * Subtotals of a county by a text field: each township, school group or school district judged for itself by the same rules, so that
 * sections, students and gaps of the parts add up to those of the county (means and CVs do not).
 *
 * @param answer  what `assess` returned
 * @param ask     the field that parts the schools; the county-year, 0 where the return holds one
 * @returns       parts in the order of their names, those without a name last; nobody is left out
 * @missing       a field that the return does not have puts every school into the part without a name
 * @throws        RangeError when there is no such county-year
 * @example       subtotals(answer, { field: "township" }).stages.primary?.[0]?.value // "文榕街道"
 */
export function subtotals(
  answer: Answer<Assessment>,
  { field, group = 0 }: { readonly field: string; readonly group?: number },
): Subtotals {
  const { facts, grouped, standard } = answer.result;
  const county = grouped.groups[group];
  if (county === undefined) throw new RangeError(`subtotals: no county-year ${group} among ${grouped.groups.length}`);
  const { values, rows } = partsOf(answer.result, field, group);
  const parted = { groups: values.map(() => county), ...rows };
  const assessment = { ...answer.result, grouped: parted };
  const stages = answer.result.stages
    .filter(({ sections }) => sections.offsets[group + 1]! > sections.offsets[group]!)
    .map(({ sections: { stage } }) => {
      const judged = assessStage(standard, facts, parted, stage);
      const parts = values.map((value, part) => subtotalOf(value, stageDocument(assessment, judged, part)));
      return [stage, parts.filter((part) => part.sections > 0)] as const;
    });
  return { field, stages: Object.fromEntries(stages) };
}

/** The values of a field in order, and the county's rows by them; within a part rows keep the order of assessment. */
function partsOf(
  { facts, grouped }: Assessment,
  field: string,
  group: number,
): { readonly values: readonly (string | null)[]; readonly rows: Pick<GroupedRows, "order" | "offsets"> } {
  const column = facts.text[field];
  const byValue = new Map<string | null, number[]>();
  for (const row of grouped.order.subarray(grouped.offsets[group], grouped.offsets[group + 1])) {
    const value = column?.[row] || null;
    const known = byValue.get(value);
    if (known === undefined) byValue.set(value, [row]);
    else known.push(row);
  }
  const values = [...byValue.keys()].toSorted(compareNames);
  const offsets = [0];
  for (const value of values) offsets.push(offsets.at(-1)! + byValue.get(value)!.length);
  const order = Int32Array.from(values.flatMap((value) => byValue.get(value)!));
  return { values, rows: { order, offsets: Int32Array.from(offsets) } };
}

function compareNames(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : Number(a > b);
}

function subtotalOf(value: string | null, stage: StageDocument): Subtotal {
  const { students, sections, sections_meeting, sections_short } = stage;
  const indicators = Object.entries(stage.indicators).map(([id, { mean, cv, sections_meeting: meeting, gap }]) => {
    return [id, { mean, cv, sections_meeting: meeting, gap }] as const;
  });
  return { value, students, sections, sections_meeting, sections_short, indicators: Object.fromEntries(indicators) };
}
