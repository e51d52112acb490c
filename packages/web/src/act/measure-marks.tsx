import type { ActView, RoadMeasureView } from "@youheng/server/api";
import { useSpeech } from "../shell/index.ts";

/** Whether the day of passing rests on a measure so that it must not be late. */
export function isCritical({ road }: ActView, { measure_id: id }: RoadMeasureView): boolean {
  return road?.verdict !== "meets" && road?.way.some((step) => step.id === id && step.slackDays === 0) === true;
}

/** What stands out of a measure, by shape and word: late, decides the day, nobody decided it, waits. */
export function MeasureMarks({ act, measure }: { readonly act: ActView; readonly measure: RoadMeasureView }) {
  const { t } = useSpeech();
  const { state, days } = measure.due;
  const isOpen = state !== "closed";
  return (
    <span className="measure-marks">
      {state === "overdue" && (
        <span className="measure-mark mark-late">▲ {t("act.due.overdue", { n: -(days ?? 0) })}</span>
      )}
      {state === "due_soon" && <span className="measure-mark">△ {t("act.due.due_soon", { n: days ?? 0 })}</span>}
      {isOpen && isCritical(act, measure) && (
        <span className="measure-mark mark-critical">◆ {t("act.criticalMark")}</span>
      )}
      {measure.decision_id === null && <span className="measure-mark mark-undecided">○ {t("act.undecidedMark")}</span>}
      {isOpen && measure.done_on === null && <span className="measure-mark mark-late">✕ {t("act.never")}</span>}
      {isOpen && measure.done_on !== null && measure.done_on > measure.ends_on && (
        <span className="measure-mark">→ {t("act.delayed", { day: measure.done_on })}</span>
      )}
      {measure.shown_unmet !== null && (
        <span className="measure-mark mark-late">{t("act.shownUnmet", { version: measure.shown_unmet })}</span>
      )}
      {measure.closed_by !== null && (
        <span className="measure-mark">{t("act.closedBy", { version: measure.closed_by })}</span>
      )}
    </span>
  );
}
