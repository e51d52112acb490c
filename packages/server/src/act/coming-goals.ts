import { doneByReturn, type Goal, type GoalPoint, goalPoint, type RoadMeasure } from "@youheng/kernel/act";
import { type Assessment, type CompiledStandard, compileStandard } from "@youheng/kernel/assess";
import { changedFacts } from "@youheng/kernel/decide";
import { comingYears } from "@youheng/kernel/foresee";
import type { Facts } from "@youheng/kernel/model";
import { type AssessDeps, answerFor, bundleOrRefuse } from "../assess/index.ts";
import { type ForecastShelf, forecastOfRegion, type RegionForecast } from "../foresee/index.ts";
import { Refusal } from "../returns/index.ts";
import {
  findPublished,
  type GoalRow,
  listGoals,
  regionFactsOfVersion,
  type RoadMeasureRow,
  type Version,
} from "../store/index.ts";
import { goalOf } from "./goals.ts";
import { newestYear } from "./newest-year.ts";
import { measuresForReturn } from "./road-of-region.ts";

export interface ComingDeps extends AssessDeps {
  readonly forecasts: ForecastShelf;
}

/** What is coming for a goal, with the pupils expected in its year. */
export interface ComingGoal {
  readonly goalId: string;
  /** nothing is done */
  readonly idle: GoalPoint;
  /** all measures are done on time */
  readonly ahead: GoalPoint;
}

/**
 * What the returns of the goals' years will say with the pupils who are expected then: if nothing is done, and if all measures are done on
 * time. A goal whose year is past, or beyond the forecast, is left out.
 *
 * @throws Refusal when nothing is published, or nothing is known of the past
 */
export async function comingGoals(
  deps: ComingDeps,
  regionCode: string,
  measures: readonly RoadMeasureRow[],
): Promise<readonly ComingGoal[]> {
  const goals = (await listGoals(deps.store, regionCode)).filter(({ standard }) => deps.policy.standards.has(standard));
  const newest = await newestYear(deps.store, regionCode);
  const version = newest === null ? undefined : await findPublished(deps.store, regionCode, newest);
  if (version === undefined) throw nothingKnown();
  const coming: ComingGoal[] = [];
  for (const [standard, own] of Map.groupBy(goals, (one) => one.standard))
    coming.push(...(await comingBy(deps, { standard, version, goals: own, measures })));
  return coming;
}

function nothingKnown(): Refusal {
  return new Refusal("not-found", {
    zh: "还没有学生数，无法预测：请先发布报表，或导入分年级的学生数。",
    en: "There is no enrolment to forecast from yet: publish a return, or bring enrolment by grade.",
  });
}

interface ByStandard {
  readonly standard: string;
  readonly version: Version;
  readonly goals: readonly GoalRow[];
  readonly measures: readonly RoadMeasureRow[];
}

async function comingBy(
  deps: ComingDeps,
  { standard: id, version, goals, measures: rows }: ByStandard,
): Promise<readonly ComingGoal[]> {
  const bundle = bundleOrRefuse(deps.policy, id);
  const forecast = await forecastOfRegion(
    deps,
    version.regionCode,
    bundle.standard.stages.map((stage) => stage.id),
  );
  if (forecast === null) throw nothingKnown();
  const { result: assessment } = await answerFor(deps.store, version, bundle);
  const regionFacts = await regionFactsOfVersion(deps.store, version);
  const measures = measuresForReturn(assessment, version.schoolYear, rows);
  const ground = { standard: compileStandard(bundle), regionFacts, assessment, measures, forecast };
  return goals.flatMap((row) =>
    forecast.years.includes(row.school_year) ? [{ goalId: row.goal_id, ...pointsOf(goalOf(row), ground) }] : [],
  );
}

interface Ground {
  readonly standard: CompiledStandard;
  readonly regionFacts: Awaited<ReturnType<typeof regionFactsOfVersion>>;
  readonly assessment: Assessment;
  readonly measures: readonly RoadMeasure[];
  readonly forecast: RegionForecast;
}

function pointsOf(goal: Goal, ground: Ground): Omit<ComingGoal, "goalId"> {
  const { standard, regionFacts, assessment, forecast } = ground;
  const changes = doneByReturn(ground.measures, goal.schoolYear).flatMap((one) => one.changes);
  const year = { schoolYear: goal.schoolYear, students: forecast.studentsIn(goal.schoolYear), gone: [] };
  const said = (facts: Facts): GoalPoint => {
    const [coming] = comingYears(standard, { facts, regionFacts, years: [year] });
    return { ...goalPoint(goal, coming!.document), schoolYear: goal.schoolYear };
  };
  return { idle: said(assessment.facts), ahead: said(changedFacts(assessment, 0, changes)) };
}
