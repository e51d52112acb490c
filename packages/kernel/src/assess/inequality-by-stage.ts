import type { Answer } from "../model/index.ts";
import type { Assessment } from "./assess.ts";
import { inequality } from "./inequality.ts";
import type { InequalityAsk, InequalityDocument } from "./inequality.ts";

/** Inequality of one county-year, by stage, with all it was asked with, so that it can be computed again. */
export interface CountyInequality {
  readonly standard: string;
  readonly region_code: string | null;
  readonly school_year: number | null;
  readonly by: readonly string[];
  readonly permutations: number;
  readonly seed: number;
  readonly epsilon: number;
  readonly stages: Readonly<Record<string, readonly InequalityDocument[]>>;
}

/**
 * Inequality beyond the CV of every stage that has sections, or of one.
 *
 * @param answer  what `assess` returned
 * @param ask     as `inequality`; `stage` null: every stage
 * @missing       an indicator of which nothing is provided is left out
 */
export function inequalityByStage(
  answer: Answer<Assessment>,
  ask: Omit<InequalityAsk, "stage" | "group"> & { readonly stage: string | null; readonly group: number },
): CountyInequality {
  const { grouped, standard, stages } = answer.result;
  const { by, permutations, seed, epsilon, group } = ask;
  const measured = stages
    .map(({ sections }) => sections)
    .filter(({ stage, offsets }) => (ask.stage ?? stage) === stage && offsets[group + 1]! > offsets[group]!)
    .map(({ stage }) => [stage, inequality(answer, { ...ask, stage })] as const);
  return {
    standard: standard.bundle.standard.id,
    region_code: grouped.groups[group]?.regionCode ?? null,
    school_year: grouped.groups[group]?.schoolYear ?? null,
    by,
    permutations,
    seed,
    epsilon,
    stages: Object.fromEntries(measured),
  };
}

/** The fields by which schools can be grouped: those that hold a code or a text, but for the school's own names. */
export function groupingFields(answer: Answer<Assessment>): readonly string[] {
  const own = ["region_code", "school_code", "school_name", "address"];
  return [...answer.result.standard.fieldOf.values()]
    .filter(({ id, type }) => (type === "code" || type === "text") && !own.includes(id))
    .map(({ id }) => id);
}
