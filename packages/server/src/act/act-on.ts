import { randomUUID } from "node:crypto";
import { type BornOf, circleOf, type PlanKind, type TaskEvent } from "@youheng/kernel/act";
import type { FactChange } from "@youheng/kernel/decide";
import { madeAssessment } from "../assess/index.ts";
import { publishedOrRefuse, Refusal } from "../returns/index.ts";
import {
  type Actor,
  addDecision,
  addMeasure,
  addTask,
  addTaskEvent,
  changeMeasure,
  decideMeasure,
  decidePlan,
  listMeasures,
  listRegions,
  record,
  type RoadMeasureRow,
  type Store,
} from "../store/index.ts";
import { headsOfMeasure } from "./heads.ts";
import { newestYear } from "./newest-year.ts";
import { standingTasks, type StandingTask, type TaskDeps } from "./standing-tasks.ts";

/** A measure to be written into the road map. */
export interface NewMeasure {
  readonly schoolCode: string | null;
  readonly title: string;
  readonly owner: string;
  readonly principal: string | null;
  readonly secretary: string | null;
  /** the accounts that these are, where they were chosen: then the names are theirs */
  readonly principalAccount: string | null;
  readonly secretaryAccount: string | null;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly costYuan: number | null;
  readonly dependsOn: readonly string[];
  readonly changes: readonly FactChange[];
}

/** A measure that was written comes from no plan. */
const written = {
  title_en: null,
  standard: null,
  indicators: "[]",
  plan_kind: null,
  plan_id: null,
  plan_item: null,
} as const;

/** Writes a measure into the road map. @throws Refusal when it ends before it starts @returns its id */
export async function writeMeasure(
  store: Store,
  actor: Actor,
  regionCode: string,
  measure: NewMeasure,
): Promise<string> {
  const id = randomUUID();
  await refuseImpossible(store, regionCode, { id, ...measure });
  const heads = await headsOfMeasure(store, regionCode, { measure });
  const fromYear = await newestYear(store, regionCode);
  await record(store, actor, async (writing) => {
    await addMeasure(writing, {
      region_code: regionCode,
      measure_id: id,
      school_code: measure.schoolCode,
      title: measure.title,
      owner: measure.owner,
      ...heads,
      starts_on: measure.startsOn,
      ends_on: measure.endsOn,
      cost_yuan: measure.costYuan,
      depends_on: JSON.stringify(measure.dependsOn),
      changes: JSON.stringify(measure.changes),
      decision_id: null,
      ...written,
      from_year: fromYear,
      created_by: actor.name,
    });
    return { result: undefined, acts: [{ what: "measure.write", subject: id, regionCode, details: { ...measure } }] };
  });
  return id;
}

/** Changes a measure that was written or taken from a plan; what a return is held against stays. @throws Refusal when it cannot be done so, or is not there */
export async function rewriteMeasure(
  store: Store,
  actor: Actor,
  ask: { readonly regionCode: string; readonly measureId: string; readonly measure: NewMeasure },
): Promise<void> {
  const { regionCode, measureId, measure } = ask;
  await refuseImpossible(store, regionCode, { id: measureId, ...measure });
  const before = (await listMeasures(store, regionCode)).find((one) => one.measure_id === measureId);
  const heads = await headsOfMeasure(store, regionCode, { measure, before });
  await record(store, actor, async (writing) => {
    const { schoolCode: school_code, startsOn: starts_on, endsOn: ends_on, costYuan: cost_yuan, owner } = measure;
    const titles = titlesAfter(before, measure.title);
    const change = { school_code, ...titles, owner, ...heads, starts_on, ends_on, cost_yuan };
    const lists = { depends_on: JSON.stringify(measure.dependsOn), changes: JSON.stringify(measure.changes) };
    if (!(await changeMeasure(writing, { regionCode, measureId }, { ...change, ...lists })))
      throw new Refusal("not-found", { zh: "没有这条措施。", en: "There is no such measure." });
    const act = { what: "measure.rewrite", subject: measureId, regionCode, details: { ...measure } };
    return { result: undefined, acts: [act] };
  });
}

