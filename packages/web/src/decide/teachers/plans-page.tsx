import { useQueries, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import type { PlanInputsView, TeacherJobView } from "@youheng/server/api";
import { planInputsQuestion, teacherJobQuestion, teacherPlanQuestion, teacherPlansQuestion } from "../../ask/index.ts";
import { Trouble, useSpeech, Waiting } from "../../shell/index.ts";
import { BringFile } from "./bring-file.tsx";
import { CompareTable } from "./compare-table.tsx";
import { JobLine, MakePlans } from "./make-plans.tsx";
import { KeepPlan, KeptPlans } from "./kept-plans.tsx";
import { PlanDetail } from "./plan-detail.tsx";
import { PlanInputs } from "./plan-inputs.tsx";
import { PlanMap } from "./plan-map.tsx";
import type { PlanColumn, PlanDocument } from "./plan-of.ts";
import { useSchools } from "./use-schools.ts";
import { useYearPlace, type YearPlace } from "./year-place.ts";

/** Plans laid beside today and beside each other: those kept, at most so many, and the one just made. */
const BESIDE = 4;

/** Plans for teachers and resources: made, compared, kept, adopted. The one that is looked at stands in the address. */
export function PlansPage() {
  const { t } = useSpeech();
  const place = useYearPlace();
  const search: { readonly plan?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const [jobId, setJob] = useState<string | null>(null);
  const inputs = useQuery(planInputsQuestion(place.region, place.year, place.standard));
  const { names, schools } = useSchools(place);
  const kept = useQuery(teacherPlansQuestion(place.region, place.year));
  const job = useQuery({ ...teacherJobQuestion(place.region, place.year, jobId ?? ""), enabled: jobId !== null });
  const asked = wanted(kept.data?.map(({ plan_id }) => plan_id) ?? [], search.plan);
  const documents = useQueries({ queries: asked.map((plan) => teacherPlanQuestion(place.region, place.year, plan)) });
  if (inputs.error) return <Trouble error={inputs.error} again={() => void inputs.refetch()} />;
  if (inputs.data === undefined || kept.data === undefined) return <Waiting />;
  const fresh = jobId === null ? null : (job.data?.document ?? null);
  const columns = columnsOf({
    fresh,
    today: t("teachers.today"),
    newPlan: t("teachers.newPlan"),
    kept: asked.flatMap((id, i) => {
      const document = documents[i]?.data;
      const name = kept.data.find(({ plan_id }) => plan_id === id)?.name ?? id;
      return document === undefined ? [] : [{ id, name, document }];
    }),
  });
  const shown = search.plan === undefined ? fresh : (documents[asked.indexOf(search.plan)]?.data ?? null);
  const look = (plan: string | undefined): void =>
    void navigate({ to: ".", search: plan === undefined ? {} : { plan }, replace: true });
  const isFresh = search.plan === undefined && jobId !== null;
  const settle = (plan: string): void => {
    setJob(null);
    look(plan);
  };
  const start = (id: string): void => {
    setJob(id);
    look(undefined);
  };
  return (
    <div className="teachers">
      <PlansHead place={place} />
      <Making place={place} inputs={inputs.data} job={job.data} started={start} />
      {columns.length > 1 ? (
        <CompareTable columns={columns} shown={search.plan ?? "new"} />
      ) : (
        <p className="empty">{t("teachers.none")}</p>
      )}
      {shown !== null && <PlanMap document={shown} after={shown.after} schools={schools} names={names} />}
      {shown !== null && <PlanDetail document={shown} />}
      {isFresh && fresh !== null && <KeepPlan place={place} jobId={jobId ?? ""} kind={fresh.plan} kept={settle} />}
      <KeptPlans place={place} plans={kept.data} shown={search.plan} look={look} />
    </div>
  );
}

/** What the page is for, and the door to the studio. */
function PlansHead({ place }: { readonly place: YearPlace }) {
  const { t } = useSpeech();
  return (
    <header className="school-head">
      <h1>{t("teachers.decideTitle")}</h1>
      <p className="lead">{t("teachers.decideIntro")}</p>
      <p className="no-print">
        <Link
          to="/regions/$region/$year/teachers/decide/studio"
          params={{ region: place.region, year: place.year }}
          className="studio-door"
        >
          {t("studio.open")} →
        </Link>
      </p>
    </header>
  );
}

interface MakingProps {
  readonly place: YearPlace;
  readonly inputs: PlanInputsView;
  readonly job: TeacherJobView | undefined;
  readonly started: (job: string) => void;
}

/** Where plans are begun, with the files that are still wanted. */
function Making({ place, inputs, job, started }: MakingProps) {
  return (
    <>
      <section className="panel no-print">
        <MakePlans place={place} inputs={inputs} busy={job?.state === "running"} started={started} />
        {job !== undefined && <JobLine place={place} job={job} />}
        {inputs.files.roster === null && <BringFile place={place} part="roster" kept={null} />}
        {inputs.files.costs === null && <BringFile place={place} part="costs" kept={null} />}
      </section>
      <PlanInputs place={place} inputs={inputs} />
    </>
  );
}

/** The plans to lay beside each other: the newest, and the one looked at whatever its age. */
function wanted(newest: readonly string[], looked: string | undefined): readonly string[] {
  const first = newest.slice(0, BESIDE);
  return looked === undefined || first.includes(looked) || !newest.includes(looked)
    ? first
    : [...first.slice(0, BESIDE - 1), looked];
}

function columnsOf(ask: {
  readonly fresh: PlanDocument | null;
  readonly today: string;
  readonly newPlan: string;
  readonly kept: readonly { readonly id: string; readonly name: string; readonly document: PlanDocument }[];
}): readonly PlanColumn[] {
  const first = ask.fresh ?? ask.kept[0]?.document;
  if (first === undefined) return [];
  return [
    { id: "today", name: ask.today, after: first.before, document: null },
    ...(ask.fresh === null ? [] : [{ id: "new", name: ask.newPlan, after: ask.fresh.after, document: ask.fresh }]),
    ...ask.kept.map(({ id, name, document }) => ({ id, name, after: document.after, document })),
  ];
}
