import { type Basis, checkSolution, relativeGap, type Solver, type SolveOptions } from "../../solve/index.ts";
import { type FlowGround, type FlowModel, flowModel, type Reached } from "./flow-model.ts";
import type { RotationBook } from "./rotation-book.ts";
import type { RotationGround } from "./rotation-ground.ts";
import { nearWays, type Way, wayBook } from "./way-book.ts";
import { detours, lackingWays, type PricedWays, priceWays, rulePrices } from "./way-prices.ts";
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

/** Ways to begin with for each place, and how many of each are added at a time. */
const NEAREST = 5;
const ADDED = 6;
/** The relaxation is done when more ways cannot lower it by more than this share. */
const NEARLY = 1e-4;
/** The part of the time for the relaxation. */
const RELAXING = 0.7;
/** Prices closer to zero than this are rounding. */
const PRICE_RESIDUE = 1e-6;
/** Whole teachers are tried over so many of the cheapest ways first; when that is not near enough, over as many more as it takes, up to a limit. */
const FIRST_WAYS = 3000;
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

interface Search extends FlowGround {
  readonly solver: Solver;
  readonly reached: Reached;
  readonly options: SolveOptions & { readonly seconds: number };
  /** solver's seconds */
  spent: number;
}

/**
 * Makes the distance small without giving up shortfalls or moves. Begins with near ways and prices all the others by the relaxation
 * (column generation), each round from where the one before ended; then whole teachers go over the ways that are cheapest at these
 * prices, and over more of them until the plan is near enough to the bound or no way left out could make it shorter.
 *
 * @param flows  a plan with as few shortfalls and moves
 * @example      (await shortenWays(solver, { ground, book, reached, flows }, { seconds: 20 })).km
 */
export async function shortenWays(
  solver: Solver,
  ask: Pick<Search, "ground" | "book" | "reached"> & { readonly flows: readonly Flow[] },
  options: Search["options"],
): Promise<Shortened> {
  const { ground, book, reached } = ask;
  const search: Search = { solver, ground, book, reached, wayBook: wayBook(ground, book), options, spent: 0 };
  const first: Shortened = { ...weighed(search, ask.flows), bound: null, seconds: 0 };
  const relaxed = await relax(search, distinct(search, [...ask.flows, ...nearWays(search.wayBook, NEAREST)]));
  if (relaxed === null) return { ...first, seconds: search.spent };
  const better = relaxed.whole === null ? first : { ...first, ...weighed(search, relaxed.whole) };
  const begun = better.weight < first.weight ? better : first;
  return await improve(search, relaxed, { ...begun, bound: relaxed.priced.bound });
}

function weighed({ ground, book }: Search, flows: readonly Flow[]): Omit<Shortened, "bound" | "seconds"> {
  const [km, beyond] = [lengthOf(ground, flows), beyondOf(ground, book, flows)];
  return { flows, km, beyond, weight: km + ground.rules.balance.beyondKm * beyond };
}

