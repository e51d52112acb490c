import { catchmentItems, type PlanItem, projectItems, siteItems } from "@youheng/kernel/act";
import type { CatchmentDocument, ProjectsDocument, SiteDocument } from "@youheng/kernel/decide";
import { stageNames } from "../decide/index.ts";
import { type KeptPlan, listPlacePlans, placePlanDocument } from "../store/index.ts";
import type { PlanSource } from "./plan-sources.ts";

/** The adopted plans of places: who goes where, and what is built when. */
export const placePlans: PlanSource = async (deps, regionCode) =>
  (await listPlacePlans(deps.store, regionCode)).flatMap((plan) =>
    plan.adoptedAt === null
      ? []
      : [
          {
            kind: "places" as const,
            planId: plan.planId,
            name: plan.name,
            regionCode,
            schoolYear: null,
            standard: null,
            adoptedAt: plan.adoptedAt,
            adoptedBy: plan.adoptedBy ?? "",
            items: async () => itemsOf(plan, await placePlanDocument(deps.store, regionCode, plan.planId)),
          },
        ],
  );

function itemsOf({ kind }: KeptPlan, document: unknown): readonly PlanItem[] {
  if (kind === "projects") return projectItems(document as ProjectsDocument, stageNames);
  if (kind === "sites") return siteItems(document as SiteDocument);
  return catchmentItems(document as CatchmentDocument);
}
