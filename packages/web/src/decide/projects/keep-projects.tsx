import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import type { ProjectsByHandView } from "@youheng/server/api";
import { placePlansQuestion, placesAt, tell } from "../../ask/index.ts";
import { ProblemWords } from "../../identity/index.ts";
import { useSpeech } from "../../shell/index.ts";
import { PlanShelf } from "../places/plan-shelf.tsx";
import type { ProjectsDesk } from "./use-projects.ts";

/** What is kept: a job that was solved, or choices made by hand, which the server judges again. */
type Kept = { readonly job_id: string } | { readonly by_hand: ProjectsByHandView };

/** Keeps the plan under the hand under a name, solved or moved; kept plans can be taken back to the desk and adopted. */
export function KeepProjects({ region, desk }: { readonly region: string; readonly desk: ProjectsDesk }) {
  const { t } = useSpeech();
  const hasPlan = desk.solved !== null || Object.values(desk.opens).some((year) => year !== null);
  return (
    <>
      {hasPlan && (
        <section className="panel" aria-label={t("projects.keep.title")}>
          <p className="fine">{t(desk.isSolved ? "projects.keep.hint" : "projects.keep.moved")}</p>
          {!desk.isSolved && <Breaches desk={desk} />}
          <KeepForm region={region} desk={desk} />
        </section>
      )}
      <PlanShelf region={region} drawn={null} job={null} show={desk.take} shown={["projects"]} bare />
    </>
  );
}

/** The rules that the plan under the hand breaks; it can be kept all the same, and says so. */
function Breaches({ desk: { breaches } }: { readonly desk: ProjectsDesk }) {
  const { t, say } = useSpeech();
  if (breaches.length === 0) return null;
  return (
    <div className="notice notice-short" role="status">
      <p>{t("projects.keep.breaks")}</p>
      <ul className="reasons">
        {breaches.map((words) => (
          <li key={words.zh}>{say(words)}</li>
        ))}
      </ul>
    </div>
  );
}

function KeepForm({ region, desk }: { readonly region: string; readonly desk: ProjectsDesk }) {
  const { t } = useSpeech();
  const client = useQueryClient();
  const { solved, isSolved, setting, opens } = desk;
  const [named, setNamed] = useState<string | null>(null);
  const name = named ?? t(isSolved ? "projects.keep.name" : "projects.keep.handName");
  const keep = useMutation({
    mutationFn: (plan: Kept) => tell(placesAt(region, "/projects/plans"), "POST", { name, ...plan }),
    onSuccess: () => client.invalidateQueries({ queryKey: placePlansQuestion(region).queryKey }),
  });
  const plan: Kept =
    isSolved && solved !== null
      ? { job_id: solved.job_id }
      : { by_hand: { setting, opens: chosenOf(desk, opens), job_id: solved?.job_id ?? null } };
  return (
    <>
      <div className="keep-row">
        <label className="ask-field">
          <span>{t("catchment.keep.name")}</span>
          <input value={name} maxLength={200} onChange={(event) => setNamed(event.target.value)} />
        </label>
        <Button type="primary" disabled={name.trim() === ""} loading={keep.isPending} onClick={() => keep.mutate(plan)}>
          {t(isSolved ? "catchment.keep.saveSolved" : "projects.keep.saveHand")}
        </Button>
        {keep.isSuccess && JSON.stringify(keep.variables) === JSON.stringify(plan) && (
          <span role="status">{t("catchment.keep.saved")}</span>
        )}
      </div>
      {keep.isError && (
        <div role="alert" className="notice notice-short">
          <ProblemWords error={keep.error} />
        </div>
      )}
    </>
  );
}

/** The years of the candidates there are, as far as those years are looked at: what the figures on the desk are made of. */
function chosenOf({ problem }: ProjectsDesk, opens: ProjectsDesk["opens"]): ProjectsByHandView["opens"] {
  return Object.fromEntries(
    problem.projects.map(({ id }) => {
      const year = opens[id] ?? null;
      return [id, year !== null && problem.years.includes(year) ? year : null];
    }),
  );
}
