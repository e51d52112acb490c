import {
  type CatchmentAsk,
  type CatchmentProblem,
  type DrawnBreaches,
  drawnBreaches,
  stateForDrawing,
} from "@youheng/kernel/decide";
import type { PlaceAskView, PlaceGroundView } from "@youheng/server/api";

/** How ways are measured and what schools may take. */
export interface GroundAsk {
  readonly bounds: readonly [number, number];
  readonly detour: number;
  readonly ownWays: boolean;
}

/** The problem of a ground as it is drawn on, with today's catchments where they are known. */
export function problemOf(ground: PlaceGroundView, ask: GroundAsk): CatchmentProblem | null {
  if (ground.units.length === 0 || ground.schools.length === 0) return null;
  return stateForDrawing(catchmentAskOf(ground, ask));
}

/** What a plan breaks of pairs and of the longest way. */
export function breachesOf(ground: PlaceGroundView, asked: PlaceAskView, assigned: readonly number[]): DrawnBreaches {
  const { bounds, detour, own_ways: ownWays, longest_m: longestM } = asked;
  return drawnBreaches({ ...catchmentAskOf(ground, { bounds, detour, ownWays }), longestM }, assigned);
}

function catchmentAskOf(ground: PlaceGroundView, { bounds, detour, ownWays }: GroundAsk): CatchmentAsk {
  const unitAt = new Map(ground.units.map(({ unit }, at) => [unit, at]));
  const schoolAt = new Map(ground.schools.map(({ school_code }, at) => [school_code, at]));
  const pairsOf = (rule: "fixed" | "forbidden") =>
    ground.pairs.flatMap((pair) => {
      const [unit, school] = [unitAt.get(pair.unit), schoolAt.get(pair.school)];
      return pair.rule !== rule || unit === undefined || school === undefined ? [] : [{ unit, school }];
    });
  return {
    units: ground.units,
    schools: ground.schools.map((school) => ({ ...school, schoolCode: school.school_code })),
    bounds,
    detour,
    waysM: ownWays ? waysOf(ground) : null,
    longestM: null,
    fixed: pairsOf("fixed"),
    forbidden: pairsOf("forbidden"),
    keep: ground.current === null ? null : { current: Int32Array.from(ground.current), priceM: 0 },
    maySplit: false,
    contiguous: true,
  };
}

/** The district's own ways to the schools there are; those to candidates stand behind them in each row. */
function waysOf({ ways_m, units, schools, candidates }: PlaceGroundView): Float64Array | null {
  if (ways_m === null) return null;
  const width = schools.length + candidates.length;
  return Float64Array.from({ length: units.length * schools.length }, (_, at) => {
    const way = ways_m[Math.floor(at / schools.length) * width + (at % schools.length)]!;
    return way < 0 ? Infinity : way;
  });
}

/** The school of each unit in a plan's assignment: where a unit is split, the school with the largest share. */
export function assignedOf(
  ground: PlaceGroundView,
  schools: readonly string[],
  assignment: readonly { readonly unit: string; readonly school: string; readonly share: number }[],
): readonly number[] {
  const unitAt = new Map(ground.units.map(({ unit }, index) => [unit, index]));
  const schoolAt = new Map(schools.map((code, index) => [code, index]));
  const assigned = ground.units.map(() => -1);
  const shares = ground.units.map(() => 0);
  for (const { unit, school, share } of assignment) {
    const at = unitAt.get(unit);
    if (at === undefined || share <= shares[at]!) continue;
    shares[at] = share;
    assigned[at] = schoolAt.get(school) ?? -1;
  }
  return assigned;
}
