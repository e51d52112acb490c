import { randomBytes } from "node:crypto";
import {
  type Actor,
  addPlacePlan,
  adoptPlacePlan,
  type KeptPlan,
  type PlacePlanKind,
  type PlanLineage,
  record,
  type Store,
} from "../../store/index.ts";

/** A plan to keep. */
export interface NewPlacePlan {
  readonly regionCode: string;
  readonly kind: PlacePlanKind;
  readonly name: string;
  readonly document: unknown;
  readonly lineage: PlanLineage;
}

/** Keeps a plan with its lineage; returns its id. */
export async function savePlacePlan(
  { store }: { readonly store: Store },
  actor: Actor,
  plan: NewPlacePlan,
): Promise<string> {
  const planId = `${plan.regionCode}-${randomBytes(5).toString("hex")}`;
  await record(store, actor, async (writing) => {
    await addPlacePlan(writing, { ...plan, planId, createdBy: actor.name });
    const { regionCode, kind, name } = plan;
    return { result: undefined, acts: [{ what: "plan.save", subject: planId, regionCode, details: { kind, name } }] };
  });
  return planId;
}

/** Says that a plan is the one that is carried out; that is recorded as a decision of who did it. */
export async function takePlacePlan(
  { store }: { readonly store: Store },
  actor: Actor,
  { plan, at }: { readonly plan: KeptPlan; readonly at: Date },
): Promise<void> {
  const { regionCode, planId, kind, name, lineage } = plan;
  await record(store, actor, async (writing) => {
    await adoptPlacePlan(writing, plan, { name: actor.name, at });
    const details = { kind, name, ...lineage };
    return { result: undefined, acts: [{ what: "plan.adopt", subject: planId, regionCode, details }] };
  });
}
