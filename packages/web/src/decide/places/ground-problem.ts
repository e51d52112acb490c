import { type CatchmentProblem, stateForDrawing } from "@youheng/kernel/decide";
import type { PlaceGroundView } from "@youheng/server/api";

/** The problem of a ground as it is drawn on, with today's catchments where they are known. */
export function problemOf(
  ground: PlaceGroundView,
  bounds: readonly [number, number],
  detour: number,
): CatchmentProblem | null {
  if (ground.units.length === 0 || ground.schools.length === 0) return null;
  return stateForDrawing({
    units: ground.units,
    schools: ground.schools.map((school) => ({ ...school, schoolCode: school.school_code })),
    bounds,
    detour,
    waysM: null,
    longestM: null,
    fixed: [],
    forbidden: [],
    keep: ground.current === null ? null : { current: Int32Array.from(ground.current), priceM: 0 },
    maySplit: false,
    contiguous: true,
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
