import { performance } from "node:perf_hooks";
import { assess, type Assessment, compileStandard } from "@youheng/kernel/assess";
import {
  type Costs,
  type EarlierMember,
  type GroupRules,
  planGroups,
  planResources,
  planRotation,
  type RotationAsk,
} from "@youheng/kernel/decide";
import type { PolicyBundle } from "@youheng/kernel/model";
import { type LinearModel, type SolveProgress, type Solver, writeLp, writeMps } from "@youheng/kernel/solve";
import type { TeacherGround } from "./teacher-ground.ts";
import type { TeacherJob, TeacherPlanAsk, TeacherPlanDocument } from "./teacher-jobs.ts";

/** All that a plan is made of, as values that can be sent to a thread: the standard goes as its source, and is judged by again there. */
export interface TeacherOrder {
  readonly ask: TeacherPlanAsk;
  readonly bundle: PolicyBundle;
  readonly judged: Pick<Assessment, "facts" | "regionFacts" | "dates">;
  readonly group: number;
  readonly rotation: Pick<RotationAsk, "roster" | "rosterGround" | "rules"> | null;
  readonly costs: Costs["costs"] | null;
  readonly groupRules: GroupRules;
  readonly earlier: readonly EarlierMember[];
}

/** What of a ground the thread is sent. @example teacherOrder(ground, ask).bundle.standard.id */
export function teacherOrder(ground: TeacherGround, ask: TeacherPlanAsk): TeacherOrder {
  const { assessment, group, rotation, costs, groupRules, earlier } = ground;
  const { standard, facts, regionFacts, dates } = assessment;
  return {
    ask,
    bundle: standard.bundle,
    judged: { facts, regionFacts, dates },
    group,
    rotation:
      rotation === null
        ? null
        : { roster: rotation.roster, rosterGround: rotation.rosterGround, rules: rotation.rules },
    costs: costs?.costs ?? null,
    groupRules,
    earlier,
  };
}

/** As on the command line: near enough to the least distance to count as proven. */
const DISTANCE_GAP = 0.005;

/** Who watches, and may end it with the best plan so far. */
export interface TeacherWatch {
  readonly signal: AbortSignal;
  readonly tell: (progress: NonNullable<TeacherJob["progress"]>) => void;
}

/**
 * Makes one plan for teachers, money or groups, in the thread that calls it.
 *
 * @throws  what the room throws: a mistake of ours
 * @example (await makeTeacherPlan(solver, teacherOrder(ground, ask), { signal, tell })).document.status // "optimal"
 */
export async function makeTeacherPlan(solver: Solver, order: TeacherOrder, watch: TeacherWatch): Promise<MadePlan> {
  const { document, model } = await plannedBy(solver, order, watch);
  const { model: format } = order.ask;
  return { document, model: format === null ? null : format === "lp" ? writeLp(model) : writeMps(model) };
}

/** A plan, and the text of its model where that was asked for. */
export interface MadePlan {
  readonly document: TeacherPlanDocument;
  readonly model: string | null;
}

async function plannedBy(
  solver: Solver,
  order: TeacherOrder,
  { signal, tell }: TeacherWatch,
): Promise<{ readonly document: TeacherPlanDocument; readonly model: LinearModel }> {
  const startedAt = performance.now();
  const clock = (): number => (performance.now() - startedAt) / 1000;
  const onProgress = ({ objective, bound, gap }: SolveProgress): void =>
    tell({ seconds: clock(), objective, bound, gap });
  const { ask, group, rotation, costs } = order;
  const assessment = assessmentOf(order);
  const options = { seconds: ask.seconds, signal, onProgress };
  if (ask.kind === "rotation") {
    const asked = { ...rotation!, assessment, group };
    return await planRotation(solver, asked, { ...options, gap: DISTANCE_GAP, clock });
  }
  if (ask.kind === "groups") {
    const { groupRules: rules, earlier } = order;
    const own = { ...rules, reachKm: ask.reachKm ?? rules.reachKm, largest: ask.largest ?? rules.largest };
    return await planGroups(solver, { assessment, group, rules: own, earlier }, options);
  }
  const { budgetYuan, goal, yearlyYuan } = ask;
  const years = yearlyYuan === null ? {} : { yearlyYuan };
  return await planResources(solver, { assessment, group, costs: costs!, budgetYuan, goal, ...years }, options);
}

/** The assessment again, judged by the same standard from the same facts for the same days. */
function assessmentOf({ bundle, judged: { facts, regionFacts, dates } }: TeacherOrder): Assessment {
  return { ...assess(compileStandard(bundle), facts, { regionFacts }).result, dates };
}
