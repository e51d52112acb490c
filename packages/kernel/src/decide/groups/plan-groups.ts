import { type Assessment, assessmentDocument } from "../../assess/index.ts";
import {
  type LinearModel,
  type PhaseOutcome,
  solveInPhases,
  type SolveOptions,
  type Solver,
  type Words,
} from "../../solve/index.ts";
import { assessAfter, type AssessmentBrief, assessmentBrief } from "../assessment-brief.ts";
import { checkGroups } from "./check-groups.ts";
import {
  type EarlierMember,
  groupGround,
  type GroupGround,
  type GroupRules,
  type GroupSchool,
} from "./group-ground.ts";
import { type GroupModel, groupModel } from "./group-model.ts";

/** What a lead shares with a member: so many teachers' time. */
export interface GroupSharing {
  readonly stage: string;
  readonly indicator: string;
  readonly column: string;
  readonly amount: number;
  readonly unit: string;
  readonly value_before: number;
  readonly value_after: number;
  readonly threshold: number;
  readonly meets_after: boolean;
}

/** A weak school in its group. */
export interface GroupMember {
  readonly school_code: string;
  readonly school_name: string;
  /** the stages at which it falls short */
  readonly stages: readonly string[];
  readonly distance_km: number;
  /** it was in this group before */
  readonly kept: boolean;
  readonly shares: readonly GroupSharing[];
  readonly because: string;
  readonly because_en: string;
}

/** A lead and the weak schools it leads. */
export interface SchoolGroup {
  readonly lead: string;
  readonly lead_name: string;
  /** schools, the lead among them */
  readonly size: number;
  readonly members: readonly GroupMember[];
}

/** A plan of groups. `objective`, `bound` and `gap` are of the goal that is farthest from being proven. */
export interface GroupsPlan {
  readonly plan: "groups";
  readonly standard: string;
  readonly region_code: string | null;
  readonly school_year: number | null;
  readonly status: "optimal" | "feasible" | "infeasible" | "unknown";
  readonly objective: number | null;
  readonly bound: number | null;
  readonly gap: number | null;
  readonly seconds: number;
  readonly because: readonly Words[];
  readonly goals: readonly PhaseOutcome[];
  readonly rules: GroupRules;
  readonly groups: readonly SchoolGroup[];
  /** weak schools without a lead within reach that has room */
  readonly ungrouped: readonly {
    readonly school_code: string;
    readonly school_name: string;
    readonly zh: string;
    readonly en: string;
  }[];
  readonly before: AssessmentBrief;
  /** with what is shared counted where it works */
  readonly after: AssessmentBrief;
}

/** What groups are planned from. */
export interface GroupsAsk {
  readonly assessment: Assessment;
  readonly group: number;
  readonly rules: GroupRules;
  readonly earlier: readonly EarlierMember[];
}

/**
 * Pairs strong and weak schools into groups: every weak school with one lead within reach as far as can be; then as few changes from
 * the year before; then the fewest shortfalls after the leads share what they have beyond their own need; then the least distance.
 *
 * @throws  Error when the second check finds a rule broken: a mistake of ours
 * @example (await planGroups(solver, { assessment, group: 0, rules, earlier: [] }, { seconds: 20 })).document.groups.length
 */
export async function planGroups(
  solver: Solver,
  ask: GroupsAsk,
  options: SolveOptions,
): Promise<{ readonly document: GroupsPlan; readonly model: LinearModel }> {
  const { assessment, group, rules } = ask;
  const ground = groupGround(assessment, group, rules, ask.earlier);
  const made = groupModel(ground);
  const { solution, phases } = await solveInPhases(solver, made.model, made.phases, options);
  const groups = solution.values === null ? [] : groupsOf(ground, made, solution.values);
  const broken = checkGroups({ assessment, group, rules, groups });
  if (broken.length > 0) throw new Error(`the second check refuses the plan: ${broken.map(({ en }) => en).join("; ")}`);
  const before = assessmentDocument({ result: assessment, findings: [], trace: { zh: "", en: "", steps: [] } }, group);
  const worst = phases.toSorted((a, b) => (b.gap ?? 1) - (a.gap ?? 1))[0];
  const document: GroupsPlan = {
    plan: "groups",
    standard: before.standard,
    region_code: before.region_code,
    school_year: before.school_year,
    status:
      phases.length < made.phases.length && solution.values === null
        ? "unknown"
        : phases.every(({ gap }) => (gap ?? 1) <= 1e-4)
          ? "optimal"
          : "feasible",
    objective: worst?.objective ?? null,
    bound: worst?.bound ?? null,
    gap: worst?.gap ?? null,
    seconds: solution.seconds,
    because: [],
    goals: phases,
    rules,
    groups,
    ungrouped: ungroupedOf(ground, groups),
    before: assessmentBrief(before),
    after: assessmentBrief(assessAfter(assessment, group, sharingChanges(groups))),
  };
  return { document, model: made.model };
}