function distinct({ wayBook: { keyOf } }: Search, ways: readonly Way[]): readonly Way[] {
  return Array.from(
    new Map(ways.map(({ from, to, type }) => [keyOf({ from, to, type }), { from, to, type }])).values(),
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
  readonly objective: number;
  /** at the prices that prove the best bound so far */
  readonly priced: PricedWays;
  /** where it happens to send whole teachers */
  readonly whole: readonly Flow[] | null;
}

const left = ({ options, spent }: Search): number => options.seconds - spent;

/** The relaxation over all ways, by adding those that its prices ask for, in its part of the time; null when not even one was solved. */
async function relax(search: Search, begin: readonly Way[]): Promise<Relaxed | null> {
  const { reached, solver, options, wayBook } = search;
  const { signal } = options;
  let relaxed: Relaxed | null = null;
  let basis: Basis | undefined;
  for (let ways = begin; ;) {
    const seconds = options.seconds * RELAXING - search.spent;
    if (seconds <= 0 || signal?.aborted === true) return relaxed;
    const flow = flowModel(search, { ways, reached, whole: false });
    const { rowDuals, objective, values, ...solution } = await solver.solve(flow.model, {
      seconds,
      ...(signal ? { signal } : {}),
      ...(basis ? { basis } : {}),
    });
    search.spent += solution.seconds;
    if (rowDuals === null || objective === null || values === null) return relaxed;
    basis = solution.basis;
    const on = { ...search, ways: wayBook };
    const priced = priceWays(on, rulePrices(on, flow, rowDuals));
    const best: PricedWays = relaxed !== null && relaxed.priced.bound >= priced.bound ? relaxed.priced : priced;
    relaxed = { objective, priced: best, whole: wholeFlows(flow, values) };
    if (relativeGap(objective, best.bound) <= NEARLY) return relaxed;
    const there = Float64Array.from(flow.thereRows, (row) => Math.min(0, rowDuals[row]!));
    const known = new Set(ways.map(wayBook.keyOf));
    const more = lackingWays(wayBook, priced, { known, there, below: -PRICE_RESIDUE, most: ADDED });
    if (more.length === 0) return relaxed;
    ways = [...ways, ...more];
  }
}

/** Whole teachers over the ways that can still matter, until the plan is near enough to its bound or time is up. */
async function improve(search: Search, { priced }: Relaxed, first: Shortened): Promise<Shortened> {
  const { reached, solver, options } = search;
  const wanted = options.gap ?? 0;
  let best = first;
  const near = (): boolean => relativeGap(best.weight, best.bound ?? 0) <= wanted;
  for (let most = FIRST_WAYS; left(search) > 0 && !near(); most = MOST_WAYS) {
    // a plan that uses a way left out is at least `reach` above the bound of the prices
    const needed = Math.max(0, best.weight * (1 - wanted) - priced.bound) + PRICE_RESIDUE;
    const { ways, reach } = cheapestWays(search, priced, { needed, most });
    const flow = flowModel(search, { ways: distinct(search, [...best.flows, ...ways]), reached, whole: true });
    const solution = await solver.solve(flow.model, {
      ...withoutClock(options),
      seconds: most === FIRST_WAYS ? left(search) * 0.7 : left(search),
      gap: wanted / 2,
      start: startOf(search, flow, best.flows),
    });
    search.spent += solution.seconds;
    if (solution.values !== null && checkSolution(flow.model, solution.values).length === 0) {
      const found = weighed(search, flowsOf(flow, solution.values));
      if (found.weight < best.weight - 1e-9) best = { ...best, ...found };
    }
    const proven = Math.min(solution.bound ?? priced.bound, priced.bound + reach, best.weight);
    best = { ...best, bound: Math.max(best.bound ?? 0, proven) };
    if (most === MOST_WAYS) break;
  }
  return { ...best, seconds: search.spent };
}

/**
 * The ways with the least detour at the prices: as many as are needed, at most so many.
 *
 * @param needed  kilometres above the bound up to which ways matter
 * @returns       the ways, and how far above the bound every plan is that uses another
 */
function cheapestWays(
  { wayBook: { places } }: Search,
  priced: PricedWays,
  { needed, most }: { readonly needed: number; readonly most: number },
): { readonly ways: readonly Way[]; readonly reach: number } {
  const all = detours(priced);
  const inside = all.flatMap((own) => Array.from(own).filter((one) => one < needed)).sort((a, b) => a - b);
  const reach = inside.length > most ? inside[most]! : needed;
  const ways = places.flatMap(({ from, type, to }, at) =>
    Array.from(to).flatMap((one, i): Way[] => (all[at]![i]! < reach ? [{ from, to: one, type: type.index }] : [])),
  );
  return { ways, reach };
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
function startOf(
  { book, wayBook: { keyOf } }: Search,
  { model, ways, firstWay }: FlowModel,
  flows: readonly Flow[],
): Float64Array {
  const at = new Map(ways.map((way, i) => [keyOf(way), i + firstWay]));
  const values = new Float64Array(model.columns.names.length);
  for (const flow of flows) values[at.get(keyOf(flow))!] = flow.teachers;
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
