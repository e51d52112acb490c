import { Button } from "antd";
import { useState } from "react";
import type { ActView } from "@youheng/server/api";
import { useSession } from "../identity/index.ts";
import { Trouble, useSpeech, Waiting } from "../shell/index.ts";
import { GoalDialog } from "./goal-dialog.tsx";
import { GoalList } from "./goal-list.tsx";
import { MeasureDialog } from "./measure-dialog.tsx";
import { MeasureViews } from "./measure-views.tsx";
import { PlanList } from "./plan-list.tsx";
import { RoadAhead } from "./road-ahead.tsx";
import { useAct } from "./use-act.ts";

/** The road map 路线图: goals, by when they are reached, adopted plans, measures. */
export function RoadPage() {
  const { act, standard } = useAct();
  if (act.error) return <Trouble error={act.error} again={() => void act.refetch()} />;
  if (act.data === undefined) return <Waiting />;
  return <RoadSheet act={act.data} standard={standard} />;
}

function RoadSheet({ act, standard }: { readonly act: ActView; readonly standard: string | undefined }) {
  const { t } = useSpeech();
  const may = useSession()?.account?.may ?? [];
  const [asking, setAsking] = useState<"goal" | "measure" | null>(null);
  const close = (): void => setAsking(null);
  return (
    <>
      <section className="panel" aria-labelledby="act-goals">
        <header>
          <h2 id="act-goals">{t("act.goals")}</h2>
          <div className="header-tools no-print">
            {may.includes("act.edit") && standard !== undefined && (
              <Button onClick={() => setAsking("goal")}>{t("act.addGoal")}</Button>
            )}
          </div>
        </header>
        <GoalList act={act} />
      </section>
      <RoadAhead act={act} standard={standard} />
      <PlanList act={act} />
      <section className="panel" aria-labelledby="act-measures">
        <header>
          <h2 id="act-measures">{t("act.measures")}</h2>
          <div className="header-tools no-print">
            {may.includes("act.edit") && <Button onClick={() => setAsking("measure")}>{t("act.addMeasure")}</Button>}
          </div>
        </header>
        <MeasureViews act={act} standard={standard} />
      </section>
      {asking === "goal" && standard !== undefined && (
        <GoalDialog region={act.region_code} standard={standard} close={close} />
      )}
      {asking === "measure" && <MeasureDialog act={act} close={close} />}
    </>
  );
}
