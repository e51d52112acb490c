import { randomUUID } from "node:crypto";
import type { BornOf, PlanKind, TaskEvent } from "@youheng/kernel/act";
import type { FactChange } from "@youheng/kernel/decide";
import { madeAssessment } from "../assess/index.ts";
import { publishedOrRefuse, Refusal } from "../returns/index.ts";
import {
  type Actor,
  addDecision,
  addMeasure,
  addTask,
  addTaskEvent,
  decideMeasure,
  decidePlan,
  listRegions,
  record,
  type Store,
} from "../store/index.ts";
import { standingTasks, type StandingTask, type TaskDeps } from "./standing-tasks.ts";

/** A measure to be written into the road map. */
export interface NewMeasure {
  readonly schoolCode: string | null;
  readonly title: string;
  readonly owner: string;
  readonly principal: string | null;
  readonly secretary: string | null;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly costYuan: number | null;
  readonly dependsOn: readonly string[];
  readonly changes: readonly FactChange[];
}

/** A measure that was written comes from no plan, and no return is held against it. */
const written = {
  standard: null,
  indicators: "[]",
  plan_kind: null,
  plan_id: null,
  plan_item: null,
  from_year: null,
} as const;

/** Writes a measure into the road map. @throws Refusal when it ends before it starts @returns its id */
export async function writeMeasure(
  store: Store,
  actor: Actor,
  regionCode: string,
  measure: NewMeasure,
): Promise<string> {
  if (measure.endsOn < measure.startsOn)
    throw new Refusal("bad-request", { zh: "结束日期早于开始日期。", en: "It ends before it starts." });
  const id = randomUUID();
  await record(store, actor, async (writing) => {
    await addMeasure(writing, {
      region_code: regionCode,
      measure_id: id,
      school_code: measure.schoolCode,
      title: measure.title,
      owner: measure.owner,
      principal: measure.principal,
      secretary: measure.secretary,
      starts_on: measure.startsOn,
      ends_on: measure.endsOn,
      cost_yuan: measure.costYuan,
      depends_on: JSON.stringify(measure.dependsOn),
      changes: JSON.stringify(measure.changes),
      decision_id: null,
      ...written,
      created_by: actor.name,
    });
    return { result: undefined, acts: [{ what: "measure.write", subject: id, regionCode, details: { ...measure } }] };
  });
  return id;
}

/** A decision to be recorded. */
export interface NewDecision {
  readonly schoolCode: string | null;
  readonly title: string;
  readonly body: string;
  readonly decidedOn: string;
  readonly present: string;
  readonly result: string;
  readonly document: string | null;
  /** whether the Party organisation's meeting decided it; null: not said */
  readonly byParty: boolean | null;
  /** the plan it adopts, and with it all measures that are taken from that plan; null: none */
  readonly plan: { readonly kind: PlanKind; readonly planId: string } | null;
  /** the measures it adopts */
  readonly measures: readonly string[];
}

/** Records a decision, and ties the measures it adopts to it. @throws Refusal when one of them is not there @returns its id */
export async function recordDecision(
  store: Store,
  actor: Actor,
  regionCode: string,
  decision: NewDecision,
): Promise<string> {
  const id = randomUUID();
  await record(store, actor, async (writing) => {
    await addDecision(writing, {
      region_code: regionCode,
      decision_id: id,
      school_code: decision.schoolCode,
      title: decision.title,
      body: decision.body,
      decided_on: decision.decidedOn,
      present: decision.present,
      result: decision.result,
      document: decision.document,
      by_party: decision.byParty,
      plan_kind: decision.plan?.kind ?? null,
      plan_id: decision.plan?.planId ?? null,
      made_by: actor.name,
    });
    if (decision.plan !== null) await decidePlan(writing, { regionCode, ...decision.plan }, id);
    for (const measureId of decision.measures)
      if (!(await decideMeasure(writing, { regionCode, measureId }, id)))
        throw new Refusal("not-found", { zh: `没有措施 ${measureId}。`, en: `There is no measure ${measureId}.` });
    return {
      result: undefined,
      acts: [{ what: "decision.record", subject: id, regionCode, details: { ...decision } }],
    };
  });
  return id;
}

export interface NewTask {
  readonly schoolCode: string | null;
  readonly title: string;
  readonly owner: string;
  readonly dueOn: string;
  readonly born: BornOf | null;
}

