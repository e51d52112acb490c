import { randomUUID } from "node:crypto";
import {
  type Goal,
  goalAhead,
  type GoalAim,
  type GoalPoint,
  goalPoint,
  type GoalStanding,
  goalStanding,
  type RoadMeasure,
} from "@youheng/kernel/act";
import { type Assessment, type AssessmentDocument, assessmentDocument } from "@youheng/kernel/assess";
import { type AssessDeps, answerFor, bundleOrRefuse, madeAssessment } from "../assess/index.ts";
import { Refusal } from "../returns/index.ts";
import {
  type Actor,
  addGoal,
  dropGoal,
  findPublished,
  type GoalRow,
  listGoals,
  listRegions,
  record,
  type RoadMeasureRow,
  type Version,
} from "../store/index.ts";
import { newestYear } from "./newest-year.ts";
import { measuresForReturn } from "./road-of-region.ts";

/** A goal to be set. */
export interface NewGoal {
  readonly title: string;
  readonly standard: string;
  readonly aimsAt: GoalAim;
  readonly stage: string | null;
  readonly indicator: string | null;
  readonly target: number | null;
  readonly schoolYear: number;
  readonly owner: string;
}

/** Sets a goal; it sets out from the newest published return. @throws Refusal when it cannot be measured @returns its id */
export async function setGoal(deps: AssessDeps, actor: Actor, regionCode: string, goal: NewGoal): Promise<string> {
  refuseUnmeasurable(deps, goal);
  const fromYear = await newestYear(deps.store, regionCode);
  const id = randomUUID();
  await record(deps.store, actor, async (writing) => {
    await addGoal(writing, {
      region_code: regionCode,
      goal_id: id,
      title: goal.title,
      standard: goal.standard,
      aims_at: goal.aimsAt,
      stage: goal.stage,
      indicator: goal.indicator,
      target: goal.target,
      school_year: goal.schoolYear,
      from_year: fromYear,
      owner: goal.owner,
      created_by: actor.name,
    });
    return { result: undefined, acts: [{ what: "goal.set", subject: id, regionCode, details: { ...goal, fromYear } }] };
  });
  return id;
}

function refuseUnmeasurable(deps: AssessDeps, goal: NewGoal): void {
  const { standard } = bundleOrRefuse(deps.policy, goal.standard);
  const wrong = (zh: string, en: string): never => {
    throw new Refusal("bad-request", { zh, en });
  };
  if (goal.aimsAt === "verdict") {
    if (goal.target !== null || goal.indicator !== null || goal.stage !== null)
      wrong(
        "目标是全面达标时，不填学段、指标和目标值。",
        "A goal of the whole verdict has no stage, indicator or target.",
      );
    return;
  }
  if (goal.target === null) wrong("请填目标值。", "Say the target.");
  if (goal.aimsAt === "sections_meeting" && (goal.target! <= 0 || goal.target! > 1))
    wrong("达标比例的目标值要大于 0、不超过 1（100%）。", "A share of sections is above 0 and at most 1 (100 %).");
  if (goal.aimsAt !== "sections_meeting" && goal.indicator === null)
    wrong("差异系数和平均值的目标要选指标。", "A goal of a CV or a mean names its indicator.");
  if (goal.indicator !== null && !standard.indicators.some(({ id }) => id === goal.indicator))
    wrong(`标准中没有指标 ${goal.indicator}。`, `The standard has no indicator ${goal.indicator}.`);
  if (goal.stage !== null && !standard.stages.some(({ id }) => id === goal.stage))
    wrong(`标准中没有学段 ${goal.stage}。`, `The standard has no stage ${goal.stage}.`);
}

