import type { Assessment } from "../../assess/index.ts";
import { columnId, type Words } from "../../model/index.ts";

/** What a roster is read against: the schools of one county-year and what its return counts. */
export interface RosterGround {
  readonly schools: ReadonlyMap<string, RosterSchool>;
  /** stages that the standard judges */
  readonly stages: ReadonlyMap<string, Words>;
  readonly counts: readonly ReturnCount[];
}

export interface RosterSchool {
  readonly code: string;
  readonly name: string;
  /** row of the facts */
  readonly row: number;
  readonly ownership: string | null;
  /** stages with students, or of which that is not known */
  readonly stages: ReadonlySet<string>;
}

/** What the return counts of a section under one column of the roster. */
export interface ReturnCount {
  readonly schoolCode: string;
  readonly stage: string;
  readonly column: string;
  readonly field: Words;
  readonly stageWords: Words;
  /** NaN: not reported */
  readonly inReturn: number;
}

/**
 * The schools and counts of one county-year, to read a roster against.
 *
 * @param counts  field of the return → column of the roster (see `RotationRules.counts`)
 * @example       rosterGround(assessment, 0, rules.counts).schools.get("2199010101")?.name
 */
export function rosterGround(
  { standard, facts, grouped }: Assessment,
  group: number,
  counts: Readonly<Record<string, string>>,
): RosterGround {
  const weight = standard.bundle.standard.weight;
  const stages = new Map(standard.bundle.standard.stages.map((stage) => [stage.id, stage]));
  const schools = new Map<string, RosterSchool>();
  const counted: ReturnCount[] = [];
  for (const row of grouped.order.subarray(grouped.offsets[group], grouped.offsets[group + 1])) {
    const code = facts.text["school_code"]?.[row] ?? "";
    const number = (field: string, stage: string): number => facts.numbers[columnId(field, stage)]?.[row] ?? Number.NaN;
    const own = [...stages.values()].filter(({ id }) => number(weight, id) > 0);
    schools.set(code, {
      code,
      name: facts.text["school_name"]?.[row] ?? code,
      row,
      ownership: facts.text["ownership"]?.[row] ?? null,
      stages: new Set(own.map(({ id }) => id)),
    });
    for (const stage of own) counted.push(...countsIn(code, stage, { counts, fieldOf: standard.fieldOf, number }));
  }
  return { schools, stages, counts: counted };
}

interface CountSource {
  readonly counts: Readonly<Record<string, string>>;
  readonly fieldOf: Assessment["standard"]["fieldOf"];
  readonly number: (field: string, stage: string) => number;
}

function countsIn(
  schoolCode: string,
  stage: Words & { readonly id: string },
  { counts, fieldOf, number }: CountSource,
): readonly ReturnCount[] {
  return Object.entries(counts).flatMap(([id, column]): ReturnCount[] => {
    const field = fieldOf.get(id);
    if (field === undefined) return [];
    return [{ schoolCode, stage: stage.id, column, field, stageWords: stage, inReturn: number(id, stage.id) }];
  });
}
