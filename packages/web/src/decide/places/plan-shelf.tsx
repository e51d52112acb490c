import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useId, useState } from "react";
import type { ProjectsDocument } from "@youheng/kernel/decide";
import type { NewPlacePlanView, PlacePlanView } from "@youheng/server/api";
import { ask, placePlansQuestion, placesAt, tell } from "../../ask/index.ts";
import { ProblemWords } from "../../identity/index.ts";
import { useSpeech } from "../../shell/index.ts";
import { AdoptPlan } from "./adopt-plan.tsx";

/** A plan's assignment, whatever made it. */
export interface ShownPlan {
  readonly assignment: readonly { readonly unit: string; readonly school: string; readonly share: number }[];
}

/** What may be asked of the shelf to show: its page knows which kinds it can. */
export type ShelvedPlan = ShownPlan & Pick<ProjectsDocument, "projects">;

interface PlanShelfProps {
  readonly region: string;
  readonly drawn: NewPlacePlanView["drawn"] | null;
  /** the job of the solved plan; null: none is done */
  readonly job: string | null;
  readonly show: ((plan: ShelvedPlan) => void) | null;
  /** kinds of plans that can be shown here */
  readonly shown?: readonly PlacePlanView["kind"][];
  /** only those that were kept: nothing is kept from here */
  readonly bare?: boolean;
}

const DRAWABLE = ["catchments", "drawn"] as const;

/** Keeps the plan on the map or the solved one under a name, and shows those that were kept. */
export function PlanShelf({ region, drawn, job, show, shown = DRAWABLE, bare = false }: PlanShelfProps) {
  const { t } = useSpeech();
  const client = useQueryClient();
  const heading = useId();
  const [name, setName] = useState("");
  const plans = useQuery(placePlansQuestion(region));
  const keep = useMutation({
    mutationFn: (plan: NewPlacePlanView) => tell(placesAt(region, "/plans"), "POST", plan),
    onSuccess: async () => {
      setName("");
      await client.invalidateQueries({ queryKey: placePlansQuestion(region).queryKey });
    },
  });
  return (
    <section className="panel plan-shelf" aria-labelledby={heading}>
      <h2 id={heading}>{t("catchment.keep.title")}</h2>
      <div className="keep-row" hidden={bare}>
        <label className="ask-field">
          <span>{t("catchment.keep.name")}</span>
          <input value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
        </label>
        {drawn !== null && drawn !== undefined && (
          <Button disabled={name.trim() === ""} loading={keep.isPending} onClick={() => keep.mutate({ name, drawn })}>
            {t("catchment.keep.saveDrawn")}
          </Button>
        )}
        {job !== null && (
          <Button
            disabled={name.trim() === ""}
            loading={keep.isPending}
            onClick={() => keep.mutate({ name, job_id: job })}
          >
            {t("catchment.keep.saveSolved")}
          </Button>
        )}
        {keep.isSuccess && name === "" && <span role="status">{t("catchment.keep.saved")}</span>}
      </div>
      {keep.isError && (
        <div role="alert" className="notice notice-short">
          <ProblemWords error={keep.error} />
        </div>
      )}
      {plans.data?.length === 0 && <p className="empty">{t("catchment.keep.none")}</p>}
      <ul className="plan-list">
        {plans.data?.map((plan) => (
          <PlanLine key={plan.plan_id} plan={plan} region={region} show={shown.includes(plan.kind) ? show : null} />
        ))}
      </ul>
    </section>
  );
}

interface PlanLineProps {
  readonly plan: PlacePlanView;
  readonly region: string;
  readonly show: PlanShelfProps["show"];
}

function PlanLine({ plan, region, show }: PlanLineProps) {
  const { t, language } = useSpeech();
  const open = useMutation({
    mutationFn: () => ask<ShelvedPlan>(placesAt(region, `/plans/${encodeURIComponent(plan.plan_id)}`)),
    onSuccess: (document) => show?.(document),
  });
  const when = new Intl.DateTimeFormat(language === "en" ? "en-GB" : "zh-CN", {
    dateStyle: "medium",
    timeStyle: "short",
  });
  return (
    <li>
      <strong>{plan.name}</strong>
      <span className="fine">
        {t(`catchment.keep.kind.${plan.kind}`)}
        {plan.lineage.ask["by_hand"] === true && ` · ${t("projects.keep.byHand")}`}
      </span>
      <span className="fine figures">
        {t("catchment.keep.by", { who: plan.created_by, when: when.format(new Date(plan.created_at)) })}
      </span>
      <AdoptPlan plan={plan} region={region} />
      {show !== null && (
        <Button size="small" loading={open.isPending} onClick={() => open.mutate()}>
          {t(plan.kind === "projects" ? "projects.keep.take" : "catchment.keep.show")}
        </Button>
      )}
    </li>
  );
}