/** Gives out tasks. @returns their ids */
export async function giveTasks(
  store: Store,
  actor: Actor,
  regionCode: string,
  tasks: readonly NewTask[],
): Promise<readonly string[]> {
  return await record(store, actor, async (writing) => {
    const ids: string[] = [];
    for (const task of tasks) {
      const id = randomUUID();
      await addTask(writing, {
        region_code: regionCode,
        task_id: id,
        school_code: task.schoolCode,
        title: task.title,
        owner: task.owner,
        due_on: task.dueOn,
        born: task.born === null ? null : JSON.stringify(task.born),
        created_by: actor.name,
      });
      ids.push(id);
    }
    const acts = tasks.map((task, i) => ({ what: "task.give", subject: ids[i]!, regionCode, details: { ...task } }));
    return { result: ids, acts };
  });
}

/** Which gap becomes tasks: an indicator at a stage, at every school that falls short of it. */
export interface GapAsk {
  readonly regionCode: string;
  readonly standardId: string;
  readonly stage: string;
  readonly indicator: string;
  readonly dueOn: string;
  readonly owner: string;
}

/**
 * Gives out one task for each school that falls short of an indicator in the newest published return, unless an open task was born of the
 * same gap.
 *
 * @throws Refusal when nothing is published, or no school falls short
 */
export async function tasksFromGaps(deps: TaskDeps, actor: Actor, ask: GapAsk): Promise<readonly string[]> {
  const region = (await listRegions(deps.store)).find((one) => one.regionCode === ask.regionCode);
  const newest = region?.years.find((one) => one.publishedNumber !== null)?.schoolYear ?? 0;
  const version = await publishedOrRefuse(deps.store, ask.regionCode, newest);
  const { document, bundle } = await madeAssessment(deps, { version, standardId: ask.standardId });
  const indicator = bundle.standard.indicators.find((one) => one.id === ask.indicator);
  const name = (indicator?.short ?? indicator?.name)?.zh ?? ask.indicator;
  const open = new Set((await standingTasks(deps, ask.regionCode)).filter(isOpen).map(({ task }) => gapKey(task.born)));
  const short = (document.stages[ask.stage]?.sections_list ?? []).flatMap((section): NewTask[] => {
    const { school_code: schoolCode, school_name: schoolName } = section;
    const value = section.indicators[ask.indicator];
    if (schoolCode === null || value?.meets !== false) return [];
    const { standardId: standard, stage, indicator: id } = ask;
    const born = { standard, stage, indicator: id, schoolCode, schoolYear: newest };
    if (open.has(gapKey(born))) return [];
    const title = `${schoolName ?? schoolCode}：${name}`;
    return [{ schoolCode, title, owner: ask.owner, dueOn: ask.dueOn, born }];
  });
  if (short.length === 0)
    throw new Refusal("conflict", {
      zh: "没有学校在这项指标上不足，或都已有任务。",
      en: "No school falls short of this indicator, or each has its task already.",
    });
  return await giveTasks(deps.store, actor, ask.regionCode, short);
}

function isOpen({ standing }: StandingTask): boolean {
  return !["closed", "excepted", "dropped"].includes(standing.state);
}

function gapKey(born: BornOf | null): string {
  return born === null ? "" : [born.standard, born.stage, born.indicator, born.schoolCode].join(" ");
}

/** Writes down what happened to a task that is in reach. @throws Refusal when there is none, or when it is closed */
export async function noteOnTask(
  deps: TaskDeps,
  actor: Actor,
  ask: { readonly regionCode: string; readonly taskId: string; readonly event: TaskEvent },
): Promise<StandingTask> {
  const before = await taskOrRefuse(deps, ask);
  if (!isOpen(before))
    throw new Refusal("conflict", { zh: "该任务已经结束。", en: "This task is at its end already." });
  await record(deps.store, actor, async (writing) => {
    await addTaskEvent(writing, before.task, ask.event, actor.name);
    const { regionCode, taskId, event } = ask;
    return {
      result: undefined,
      acts: [{ what: `task.${event.what}`, subject: taskId, regionCode, details: { ...event } }],
    };
  });
  return await taskOrRefuse(deps, ask);
}

async function taskOrRefuse(
  deps: TaskDeps,
  ask: { readonly regionCode: string; readonly taskId: string },
): Promise<StandingTask> {
  const found = (await standingTasks(deps, ask.regionCode)).find(({ task }) => task.task_id === ask.taskId);
  if (found !== undefined) return found;
  throw new Refusal("not-found", {
    zh: "没有这个任务，或不在您的管辖之内。",
    en: "There is no such task within your reach.",
  });
}
