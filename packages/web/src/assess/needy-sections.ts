import type { SectionIndicatorDocument } from "@youheng/kernel/assess";
import type { Judged } from "./judge.ts";
import { sectionRows } from "./school-verdicts.ts";
import type { SectionRow } from "./school-verdicts.ts";

/** A section that falls short, with what it lacks, farthest from the standard first. */
export interface NeedySection extends SectionRow {
  readonly items: readonly ShortItem[];
}

/** Every section that falls short; the one with the item farthest from the standard first, ties by school code. */
export function needySections(judged: Judged): readonly NeedySection[] {
  return sectionRows(judged)
    .filter(({ section }) => section.verdict === "falls_short")
    .map((row) => ({ ...row, items: itemsShort(row) }))
    .toSorted((a, b) => worst(a.items) - worst(b.items) || compareCode(a, b));
}

/** One indicator that a section does not reach. */
export interface ShortItem {
  readonly id: string;
  readonly one: SectionIndicatorDocument;
  /** value ÷ threshold */
  readonly share: number;
}

function itemsShort({ section }: SectionRow): readonly ShortItem[] {
  return Object.entries(section.indicators)
    .filter(([, one]) => one.meets === false && one.gap !== null && one.gap.amount > 0)
    .map(([id, one]) => ({ id, one, share: one.value! / one.threshold! }))
    .toSorted((a, b) => a.share - b.share);
}

function worst(items: readonly ShortItem[]): number {
  return items[0]?.share ?? Number.POSITIVE_INFINITY;
}

function compareCode(a: SectionRow, b: SectionRow): number {
  return (a.section.school_code ?? "") < (b.section.school_code ?? "") ? -1 : 1;
}