/** A title that was made in two languages stays so while it is not written anew in either. */
function titlesAfter(
  before: Pick<RoadMeasureRow, "title" | "title_en"> | undefined,
  title: string,
): Pick<RoadMeasureRow, "title" | "title_en"> {
  if (before !== undefined && (title === before.title || title === before.title_en))
    return { title: before.title, title_en: before.title_en };
  return { title, title_en: null };
}

/** Refuses days in the wrong order, measures waited for that are not there, and circles, naming those in it. */
async function refuseImpossible(
  store: Store,
  regionCode: string,
  measure: NewMeasure & { readonly id: string },
): Promise<void> {
  if (measure.endsOn < measure.startsOn)
    throw new Refusal("bad-request", { zh: "结束日期早于开始日期。", en: "It ends before it starts." });
  const others = (await listMeasures(store, regionCode)).filter((one) => one.measure_id !== measure.id);
  const titles = new Map([...others.map((one) => [one.measure_id, one.title] as const), [measure.id, measure.title]]);
  const gone = measure.dependsOn.filter((id) => !titles.has(id));
  if (gone.length > 0)
    throw new Refusal("bad-request", {
      zh: `要等的措施不存在：${gone.join("、")}。`,
      en: `It waits for measures that are not there: ${gone.join(", ")}.`,
    });
  const waits = others.map((one) => ({ id: one.measure_id, dependsOn: one.depends_on }));
  const circle = circleOf([measure, ...waits]);
  if (circle?.includes(measure.id) !== true) return;
  const names = [...circle, circle[0]!].map((id) => titles.get(id) ?? id).join(" → ");
  throw new Refusal("conflict", {
    zh: `这样会互相等待，永远做不完：${names}。请去掉其中一个先后关系。`,
    en: `They would wait for each other for ever: ${names}. Take one of these ties away.`,
  });
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
  if (decision.schoolCode !== null) await refuseDecided(store, regionCode, decision.measures);
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

/** A school's decision adopts what nobody has decided: it does not take the place of the county's. */
async function refuseDecided(store: Store, regionCode: string, measures: readonly string[]): Promise<void> {
  const rows = await listMeasures(store, regionCode);
  const decided = rows.filter((one) => measures.includes(one.measure_id) && one.decision_id !== null);
  if (decided.length === 0) return;
  throw new Refusal("conflict", {
    zh: `这些措施已有决定：${decided.map((one) => one.title).join("、")}。`,
    en: `These measures are decided already: ${decided.map((one) => one.title_en ?? one.title).join(", ")}.`,
  });
}

export interface NewTask {
  readonly schoolCode: string | null;
  readonly title: string;
  /** null: somebody wrote the title, in whatever language */
  readonly titleEn: string | null;
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
        title_en: task.titleEn,
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
  const name = indicator?.short ?? indicator?.name ?? { zh: ask.indicator, en: ask.indicator };
  const open = new Set((await standingTasks(deps, ask.regionCode)).filter(isOpen).map(({ task }) => gapKey(task.born)));
  const short = (document.stages[ask.stage]?.sections_list ?? []).flatMap((section): NewTask[] => {
    const { school_code: schoolCode, school_name: schoolName } = section;
    const value = section.indicators[ask.indicator];
    if (schoolCode === null || value?.meets !== false) return [];
    const { standardId: standard, stage, indicator: id } = ask;
    const born = { standard, stage, indicator: id, schoolCode, schoolYear: newest };
    if (open.has(gapKey(born))) return [];
    const title = `${schoolName ?? schoolCode}：${name.zh}`;
    const titleEn = `${schoolName ?? schoolCode}: ${name.en}`;
    return [{ schoolCode, title, titleEn, owner: ask.owner, dueOn: ask.dueOn, born }];
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
