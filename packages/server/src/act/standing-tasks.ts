import {
  type BornOf,
  dueState,
  type DueState,
  type TaskEvent,
  taskStanding,
  type TaskStanding,
} from "@youheng/kernel/act";
import type { AssessmentDocument } from "@youheng/kernel/assess";
import { dayOf } from "../day-of.ts";
import { type AssessDeps, madeAssessment } from "../assess/index.ts";
import {
  asSystem,
  findPublished,
  type KeptTaskEvent,
  listRegions,
  listTaskEvents,
  listTasks,
  type TaskRow,
  type Version,
  versionId,
} from "../store/index.ts";

/** A task with where it stands today. */
export interface StandingTask {
  readonly task: TaskRow;
  readonly standing: TaskStanding;
  readonly due: DueState;
  readonly events: readonly KeptTaskEvent[];
}

export interface TaskDeps extends AssessDeps {
  readonly now: () => Date;
  /** days before a due day from which it is called due soon */
  readonly soonDays: number;
}

/**
 * The tasks of a region within reach, each with where it stands: what happened to it, and what the returns published since show. Nothing of
 * this is kept: withdraw a return, and the task it closed is open again.
 */
export async function standingTasks(deps: TaskDeps, regionCode: string): Promise<readonly StandingTask[]> {
  const tasks = await listTasks(deps.store, regionCode);
  const events = Map.groupBy(await listTaskEvents(deps.store, regionCode), (one) => one.taskId);
  const returns = await returnsSince(deps, regionCode, tasks);
  return tasks.map((task) => {
    const own = events.get(task.task_id) ?? [];
    const shown = task.born === null ? [] : returns.flatMap((one) => shownBy(task.born!, one));
    const all = [...own, ...shown].toSorted((a, b) => a.at.getTime() - b.at.getTime()).map(({ event }) => event);
    const standing = taskStanding(task.born, all);
    const isClosed = ["closed", "excepted", "dropped"].includes(standing.state);
    const due = dueState(task.due_on, { today: dayOf(deps.now()), soonDays: deps.soonDays, isClosed });
    return { task, standing, due, events: own };
  });
}

interface JudgedReturn {
  readonly version: Version;
  readonly standard: string;
  readonly document: AssessmentDocument;
}

/** The published returns after the first gap, judged by each standard that a task was born of. As the server: a school's account sees none of it but its own task. */
async function returnsSince(
  deps: TaskDeps,
  regionCode: string,
  tasks: readonly TaskRow[],
): Promise<readonly JudgedReturn[]> {
  const born = tasks.flatMap((task) => (task.born === null ? [] : [task.born]));
  const standards = [...new Set(born.map(({ standard }) => standard))].filter((id) => deps.policy.standards.has(id));
  if (standards.length === 0) return [];
  const first = Math.min(...born.map(({ schoolYear }) => schoolYear));
  return await asSystem(async () => {
    const region = (await listRegions(deps.store)).find((one) => one.regionCode === regionCode);
    const years = (region?.years ?? []).filter((one) => one.publishedNumber !== null && one.schoolYear > first);
    const judged: JudgedReturn[] = [];
    for (const { schoolYear } of years) {
      const version = await findPublished(deps.store, regionCode, schoolYear);
      for (const standard of version === undefined ? [] : standards) {
        const { document } = await madeAssessment(deps, { version: version!, standardId: standard });
        judged.push({ version: version!, standard, document });
      }
    }
    return judged;
  });
}

function shownBy(
  born: BornOf,
  { version, standard, document }: JudgedReturn,
): readonly { readonly event: TaskEvent; readonly at: Date }[] {
  if (standard !== born.standard || version.publishedAt === null) return [];
  const section = document.stages[born.stage]?.sections_list.find((one) => one.school_code === born.schoolCode);
  const meets = section?.indicators[born.indicator]?.meets ?? null;
  const event = { what: "published" as const, schoolYear: version.schoolYear, version: versionId(version), meets };
  return [{ event, at: version.publishedAt }];
}
