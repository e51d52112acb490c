import { fieldsOf } from "../model/index.ts";
import type { Assessment } from "./assess.ts";
import { gapOf } from "./gap.ts";
import type { StageAssessment } from "./stage-assessment.ts";

/** What is lacking of one resource, in its own unit: 3 persons, 412.5 m2. */
export interface GapView {
  readonly amount: number;
  readonly unit: string;
}

/** What one section lacks of the resource of indicator k; NaN where it cannot be known. */
export function sectionGap(assessment: Assessment, stage: StageAssessment, section: number, k: number): number {
  const { scale, threshold } = stage.limits.items[k]!;
  return gapOf({
    resource: stage.resources[k]![section]!,
    denominator: stage.denominators[k]?.[section] ?? 1,
    threshold,
    scale,
    step: resourceStep(assessment, k),
  });
}

/** The unit of what is provided: persons, m2, yuan, rooms. */
export function resourceUnit(assessment: Assessment, k: number): string {
  return resourceField(assessment, k)?.unit ?? "";
}

/** The smallest amount of the resource that can be added. */
export function resourceStep(assessment: Assessment, k: number): number | undefined {
  return resourceField(assessment, k)?.step;
}

function resourceField(assessment: Assessment, k: number) {
  const { ratio, expr } = assessment.standard.indicators[k]!;
  const first = fieldsOf(ratio?.numerator ?? expr)[0];
  return first === undefined ? undefined : assessment.standard.fieldOf.get(first);
}
