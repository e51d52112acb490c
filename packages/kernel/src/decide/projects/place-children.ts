/** Children of an area at a school. */
export interface Placement {
  readonly area: number;
  readonly school: number;
  readonly children: number;
}

/** Who can be placed where. */
export interface PlaceAsk {
  readonly children: ArrayLike<number>;
  /** the schools that children of each area may go to */
  readonly reach: readonly (readonly number[])[];
  /** metres from each area to each of its schools, in the order of `reach` */
  readonly waysM: readonly ArrayLike<number>[];
  /** fewest children a school is to have; as far as they can be had */
  readonly least: ArrayLike<number>;
  readonly most: ArrayLike<number>;
}

interface State extends PlaceAsk {
  /** children of area a at the i-th of its schools */
  readonly flows: readonly Float64Array[];
  /** children of each area who are not placed yet */
  readonly left: Float64Array;
  readonly loads: Float64Array;
  /** what it counts, in metres, that a school gets more than its fewest: more than any detour */
  readonly beyond: number;
}

const TINY = 1e-7;

/**
 * Places as many children as can be, schools that need more first, then by the least way altogether (successive shortest ways).
 *
 * @returns by area, then school; who has no place is left out
 * @example placeChildren({ children: [10], reach: [[0, 1]], waysM: [[900, 100]], least: [0, 0], most: [20, 6] }) // 6 at school 1, 4 at school 0
 */
export function placeChildren(ask: PlaceAsk): readonly Placement[] {
  const longest = Math.max(1, ...ask.waysM.map((ways) => Math.max(0, ...Array.from(ways))));
  const state: State = {
    ...ask,
    flows: ask.reach.map((own) => new Float64Array(own.length)),
    left: Float64Array.from(ask.children),
    loads: new Float64Array(ask.most.length),
    beyond: longest * (2 * ask.most.length + 2),
  };
  for (let area = 0; area < ask.children.length; area++) atOwnDoor(state, area);
  while (sendOn(state) > TINY);
  return ask.reach.flatMap((own, area) =>
    own.flatMap((school, i) => {
      const children = state.flows[area]![i]!;
      return children > TINY ? [{ area, school, children }] : [];
    }),
  );
}

/** Children who have a school at their own door stay there while it has room: no way is shorter than none. */
function atOwnDoor({ reach, waysM, least, most, flows, left, loads }: State, area: number): void {
  const at = reach[area]!.findIndex((_, i) => waysM[area]![i] === 0);
  const school = reach[area]![at];
  if (school === undefined || Array.from(least).some((one) => one > 0)) return;
  const sent = Math.max(0, Math.min(left[area]!, most[school]! - loads[school]!));
  flows[area]![at] = sent;
  loads[school] = loads[school]! + sent;
  left[area] = left[area]! - sent;
}

interface Step {
  /** the area that moves from one school to the next; its numbers among that area's schools */
  readonly area: number;
  readonly from: number;
  readonly to: number;
}

/** Sends children by the shortest way there is from any area, on which others move up; returns how many. */
function sendOn(state: State): number {
  const { steps, metres, before, first } = shortestWays(state);
  const end = bestEnd(state, metres);
  if (end < 0) return 0;
  const path: Step[] = [];
  let begin = end;
  for (; before[begin]! >= 0; begin = before[begin]!) path.push(steps[begin]!);
  const area = first[begin]!;
  let sent = Math.min(state.left[area]!, roomAt(state, end));
  for (const step of path) sent = Math.min(sent, state.flows[step.area]![step.from]!);
  for (const step of path) {
    state.flows[step.area]![step.from] = state.flows[step.area]![step.from]! - sent;
    state.flows[step.area]![step.to] = state.flows[step.area]![step.to]! + sent;
  }
  const at = state.reach[area]!.indexOf(begin);
  state.flows[area]![at] = state.flows[area]![at]! + sent;
  state.left[area] = state.left[area]! - sent;
  state.loads[end] = state.loads[end]! + sent;
  return sent;
}

/** Room at the end of a way: up to the fewest first, then up to the most. */
function roomAt({ loads, least, most }: State, school: number): number {
  const low = Math.min(least[school]!, most[school]!);
  return loads[school]! < low - TINY ? low - loads[school]! : most[school]! - loads[school]!;
}

function bestEnd({ loads, least, most, beyond }: State, metres: Float64Array): number {
  let [best, end] = [Infinity, -1];
  for (let school = 0; school < metres.length; school++) {
    if (metres[school] === Infinity || !(most[school]! - loads[school]! > TINY)) continue;
    const low = Math.min(least[school]!, most[school]!);
    const cost = metres[school]! + (loads[school]! < low - TINY ? 0 : beyond);
    if (cost < best - 1e-9) [best, end] = [cost, school];
  }
  return end;
}

interface Ways {
  readonly metres: Float64Array;
  /** the school before on the way; −1: the way begins here */
  readonly before: Int32Array;
  readonly steps: readonly (Step | undefined)[];
  /** the area whose children would go to a school first */
  readonly first: Int32Array;
}

/** Shortest ways from areas with children left to every school, where children already placed may move up (Bellman and Ford: moving up can save metres). */
function shortestWays(state: State): Ways {
  const { reach, waysM, left } = state;
  const count = state.most.length;
  const moves = movesOf(state);
  const metres = new Float64Array(count).fill(Infinity);
  const before = new Int32Array(count).fill(-1);
  const steps: (Step | undefined)[] = Array.from({ length: count });
  const first = new Int32Array(count).fill(-1);
  reach.forEach((own, area) => {
    if (!(left[area]! > TINY)) return;
    own.forEach((school, i) => {
      if (!(waysM[area]![i]! < metres[school]!)) return;
      metres[school] = waysM[area]![i]!;
      first[school] = area;
    });
  });
  const relax = (from: number): boolean => {
    let changed = false;
    for (const { to, metres: more, step } of moves[from]!) {
      if (metres[from]! + more >= metres[to]! - 1e-6) continue;
      metres[to] = metres[from]! + more;
      before[to] = from;
      steps[to] = step;
      changed = true;
    }
    return changed;
  };
  for (let round = 0, changed = true; changed && round < count; round++) {
    changed = false;
    for (let from = 0; from < count; from++) if (metres[from] !== Infinity && relax(from)) changed = true;
  }
  return { metres, before, steps, first };
}

interface MoveUp {
  readonly to: number;
  readonly metres: number;
  readonly step: Step;
}

/** For each school the cheapest move of children from it to each other school. */
function movesOf({ reach, waysM, flows, most }: State): readonly (readonly MoveUp[])[] {
  const best = Array.from({ length: most.length }, () => new Map<number, MoveUp>());
  reach.forEach((own, area) => {
    own.forEach((from, i) => {
      if (!(flows[area]![i]! > TINY)) return;
      own.forEach((to, j) => {
        const metres = waysM[area]![j]! - waysM[area]![i]!;
        if (to !== from && metres < (best[from]!.get(to)?.metres ?? Infinity))
          best[from]!.set(to, { to, metres, step: { area, from: i, to: j } });
      });
    });
  });
  return best.map((moves) => [...moves.values()]);
}
