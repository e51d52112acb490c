import type { Answer, Finding } from "../model/index.ts";
import type { Assessment } from "./assess.ts";

/** The findings that concern one county-year: those on its own rows, and those on the standard itself. */
export function groupFindings(answer: Answer<Assessment>, group: number): readonly Finding[] {
  const { facts, grouped } = answer.result;
  if (grouped.groups.length === 1) return answer.findings;
  const own = new Set<number>();
  for (let i = grouped.offsets[group]!; i < grouped.offsets[group + 1]!; i++)
    own.add(facts.origin.rowNumbers[grouped.order[i]!]!);
  return answer.findings.filter((finding) => finding.place.row === undefined || own.has(finding.place.row));
}
