import { useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import type { ProjectJobView } from "@youheng/server/api";
import { placesAt, projectJobQuestion, tell } from "../../ask/index.ts";
import { ProblemWords } from "../../identity/index.ts";
import { useSpeech } from "../../shell/index.ts";
import { printAmount, printShare } from "../../text/index.ts";
import { ModelLinks } from "../places/model-links.tsx";
import type { TypedField } from "./typed-setting.ts";
import type { ProjectsDesk } from "./use-projects.ts";

const FIELDS: readonly TypedField[] = ["years", "longest", "detour", "high", "budget", "yearly", "discount", "seconds"];

/** A job, and what it was asked. */
interface Begun {
  readonly job: string;
  readonly setting: ProjectsDesk["setting"];
}

interface SettingProps {
  readonly region: string;
  readonly desk: ProjectsDesk;
}

/** What is asked, the way to the solver, and how it stands: seconds, gap, stop. */
export function SettingPanel({ region, desk }: SettingProps) {
  const { t } = useSpeech();
  const { setting, done } = desk;
  const [begun, setBegun] = useState<Begun | null>(null);
  // what was asked before says nothing of what is asked now
  const job = begun?.setting === setting ? begun.job : null;
  const begin = useMutation({
    mutationFn: () => tell<ProjectJobView>(placesAt(region, "/projects/jobs"), "POST", setting),
    onSuccess: ({ job_id }) => setBegun({ job: job_id, setting }),
  });
  return (
    <section className="panel solve-panel" aria-labelledby="projects-ask">
      <h2 id="projects-ask">{t("projects.ask.title")}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          begin.mutate();
        }}
      >
        <SettingFields desk={desk} />
        <Button type="primary" htmlType="submit" loading={begin.isPending} disabled={setting.projects.length === 0}>
          {t("projects.ask.go")}
        </Button>
      </form>
      {begin.isError && (
        <div role="alert" className="notice notice-short">
          <ProblemWords error={begin.error} />
        </div>
      )}
      {job !== null && <JobState key={job} region={region} job={job} done={done} />}
    </section>
  );
}

/** What is typed: how many are counted on, how schools fill, years, ways, money, time. */
function SettingFields({ desk: { typed, set } }: { readonly desk: ProjectsDesk }) {
  const { t } = useSpeech();
  return (
    <div className="ask-fields">
      <label className="ask-field">
        <span>{t("projects.ask.demandAt")}</span>
        <select
          value={typed.demandAt}
          onChange={(event) => set({ demandAt: event.target.value === "high" ? "high" : "median" })}
        >
          <option value="median">{t("projects.ask.median")}</option>
          <option value="high">{t("projects.ask.upper")}</option>
        </select>
      </label>
      <label className="ask-field">
        <span>{t("projects.ask.fill")}</span>
        <select
          value={typed.fill}
          onChange={(event) => set({ fill: event.target.value === "by-grade" ? "by-grade" : "whole" })}
        >
          <option value="whole">{t("projects.ask.whole")}</option>
          <option value="by-grade">{t("projects.ask.byGrade")}</option>
        </select>
      </label>
      {FIELDS.map((name) => (
        <label key={name} className="ask-field">
          <span>{t(`projects.ask.${name}`)}</span>
          <input inputMode="decimal" value={typed[name]} onChange={(event) => set({ [name]: event.target.value })} />
        </label>
      ))}
    </div>
  );
}

interface JobStateProps {
  readonly region: string;
  readonly job: string;
  readonly done: (job: ProjectJobView) => void;
}

function JobState({ region, job, done }: JobStateProps) {
  const { t, language } = useSpeech();
  const { data: found } = useQuery(projectJobQuestion(region, job));
  const stop = useMutation({ mutationFn: () => tell(placesAt(region, `/projects/jobs/${job}`), "DELETE") });
  useEffect(() => {
    if (found?.state === "done") done(found);
  }, [found, done]);
  useEndedWithoutUs(region, { job, isRunning: found?.state === "running" });
  if (found === undefined) return null;
  if (found.state !== "running")
    return (
      <>
        <JobEnd job={found} />
        {found.document !== null && <ModelLinks region={region} jobs={`/projects/jobs/${job}`} />}
      </>
    );
  const { seconds = 0, gap = null } = found.progress ?? {};
  return (
    <div className="job-state" role="status">
      <span className="figures">
        {t("catchment.solve.running", { seconds: printAmount(Math.round(seconds), language) })}
      </span>
      <span>
        {gap === null ? t("catchment.solve.first") : t("catchment.solve.gap", { gap: printShare(gap, language, 2) })}
      </span>
      <Button onClick={() => stop.mutate()} loading={stop.isPending}>
        {t("catchment.solve.stop")}
      </Button>
    </div>
  );
}

/** Whoever asks something else, or goes away, waits for it no longer: it ends. */
function useEndedWithoutUs(
  region: string,
  { job, isRunning }: { readonly job: string; readonly isRunning: boolean },
): void {
  const running = useRef(false);
  running.current = isRunning;
  useEffect(
    () => () => {
      if (running.current)
        tell(placesAt(region, `/projects/jobs/${encodeURIComponent(job)}`), "DELETE").catch(() => undefined);
    },
    [region, job],
  );
}

/** How good the plan is; where children are left without a place, why, and the smallest change that would mend it. */
function JobEnd({ job: { state, document } }: { readonly job: ProjectJobView }) {
  const { t, say, language } = useSpeech();
  if (state === "failed" || document === null)
    return (
      <p role="alert" className="notice notice-short">
        {t("catchment.solve.failed")}
      </p>
    );
  const { status, gap, seconds, because, easings } = document;
  return (
    <div role="status" className={because.length > 0 ? "notice notice-short" : "notice"}>
      <p>
        <strong>
          {status === "feasible"
            ? t("catchment.solve.feasible", { gap: printShare(gap ?? 0, language, 3) })
            : t(`catchment.solve.${status}`)}
        </strong>{" "}
        · {t("catchment.solve.running", { seconds: printAmount(Math.max(1, Math.round(seconds)), language) })}
      </p>
      {because.length > 0 && (
        <>
          <p>{t("projects.ask.left")}</p>
          <ul className="reasons">
            {[...because, ...easings].map((words) => (
              <li key={words.zh}>{say(words)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
