import { useSpeech } from "../shell/index.ts";
import { printAmount } from "../text/index.ts";
import type { MeasureViewProps } from "./board.tsx";
import { MeasureMarks } from "./measure-marks.tsx";
import type { RoadMeasureView } from "@youheng/server/api";

/** The measures with their owners, days, money, states and decisions. */
export function MeasureTable({ act, measures, names, look }: MeasureViewProps) {
  const { t } = useSpeech();
  return (
    <div className="wide-table">
      <table className="people-table measure-table">
        <thead>
          <tr>
            <th scope="col">{t("act.measure")}</th>
            <th scope="col">{t("act.owner")}</th>
            <th scope="col">{t("act.when")}</th>
            <th scope="col" className="num">
              {t("act.cost")}
            </th>
            <th scope="col">{t("act.decision")}</th>
          </tr>
        </thead>
        <tbody>
          {measures.map((measure) => (
            <MeasureLine key={measure.measure_id} act={act} measure={measure} names={names} look={look} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type LineProps = Omit<MeasureViewProps, "measures"> & { readonly measure: RoadMeasureView };

function MeasureLine({ act, measure, names, look }: LineProps) {
  const { t, language } = useSpeech();
  const decision = act.decisions.find((one) => one.decision_id === measure.decision_id);
  const heads = [measure.principal, measure.secretary].filter((one) => one !== null).join(" / ");
  return (
    <tr>
      <th scope="row">
        <button type="button" className="link" onClick={() => look(measure.measure_id)}>
          {measure.title}
        </button>
        {measure.school_code !== null && <small className="block calm">{names.school(measure.school_code)}</small>}
        <small className="block">
          <span className={`state task-${measure.state}`}>{t(`act.measureState.${measure.state}`)}</span>
        </small>
      </th>
      <td>
        {measure.owner}
        {heads !== "" && <small className="block calm">{heads}</small>}
      </td>
      <td>
        <span className="nowrap">{measure.starts_on} –</span> <span className="nowrap">{measure.ends_on}</span>
        <MeasureMarks act={act} measure={measure} />
      </td>
      <td className="num" data-label={t("act.cost")}>
        {measure.cost_yuan === null ? "—" : printAmount(measure.cost_yuan, language)}
      </td>
      <td>
        {decision === undefined ? (
          <span className="cell-error">{t("act.undecided")}</span>
        ) : (
          <>
            {decision.body} {decision.decided_on}
            <small className="block calm">
              {decision.title}
              {decision.document !== null && ` · ${decision.document}`}
            </small>
          </>
        )}
      </td>
    </tr>
  );
}
