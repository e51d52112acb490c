import { Button } from "antd";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { VisitView } from "@youheng/server/api";
import { schoolNamesQuestion, supervisorsQuestion, visitsQuestion } from "../ask/index.ts";
import { useSession } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";
import { MoveVisitDialog } from "./move-visit-dialog.tsx";
import { ProposeVisits } from "./propose-visits.tsx";
import { VisitDialog } from "./visit-dialog.tsx";

/** The visit plan: who goes where on which day, with what to look at out of the school's shortfalls. */
export function VisitPlan({ region }: { readonly region: string }) {
  const { t } = useSpeech();
  const may = useSession()?.account?.may ?? [];
  const visits = useQuery(visitsQuestion(region));
  const supervisors = useQuery(supervisorsQuestion(region));
  const [isAsking, ask] = useState(false);
  const mayPlan = may.includes("supervision.plan");
  const hasSupervisors = (supervisors.data ?? []).length > 0;
  return (
    <section className="panel" aria-labelledby="act-visits">
      <header>
        <h2 id="act-visits">{t("act.visits")}</h2>
        <div className="header-tools no-print">
          {mayPlan && hasSupervisors && <Button onClick={() => ask(true)}>{t("act.planVisits")}</Button>}
        </div>
      </header>
      {visits.data?.length === 0 && (
        <p className="empty">{t(hasSupervisors ? "act.visitsNone" : "act.supervisorsNone")}</p>
      )}
      <ul className="visit-list">
        {(visits.data ?? []).map((visit) => (
          <VisitItem key={visit.visit_id} region={region} visit={visit} />
        ))}
      </ul>
      {isAsking && <ProposeVisits region={region} supervisors={supervisors.data ?? []} close={() => ask(false)} />}
    </section>
  );
}

function VisitItem({ region, visit }: { readonly region: string; readonly visit: VisitView }) {
  const { t, say } = useSpeech();
  const names = useQuery(schoolNamesQuestion(region)).data ?? [];
  const supervisors = useQuery(supervisorsQuestion(region)).data ?? [];
  const may = useSession()?.account?.may ?? [];
  const [asking, ask] = useState<"made" | "move" | null>(null);
  const school = names.find((one) => one.school_code === visit.school_code)?.school_name ?? visit.school_code;
  const who = supervisors.find(({ name }) => name === visit.supervisor)?.full_name ?? visit.supervisor;
  const isOpen = visit.state === "planned" || visit.state === "overdue";
  return (
    <li className="visit">
      <div className="visit-day">
        <strong>{visit.visited_on ?? visit.planned_on}</strong>
        <span className={`state visit-${visit.state}`}>
          {visit.state === "overdue" && "▲ "}
          {t(`act.visitState.${visit.state}`)}
        </span>
      </div>
      <div>
        <strong>{school}</strong> <span className="calm">· {who}</span>
        <ul className="visit-points">
          {visit.points.length === 0 && <li className="calm">{t("act.lookAtNone")}</li>}
          {visit.points.map((point) => (
            <li key={point.zh}>{say(point)}</li>
          ))}
        </ul>
        {visit.summary !== null && visit.summary !== "" && <p className="fine">{visit.summary}</p>}
        {visit.cancelled_because !== null && <p className="fine">{visit.cancelled_because}</p>}
      </div>
      {isOpen && (
        <div className="row-tools no-print">
          {may.includes("supervision.write") && (
            <Button size="small" onClick={() => ask("made")} aria-label={`${t("act.recordVisit")}：${school}`}>
              {t("act.recordVisit")}
            </Button>
          )}
          {may.includes("supervision.plan") && (
            <Button size="small" onClick={() => ask("move")} aria-label={`${t("act.move")}：${school}`}>
              {t("act.move")}
            </Button>
          )}
        </div>
      )}
      {asking === "made" && <VisitDialog region={region} visit={visit} school={school} close={() => ask(null)} />}
      {asking === "move" && <MoveVisitDialog region={region} visit={visit} school={school} close={() => ask(null)} />}
    </li>
  );
}