/** Takes a goal back; the audit keeps what it was. @throws Refusal when there is none */
export async function takeGoalBack(deps: AssessDeps, actor: Actor, regionCode: string, goalId: string): Promise<void> {
  await record(deps.store, actor, async (writing) => {
    const goal = await dropGoal(writing, { regionCode, goalId });
    if (goal === undefined) throw new Refusal("not-found", { zh: "没有这个目标。", en: "There is no such goal." });
    const { title, standard, aims_at, target, school_year } = goal;
    const details = { title, standard, aims_at, target, school_year };
    return { result: undefined, acts: [{ what: "goal.drop", subject: goalId, regionCode, details }] };
  });
}

/** A goal with where it stands. */
export interface StandingGoal {
  readonly row: GoalRow;
  readonly standing: GoalStanding;
  /** what each published return says of it, oldest first */
  readonly points: readonly GoalPoint[];
  /** what its year's return will say if all measures are done on time, everything else being as it is; null: nothing is published */
  readonly ahead: GoalPoint | null;
}

/** A goal as the kernel takes it. */
export function goalOf(row: GoalRow): Goal {
  return {
    aimsAt: row.aims_at,
    stage: row.stage,
    indicator: row.indicator,
    target: row.target,
    schoolYear: row.school_year,
    fromYear: row.from_year,
  };
}

/** The goals of a region, each held against the returns published since it was set and against the measures. */
export async function goalsOfRegion(
  deps: AssessDeps,
  regionCode: string,
  measures: readonly RoadMeasureRow[],
): Promise<readonly StandingGoal[]> {
  const goals = (await listGoals(deps.store, regionCode)).filter(({ standard }) => deps.policy.standards.has(standard));
  if (goals.length === 0) return [];
  const first = Math.min(...goals.map((goal) => goal.from_year ?? 0));
  const versions = await publishedSince(deps, regionCode, first);
  const grounds = new Map<string, Promise<GoalGround>>();
  for (const { standard } of goals)
    if (!grounds.has(standard)) grounds.set(standard, groundOf(deps, standard, { versions, measures }));
  return await Promise.all(goals.map(async (row) => standingGoal(row, await grounds.get(row.standard)!)));
}

/** What the goals of one standard are held against: read once for all of them. */
interface GoalGround {
  readonly documents: readonly AssessmentDocument[];
  readonly newest: Assessment | null;
  readonly measures: readonly RoadMeasure[];
}

async function groundOf(
  deps: AssessDeps,
  standardId: string,
  { versions, measures }: { readonly versions: readonly Version[]; readonly measures: readonly RoadMeasureRow[] },
): Promise<GoalGround> {
  const last = versions.at(-1);
  const earlier = versions.slice(0, -1);
  const documents: AssessmentDocument[] = [];
  for (const version of earlier) documents.push((await madeAssessment(deps, { version, standardId })).document);
  if (last === undefined) return { documents, newest: null, measures: [] };
  const answer = await answerFor(deps.store, last, bundleOrRefuse(deps.policy, standardId));
  documents.push(assessmentDocument(answer));
  const { result: newest } = answer;
  return { documents, newest, measures: measuresForReturn(newest, last.schoolYear, measures) };
}

function standingGoal(row: GoalRow, { documents, newest, measures }: GoalGround): StandingGoal {
  const goal = goalOf(row);
  const from = row.from_year ?? 0;
  const points = documents.filter((one) => (one.school_year ?? 0) >= from).map((one) => goalPoint(goal, one));
  const ahead = newest === null ? null : goalAhead(goal, newest, 0, measures);
  return { row, standing: goalStanding(goal, points), points, ahead };
}

/** Oldest first. */
async function publishedSince(deps: AssessDeps, regionCode: string, first: number): Promise<readonly Version[]> {
  const region = (await listRegions(deps.store)).find((one) => one.regionCode === regionCode);
  const years = (region?.years ?? []).filter((one) => one.publishedNumber !== null && one.schoolYear >= first);
  const found = await Promise.all(years.map((one) => findPublished(deps.store, regionCode, one.schoolYear)));
  return found.flatMap((one) => one ?? []).toSorted((a, b) => a.schoolYear - b.schoolYear);
}
