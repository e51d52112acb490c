import { Button, Input } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { TeacherJobView, TeacherPlanView } from "@youheng/server/api";
import { teacherPlansQuestion, teachersAt, tell } from "../../ask/index.ts";
import { ProblemWords } from "../../identity/index.ts";
import { useSpeech } from "../../shell/index.ts";
import { AdoptDialog } from "./adopt-dialog.tsx";
import type { YearPlace } from "./year-place.ts";

interface KeepPlanProps {
  readonly place: YearPlace;
  readonly jobId: string;
  readonly kind: TeacherJobView["kind"];
  readonly kept: (plan: string) => void;
}

/** Gives the plan that was just made a name, and keeps it. */
export function KeepPlan({ place, jobId, kind, kept }: KeepPlanProps) {
  const { t } = useSpeech();
  const client = useQueryClient();
  const [name, setName] = useState(t(`teachers.kinds.${kind}`));
  const keep = useMutation({
    mutationFn: () =>
      tell<{ readonly plan_id: string }>(`${teachersAt(place.region, place.year)}/plans`, "POST", {
        job_id: jobId,
        name,
      }),
    onSuccess: async ({ plan_id }) => {
      await client.invalidateQueries({ queryKey: teacherPlansQuestion(place.region, place.year).queryKey });
      kept(plan_id);
    },
  });
  return (
    <section className="panel">
      <p className="row">
        <label>
          {t("teachers.name")}{" "}
          <Input className="plan-name" value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
        </label>
        <Button type="primary" disabled={name.trim() === ""} loading={keep.isPending} onClick={() => keep.mutate()}>
          {t("teachers.keep")}
        </Button>
      </p>
      {keep.isError && (
        <div role="alert" className="notice notice-short">
          <ProblemWords error={keep.error} />
        </div>
      )}
    </section>
  );
}

interface KeptPlansProps {
  readonly place: YearPlace;
  readonly plans: readonly TeacherPlanView[];
  readonly shown: string | undefined;
  readonly look: (plan: string | undefined) => void;
}

/** The plans that were kept; one of each kind is adopted, and that is recorded. */
export function KeptPlans({ place, plans, shown, look }: KeptPlansProps) {
  const { t } = useSpeech();
  const client = useQueryClient();
  const adopt = useMutation({
    mutationFn: (plan: string) => tell(`${teachersAt(place.region, place.year)}/plans/${plan}/adopt`, "POST"),
    onSuccess: () => client.invalidateQueries({ queryKey: teacherPlansQuestion(place.region, place.year).queryKey }),
  });
  const [deciding, decide] = useState<TeacherPlanView | null>(null);
  if (plans.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t("teachers.keptPlans")}</h2>
      {deciding !== null && <AdoptDialog place={place} plan={deciding} close={() => decide(null)} />}
      <ul className="kept-plans">
        {plans.map((plan) => (
          <li key={plan.plan_id} className="row">
            <button
              type="button"
              className="link"
              aria-current={plan.plan_id === shown}
              onClick={() => look(plan.plan_id)}
            >
              {plan.name}
            </button>
            <span className="fine">
              {t(`teachers.kinds.${plan.kind}`)} · {plan.created_at.slice(0, 10)} · {plan.created_by}
            </span>
            {plan.adopted_at === null ? (
              <>
                <Button
                  size="small"
                  loading={adopt.isPending && adopt.variables === plan.plan_id}
                  onClick={() => adopt.mutate(plan.plan_id)}
                >
                  {t("teachers.adopt")}
                </Button>
                <Button size="small" onClick={() => decide(plan)}>
                  {t("studio.decide")}
                </Button>
              </>
            ) : (
              <span className="plan-adopted">{t("teachers.adopted", { by: plan.adopted_by ?? "" })}</span>
            )}
          </li>
        ))}
      </ul>
      {adopt.isError && (
        <div role="alert" className="notice notice-short">
          <ProblemWords error={adopt.error} />
        </div>
      )}
    </section>
  );
}
