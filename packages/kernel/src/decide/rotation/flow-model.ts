import { createModelBuilder, type LinearModel, type ModelBuilder, type Term } from "../../solve/index.ts";
import { typeName } from "./count-model.ts";
import type { Part, RotationBook, RotationRow } from "./rotation-book.ts";
import { placeKey, type RotationGround, type TeacherType } from "./rotation-ground.ts";
import { ruleWords } from "./rotation-words.ts";
import { mayGo } from "./ways.ts";

/** One way a teacher of a type may go. */
export interface Way {
  readonly from: number;
  readonly to: number;
  readonly type: number;
}

/** What the earlier goals came to, which shorter ways may not give up. */
export interface Reached {
  /** demands that stay short */
  readonly short: ReadonlySet<number>;
  readonly moves: number;
}

/** The model of single ways, over some of all ways, and the parts by which any other way is priced. */
export interface FlowModel {
  readonly model: LinearModel;
  readonly ways: readonly Way[];
  /** column of the first way; the others follow */
  readonly firstWay: number;
  /** row of the model for each rule of the book, in its order */
  readonly ruleRows: readonly number[];
  /** "section|type" → row: no more leave than are there */
  readonly thereRows: ReadonlyMap<string, number>;
  /** rows for the pairs of schools that must exchange */
  readonly pairRows: readonly number[];
  readonly movesRow: number;
}

/**
 * The model of single ways: who goes where, so that the distance can be made small. Over all ways it would be very large; it is
 * made over some of them, and `priceWays` finds those that are missing.
 *
 * @param whole  false: the relaxation, whose prices and bound are wanted
 */
export function flowModel(
  ground: RotationGround,
  book: RotationBook,
  ask: { readonly ways: readonly Way[]; readonly reached: Reached; readonly whole: boolean },
): FlowModel {
  const builder = createModelBuilder("rotation_distance");
  const terms: Term[][] = book.rows.map(() => []);
  const beyond = addBeyond(builder, { ground, book, terms });
  const firstWay = beyond.length;
  const pairs: Term[][] = ground.rules.pairs.schoolsMust.map(() => []);
  const there = new Map<string, Term[]>();
  const columns = ask.ways.map((way) => {
    const type = ground.types[way.type]!;
    const [a, b] = [ground.sections[way.from]!, ground.sections[way.to]!];
    const column = builder.column({
      name: `${a.code} to ${b.code} ${type.stage} ${typeName(type)}`,
      cost: ground.distance(way.from, way.to),
      integer: ask.whole,
    });
    for (const [row, coefficient] of partsOf(book, type, way)) terms[row]!.push([column, coefficient]);
    const key = placeKey(way.from, way.type);
    there.set(key, [...(there.get(key) ?? []), [column, 1]]);
    ground.rules.pairs.schoolsMust.forEach((pair, at) => {
      if (pair.from === a.code && pair.to === b.code) pairs[at]!.push([column, 1]);
    });
    return column;
  });
  const ruleRows = book.rows.map((row, at) => builder.row(settledRow(row, ask.reached), terms[at]!));
  const thereRows = new Map(
    Array.from(there, ([key, list]) => {
      const [section = 0, type = 0] = key.split("|").map(Number);
      const says = ruleWords.noMoreThanThere(ground.sections[section]!.name, typeName(ground.types[type]!));
      return [
        key,
        builder.row({ name: `there_${section}_${type}`, upper: ground.movable.get(key)!.length, says }, list),
      ];
    }),
  );
  const pairRows = ground.rules.pairs.schoolsMust.map((pair, at) =>
    builder.row(
      { name: `pair_${at}`, lower: pair.teachers, says: ruleWords.schoolsMust(pair.from, pair.to, pair.teachers) },
      pairs[at]!,
    ),
  );
  const movesRow = builder.row(
    {
      name: "moves",
      upper: ask.reached.moves,
      says: { zh: `调动不多于 ${ask.reached.moves} 人`, en: `no more than ${ask.reached.moves} moves` },
    },
    columns.map((column) => [column, 1] as const),
  );
  return { model: builder.finish(), ways: ask.ways, firstWay, ruleRows, thereRows, pairRows, movesRow };
}

