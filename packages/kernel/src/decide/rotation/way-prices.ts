import type { FlowModel, Reached } from "./flow-model.ts";
import { settledRow } from "./flow-model.ts";
import type { Part, RotationBook } from "./rotation-book.ts";
import type { RotationGround } from "./rotation-ground.ts";
import type { Way, WayBook } from "./way-book.ts";

/** Prices of the rules 影子价格, kilometres: what one teacher more of each rule is worth. */
export interface RulePrices {
  /** one for each rule of the book */
  readonly rules: Float64Array;
  /** one for each pair of schools that must exchange */
  readonly pairs: Float64Array;
  /** one move more; never above 0 */
  readonly moves: number;
}

/** All ways at given prices. */
export interface PricedWays {
  /** no plan with as few shortfalls and moves is shorter, kilometres */
  readonly bound: number;
  /** for each place, what each of its ways adds at the prices, in the order of its `to` */
  readonly prices: readonly Float64Array[];
  /** for each place, the least of them; never above 0: nobody has to go */
  readonly least: Float64Array;
}

/** What the pricing is done on. */
export interface PriceGround {
  readonly ground: RotationGround;
  readonly book: RotationBook;
  readonly ways: WayBook;
  readonly reached: Reached;
}

/**
 * The prices of the rules from a solved relaxation, each brought to where it proves something: a rule without a lower bound has no
 * price above 0, one that may be broken at a weight has none beyond that weight.
 */
export function rulePrices({ ground, book }: PriceGround, flow: FlowModel, rowDuals: Float64Array): RulePrices {
  const { beyondKm } = ground.rules.balance;
  const rules = Float64Array.from(book.rows, (row, at) => {
    const price = rowDuals[flow.ruleRows[at]!]!;
    const least = row.upper === undefined ? 0 : Number.NEGATIVE_INFINITY;
    const most = row.lower === undefined ? 0 : Number.POSITIVE_INFINITY;
    const sure = Math.min(most, Math.max(least, price));
    return row.soft === true ? Math.min(beyondKm, Math.max(-beyondKm, sure)) : sure;
  });
  return {
    rules,
    pairs: Float64Array.from(flow.pairRows, (row) => Math.max(0, rowDuals[row]!)),
    moves: Math.min(0, rowDuals[flow.movesRow]!),
  };
}

/**
 * Prices every way, and adds up the bound that the prices prove: what the rules ask for at their prices, and for every teacher who may
 * move the cheapest way where it is below 0. True for any prices; best for those of the relaxation. Anyone can add it up again.
 *
 * @source  Lagrangian duality (Geoffrion 1974)
 * @example priceWays({ ground, book, ways, reached }, prices).bound // 0 at prices of 0
 */
export function priceWays(on: PriceGround, prices: RulePrices): PricedWays {
  const { ground, ways } = on;
  const [least, all] = [new Float64Array(ways.places.length), [] as Float64Array[]];
  const valueOf = (parts: readonly Part[]): number =>
    parts.reduce((sum, [row, coefficient]) => sum + coefficient * prices.rules[row]!, 0);
  const coming = new Map<number, Float64Array>();
  const comingOf = (type: number): Float64Array => {
    const known =
      coming.get(type) ??
      Float64Array.from(ground.sections, ({ index, stage }) =>
        stage === ground.types[type]!.stage ? valueOf(ways.takes(index, type)) : Number.NaN,
      );
    coming.set(type, known);
    return known;
  };
  let bound = askedFor(on, prices);
  for (const [at, { from, type, gives, to, km, teachers }] of ways.places.entries()) {
    const leaving = valueOf(gives) + prices.moves;
    const values = comingOf(type.index);
    const own = km.map((one, i) => one - leaving - values[to[i]!]! - pairPrice(ground, prices, from, to[i]!));
    all.push(own);
    const cheapest = own.reduce((a, b) => Math.min(a, b), 0);
    least[at] = cheapest;
    bound += teachers * cheapest;
  }
  return { bound, prices: all, least };
}

/** What the rules ask for, at their prices. */
function askedFor({ ground, book, reached }: PriceGround, { rules, pairs, moves }: RulePrices): number {
  let sum = reached.moves * moves;
  for (const [at, row] of book.rows.entries()) {
    const price = rules[at]!;
    const { lower = 0, upper = 0 } = settledRow(row, reached);
    if (price !== 0) sum += price * (price > 0 ? lower : upper);
  }
  for (const [at, { teachers }] of ground.rules.pairs.schoolsMust.entries()) sum += pairs[at]! * teachers;
  return sum;
}

function pairPrice({ rules, sections }: RotationGround, { pairs }: RulePrices, from: number, to: number): number {
  const { schoolsMust } = rules.pairs;
  let price = 0;
  for (let at = 0; at < schoolsMust.length; at++) {
    const pair = schoolsMust[at]!;
    if (pair.from === sections[from]!.code && pair.to === sections[to]!.code) price += pairs[at]!;
  }
  return price;
}

/**
 * The ways that a relaxation lacks: those by which a teacher adds less than the cheapest way of the place that it holds.
 *
 * @param there  for each place, what one teacher more there is worth to the relaxation; never above 0
 * @param most   at most so many of each place, cheapest first
 */
export function lackingWays(
  { places, keyOf }: WayBook,
  { prices }: PricedWays,
  ask: {
    readonly known: ReadonlySet<number>;
    readonly there: Float64Array;
    readonly below: number;
    readonly most: number;
  },
): readonly Way[] {
  return places.flatMap(({ from, to, type }, at): readonly Way[] => {
    const own = prices[at]!;
    const limit = ask.below + ask.there[at]!;
    const found: number[] = [];
    for (let i = 0; i < to.length; i++)
      if (own[i]! < limit && !ask.known.has(keyOf({ from, to: to[i]!, type: type.index }))) found.push(i);
    return found
      .sort((a, b) => own[a]! - own[b]! || a - b)
      .slice(0, ask.most)
      .map((i) => ({ from, to: to[i]!, type: type.index }));
  });
}

/**
 * How much longer than the bound a plan is at least that uses a way, for each way; Float64Array by place.
 *
 * @example detours(priceWays(on, prices)) // [[0, 3.2, …], …]: a plan that sends somebody the second way is 3.2 km above the bound
 */
export function detours({ prices, least }: PricedWays): readonly Float64Array[] {
  return prices.map((own, at) => own.map((price) => price - least[at]!));
}
