import { type CompiledCondition, type CompiledStandard } from "../assess/index.ts";
import { columnId, evaluateCondition } from "../model/index.ts";
import type { ForecastRow } from "./forecast.ts";
import type { PlannedPlaces } from "./planned-places.ts";
import { LIKELY_VALUES, likelyValues } from "./spread.ts";

/** red: more children than places are expected · yellow: nearly · none: enough · null: it cannot be said. */
export type WarningLevel = "red" | "yellow" | "none";

/** What is expected of one school, stage and entry year. */
export interface PlaceWarning {
  readonly unit: string;
  readonly stage: string;
  readonly school_year: number;
  /** children who are expected to enter, and the 80 % interval */
  readonly children: number;
  readonly low: number | null;
  readonly high: number | null;
  /** null: planned enrolment is not given */
  readonly planned: number | null;
  /** by the number that is expected */
  readonly level: WarningLevel | null;
  /** how likely it is that the line of this colour is reached, 0–1; yellow counts red in */
  readonly red_probability: number | null;
  readonly yellow_probability: number | null;
}

/** Requirements of the standard that state the lines: what they hold is the rule, here stands only which colour fails it. */
const LINES = { red: "red_first", yellow: "yellow_first" } as const;
/** Facts the lines speak of. */
const CHILDREN = "entry_children_first";
const PLANNED = "planned_entry";

/**
 * Warnings of missing places 学位预警 from a forecast: for every school and stage with planned places, whether the children who are
 * expected reach the lines of the standard, and how likely that is. The lines are the standard's own conditions, evaluated on
 * equally likely numbers of children; none of them stands in this code.
 *
 * @param standard   a standard with the requirements `red_first` and `yellow_first`
 * @param forecasts  rows of units, as `forecast` gives them
 * @source           policy/standards/cn-zj-place-warning-2018
 */
export function placeWarnings(
  standard: CompiledStandard,
  forecasts: readonly ForecastRow[],
  places: readonly PlannedPlaces[],
): readonly PlaceWarning[] {
  const byCell = Map.groupBy(forecasts, ({ unit, grade }) => `${unit}\u0000${grade}`);
  return places.flatMap((place) =>
    (byCell.get(`${place.unit}\u0000${place.entryGrade}`) ?? []).map((row) => warningOf(standard, place, row)),
  );
}

function warningOf(standard: CompiledStandard, place: PlannedPlaces, row: ForecastRow): PlaceWarning {
  const likely = likelyValues(row);
  const reached = (colour: keyof typeof LINES, children: Float64Array): number | null => {
    const condition = conditionOf(standard, LINES[colour], place.stage);
    if (condition === null || place.plannedEntry === null) return null;
    const held = holdsFor(condition, { stage: place.stage, planned: place.plannedEntry, children });
    return held.some(Number.isNaN) ? null : held.reduce((sum, value) => sum + (1 - value), 0) / children.length;
  };
  const expected = Float64Array.of(row.median);
  const [red, yellow] = [reached("red", expected), reached("yellow", expected)];
  return {
    unit: place.unit,
    stage: place.stage,
    school_year: row.school_year,
    children: row.median,
    low: row.low,
    high: row.high,
    planned: place.plannedEntry,
    level: red === null || yellow === null ? null : red > 0 ? "red" : yellow > 0 ? "yellow" : "none",
    red_probability: row.high === null ? null : reached("red", likely),
    yellow_probability: row.high === null ? null : reached("yellow", likely),
  };
}

/** One count of children against planned places. */
export interface LineAsk {
  readonly colour: keyof typeof LINES;
  readonly stage: string;
  readonly children: number;
  readonly planned: number;
}

/**
 * Whether a count reaches the line of a colour, as the standard's own condition says.
 *
 * @returns null where the standard states no line for the stage
 */
export function lineReached(standard: CompiledStandard, { colour, stage, children, planned }: LineAsk): boolean | null {
  const condition = conditionOf(standard, LINES[colour], stage);
  if (condition === null) return null;
  const held = holdsFor(condition, { stage, planned, children: Float64Array.of(children) })[0]!;
  return Number.isNaN(held) ? null : held === 0;
}

interface Trial {
  readonly stage: string;
  readonly planned: number;
  readonly children: Float64Array;
}

/** For each number of children 1 where the condition holds, 0 where it does not, NaN where it cannot be said. */
function holdsFor({ expr }: CompiledCondition, { stage, planned, children }: Trial): Float64Array {
  const columns = {
    [columnId(CHILDREN, stage)]: children,
    [columnId(PLANNED, stage)]: new Float64Array(children.length).fill(planned),
  };
  const number = (id: string) => columns[id] ?? new Float64Array(children.length).fill(Number.NaN);
  return evaluateCondition(expr, { number, text: () => undefined }, children.length);
}

function conditionOf({ requirements }: CompiledStandard, id: string, stage: string): CompiledCondition | null {
  for (const one of requirements)
    if (one.requirement.id === id && "holds" in one)
      return one.holds.find(({ stages }) => stages.includes(stage)) ?? null;
  return null;
}

/** How fine probabilities are: one of so many. */
export const PROBABILITY_STEPS = LIKELY_VALUES;
