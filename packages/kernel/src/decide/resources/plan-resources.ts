import { type Assessment, assessmentDocument, type AssessmentDocument } from "../../assess/index.ts";
import type { LinearModel, Solver, Words } from "../../solve/index.ts";
import { type AssessmentBrief, assessmentBrief } from "../assessment-brief.ts";
import { checkResources, type Measure } from "./check-resources.ts";
import type { Cost } from "./costs.ts";
import { cvAfter, isBeyond } from "./cv-cuts.ts";
import { partsOf } from "./joint-posts.ts";
import { type Eased, type ResourceEasing, resourceEasings } from "./resource-easings.ts";
import { resourceWords } from "./resource-words.ts";
import { type CvLimit, resourceGround, type ResourceGround } from "./resource-ground.ts";
import type { ResourceAsk } from "./resource-model.ts";
import { type YearOfPlan, yearsOfPlan } from "./sequence-years.ts";
import type { ResourceGoal } from "./resource-goals.ts";
import { type ResourceOptions, type SolvedResources, solveResources } from "./solve-resources.ts";

/** What a plan of resources is made of. */
export interface ResourcesAsk {
  readonly assessment: Assessment;
  readonly group: number;
  readonly costs: readonly Cost[];
  /** null: whatever it costs */
  readonly budgetYuan: number | null;
  readonly goal: "sections" | "cv";
  /** budgets of the coming years; what is left is carried over */
  readonly yearlyYuan?: readonly number[];
}

/** CONTRACTS §4: a plan of resources. `objective`, `bound` and `gap` are of the goal that `objective_of` names. */
export interface ResourcesPlan {
  readonly plan: "resources";
  readonly standard: string;
  readonly region_code: string | null;
  readonly school_year: number | null;
  readonly status: SolvedResources["status"];
  readonly objective_of: ResourceGoal["id"] | null;
  readonly objective: number | null;
  readonly bound: number | null;
  readonly gap: number | null;
  readonly seconds: number;
  readonly because: readonly Words[];
  readonly goals: readonly ResourceGoal[];
  readonly budget_yuan: number | null;
  readonly cost_yuan: number;
  readonly measures: readonly Measure[];
  /** sections of which a value is missing: nothing can be promised for them */
  readonly not_assessable: readonly {
    readonly school_code: string;
    readonly school_name: string;
    readonly stage: string;
  }[];
  /** what one million more would bring, under a budget */
  readonly next_million: {
    readonly more_yuan: number;
    readonly sections_short: number;
    readonly sections_more: number;
  } | null;
  readonly years: readonly YearOfPlan[];
  /** what would make reachable what the plan cannot reach; none where everything meets */
  readonly easings: readonly ResourceEasing[];
  /** what the plan does not model, said plainly */
  readonly notes: readonly Words[];
  readonly before: AssessmentBrief;
  readonly after: AssessmentBrief;
}

export interface PlannedResources {
  readonly document: ResourcesPlan;
  readonly model: LinearModel;
}

const MILLION = 1_000_000;

/**
 * Plans resources: which measures at which school bring the sections to the standard at least cost; under a budget, as many as can be.
 * Every plan is carried out and judged again by the engine before anybody sees it.
 *
 * @throws  Error when the second check finds something broken: a mistake of ours
 * @example (await planResources(solver, { assessment, group: 0, costs, budgetYuan: 5e6, goal: "sections" }, { seconds: 30 })).document.measures
 */
export async function planResources(
  solver: Solver,
  ask: ResourcesAsk,
  options: ResourceOptions,
): Promise<PlannedResources> {
  const { assessment, group, costs } = ask;
  const budgetYuan = ask.yearlyYuan === undefined ? ask.budgetYuan : ask.yearlyYuan.reduce((sum, one) => sum + one, 0);
  const ground = resourceGround(assessment, group, costs);
  const yearly = ask.yearlyYuan ?? [];
  const modelAsk = askOf(ground, { ...ask, budgetYuan });
  const solved = await solveResources(solver, ground, modelAsk, {
    ...options,
    seconds: options.seconds * (1 - EASING_PART),
  });
  const measures = measuresOf(ground, solved.amounts);
  const before = assessmentDocument({ result: assessment, findings: [], trace: { zh: "", en: "", steps: [] } }, group);
  const mustHold =
    solved.goals.length === 0 ? [] : modelAsk.mustHold.map(({ stage, indicator }) => `${stage}|${indicator}`);
  const short = shortPromised(before, solved, ground, budgetYuan);
  const { broken, after } = checkResources({ assessment, group, costs, measures, budgetYuan, short, mustHold });
  const years = yearsOfPlan({ assessment, group, yearly, measures: measuresByYear(ground, solved) });
  const wrong = [...broken, ...years.broken];
  if (solved.goals.length > 0 && wrong.length > 0)
    throw new Error(`the second check refuses the plan: ${wrong.map(({ en }) => en).join("; ")}`);
  const document: ResourcesPlan = {
    plan: "resources",
    standard: before.standard,
    region_code: before.region_code,
    school_year: before.school_year,
    status: solved.status,
    ...headline(solved.goals),
    seconds: solved.seconds,
    because: solved.because,
    goals: solved.goals,
    budget_yuan: budgetYuan,
    cost_yuan: sumOf(measures),
    measures,
    not_assessable: ground.sections
      .filter(({ open }) => open)
      .map(({ schoolCode, schoolName, stage }) => ({ school_code: schoolCode, school_name: schoolName, stage })),
    next_million: await nextMillion(solver, ground, { ask: modelAsk, solved, options }),
    years: years.years,
    easings: await easedPlans(solver, { assessment, group, costs, ground, ask: modelAsk, solved }, options),
    notes: notesOf(measures, costs),
    before: assessmentBrief(before),
    after: assessmentBrief(after),
  };
  return { document, model: solved.model };
}

