import { App, Button } from "antd";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { ActView, AdoptedPlanView, RoadMeasureView } from "@youheng/server/api";
import { actPath, actPlansQuestion, tell } from "../ask/index.ts";
import { ProblemWords, useSession } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";
import { printAmount } from "../text/index.ts";

/** The adopted plans: one click makes measures of one. */
export function PlanList({ act }: { readonly act: ActView }) {
  const { t } = useSpeech();
  const plans = useQuery(actPlansQuestion(act.region_code));
  return (
    <section className="panel" aria-labelledby="act-plans">
      <h2 id="act-plans">{t("act.plans")}</h2>
      {plans.isError && <ProblemWords error={plans.error} />}
      {plans.data?.length === 0 && <p className="empty">{t("act.plansNone")}</p>}
      <ul className="adopted-list">
        {(plans.data ?? []).map((plan) => (
          <PlanItem key={`${plan.kind}-${plan.plan_id}`} act={act} plan={plan} />
        ))}
      </ul>
    </section>
  );
}

function PlanItem({ act, plan }: { readonly act: ActView; readonly plan: AdoptedPlanView }) {
  const { t, say, language, yearOf } = useSpeech();
  const decision = act.decisions.find((one) => one.decision_id === plan.decision_id);
  const year = plan.school_year === null ? "" : yearOf(plan.school_year);
  const cost = plan.items.reduce((sum, one) => sum + (one.costYuan ?? 0), 0);
  return (
    <li>
      <div className="plan-head">
        <div>
          <strong>{plan.name}</strong> <span className="state">{t(`act.planKind.${plan.kind}`)}</span>
          <small className="block calm">
            {t("act.planFrom", { year, who: plan.adopted_by, day: plan.adopted_at.slice(0, 10) })}
          </small>
          <small className="block calm">
            {t("act.planItems", { n: plan.items.length, made: plan.measures })}
            {cost > 0 && ` · ${t("act.cost")} ${printAmount(cost, language)}`}
          </small>
          <DecisionWords title={decision?.title} />
        </div>
        <TakePlan region={act.region_code} plan={plan} />
      </div>
      <details>
        <summary>{t("act.planShow")}</summary>
        <ul className="plan-items">
          {plan.items.map((item) => (
            <li key={item.id}>
              {say(item.title)}
              {item.costYuan !== null && <span className="calm"> · {printAmount(item.costYuan, language)}</span>}
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

function DecisionWords({ title }: { readonly title: string | undefined }) {
  const { t } = useSpeech();
  const { region = "", year = "" }: { readonly region?: string; readonly year?: string } = useParams({ strict: false });
  if (title !== undefined) return <small className="block">{t("act.planDecision", { title })}</small>;
  return (
    <small className="block">
      <Link className="cell-error" to="/regions/$region/$year/balance/act/decisions" params={{ region, year }}>
        {t("act.planUndecided")}
      </Link>
    </small>
  );
}

function TakePlan({ region, plan }: { readonly region: string; readonly plan: AdoptedPlanView }) {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  const may = useSession()?.account?.may ?? [];
  const take = useMutation({
    mutationFn: () =>
      tell<RoadMeasureView[]>(`${actPath(region)}/measures/from-plan`, "POST", {
        kind: plan.kind,
        plan_id: plan.plan_id,
      }),
    onSuccess: async (made) => {
      void message.success(t("act.planMade", { n: made?.length ?? 0 }));
      await client.invalidateQueries({ queryKey: ["act"] });
    },
  });
  if (plan.items.length > 0 && plan.measures >= plan.items.length)
    return <span className="plan-adopted">✓ {t("act.planTaken")}</span>;
  if (!may.includes("act.edit") || plan.items.length === 0) return null;
  return (
    <div className="no-print">
      <Button
        type="primary"
        loading={take.isPending}
        onClick={() => take.mutate()}
        aria-label={`${t("act.planTake")}：${plan.name}`}
      >
        {t("act.planTake")}
      </Button>
      {take.isError && <ProblemWords error={take.error} />}
    </div>
  );
}
