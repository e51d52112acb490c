import type { CatchmentProblem } from "./catchment-problem.ts";
import { cheapestAt } from "./price-bound.ts";

/**
 * A plan to begin with: every unit where way and price together are least; in one piece, when that is asked for, by growing every catchment from
 * its school. It may break the bounds of schools; the search mends that.
 *
 * @returns the school of each unit; null when growing could not reach every unit
 */
export function firstPlan(problem: CatchmentProblem, costs: Float64Array, prices: Float64Array): Int32Array | null {
  if (problem.contiguous !== null) return grownPlan(problem, costs, prices);
  const assigned = Int32Array.from(problem.units, (_, unit) =>
    cheapestAt(costs, prices, unit, Math.max(problem.students[unit]!, Number.MIN_VALUE)),
  );
  return assigned.includes(-1) ? null : assigned;
}

interface Claim {
  readonly key: number;
  readonly unit: number;
  readonly school: number;
}

function grownPlan(problem: CatchmentProblem, costs: Float64Array, prices: Float64Array): Int32Array | null {
  const { units, schools, wayM, contiguous } = problem;
  const { neighbours, homes } = contiguous!;
  const width = schools.length;
  const assigned = new Int32Array(units.length).fill(-1);
  const claims = createHeap();
  const claim = (unit: number, school: number, first: boolean): void => {
    if (assigned[unit] !== -1 || costs[unit * width + school] === Infinity) return;
    const key = first ? -Infinity : wayM[unit * width + school]! + prices[school]!;
    claims.push({ key, unit, school });
  };
  for (let school = 0; school < width; school++) {
    const home = homes[school]! >= 0 ? homes[school]! : freeNearest(problem, school, assigned);
    if (home >= 0) claim(home, school, true);
  }
  for (let next = claims.pop(); next !== null; next = claims.pop()) {
    const { unit, school } = next;
    if (assigned[unit] !== -1) continue;
    assigned[unit] = school;
    for (const beside of neighbours[unit]!) claim(beside, school, false);
  }
  return assigned.includes(-1) ? null : assigned;
}

/** A school without a unit of its own begins at the nearest one that is nobody's home. */
function freeNearest(
  { units, schools, wayM, contiguous }: CatchmentProblem,
  school: number,
  assigned: Int32Array,
): number {
  const homes = new Set(contiguous!.homes);
  let best = -1;
  for (let unit = 0; unit < units.length; unit++) {
    if (homes.has(unit) || assigned[unit] !== -1) continue;
    const way = wayM[unit * schools.length + school]!;
    if (way < (best < 0 ? Infinity : wayM[best * schools.length + school]!)) best = unit;
  }
  return best;
}

interface Heap {
  readonly push: (claim: Claim) => void;
  readonly pop: () => Claim | null;
}

/** A binary heap: the least key first, ties by unit, then school, so that the same facts give the same plan. */
function createHeap(): Heap {
  const heap: Claim[] = [];
  const before = (a: Claim, b: Claim): boolean =>
    a.key < b.key || (a.key === b.key && (a.unit < b.unit || (a.unit === b.unit && a.school < b.school)));
  const swap = (a: number, b: number): void => {
    [heap[a], heap[b]] = [heap[b]!, heap[a]!];
  };
  const push = (claim: Claim): void => {
    let at = heap.push(claim) - 1;
    for (let up = (at - 1) >> 1; at > 0 && before(heap[at]!, heap[up]!); up = (at - 1) >> 1) {
      swap(at, up);
      at = up;
    }
  };
  const sink = (): void => {
    let at = 0;
    for (;;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let least = at;
      if (left < heap.length && before(heap[left]!, heap[least]!)) least = left;
      if (right < heap.length && before(heap[right]!, heap[least]!)) least = right;
      if (least === at) return;
      swap(at, least);
      at = least;
    }
  };
  const pop = (): Claim | null => {
    const top = heap[0] ?? null;
    const last = heap.pop();
    if (heap.length > 0 && last !== undefined) {
      heap[0] = last;
      sink();
    }
    return top;
  };
  return { push, pop };
}
