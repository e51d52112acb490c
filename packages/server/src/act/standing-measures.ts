import { dueState, type DueState, type TaskEvent, taskStanding, type TaskStanding } from "@youheng/kernel/act";
import type { FactChange } from "@youheng/kernel/decide";
import { type Facts, factsFromJson } from "@youheng/kernel/model";
import { dayOf } from "../day-of.ts";
import { Refusal } from "../returns/index.ts";
import {
  type Actor,
  addMeasureEvent,
  asSystem,
  factsOfVersion,
  findPublished,
  type KeptMeasureEvent,
  listMeasureEvents,
  listMeasures,
  listRegions,
  record,
  type RoadMeasureRow,
  type Version,
  versionId,
} from "../store/index.ts";
import { doneDays } from "./road-of-region.ts";
import type { TaskDeps } from "./standing-tasks.ts";

/** A measure with where it stands today. */
export interface StandingMeasure {
  readonly row: RoadMeasureRow;
  readonly standing: TaskStanding;
  readonly due: DueState;
  /** when it is done if what it waits for is; undefined: never */
  readonly doneOn: string | undefined;
  readonly events: readonly KeptMeasureEvent[];
}

/**
 * The measures of a region in reach, each with where it stands: what happened to it, and whether the returns published since show at
 * least what it promised. One that changes no figure is closed by somebody else than its reporter; with figures only a return closes it.
 */
export async function standingMeasures(deps: TaskDeps, regionCode: string): Promise<readonly StandingMeasure[]> {
  const rows = await listMeasures(deps.store, regionCode);
  const events = Map.groupBy(await listMeasureEvents(deps.store, regionCode), (one) => one.measureId);
  const returns = await returnsFor(deps, regionCode, rows);
  const doneOn = doneDays(rows);
  const on = { today: dayOf(deps.now()), soonDays: deps.soonDays };
  return rows.map((row): StandingMeasure => {
    const own = events.get(row.measure_id) ?? [];
    const shown = isHeldToReturns(row) ? returns.flatMap((one) => shownBy(row, one, returns)) : [];
    const all = [...own, ...shown].toSorted((a, b) => a.at.getTime() - b.at.getTime()).map(({ event }) => event);
    const origin = isHeldToReturns(row) ? { schoolYear: row.from_year } : null;
    const standing = taskStanding(origin, all);
    const isClosed = ["closed", "excepted", "dropped"].includes(standing.state);
    const due = dueState(row.ends_on, { ...on, isClosed });
    return { row, standing, due, doneOn: doneOn.get(row.measure_id), events: own };
  });
}

function isHeldToReturns(row: RoadMeasureRow): row is RoadMeasureRow & { readonly from_year: number } {
  return row.from_year !== null && row.changes.length > 0;
}

interface ReadReturn {
  readonly version: Version;
  readonly facts: Facts;
}

/** The published returns from the first that a measure set out from. As the server: a school's account sees none of it but its own measure. */
async function returnsFor(
  deps: TaskDeps,
  regionCode: string,
  rows: readonly RoadMeasureRow[],
): Promise<readonly ReadReturn[]> {
  const first = Math.min(...rows.filter(isHeldToReturns).map((row) => row.from_year));
  if (!Number.isFinite(first)) return [];
  return await asSystem(async () => {
    const region = (await listRegions(deps.store)).find((one) => one.regionCode === regionCode);
    const years = (region?.years ?? []).filter((one) => one.publishedNumber !== null && one.schoolYear >= first);
    const read: ReadReturn[] = [];
    for (const { schoolYear } of years) {
      const version = await findPublished(deps.store, regionCode, schoolYear);
      if (version !== undefined)
        read.push({ version, facts: factsFromJson(await factsOfVersion(deps.store, version)) });
    }
    return read;
  });
}

/** Whether a later return shows at least what a measure promised over the return it set out from. */
function shownBy(
  row: RoadMeasureRow & { readonly from_year: number },
  { version, facts }: ReadReturn,
  returns: readonly ReadReturn[],
): readonly { readonly event: TaskEvent; readonly at: Date }[] {
  const base = returns.find((one) => one.version.schoolYear === row.from_year);
  if (base === undefined || version.schoolYear <= row.from_year || version.publishedAt === null) return [];
  const shown = row.changes.map((change) => shows(change, base.facts, facts));
  const meets = shown.includes(null) ? null : shown.every((one) => one === true);
  const { schoolYear } = version;
  return [{ event: { what: "published", schoolYear, version: versionId(version), meets }, at: version.publishedAt }];
}

function shows({ schoolCode, column, add }: FactChange, before: Facts, after: Facts): boolean | null {
  const grown = figure(after, schoolCode, column) - figure(before, schoolCode, column);
  if (Number.isNaN(grown)) return null;
  return add >= 0 ? grown >= add : grown <= add;
}

function figure(facts: Facts, school: string, column: string): number {
  const row = (facts.text["school_code"] ?? []).indexOf(school);
  return row < 0 ? Number.NaN : (facts.numbers[column]?.[row] ?? Number.NaN);
}

/** Writes down what happened to a measure in reach. @throws Refusal when there is none, or when it is at its end */
export async function noteOnMeasure(
  deps: TaskDeps,
  actor: Actor,
  ask: { readonly regionCode: string; readonly measureId: string; readonly event: TaskEvent },
): Promise<StandingMeasure> {
  const { regionCode, measureId, event } = ask;
  const before = await measureOrRefuse(deps, ask);
  if (before.due.state === "closed")
    throw new Refusal("conflict", { zh: "该措施已经结束。", en: "This measure is at its end already." });
  await record(deps.store, actor, async (writing) => {
    await addMeasureEvent(writing, before.row, event, actor.name);
    const act = { what: `measure.${event.what}`, subject: measureId, regionCode, details: { ...event } };
    return { result: undefined, acts: [act] };
  });
  return await measureOrRefuse(deps, ask);
}

/** The measure of this id in reach. @throws Refusal when there is none */
export async function measureOrRefuse(
  deps: TaskDeps,
  ask: { readonly regionCode: string; readonly measureId: string },
): Promise<StandingMeasure> {
  const found = (await standingMeasures(deps, ask.regionCode)).find(({ row }) => row.measure_id === ask.measureId);
  if (found !== undefined) return found;
  throw new Refusal("not-found", {
    zh: "没有这条措施，或不在您的管辖之内。",
    en: "There is no such measure within your reach.",
  });
}
