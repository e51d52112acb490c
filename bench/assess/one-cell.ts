import type { Facts } from "@youheng/kernel/model";
import { judgeGroup } from "@youheng/kernel/stats";
import type { BalanceLimits, SectionColumns, SectionJudgement } from "@youheng/kernel/stats";
import { chanceFrom } from "./chance.ts";

const PRIME = 7919;

/** Changes one cell of a section and judges its group again: what a what-if costs once the columns stand. */
export function changeOneCell(
  sections: SectionColumns,
  limits: BalanceLimits,
  judgement: SectionJudgement,
): () => void {
  const chance = chanceFrom(2);
  let step = 0;
  return () => {
    step += PRIME;
    const row = step % sections.weights.length;
    sections.resources[step % limits.items.length]![row]! *= 0.5 + chance();
    judgeGroup(sections, limits, judgement, groupOf(sections.offsets, row));
  };
}

function groupOf(offsets: Int32Array, row: number): number {
  let group = 0;
  while (offsets[group + 1]! <= row) group++;
  return group;
}

/** The same for a return: one cell of the facts changes. */
export function changeOneFact(facts: Facts, column: string): Facts {
  const changed = Float64Array.from(facts.numbers[column]!);
  changed[changed.length >> 1]! *= 0.5;
  return { ...facts, numbers: { ...facts.numbers, [column]: changed } };
}
