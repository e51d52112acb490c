import { checkSolution, relativeGap, type Solver, type SolveOptions } from "../../solve/index.ts";
import { type FlowModel, flowModel, nearWays, priceWays, type Reached, type Way, wayKey } from "./flow-model.ts";
import type { RotationBook } from "./rotation-book.ts";
import type { RotationGround } from "./rotation-ground.ts";
import type { Flow } from "./ways.ts";

/** The shortest ways found, and a length that no plan with as few shortfalls and moves can go below. */
export interface Shortened {
  readonly flows: readonly Flow[];
  readonly km: number;
  /** teachers beyond the limits of balance */
  readonly beyond: number;
  /** kilometres, and what lies beyond as kilometres */
  readonly weight: number;
  readonly bound: number | null;
  readonly seconds: number;
}

/** Ways to begin with for each school and type, and how many are added at a time. */
const NEAREST = 5;
const ADDED = 4000;
/** The relaxation is done when more ways cannot lower it by more than this share. */
const NEARLY = 1e-4;
/** The part of the time for the relaxation. */
const RELAXING = 0.7;
/** Prices closer to zero than this are rounding. */
const PRICE_RESIDUE = 1e-6;
/** A model of more ways is not tried: the bound of the relaxation stands instead. */
const MOST_WAYS = 60_000;

/** The kilometres of a plan. */
export function lengthOf(ground: RotationGround, flows: readonly Flow[]): number {
  return flows.reduce((sum, one) => sum + one.teachers * ground.distance(one.from, one.to), 0);
}

/** How far a plan lies beyond the soft rules, in teachers. */
export function beyondOf(ground: RotationGround, book: RotationBook, flows: readonly Flow[]): number {
  const change = changesIn(ground, book, flows);
  return book.rows.reduce((sum, { soft, lower = 0, upper = 0 }, row) => {
    const total = change.get(row) ?? 0;
    return soft === true ? sum + Math.max(0, lower - total) + Math.max(0, total - upper) : sum;
  }, 0);
}

/** What a plan adds to each rule. */
export function changesIn(
  ground: RotationGround,
  book: RotationBook,
  flows: readonly Flow[],
): ReadonlyMap<number, number> {
  const change = new Map<number, number>();
  for (const { from, to, type, teachers } of flows)
    for (const [row, part] of [...book.gives(from, ground.types[type]!), ...book.takes(to, ground.types[type]!)])
      change.set(row, (change.get(row) ?? 0) + part * teachers);
  return change;
}

interface Search {
  readonly solver: Solver;
  readonly ground: RotationGround;
  readonly book: RotationBook;
  readonly reached: Reached;
  readonly options: SolveOptions & { readonly seconds: number };
  /** solver's seconds */
  spent: number;
}

/**
 * Makes the distance small without giving up shortfalls or moves. Begins with near ways, prices all the others by the relaxation
 * (column generation), and solves over the ways that can still matter: none that is left out could make the plan shorter.
 *
 * @param flows  a plan with as few shortfalls and moves
 * @example      (await shortenWays(solver, { ground, book, reached, flows }, { seconds: 20 })).km
 */
export async function shortenWays(
  solver: Solver,
  ask: Pick<Search, "ground" | "book" | "reached"> & { readonly flows: readonly Flow[] },
  options: Search["options"],
): Promise<Shortened> {
  const search: Search = { solver, ground: ask.ground, book: ask.book, reached: ask.reached, options, spent: 0 };
  const first: Shortened = { ...weighed(search, ask.flows), bound: null, seconds: 0 };
  const relaxed = await relax(search, distinct([...ask.flows, ...nearWays(ask.ground, NEAREST)]));
  if (relaxed === null) return { ...first, seconds: search.spent };
  const begun = relaxed.whole === null ? first : { ...first, ...weighed(search, relaxed.whole) };
  return await improve(search, relaxed, { ...begun, bound: relaxed.bound });
}

function weighed({ ground, book }: Search, flows: readonly Flow[]): Omit<Shortened, "bound" | "seconds"> {
  const [km, beyond] = [lengthOf(ground, flows), beyondOf(ground, book, flows)];
  return { flows, km, beyond, weight: km + ground.rules.balance.beyondKm * beyond };
}

function distinct(ways: readonly Way[]): readonly Way[] {
  return Array.from(
    new Map(ways.map(({ from, to, type }) => [wayKey({ from, to, type }), { from, to, type }])).values(),
  );
}

/** A relaxation that happens to send whole teachers is a plan. */
function wholeFlows(flow: FlowModel, values: Float64Array): readonly Flow[] | null {
  for (let i = 0; i < flow.ways.length; i++) {
    const value = values[i + flow.firstWay]!;
    if (Math.abs(value - Math.round(value)) > 1e-7) return null;
  }
  return flowsOf(flow, values);
}

interface Relaxed {
  readonly flow: FlowModel;
  readonly rowDuals: Float64Array;
  /** whether no other way can lower it */
  readonly done: boolean;
  readonly bound: number;
  readonly whole: readonly Flow[] | null;
}

