import { dayNumber } from "@youheng/kernel/act";
import type { ActView, RoadMeasureView } from "@youheng/server/api";
import { useSpeech } from "../shell/index.ts";
import { printAmount } from "../text/index.ts";

/** The measures with their owners, days, money and decisions; a bar shows when each is under way. */
export function MeasureTable({ act }: { readonly act: ActView }) {
  const { t } = useSpeech();
  const { measures } = act;
  if (measures.length === 0) return <p className="empty">{t("act.measuresNone")}</p>;
  const days = measures.flatMap((one) => [one.starts_on, one.done_on ?? one.ends_on]).map(dayNumber);
  const span = { from: Math.min(...days), to: Math.max(...days) };
  return (
    <div className="wide-table">
      <table className="people-table">
        <thead>
          <tr>
            <th scope="col">{t("act.measure")}</th>
            <th scope="col">{t("act.owner")}</th>
            <th scope="col">{t("act.when")}</th>
            <th scope="col">{t("act.cost")}</th>
            <th scope="col">{t("act.decision")}</th>
          </tr>
        </thead>
        <tbody>
          {measures.map((measure) => (
            <MeasureLine key={measure.measure_id} measure={measure} act={act} span={span} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface LineProps {
  readonly measure: RoadMeasureView;
  readonly act: ActView;
  readonly span: { readonly from: number; readonly to: number };
}

function MeasureLine({ measure, act, span }: LineProps) {
  const { t, language } = useSpeech();
  const decision = act.decisions.find((one) => one.decision_id === measure.decision_id);
  const heads = [measure.principal, measure.secretary].filter((one) => one !== null).join(" / ");
  return (
    <tr>
      <th scope="row">
        {measure.title}
        {measure.school_code !== null && <small className="block calm">{measure.school_code}</small>}
      </th>
      <td>
        {measure.owner}
        {heads !== "" && <small className="block calm">{heads}</small>}
      </td>
      <td>
        {measure.starts_on} – {measure.ends_on}
        {measure.done_on === null && <small className="block cell-error">{t("act.never")}</small>}
        {measure.done_on !== null && measure.done_on > measure.ends_on && (
          <small className="block cell-error">{t("act.delayed", { day: measure.done_on })}</small>
        )}
        <TimeBar measure={measure} span={span} />
      </td>
      <td className="figures">{measure.cost_yuan === null ? "" : printAmount(measure.cost_yuan, language)}</td>
      <td>
        {decision === undefined ? (
          <span className="cell-error">{t("act.undecided")}</span>
        ) : (
          <>
            {decision.body} {decision.decided_on}
            <small className="block calm">
              {decision.result}
              {decision.document !== null && ` · ${decision.document}`}
            </small>
          </>
        )}
      </td>
    </tr>
  );
}

function TimeBar({ measure, span }: Omit<LineProps, "act">) {
  const width = Math.max(span.to - span.from, 1);
  const at = (day: string): number => ((dayNumber(day) - span.from) / width) * 100;
  const from = at(measure.starts_on);
  const to = at(measure.done_on ?? measure.ends_on);
  return (
    <svg className="time-bar" viewBox="0 0 100 4" preserveAspectRatio="none" width="100%" height="6" aria-hidden="true">
      <rect x="0" y="1.5" width="100" height="1" fill="var(--line)" />
      <rect x={from} y="0" width={Math.max(to - from, 1)} height="4" fill="var(--accent)" />
    </svg>
  );
}