/** Part of the time that is kept for what would make more reachable; no longer than the plan itself took, or than a few seconds. */
const EASING_PART = 0.3;
const EASING_S = 6;

async function easedPlans(solver: Solver, eased: Eased, options: ResourceOptions): Promise<readonly ResourceEasing[]> {
  const { seconds: spent } = eased.solved;
  const seconds = Math.min(options.seconds * EASING_PART, Math.max(EASING_S, spent));
  return seconds <= 0 ? [] : await resourceEasings(solver, eased, { ...options, seconds });
}

/** What is simpler in the plan than in life: said where it matters. */
function notesOf(measures: readonly Measure[], costs: readonly Cost[]): readonly Words[] {
  if (costs.some(({ indicator }) => partsOf(indicator).length > 1)) return [];
  const posts = Map.groupBy(
    measures.filter(({ unit }) => unit === PERSONS),
    ({ school_code, stage }) => `${school_code}|${stage ?? ""}`,
  );
  const shared = [...posts.values()].filter((own) => own.length > 1).length;
  return shared === 0 ? [] : [resourceWords.oneIndicatorEach(shared)];
}

/** the unit of posts */
const PERSONS = "persons";

/** Which CV limits must hold: all of them where money is no question; under a budget those that hold today. */
function askOf(
  ground: ResourceGround,
  { budgetYuan, goal, yearlyYuan }: Pick<ResourcesAsk, "budgetYuan" | "goal" | "yearlyYuan">,
): ResourceAsk {
  const none = ground.additions.map(() => 0);
  const holds = (limit: CvLimit): boolean => !Number.isNaN(cvAfter(limit, none)) && !isBeyond(limit, none);
  const cvs = ground.cvLimits;
  if (budgetYuan === null) return { budgets: null, goal, mustHold: cvs, approach: [] };
  let there = 0;
  const budgets = (yearlyYuan ?? [budgetYuan]).map((yuan) => (there += yuan));
  return {
    budgets,
    goal,
    mustHold: cvs.filter(holds),
    approach: goal === "cv" ? cvs.filter((limit) => !holds(limit)) : [],
  };
}

/** What is done in each year alone; none where no sequence was found. */
function measuresByYear(ground: ResourceGround, { byYear }: SolvedResources): readonly (readonly Measure[])[] {
  return byYear.map((amounts, year) => {
    const before = byYear[year - 1];
    const own = amounts.map((amount, i) => Number((amount - (before?.[i] ?? 0)).toFixed(6)));
    return measuresOf(ground, own);
  });
}

function measuresOf({ additions }: ResourceGround, amounts: readonly number[]): readonly Measure[] {
  return additions.flatMap((addition, i): Measure[] => {
    const amount = amounts[i]!;
    if (!(amount > 0)) return [];
    const { schoolCode, schoolName, stage, indicator, column, unit, costYuan } = addition;
    const cost = Number((costYuan * amount).toFixed(2));
    return [
      { school_code: schoolCode, school_name: schoolName, stage, indicator, column, amount, unit, cost_yuan: cost },
    ];
  });
}

function sumOf(measures: readonly Measure[]): number {
  return Number(measures.reduce((sum, { cost_yuan }) => sum + cost_yuan, 0).toFixed(2));
}

/** How many sections the plan says fall short after it. */
function shortPromised(
  before: AssessmentDocument,
  { goals }: SolvedResources,
  ground: ResourceGround,
  budgetYuan: number | null,
): number {
  const today = Object.values(before.stages).reduce((sum, stage) => sum + stage.sections_short, 0);
  if (goals.length === 0) return today;
  const open = ground.sections.filter((one) => one.open).length;
  if (budgetYuan === null) return open;
  const [first] = goals;
  return first?.id === "sections_short" ? first.objective + open : today;
}

function headline(goals: readonly ResourceGoal[]): Pick<ResourcesPlan, "objective_of" | "objective" | "bound" | "gap"> {
  const goal = goals.find(({ gap }) => gap === null || gap > 1e-4) ?? goals[0];
  if (goal === undefined) return { objective_of: null, objective: null, bound: null, gap: null };
  return { objective_of: goal.id, objective: goal.objective, bound: goal.bound, gap: goal.gap };
}

/** How many sections more would meet with one million yuan more. */
async function nextMillion(
  solver: Solver,
  ground: ResourceGround,
  {
    ask,
    solved,
    options,
  }: { readonly ask: ResourceAsk; readonly solved: SolvedResources; readonly options: ResourceOptions },
): Promise<ResourcesPlan["next_million"]> {
  const [first] = solved.goals;
  const budget = ask.budgets?.at(-1);
  if (budget === undefined || first?.id !== "sections_short") return null;
  const seconds = Math.max(1, options.seconds - solved.seconds);
  const richer = await solveResources(solver, ground, { ...ask, budgets: [budget + MILLION] }, { ...options, seconds });
  const short = richer.goals[0]?.objective;
  return short === undefined
    ? null
    : { more_yuan: MILLION, sections_short: short, sections_more: first.objective - short };
}
