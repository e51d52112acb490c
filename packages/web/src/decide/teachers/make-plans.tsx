import { Button, InputNumber } from "antd";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { TeacherJobView, TeachersView } from "@youheng/server/api";
import { teachersAt, tell } from "../../ask/index.ts";
import { ProblemWords } from "../../identity/index.ts";
import { useSpeech } from "../../shell/index.ts";
import { printAmount } from "../../text/index.ts";
import type { YearPlace } from "./year-place.ts";

const SECONDS = 60;
const TEN_THOUSAND = 10_000;

interface MakePlansProps {
  readonly place: YearPlace;
  readonly ready: TeachersView;
  readonly busy: boolean;
  readonly started: (job: string) => void;
}

/** Begins a plan: of rotation, of resources with or without a budget, of groups. */
export function MakePlans({ place, ready, busy, started }: MakePlansProps) {
  const { t } = useSpeech();
  const [budget, setBudget] = useState<number | null>(null);
  const begin = useMutation({
    mutationFn: (kind: TeacherJobView["kind"]) =>
      tell<TeacherJobView>(`${teachersAt(place.region, place.year)}/jobs`, "POST", {
        kind,
        standard: place.standard,
        seconds: SECONDS,
        budget_yuan: kind === "resources" && budget !== null ? budget * TEN_THOUSAND : null,
      }),
    onSuccess: ({ job_id }) => started(job_id),
  });
  const isOff = (kind: TeacherJobView["kind"]): boolean =>
    busy || (kind === "rotation" && ready.roster === null) || (kind === "resources" && ready.costs === null);
  const button = (kind: TeacherJobView["kind"]) => (
    <Button
      type="primary"
      disabled={isOff(kind)}
      loading={begin.isPending && begin.variables === kind}
      onClick={() => begin.mutate(kind)}
    >
      {t(`teachers.make.${kind}`)}
    </Button>
  );
  return (
    <>
      <div className="row make-plans">
        {button("rotation")}
        <span className="row make-resources">
          {button("resources")}
          <label>
            {t("teachers.budget")}{" "}
            <InputNumber min={0} value={budget} onChange={setBudget} placeholder="—" aria-describedby="budget-hint" />
          </label>
          <span id="budget-hint" className="fine">
            {t("teachers.budgetHint")}
          </span>
        </span>
        {button("groups")}
      </div>
      {begin.isError && (
        <div role="alert" className="notice notice-short">
          <ProblemWords error={begin.error} />
        </div>
      )}
    </>
  );
}

/** How the solving stands; it can be ended with the best plan so far. */
export function JobLine({ place, job }: { readonly place: YearPlace; readonly job: TeacherJobView }) {
  const { t, language } = useSpeech();
  const stop = useMutation({
    mutationFn: () => tell(`${teachersAt(place.region, place.year)}/jobs/${job.job_id}`, "DELETE"),
  });
  if (job.state === "done") return null;
  if (job.state === "failed")
    return (
      <p role="alert" className="notice notice-short">
        {t("teachers.failed")}
      </p>
    );
  const shown = (value: number | null | undefined): string =>
    value === null || value === undefined ? "—" : printAmount(value, language);
  return (
    <p role="status" className="row job-line">
      <span>{t("teachers.solving", { seconds: Math.round(job.progress?.seconds ?? 0) })}</span>
      <span className="fine figures">
        {t("teachers.best", { objective: shown(job.progress?.objective), bound: shown(job.progress?.bound) })}
      </span>
      <Button size="small" onClick={() => stop.mutate()} loading={stop.isPending}>
        {t("teachers.stop")}
      </Button>
    </p>
  );
}
