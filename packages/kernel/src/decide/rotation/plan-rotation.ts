import { assessmentDocument } from "../../assess/index.ts";
import type { Answer, Words } from "../../model/index.ts";
import type { LinearModel, Solver } from "../../solve/index.ts";
import type { Assessment } from "../../assess/index.ts";
import { assessAfter, type AssessmentBrief, assessmentBrief } from "../assessment-brief.ts";
import { changesOf, checkRotation } from "./check-rotation.ts";
import type { Move } from "./move.ts";
import { moveReasons, type ReasonWords } from "./move-reasons.ts";
import { nameMovers } from "./name-movers.ts";
import { type OutOfReach, stayShort } from "./out-of-reach.ts";
import { easings, type RuleChange } from "./rotation-easings.ts";
import { type RotationAsk, rotationGround } from "./rotation-ground.ts";
import { rotationShares, type RotationShares } from "./rotation-shares.ts";
import type { RotationRules } from "./rotation-rules.ts";
import { type GoalReached, type RotationOptions, type SolvedRotation, solveRotation } from "./solve-rotation.ts";

/** CONTRACTS §4: one move of the plan. */
export interface MoveDocument {
  readonly teacher: string;
  readonly from: string;
  readonly to: string;
  readonly stage: string;
  readonly from_name: string;
  readonly to_name: string;
  readonly subject: string;
  readonly backbone: boolean;
  readonly distance_km: number;
  readonly because: string;
  readonly because_en: string;
}

/** CONTRACTS §4: a plan of rotation. `objective`, `bound` and `gap` are of the goal that `objective_of` names. */
export interface RotationPlan {
  readonly plan: "rotation";
  readonly standard: string;
  readonly region_code: string | null;
  readonly school_year: number | null;
  readonly status: SolvedRotation["status"];
  /** of shortfalls and moves the goal that is farther from being proven; moves where both are proven */
  readonly objective_of: GoalReached["id"] | null;
  readonly objective: number | null;
  readonly bound: number | null;
  readonly gap: number | null;
  readonly seconds: number;
  readonly because: readonly Words[];
  /** the goals in the order in which they were pursued, each with its own bound */
  readonly goals: readonly GoalReached[];
  /** `local`: what the county changed of the usual rules */
  readonly rules: Pick<RotationRules, "id" | "version" | "name" | "local">;
  readonly moves: readonly MoveDocument[];
  readonly shares: RotationShares;
  readonly before: AssessmentBrief;
  readonly after: AssessmentBrief;
  /** shortfalls that stay, with the recruitment that would close each; where there is no plan, those of today */
  readonly out_of_reach: readonly OutOfReach[];
  /** schools whose place is not known: every way to or from them counts as the longest of the county */
  readonly without_coordinates: readonly string[];
  /** the smallest easing of each rule by itself after which fewer stay; where there is no plan, after which there is one */
  readonly easings: readonly RuleChange[];
}

/** A plan, the model behind it, and the moves with their teachers. */
export interface PlannedRotation {
  readonly document: RotationPlan;
  readonly model: LinearModel;
  readonly moves: readonly Move[];
}

/** Part of the time that is kept for what could be reached by easing a rule; it is no longer than the plan itself took, or than a few seconds. */
const EASING_PART = 0.2;
const EASING_S = 4;
/** Where there is no plan, what would make one is all that can be told: half of the time may go into it. */
const NO_PLAN_PART = 0.5;

/**
 * Plans a rotation: the fewest shortfalls, then the fewest moves, then the least distance that keep every rule; names who moves, says
 * why, and has the plan checked by code that knows nothing of the models before anybody sees it.
 *
 * @throws  Error when the second check finds a rule broken: a mistake of ours, never shown as a plan
 * @example (await planRotation(solver, ask, { seconds: 30, gap: 0.005 })).document.status // "optimal"
 */
