import { randomUUID } from "node:crypto";
import type { PlanItem, PlanKind } from "@youheng/kernel/act";
import type { AssessDeps } from "../assess/index.ts";
import type { ActRules } from "../policy/index.ts";
import { Refusal } from "../returns/index.ts";
import {
  type Account,
  type Actor,
  addMeasure,
  asSystem,
  listDecisions,
  listMeasures,
  listPeople,
  record,
} from "../store/index.ts";
import { newestYear } from "./newest-year.ts";
import { type AdoptedPlan, adoptedPlans } from "./plan-sources.ts";

export interface FromPlanDeps extends AssessDeps {
  readonly rules: ActRules;
}

/** Which plan becomes measures; an owner for all of them, where the policy's is not wanted. */
export interface FromPlanAsk {
  readonly regionCode: string;
  readonly kind: PlanKind;
  readonly planId: string;
  readonly owner: string | null;
}

/**
 * Makes measures of an adopted plan: one for each item of it, with days, money, owner, the school's principal and secretary where they
 * have accounts, what the return will show, and the decision that adopts the plan where one is recorded. Items that are measures
 * already are left alone, so that it may be asked twice.
 *
 * @returns ids of the measures made now
 * @throws  Refusal when no such plan is adopted, or all of it is in the road map already
 */
export async function measuresFromPlan(deps: FromPlanDeps, actor: Actor, ask: FromPlanAsk): Promise<readonly string[]> {
  const { regionCode } = ask;
  const plan = await planOrRefuse(deps, ask);
  const there = (await listMeasures(deps.store, regionCode)).filter((one) => one.plan_id === ask.planId);
  const ids = new Map(there.flatMap((one) => (one.plan_item === null ? [] : [[one.plan_item, one.measure_id]])));
  const items = (await plan.items()).filter(({ id }) => !ids.has(id));
  if (items.length === 0)
    throw new Refusal("conflict", {
      zh: "这个方案的内容都已列入路线图，或方案里没有要做的事。",
      en: "All of this plan is in the road map already, or it asks for nothing.",
    });
  for (const { id } of items) ids.set(id, randomUUID());
  const decisions = await listDecisions(deps.store, regionCode);
  const decisionId = decisions.find((one) => one.plan_id === ask.planId)?.decision_id ?? null;
  const years = { from: plan.schoolYear ?? (await newestYear(deps.store, regionCode)) };
  // a plan of places may be adopted before any return is published: then its own day says from which year on
  const usualYear = (years.from ?? plan.adoptedAt.getFullYear()) + 1;
  const heads = await headsOfSchools(deps, regionCode);
  await record(deps.store, actor, async (writing) => {
    for (const item of items)
      await addMeasure(writing, {
        region_code: regionCode,
        measure_id: ids.get(item.id)!,
        school_code: item.schoolCode,
        title: item.title.zh,
        owner: ask.owner ?? ownerOf(deps.rules, ask.kind, item),
        ...heads(item.schoolCode),
        ...daysOf(deps.rules, item, { kind: ask.kind, year: item.year ?? usualYear }),
        cost_yuan: item.costYuan,
        depends_on: JSON.stringify(item.after.flatMap((one) => ids.get(one) ?? [])),
        changes: JSON.stringify(item.changes),
        decision_id: decisionId,
        standard: plan.standard,
        indicators: JSON.stringify(item.indicators),
        plan_kind: ask.kind,
        plan_id: ask.planId,
        plan_item: item.id,
        from_year: years.from,
        created_by: actor.name,
      });
    const details = { kind: ask.kind, plan: plan.name, measures: items.length, decision: decisionId };
    return { result: undefined, acts: [{ what: "measure.from_plan", subject: ask.planId, regionCode, details }] };
  });
  return items.map(({ id }) => ids.get(id)!);
}

async function planOrRefuse(deps: AssessDeps, ask: FromPlanAsk): Promise<AdoptedPlan> {
  const plans = await adoptedPlans(deps, ask.regionCode);
  const found = plans.find(({ kind, planId }) => kind === ask.kind && planId === ask.planId);
  if (found !== undefined) return found;
  throw new Refusal("not-found", {
    zh: "没有这个已采用的方案。请先在“决策”中保存并采用方案。",
    en: "No such plan is adopted. Keep a plan and adopt it first, in the step decide.",
  });
}

function rulesOf(rules: ActRules, kind: PlanKind): ActRules["planMeasures"][number] {
  const found = rules.planMeasures.find((one) => one.kind === kind);
  if (found === undefined) throw new Error(`policy/people/act.yaml says nothing of plans of ${kind}`);
  return found;
}

/** Who answers for it: whom the plan names, else whom the policy names for what is added most of, else for the kind of plan. */
function ownerOf(rules: ActRules, kind: PlanKind, item: PlanItem): string {
  const { owner, columnOwners } = rulesOf(rules, kind);
  const [column = ""] = item.changes.map((one) => one.column);
  const [, named] = Object.entries(columnOwners ?? {}).find(([word]) => column.includes(word)) ?? [];
  return item.responsible ?? named ?? owner;
}

function daysOf(rules: ActRules, item: PlanItem, { kind, year }: { readonly kind: PlanKind; readonly year: number }) {
  const { starts, ends } = rulesOf(rules, kind);
  const ends_on = item.endsOn ?? `${year}-${ends}`;
  const starts_on = item.startsOn ?? `${starts > ends ? year - 1 : year}-${starts}`;
  return { starts_on: starts_on > ends_on ? ends_on : starts_on, ends_on };
}

/** The principal and the secretary of a school, as its accounts name them; as the server: a planner sees no accounts. */
async function headsOfSchools(deps: AssessDeps, regionCode: string) {
  const people = await asSystem(() => listPeople(deps.store));
  const heads = people.filter((one) => one.region_code === regionCode && one.stopped_at === null);
  const named = (role: string, school: string | null): string | null => {
    const found = heads.find((one: Account) => one.role === role && school !== null && one.schools.includes(school));
    return found === undefined ? null : (found.full_name ?? found.name);
  };
  return (school: string | null) => ({
    principal: named("principal", school),
    secretary: named("party_secretary", school),
  });
}