/** Two decisions for each soft rule: how far below it and above it the plan lies, and what that weighs. */
function addBeyond(
  builder: ModelBuilder,
  {
    ground,
    book,
    terms,
  }: { readonly ground: RotationGround; readonly book: RotationBook; readonly terms: readonly Term[][] },
): readonly number[] {
  const cost = ground.rules.balance.beyondKm;
  return book.rows.flatMap(({ soft, name }, row) => {
    if (soft !== true) return [];
    const [below, above] = [
      builder.column({ name: `below ${name}`, cost }),
      builder.column({ name: `above ${name}`, cost }),
    ];
    terms[row]!.push([below, 1], [above, -1]);
    return [below, above];
  });
}

/** A demand that stays short asks only for what it had. */
function settledRow({ short, ...row }: RotationRow, reached: Reached): RotationRow {
  return short !== undefined && reached.short.has(short.demand) ? { ...row, lower: row.lower! - short.gives } : row;
}

function partsOf(book: RotationBook, type: TeacherType, way: Way): readonly Part[] {
  return [...book.gives(way.from, type), ...book.takes(way.to, type)];
}

export const wayKey = ({ from, to, type }: Way): string => `${from}|${to}|${type}`;

/**
 * Prices every way that the model does not hold: what a teacher who takes it would add to the distance at the prices of the rules.
 *
 * @param below  only ways that add less than this are given, cheapest first, at most so many; and what the cheapest adds
 * @example      priceWays(ground, book, flow, rowDuals, 0) // [] : no other way makes the plan shorter
 */
export function priceWays(
  ground: RotationGround,
  book: RotationBook,
  ask: { readonly flow: FlowModel; readonly rowDuals: Float64Array; readonly below: number; readonly most: number },
): { readonly ways: readonly Way[]; readonly least: number } {
  const { flow, rowDuals, below, most } = ask;
  const known = new Set(flow.ways.map(wayKey));
  const priceOf = (parts: readonly Part[]): number =>
    parts.reduce((sum, [row, coefficient]) => sum + coefficient * rowDuals[flow.ruleRows[row]!]!, 0);
  const moves = rowDuals[flow.movesRow]!;
  const found: { readonly way: Way; readonly price: number }[] = [];
  const priceWay = (way: Way, parts: number): void => {
    const price = ground.distance(way.from, way.to) - parts - pairPrice(ground, flow, { ...way, rowDuals });
    if (price < below && mayGo(ground, ground.types[way.type]!, way.from, way.to) && !known.has(wayKey(way)))
      found.push({ way, price });
  };
  for (const type of ground.types) {
    const own = ground.sections.filter((section) => section.stage === type.stage).map(({ index }) => index);
    const coming = own.map((to) => priceOf(book.takes(to, type)));
    for (const from of own) {
      if (!ground.movable.has(placeKey(from, type.index))) continue;
      const row = flow.thereRows.get(placeKey(from, type.index));
      const leaving = priceOf(book.gives(from, type)) + moves + (row === undefined ? 0 : rowDuals[row]!);
      for (const [i, to] of own.entries()) priceWay({ from, to, type: type.index }, leaving + coming[i]!);
    }
  }
  const cheapest = found.toSorted((a, b) => a.price - b.price).slice(0, most);
  return { ways: cheapest.map(({ way }) => way), least: cheapest[0]?.price ?? 0 };
}

function pairPrice(
  ground: RotationGround,
  flow: FlowModel,
  { from, to, rowDuals }: { readonly from: number; readonly to: number; readonly rowDuals: Float64Array },
): number {
  let price = 0;
  ground.rules.pairs.schoolsMust.forEach((pair, at) => {
    if (pair.from === ground.sections[from]!.code && pair.to === ground.sections[to]!.code)
      price += rowDuals[flow.pairRows[at]!]!;
  });
  return price;
}

/**
 * The ways to begin with: from every school that has teachers of a type, to the nearest schools.
 *
 * @param nearest  so many schools for each
 */
export function nearWays(ground: RotationGround, nearest: number): readonly Way[] {
  return ground.types.flatMap((type) =>
    ground.sections
      .filter((section) => ground.movable.has(placeKey(section.index, type.index)))
      .flatMap(({ index: from }) =>
        ground.sections
          .filter((section) => mayGo(ground, type, from, section.index))
          .toSorted((a, b) => ground.distance(from, a.index) - ground.distance(from, b.index) || a.index - b.index)
          .slice(0, nearest)
          .map((section) => ({ from, to: section.index, type: type.index })),
      ),
  );
}