const left = ({ options, spent }: Search): number => options.seconds - spent;

/** The relaxation over all ways, by adding those that its prices ask for, in its part of the time; null when not even one was solved. */
async function relax(search: Search, begin: readonly Way[]): Promise<Relaxed | null> {
  const { ground, book, reached, solver, options } = search;
  const { signal } = options;
  let relaxed: Relaxed | null = null;
  for (let ways = begin; ;) {
    const seconds = options.seconds * RELAXING - search.spent;
    if (seconds <= 0 || signal?.aborted === true) return relaxed;
    const flow = flowModel(ground, book, { ways, reached, whole: false });
    const { rowDuals, objective, values, ...solution } = await solver.solve(flow.model, {
      seconds,
      ...(signal ? { signal } : {}),
    });
    search.spent += solution.seconds;
    if (rowDuals === null || objective === null || values === null) return relaxed;
    const { ways: more, least } = priceWays(ground, book, { flow, rowDuals, below: -PRICE_RESIDUE, most: ADDED });
    // no more than `moves` teachers move, and none of them can gain more than the cheapest way does
    const bound = Math.max(0, relaxed?.bound ?? 0, objective + reached.moves * Math.min(0, least));
    const done = relativeGap(objective, bound) <= NEARLY;
    relaxed = { flow, rowDuals, done, bound, whole: wholeFlows(flow, values) };
    if (done) return relaxed;
    ways = [...ways, ...more];
  }
}

/** Whole teachers over the ways that can still matter, until the plan is near enough to its bound or time is up. */
async function improve(search: Search, relaxed: Relaxed, first: Shortened): Promise<Shortened> {
  const { ground, book, reached, solver, options } = search;
  let best = first;
  let ways = relaxed.flow.ways;
  const near = (): boolean => relativeGap(best.weight, best.bound ?? 0) <= (options.gap ?? 0);
  for (let round = 0; round < 4 && left(search) > 0 && !near() && ways.length <= MOST_WAYS; round++) {
    const flow = flowModel(ground, book, { ways, reached, whole: true });
    const start = startOf(flow, best.flows, book);
    const solution = await solver.solve(flow.model, {
      ...withoutClock(options),
      seconds: round === 0 ? left(search) * 0.7 : left(search),
      gap: (options.gap ?? 0) / 2,
      start,
    });
    search.spent += solution.seconds;
    if (solution.values !== null && checkSolution(flow.model, solution.values).length === 0) {
      const found = weighed(search, flowsOf(flow, solution.values));
      if (found.weight < best.weight - 1e-9) best = { ...best, ...found };
    }
    if (!relaxed.done) break;
    const margin = best.weight - relaxed.bound;
    const priced = {
      flow: { ...relaxed.flow, ways },
      rowDuals: relaxed.rowDuals,
      below: margin + PRICE_RESIDUE,
      most: MOST_WAYS,
    };
    const { ways: missing } = priceWays(ground, book, priced);
    // with no way left out that could matter, what bounds these ways bounds all
    if (missing.length === 0) {
      const bound = Math.max(relaxed.bound, Math.min(solution.bound ?? relaxed.bound, best.weight));
      best = { ...best, bound };
      break;
    }
    ways = [...ways, ...missing];
  }
  return { ...best, seconds: search.spent };
}

/** Only what a solver understands; a clock cannot be sent to its thread. */
function withoutClock({ seed, onProgress, signal }: SolveOptions): SolveOptions {
  return {
    ...(seed === undefined ? {} : { seed }),
    ...(onProgress ? { onProgress } : {}),
    ...(signal ? { signal } : {}),
  };
}

/** The plan so far as decisions of this model. */
function startOf({ model, ways, firstWay }: FlowModel, flows: readonly Flow[], book: RotationBook): Float64Array {
  const at = new Map(ways.map((way, i) => [wayKey(way), i + firstWay]));
  const values = new Float64Array(model.columns.names.length);
  for (const flow of flows) values[at.get(wayKey(flow))!] = flow.teachers;
  let beyond = 0;
  book.rows.forEach(({ soft, lower = 0, upper = 0 }, row) => {
    if (soft !== true) return;
    const total = rowTotal(model, row, values, firstWay);
    values[beyond++] = Math.max(0, lower - total);
    values[beyond++] = Math.max(0, total - upper);
  });
  return values;
}

function rowTotal({ matrix }: FlowModel["model"], row: number, values: Float64Array, from: number): number {
  let total = 0;
  for (let k = matrix.starts[row]!; k < matrix.starts[row + 1]!; k++)
    if (matrix.columns[k]! >= from) total += matrix.values[k]! * values[matrix.columns[k]!]!;
  return total;
}

function flowsOf({ ways, firstWay }: FlowModel, values: Float64Array): readonly Flow[] {
  return ways.flatMap((way, i) => {
    const teachers = Math.round(values[i + firstWay]!);
    return teachers === 0 ? [] : [{ ...way, teachers }];
  });
}
