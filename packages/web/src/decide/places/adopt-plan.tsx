import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import type { PlacePlanView } from "@youheng/server/api";
import { placePlansQuestion, placesAt, tell } from "../../ask/index.ts";
import { ProblemWords } from "../../identity/index.ts";
import { useSpeech } from "../../shell/index.ts";

/** Adopts a kept plan, or says who did; it is recorded, and the measures of the road map are taken from it. */
export function AdoptPlan({ plan, region }: { readonly plan: PlacePlanView; readonly region: string }) {
  const { t } = useSpeech();
  const client = useQueryClient();
  const adopt = useMutation({
    mutationFn: () => tell(placesAt(region, `/plans/${encodeURIComponent(plan.plan_id)}/adopt`), "POST"),
    onSuccess: () => client.invalidateQueries({ queryKey: placePlansQuestion(region).queryKey }),
  });
  if (plan.adopted_at !== null)
    return <span className="plan-adopted">{t("teachers.adopted", { by: plan.adopted_by ?? "" })}</span>;
  return (
    <>
      <Button size="small" loading={adopt.isPending} onClick={() => adopt.mutate()}>
        {t("teachers.adopt")}
      </Button>
      {adopt.isError && (
        <span role="alert" className="notice notice-short">
          <ProblemWords error={adopt.error} />
        </span>
      )}
    </>
  );
}