/** What sharing changes in the return: so many less at the lead, so many more at the member. */
export function sharingChanges(groups: readonly SchoolGroup[]) {
  return groups.flatMap(({ lead, members }) =>
    members.flatMap(({ school_code, shares }) =>
      shares.flatMap(({ column, amount }) => [
        { schoolCode: lead, column, add: -amount },
        { schoolCode: school_code, column, add: amount },
      ]),
    ),
  );
}

function groupsOf(
  ground: GroupGround,
  { assigned, sharing }: GroupModel,
  values: Float64Array,
): readonly SchoolGroup[] {
  const { leads, weak, pairings } = ground;
  const chosen = [...pairings.keys()].filter((at) => values[assigned[at]!]! > 0.5);
  const byLead = Map.groupBy(chosen, (at) => pairings[at]!.lead);
  return Array.from(byLead, ([l, own]): SchoolGroup => {
    const members = own.map((at): GroupMember => {
      const { km, kept, weak: w } = pairings[at]!;
      const led = weak[w]!;
      const shares = led.shared.flatMap(
        ({ stage, indicator, column, unit, have, need, perUnit, threshold }): GroupSharing[] => {
          const amount = Math.round(values[sharing.get(`${at}|${column}`) ?? -1] ?? 0);
          if (amount === 0) return [];
          return [
            {
              stage,
              indicator,
              column,
              amount,
              unit,
              value_before: have * perUnit,
              value_after: (have + amount) * perUnit,
              threshold,
              meets_after: have + amount >= need,
            },
          ];
        },
      );
      return {
        school_code: led.code,
        school_name: led.name,
        stages: led.stages,
        distance_km: Number(km.toFixed(3)),
        kept,
        shares,
        ...reasonOf(leads[l]!, { km, kept, shares }),
      };
    });
    return {
      lead: leads[l]!.code,
      lead_name: leads[l]!.name,
      size: own.length + 1,
      members: members.toSorted((a, b) => (a.school_code < b.school_code ? -1 : 1)),
    };
  }).toSorted((a, b) => (a.lead < b.lead ? -1 : 1));
}

function reasonOf(
  lead: GroupSchool,
  { km, kept, shares }: { readonly km: number; readonly kept: boolean; readonly shares: readonly GroupSharing[] },
): { readonly because: string; readonly because_en: string } {
  const total = shares.reduce((sum, { amount }) => sum + amount, 0);
  const closed = shares.filter(({ meets_after }) => meets_after).length;
  return {
    because: `${kept ? "沿用往年的集团；" : ""}距${lead.name} ${km.toFixed(1)} 公里${total === 0 ? "" : `，共享教师 ${total} 人次，补足 ${closed} 项`}。`,
    because_en: `${kept ? "In this group before; " : ""}${km.toFixed(1)} km from ${lead.name}${total === 0 ? "" : `; ${total} teachers shared, ${closed} shortfalls closed`}.`,
  };
}

function ungroupedOf(ground: GroupGround, groups: readonly SchoolGroup[]): GroupsPlan["ungrouped"] {
  const { weak, pairings } = ground;
  const grouped = new Set(groups.flatMap(({ members }) => members.map(({ school_code }) => school_code)));
  return weak.flatMap((led, w) => {
    if (grouped.has(led.code)) return [];
    const reach = pairings.some((one) => one.weak === w);
    return [{ school_code: led.code, school_name: led.name, ...whyUngrouped(ground, led, reach) }];
  });
}

function whyUngrouped({ leads, rules: { reachKm } }: GroupGround, led: GroupSchool, reach: boolean): Words {
  if (leads.length === 0)
    return {
      zh: "本区没有各学部都达标的学校可以牵头，放宽距离也不能结对。",
      en: "No school of the region meets the standard in all its sections: none can lead, however far it may be.",
    };
  const able = leads.filter(({ stages }) => led.stages.every((one) => stages.includes(one)));
  if (able.length === 0)
    return {
      zh: "达标学校都没有这所学校薄弱的学段，放宽距离也不能结对。",
      en: "No school that meets the standard has the stages at which this one falls short: none can lead it, however far it may be.",
    };
  if (led.point === null)
    return {
      zh: "报表中没有这所学校的经纬度，无法量距离；请补填。",
      en: "The return has no coordinates of this school, so no way can be measured; fill them in.",
    };
  if (able.every(({ point }) => point === null))
    return {
      zh: "可以牵头的学校都没有填经纬度，无法量距离；请补填。",
      en: "No school that could lead has coordinates, so no way can be measured; fill them in.",
    };
  return reach
    ? {
        zh: `${reachKm} 公里内的牵头校都已满员，可放宽集团规模。`,
        en: `Every lead within ${reachKm} km is full; allow larger groups.`,
      }
    : {
        zh: `${reachKm} 公里内没有达标学校可以牵头，可放宽距离。`,
        en: `No school within ${reachKm} km meets the standard; allow a longer way.`,
      };
}