export async function planRotation(
  solver: Solver,
  ask: RotationAsk,
  options: RotationOptions,
): Promise<PlannedRotation> {
  const ground = rotationGround(ask);
  const solved = await solveRotation(solver, ground, { ...options, seconds: options.seconds * (1 - EASING_PART) });
  const moves = nameMovers(ground, solved.flows);
  const { assessment, group, roster, rules } = ask;
  const broken = solved.goals.length === 0 ? [] : checkRotation({ assessment, group, roster, rules, moves });
  if (broken.length > 0) throw new Error(`the second check refuses the plan: ${broken.map(({ en }) => en).join("; ")}`);
  const words = reasonWords(assessment);
  const stay = stayShort(ground, solved.flows, words);
  const eased = await easedPlans(solver, ask, solved, options);
  const reasons = moveReasons(ground, moves, words);
  const names = new Map(ground.sections.map((one) => [one.code, one.name]));
  const before = assessmentDocument(asAnswer(assessment), group);
  const after = assessAfter(assessment, group, changesOf(moves, rules.counts, assessment.facts));
  const document: RotationPlan = {
    plan: "rotation",
    standard: before.standard,
    region_code: before.region_code,
    school_year: before.school_year,
    status: solved.status,
    ...headline(solved.goals),
    seconds: options.clock?.() ?? solved.seconds,
    because: solved.because,
    goals: solved.goals,
    rules: { id: rules.id, version: rules.version, name: rules.name, local: rules.local },
    moves: moves.map((move, i) => moveDocument(move, reasons[i]!, names)),
    shares: rotationShares(ground, moves),
    before: assessmentBrief(before),
    after: assessmentBrief(after),
    out_of_reach: stay,
    without_coordinates: [...new Set(ground.unplaced.map((at) => ground.sections[at]!.code))],
    easings: eased,
  };
  return { document, model: solved.model, moves };
}

/** What easing a rule would bring, where there is time to try it. */
async function easedPlans(
  solver: Solver,
  ask: RotationAsk,
  { status, goals: [shortfalls], seconds: spent }: SolvedRotation,
  options: RotationOptions,
): Promise<readonly RuleChange[]> {
  const so = options.clock?.() ?? spent;
  const seconds = Math.min(options.seconds * EASING_PART, options.seconds - so, Math.max(EASING_S, so));
  if (status === "infeasible")
    return await easings(solver, ask, null, {
      ...options,
      seconds: Math.min(options.seconds * NO_PLAN_PART, options.seconds - so),
    });
  if (shortfalls === undefined || seconds < 2 * shortfalls.seconds) return [];
  return await easings(solver, ask, shortfalls.objective, { ...options, seconds });
}

function asAnswer(assessment: Assessment): Answer<Assessment> {
  return { result: assessment, findings: [], trace: { zh: "", en: "", steps: [] } };
}

/** The goal that stands at the top. The distance comes last and has its own bound among the goals. */
function headline(goals: readonly GoalReached[]): Pick<RotationPlan, "objective_of" | "objective" | "bound" | "gap"> {
  const [shortfalls, moves] = goals;
  if (shortfalls === undefined) return { objective_of: null, objective: null, bound: null, gap: null };
  const goal = moves === undefined || (shortfalls.gap ?? 1) > (moves.gap ?? 1) ? shortfalls : moves;
  return { objective_of: goal.id, objective: goal.objective, bound: goal.bound, gap: goal.gap };
}

/** One move as CONTRACTS §4 has it. */
export function moveDocument(move: Move, reason: Words, names: ReadonlyMap<string, string>): MoveDocument {
  const { teacher, from, to, stage, km } = move;
  return {
    teacher: teacher.teacher,
    from,
    to,
    stage,
    from_name: names.get(from) ?? from,
    to_name: names.get(to) ?? to,
    subject: teacher.subject,
    backbone: teacher.flags["backbone"] === true,
    distance_km: Number(km.toFixed(3)),
    because: reason.zh,
    because_en: reason.en,
  };
}

/** The short names of indicators by which reasons speak. */
export function reasonWords({ standard }: Assessment): ReasonWords {
  return {
    short: new Map(standard.indicators.map(({ indicator }) => [indicator.id, indicator.short ?? indicator.name])),
  };
}
