import { useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect } from "react";
import type { PlaceJobView } from "@youheng/server/api";
import { placeJobQuestion, placesAt, tell } from "../../ask/index.ts";
import { ProblemWords } from "../../identity/index.ts";
import { useSpeech } from "../../shell/index.ts";
import { printAmount, printShare } from "../../text/index.ts";
import { ModelLinks } from "./model-links.tsx";
import { askOf, type TypedAsk } from "./place-ask.ts";

interface SolvePanelProps {
  readonly region: string;
  readonly kind: "catchments" | "sites";
  readonly typed: TypedAsk;
  readonly set: (change: Partial<TypedAsk>) => void;
  readonly hasCurrent: boolean;
  readonly hasWays: boolean;
  readonly job: string | null;
  readonly begun: (job: string) => void;
  readonly done: (job: PlaceJobView) => void;
}

/** What is asked, the way to the solver, and how it stands: seconds, gap, stop. */
export function SolvePanel({ region, kind, typed, set, hasCurrent, hasWays, job, begun, done }: SolvePanelProps) {
  const { t } = useSpeech();
  const begin = useMutation({
    mutationFn: () => tell<PlaceJobView>(placesAt(region, "/jobs"), "POST", askOf(typed, kind, hasCurrent)),
    onSuccess: ({ job_id }) => begun(job_id),
  });
  return (
    <section className="panel solve-panel" aria-labelledby={`solve-${kind}`}>
      <h2 id={`solve-${kind}`}>{t("catchment.solve.title")}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          begin.mutate();
        }}
      >
        <AskFields {...{ kind, typed, set, hasCurrent, hasWays }} />
        <Button type="primary" htmlType="submit" loading={begin.isPending}>
          {t("catchment.solve.go")}
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

type FieldsProps = Pick<SolvePanelProps, "kind" | "typed" | "set" | "hasCurrent" | "hasWays">;

function AskFields({ kind, typed, set, hasCurrent, hasWays }: FieldsProps) {
  const { t } = useSpeech();
  const number = (name: "low" | "high" | "detour" | "seconds" | "keep" | "open" | "budget" | OwnNumber) => (
    <label className="ask-field">
      <span>{isOwn(name) ? t(`placesInput.solve.${name}`) : t(`catchment.solve.${name}`)}</span>
      <input inputMode="decimal" value={typed[name]} onChange={(event) => set({ [name]: event.target.value })} />
    </label>
  );
  const tick = (name: "contiguous" | "split" | "ownWays") => (
    <label className="ask-tick">
      <input type="checkbox" checked={typed[name]} onChange={(event) => set({ [name]: event.target.checked })} />
      <span>{name === "ownWays" ? t("placesInput.solve.ownWays") : t(`catchment.solve.${name}`)}</span>
    </label>
  );
  return (
    <div className="ask-fields">
      {kind === "sites" && number("open")}
      {number("low")}
      {number("high")}
      {!(hasWays && typed.ownWays) && number("detour")}
      {number("longest")}
      {kind === "sites" && number("budget")}
      {kind === "catchments" && hasCurrent && number("keep")}
      {number("seconds")}
      {tick("contiguous")}
      {tick("split")}
      {hasWays && tick("ownWays")}
      <details className="ask-more">
        <summary>{t("placesInput.solve.more")}</summary>
        <div className="ask-fields">
          {kind === "sites" && number("yuanPerKm")}
          {number("gap")}
          {number("seed")}
        </div>
      </details>
    </div>
  );
}

type OwnNumber = "longest" | "yuanPerKm" | "gap" | "seed";
const OWN: ReadonlySet<string> = new Set<OwnNumber>(["longest", "yuanPerKm", "gap", "seed"]);

function isOwn(name: string): name is OwnNumber {
  return OWN.has(name);
}

interface JobStateProps {
  readonly region: string;
  readonly job: string;
  readonly done: (job: PlaceJobView) => void;
}

function JobState({ region, job, done }: JobStateProps) {
  const { t, language } = useSpeech();
  const asked = useQuery(placeJobQuestion(region, job));
  const stop = useMutation({ mutationFn: () => tell(placesAt(region, `/jobs/${job}`), "DELETE") });
  const found = asked.data;
  useEffect(() => {
    if (found?.state === "done") done(found);
  }, [found, done]);
  if (found === undefined) return null;
  if (found.state === "running") {
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
  return (
    <>
      <JobEnd job={found} />
      {found.document !== null && <ModelLinks region={region} jobs={`/jobs/${job}`} />}
    </>
  );
}

function JobEnd({ job: { state, document } }: { readonly job: PlaceJobView }) {
  const { t, say, language } = useSpeech();
  if (state === "failed" || document === null)
    return (
      <p role="alert" className="notice notice-short">
        {t("catchment.solve.failed")}
      </p>
    );
  const { status, gap, because } = document;
  const seconds = t("catchment.solve.running", { seconds: printAmount(Math.round(document.seconds), language) });
  if (status === "optimal" || status === "feasible")
    return (
      <p role="status" className="notice">
        <strong>
          {status === "optimal"
            ? t("catchment.solve.optimal")
            : t("catchment.solve.feasible", { gap: printShare(gap ?? 0, language, 3) })}
        </strong>{" "}
        · {seconds}
      </p>
    );
  return (
    <div role="alert" className="notice notice-short">
      <p>{t(`catchment.solve.${status}`)}</p>
      <ul>
        {because.map((words) => (
          <li key={words.zh}>{say(words)}</li>
        ))}
      </ul>
    </div>
  );
}
