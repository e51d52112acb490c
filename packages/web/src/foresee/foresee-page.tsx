import { Trouble, useSpeech, Waiting } from "../shell/index.ts";
import { BacktestPanel } from "./backtest-panel.tsx";
import { ComingPanel, NeedsPanel } from "./coming-panel.tsx";
import { CurvePanel } from "./curve-panel.tsx";
import { NoticePanel } from "./notice-panel.tsx";
import { useOutlook } from "./use-outlook.ts";
import { WarningPanel } from "./warning-panel.tsx";

/** What is coming: first how well the past would have been told, then the forecast, the warnings, and what follows. */
export function ForeseePage() {
  const { t } = useSpeech();
  const { outlook, regionName, nameOfStandard } = useOutlook();
  if (outlook.error) return <Trouble error={outlook.error} again={() => void outlook.refetch()} />;
  if (outlook.data === undefined) return <Waiting />;
  const view = outlook.data;
  return (
    <div className="foresee">
      <header className="school-head">
        <h1>{t("foresee.title")}</h1>
        <p className="lead">{t("foresee.intro")}</p>
        <p className="fine">{t(`foresee.source.${view.source.from}`)}</p>
      </header>
      <BacktestPanel view={view} />
      <WarningPanel view={view} standard={nameOfStandard(view.lineage.warning_standard)} />
      <CurvePanel view={view} regionName={regionName} />
      <ComingPanel view={view} standard={nameOfStandard(view.lineage.standard)} />
      <NeedsPanel view={view} />
      <NoticePanel view={view} regionName={regionName} />
    </div>
  );
}
