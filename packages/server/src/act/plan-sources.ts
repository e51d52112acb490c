import {
  groupItems,
  type ItemWords,
  type PlanItem,
  type PlanKind,
  resourceItems,
  rotationItems,
} from "@youheng/kernel/act";
import { compileStandard } from "@youheng/kernel/assess";
import {
  changesOf,
  type FactChange,
  type GroupsPlan,
  type MoveDocument,
  type OwnPlan,
  type ResourcesPlan,
  type RotationPlan,
} from "@youheng/kernel/decide";
import { type AssessDeps, bundleOrRefuse } from "../assess/index.ts";
import { teacherGround } from "../decide/index.ts";
import { placePlans } from "./place-plan-source.ts";
import { type KeptTeacherPlan, listAdoptedTeacherPlans, teacherPlanDocument } from "../store/index.ts";

/** A plan that was adopted, whatever it is a plan of. */
export interface AdoptedPlan {
  readonly kind: PlanKind;
  readonly planId: string;
  readonly name: string;
  readonly regionCode: string;
  /** school year of the return that it was made from; null: of none */
  readonly schoolYear: number | null;
  readonly standard: string | null;
  readonly adoptedAt: Date;
  readonly adoptedBy: string;
  /** reads the plan as the work it asks for */
  readonly items: () => Promise<readonly PlanItem[]>;
}

/** Finds the adopted plans of one kind in a region. A new kind of plan is seated in `planSources`. */
export type PlanSource = (deps: AssessDeps, regionCode: string) => Promise<readonly AdoptedPlan[]>;

/** Where plans come from. */
const planSources: readonly PlanSource[] = [teacherPlans, placePlans];

/** The adopted plans of a region, of every kind. */
export async function adoptedPlans(deps: AssessDeps, regionCode: string): Promise<readonly AdoptedPlan[]> {
  return (await Promise.all(planSources.map((source) => source(deps, regionCode)))).flat();
}

async function teacherPlans(deps: AssessDeps, regionCode: string): Promise<readonly AdoptedPlan[]> {
  const plans = await listAdoptedTeacherPlans(deps.store, regionCode);
  const parts = await Promise.all(plans.map(async (plan) => ({ plan, kinds: await kindsOf(deps, plan) })));
  return parts.flatMap(({ plan, kinds }) =>
    plan.adoptedAt === null
      ? []
      : kinds.map((kind) => adoptedPlan(deps, { ...plan, adoptedAt: plan.adoptedAt! }, kind)),
  );
}

type TeacherKind = "rotation" | "resources" | "groups";

/** A plan made by hand holds work of several kinds, and hands over each by itself: the kinds differ in owners and days. */
async function kindsOf(deps: AssessDeps, plan: KeptTeacherPlan): Promise<readonly TeacherKind[]> {
  if (plan.kind !== "own") return [plan.kind];
  const own = (await teacherPlanDocument(deps.store, plan.regionCode, plan.planId)) as OwnPlan;
  const work = { rotation: own.moves, resources: own.measures, groups: own.groups };
  return (["rotation", "resources", "groups"] as const).filter((kind) => work[kind].length > 0);
}

function adoptedPlan(
  deps: AssessDeps,
  plan: KeptTeacherPlan & { readonly adoptedAt: Date },
  kind: TeacherKind,
): AdoptedPlan {
  return {
    kind,
    planId: plan.planId,
    name: plan.name,
    regionCode: plan.regionCode,
    schoolYear: plan.schoolYear,
    standard: plan.lineage.standard,
    adoptedAt: plan.adoptedAt,
    adoptedBy: plan.adoptedBy ?? "",
    items: () => itemsOf(deps, plan, kind),
  };
}

async function itemsOf(deps: AssessDeps, plan: KeptTeacherPlan, kind: TeacherKind): Promise<readonly PlanItem[]> {
  const items = await itemsOfKind(deps, plan, kind);
  // the parts of one plan share its id: their items must differ
  return plan.kind === "own" ? items.map((item) => ({ ...item, id: `${kind}|${item.id}` })) : items;
}

async function itemsOfKind(deps: AssessDeps, plan: KeptTeacherPlan, kind: TeacherKind): Promise<readonly PlanItem[]> {
  const document = await teacherPlanDocument(deps.store, plan.regionCode, plan.planId);
  const words = itemWords(deps, plan.lineage.standard);
  if (kind === "groups") return groupItems(document as GroupsPlan | OwnPlan);
  if (kind === "resources") return resourceItems({ years: [], ...(document as ResourcesPlan | OwnPlan) }, words);
  return rotationItems(document as RotationPlan | OwnPlan, words, await changesOfRotation(deps, plan));
}

/** How the standard and the policy name what plans know by code. */
export function itemWords(deps: AssessDeps, standardId: string): ItemWords {
  const { bundle, indicators } = compileStandard(bundleOrRefuse(deps.policy, standardId));
  const { standard } = bundle;
  const same = (id: string) => ({ zh: id, en: id });
  return {
    indicator: (id) => {
      const found = standard.indicators.find((one) => one.id === id);
      return found?.short ?? found?.name ?? same(id);
    },
    unit: (id) => {
      const words = deps.policy.units.get(id) ?? same(id);
      return { zh: words.zh, en: words.en === "" ? "" : ` ${words.en}` };
    },
    stage: (id) => standard.stages.find((one) => one.id === id) ?? same(id),
    indicatorsOf: (column) =>
      indicators.flatMap(({ indicator, ratio }) =>
        ratio?.numerator.kind === "field" && column.startsWith(ratio.numerator.id) ? [indicator.id] : [],
      ),
  };
}

/** What moves change in the return, from the roster that the plan was made of; null where another stands in its place now. */
async function changesOfRotation(
  deps: AssessDeps,
  plan: KeptTeacherPlan,
): Promise<((moves: readonly MoveDocument[]) => readonly FactChange[]) | null> {
  const { regionCode, schoolYear, lineage } = plan;
  const ground = await teacherGround(deps, { regionCode, schoolYear, standardId: lineage.standard });
  const kept = ground.files.find(({ part }) => part === "roster");
  if (ground.rotation === null || kept?.digest !== lineage.files["roster"]) return null;
  const teachers = new Map(ground.rotation.roster.map((one) => [one.teacher, one]));
  return (moves) =>
    changesOf(
      moves.flatMap((move) => {
        const teacher = teachers.get(move.teacher);
        return teacher === undefined ? [] : [{ ...move, teacher }];
      }),
      ground.rules.counts,
      ground.assessment.facts,
    );
}
