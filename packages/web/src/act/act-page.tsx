import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { ActView } from "@youheng/server/api";
import { actPath, actQuestion, standardsQuestion } from "../ask/index.ts";
import { Button } from "antd";
import { useSession } from "../identity/index.ts";
import { Trouble, useSpeech, Waiting } from "../shell/index.ts";
import { DecisionDialog } from "./decision-dialog.tsx";
import { GapDialog } from "./gap-dialog.tsx";
import { MeasureDialog } from "./measure-dialog.tsx";
import { MeasureTable } from "./measure-table.tsx";
import { RoadAhead } from "./road-ahead.tsx";
import { Supervision } from "./supervision.tsx";
import { TaskList } from "./task-list.tsx";

/** The step act: the road map with its decisions, the tasks, the supervision ledger. */
export function ActPage() {
  const { region = "" } = useParams({ strict: false });
  const standard = useQuery(standardsQuestion).data?.find((one) => one.id.includes("quality"))?.id;
  const act = useQuery(actQuestion(region, standard));
  if (act.error) return <Trouble error={act.error} again={() => void act.refetch()} />;
  if (act.data === undefined) return <Waiting />;
  return <ActSheet act={act.data} standard={standard} />;
}

type Asking = "measure" | "decision" | "gap";

function ActSheet({ act, standard }: { readonly act: ActView; readonly standard: string | undefined }) {
  const { t } = useSpeech();
  const may = useSession()?.account?.may ?? [];
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  const region = act.region_code;
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{t("act.title")}</h1>
          <p className="lead">{t("act.lead")}</p>
        </div>
        <a className="button" href={`${actPath(region)}/calendar.ics`}>
          {t("act.calendar")}
        </a>
      </header>
      <RoadAhead act={act} />
      <section className="panel" aria-labelledby="act-measures">
        <header>
          <h2 id="act-measures">{t("act.measures")}</h2>
          <div className="header-tools">
            {may.includes("act.edit") && <Button onClick={() => setAsking("measure")}>{t("act.addMeasure")}</Button>}
            {may.includes("act.decide") && (
              <Button onClick={() => setAsking("decision")}>{t("act.addDecision")}</Button>
            )}
          </div>
        </header>
        <MeasureTable act={act} />
      </section>
      <section className="panel" aria-labelledby="act-tasks">
        <header>
          <h2 id="act-tasks">{t("act.tasks")}</h2>
          <p className="fine">{t("act.fromGapsHint")}</p>
          <div className="header-tools">
            {may.includes("act.edit") && <Button onClick={() => setAsking("gap")}>{t("act.fromGaps")}</Button>}
          </div>
        </header>
        <TaskList region={region} tasks={act.tasks} />
      </section>
      <Supervision region={region} />
      {asking === "measure" && <MeasureDialog act={act} close={close} />}
      {asking === "decision" && <DecisionDialog act={act} close={close} />}
      {asking === "gap" && standard !== undefined && <GapDialog region={region} standard={standard} close={close} />}
    </>
  );
}
