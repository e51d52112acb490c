import { Trouble, useSpeech, Waiting } from "../shell/index.ts";
import { BacktestPanel } from "./backtest-panel.tsx";
import { ComingPanel, NeedsPanel } from "./coming-panel.tsx";
import { BirthsPanel } from "./births-panel.tsx";
import { CurvePanel } from "./curve-panel.tsx";
import { NoticePanel } from "./notice-panel.tsx";
import { PlannedPanel } from "./planned-panel.tsx";
import { SizesPanel } from "./sizes-panel.tsx";
import { UsePanel } from "./use-panel.tsx";
import { useOutlook } from "./use-outlook.ts";
import { WayOut } from "./way-out.tsx";
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
      <WayOut />
      <PlannedPanel view={view} />
      <CurvePanel view={view} regionName={regionName} />
      <BirthsPanel view={view} regionName={regionName} />
      <UsePanel view={view} regionName={regionName} />
      <ComingPanel view={view} standard={nameOfStandard(view.lineage.standard)} />
      <NeedsPanel view={view} />
      <SizesPanel view={view} />
      <NoticePanel view={view} regionName={regionName} />
    </div>
  );
}
