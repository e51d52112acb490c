import type { AssessmentDocument } from "@youheng/kernel/assess";

/** One indicator that made a section's verdict change: its value, and what is asked before and after. */
export interface FlipReason {
  readonly indicator: string;
  readonly value: number | null;
  readonly valueBefore: number | null;
  readonly asked: number | null;
  readonly askedBefore: number | null;
  readonly meets: boolean | null;
}

/** Why a section's verdict is another: the indicators that it meets now and did not, or the other way round. */
export function flipReasons(
  before: AssessmentDocument,
  after: AssessmentDocument,
  { stageId, schoolCode }: { readonly stageId: string; readonly schoolCode: string },
): readonly FlipReason[] {
  const sectionOf = (document: AssessmentDocument) =>
    document.stages[stageId]?.sections_list.find((one) => (one.school_code ?? "") === schoolCode);
  const [old, now] = [sectionOf(before), sectionOf(after)];
  if (old === undefined || now === undefined) return [];
  return [...new Set([...Object.keys(now.indicators), ...Object.keys(old.indicators)])].flatMap((indicator) => {
    const [was, is] = [old.indicators[indicator], now.indicators[indicator]];
    if (was?.meets === is?.meets && was?.floor_meets === is?.floor_meets) return [];
    return [
      {
        indicator,
        value: is?.value ?? null,
        valueBefore: was?.value ?? null,
        asked: is?.threshold ?? null,
        askedBefore: was?.threshold ?? null,
        meets: is?.meets ?? null,
      },
    ];
  });
}
