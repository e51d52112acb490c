import {
  dueState,
  type DueState,
  type FigurePromise,
  type Origin,
  promisesShown,
  type TaskEvent,
  taskStanding,
  type TaskStanding,
} from "@youheng/kernel/act";
import { dayOfReturn } from "@youheng/kernel/assess";
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
 * least what it promised, together with the others on the same figures. One that changes no figure is closed by somebody else than its
 * reporter; with figures only a return closes it.
 */
export async function standingMeasures(deps: TaskDeps, regionCode: string): Promise<readonly StandingMeasure[]> {
  const rows = await listMeasures(deps.store, regionCode);
  if (rows.length === 0) return [];
  const events = await eventsOf(deps, regionCode);
  // as the server: what a measure waits for, and what else stands on its figures, may be of schools that this reader does not see
  const all = await asSystem(() => wholeOf(deps, regionCode));
  const on = { today: dayOf(deps.now()), soonDays: deps.soonDays };
  return rows.map((row): StandingMeasure => {
    const own = events.get(row.measure_id) ?? [];
    const shown = all.shown.get(row.measure_id) ?? [];
    const inTurn = [...own, ...shown].toSorted((a, b) => a.at.getTime() - b.at.getTime()).map(({ event }) => event);
    const standing = taskStanding(originOf(row), inTurn);
    const isClosed = ["closed", "excepted", "dropped"].includes(standing.state);
    const due = dueState(row.ends_on, { ...on, isClosed });
    return { row, standing, due, doneOn: all.doneOn.get(row.measure_id), events: own };
  });
}

async function eventsOf({ store }: TaskDeps, regionCode: string) {
  return Map.groupBy(await listMeasureEvents(store, regionCode), (one) => one.measureId);
}

function originOf(row: RoadMeasureRow): Origin | null {
  return isHeldToReturns(row) ? { schoolYear: row.from_year } : null;
}

interface Whole {
  readonly doneOn: ReadonlyMap<string, string>;
  /** id → what the returns show of it */
  readonly shown: ReadonlyMap<string, readonly Shown[]>;
}

interface Shown {
  readonly event: Extract<TaskEvent, { readonly what: "published" }>;
  readonly at: Date;
}

async function wholeOf(deps: TaskDeps, regionCode: string): Promise<Whole> {
  const rows = await listMeasures(deps.store, regionCode);
  const doneOn = doneDays(rows);
  const events = await eventsOf(deps, regionCode);
  const counted = rows.filter(isHeldToReturns).filter((row) => {
    const own = (events.get(row.measure_id) ?? []).map(({ event }) => event);
    return !["dropped", "excepted"].includes(taskStanding(originOf(row), own).state);
  });
  const returns = await returnsFor(deps, regionCode, counted);
  return { doneOn, shown: shownByReturns(counted, doneOn, returns) };
}

/** The measures that count ahead: none that was dropped, and of those that a return has shown already no figure once more. */
export function stillToShow(standing: readonly StandingMeasure[]): readonly RoadMeasureRow[] {
  return standing
    .filter((one) => one.standing.state !== "dropped")
    .map(({ row, standing: { state } }) => (state === "closed" ? { ...row, changes: [] } : row));
}

type HeldMeasure = RoadMeasureRow & { readonly from_year: number };

function isHeldToReturns(row: RoadMeasureRow): row is HeldMeasure {
  return row.from_year !== null && row.changes.length > 0;
}

interface ReadReturn {
  readonly version: Version;
  readonly facts: Facts;
}

/** The published returns from the first that a measure set out from. */
async function returnsFor(
  deps: TaskDeps,
  regionCode: string,
  rows: readonly HeldMeasure[],
): Promise<readonly ReadReturn[]> {
  const first = Math.min(...rows.map((row) => row.from_year));
  if (!Number.isFinite(first)) return [];
  const region = (await listRegions(deps.store)).find((one) => one.regionCode === regionCode);
  const years = (region?.years ?? []).filter((one) => one.publishedNumber !== null && one.schoolYear >= first);
  const read: ReadReturn[] = [];
  for (const { schoolYear } of years) {
    const version = await findPublished(deps.store, regionCode, schoolYear);
    if (version !== undefined) read.push({ version, facts: factsFromJson(await factsOfVersion(deps.store, version)) });
  }
  return read;
}

/** What each return shows of each measure: all the figures that it promised, those of others on the same figures counted in. */
function shownByReturns(
  rows: readonly HeldMeasure[],
  doneOn: ReadonlyMap<string, string>,
  returns: readonly ReadReturn[],
): ReadonlyMap<string, readonly Shown[]> {
  const promises = rows.flatMap((row) => promisesOf(row, doneOn));
  const byFigure = [...Map.groupBy(promises, ({ figure }) => figure)];
  const figures = new Map(byFigure.map(([figure]) => [figure, figuresOver(figure, returns)]));
  const found = new Map<string, Shown[]>();
  for (const { version } of returns) {
    if (version.publishedAt === null) continue;
    const { schoolYear } = version;
    const at = { year: schoolYear, day: dayOfReturn(schoolYear) };
    const shown = byFigure.map(([figure, own]) => promisesShown(own, { ...at, figures: figures.get(figure)! }));
    for (const row of rows.filter((one) => one.from_year < schoolYear)) {
      const own = shown.flatMap((one) => one.get(row.measure_id) ?? (one.has(row.measure_id) ? [null] : []));
      const meets = own.includes(null) ? null : own.every((one) => one === true);
      const event = { what: "published" as const, schoolYear, version: versionId(version), meets };
      found.set(row.measure_id, [...(found.get(row.measure_id) ?? []), { event, at: version.publishedAt }]);
    }
  }
  return found;
}

/** What a measure promised of each figure, once a figure. */
function promisesOf(
  row: HeldMeasure,
  doneOn: ReadonlyMap<string, string>,
): readonly (FigurePromise & { readonly figure: string })[] {
  const common = { id: row.measure_id, fromYear: row.from_year, day: doneOn.get(row.measure_id) ?? row.ends_on };
  return [...Map.groupBy(row.changes, keyOfFigure)].map(([figure, changes]) => ({
    ...common,
    figure,
    add: changes.reduce((sum, { add }) => sum + add, 0),
  }));
}

function keyOfFigure({ schoolCode, column }: Pick<FactChange, "schoolCode" | "column">): string {
  return `${schoolCode} ${column}`;
}

/** The figure by school year, where a return reports it. */
function figuresOver(figure: string, returns: readonly ReadReturn[]): ReadonlyMap<number, number> {
  const at = figure.lastIndexOf(" ");
  const [school, column] = [figure.slice(0, at), figure.slice(at + 1)];
  return new Map(
    returns.flatMap(({ version, facts }) => {
      const row = (facts.text["school_code"] ?? []).indexOf(school);
      const value = facts.numbers[column]?.[row] ?? Number.NaN;
      return row < 0 || Number.isNaN(value) ? [] : [[version.schoolYear, value] as const];
    }),
  );
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
