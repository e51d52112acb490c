import { createModelBuilder, type LinearModel, type ModelBuilder, type Term } from "../../solve/index.ts";
import { typeName, typeWords } from "./count-model.ts";
import type { RotationBook, RotationRow } from "./rotation-book.ts";
import { placeKey, type RotationGround } from "./rotation-ground.ts";
import { ruleWords } from "./rotation-words.ts";
import type { Way, WayBook } from "./way-book.ts";

/** What the earlier goals came to, which shorter ways may not give up. */
export interface Reached {
  /** demands that stay short */
  readonly short: ReadonlySet<number>;
  readonly moves: number;
}

/** The model of single ways, over some of all ways, and where its rules stand, by which any other way is priced. */
export interface FlowModel {
  readonly model: LinearModel;
  readonly ways: readonly Way[];
  /** column of the first way; the others follow */
  readonly firstWay: number;
  /** row of the model for each rule of the book, in its order */
  readonly ruleRows: readonly number[];
  /** row of the model for each place: no more leave than are there */
  readonly thereRows: readonly number[];
  /** rows for the pairs of schools that must exchange */
  readonly pairRows: readonly number[];
  readonly movesRow: number;
}

/**
 * The model of single ways: who goes where, so that the distance can be made small. Over all ways it would be very large; it is
 * made over some of them, and their prices find those that are missing. Its rows are the same whichever ways it is made over.
 *
 * @param whole  false: the relaxation, whose prices and bound are wanted
 */
export function flowModel(
  { ground, book, wayBook }: FlowGround,
  ask: { readonly ways: readonly Way[]; readonly reached: Reached; readonly whole: boolean },
): FlowModel {
  const builder = createModelBuilder("rotation_distance");
  const terms: Term[][] = book.rows.map(() => []);
  const beyond = addBeyond(builder, { ground, book, terms });
  const firstWay = beyond.length;
  const pairs: Term[][] = ground.rules.pairs.schoolsMust.map(() => []);
  const there: Term[][] = wayBook.places.map(() => []);
  const columns = ask.ways.map((way) => {
    const type = ground.types[way.type]!;
    const [a, b] = [ground.sections[way.from]!, ground.sections[way.to]!];
    const column = builder.column({
      name: `${a.code} to ${b.code} ${type.stage} ${typeName(type)}`,
      cost: ground.distance(way.from, way.to),
      integer: ask.whole,
    });
    const place = wayBook.placeAt.get(placeKey(way.from, way.type))!;
    for (const [row, coefficient] of wayBook.places[place]!.gives) terms[row]!.push([column, coefficient]);
    for (const [row, coefficient] of wayBook.takes(way.to, way.type)) terms[row]!.push([column, coefficient]);
    there[place]!.push([column, 1]);
    ground.rules.pairs.schoolsMust.forEach((pair, at) => {
      if (pair.from === a.code && pair.to === b.code) pairs[at]!.push([column, 1]);
    });
    return column;
  });
  const ruleRows = book.rows.map((row, at) => builder.row(settledRow(row, ask.reached), terms[at]!));
  const thereRows = wayBook.places.map(({ from, type, teachers }, at) => {
    const says = ruleWords.noMoreThanThere(ground.sections[from]!.name, typeWords(ground, type));
    return builder.row({ name: `there_${from}_${type.index}`, upper: teachers, says }, there[at]!);
  });
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

/** What the model is made on. */
export interface FlowGround {
  readonly ground: RotationGround;
  readonly book: RotationBook;
  readonly wayBook: WayBook;
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

/** A rule when it is settled which demands stay short: such a one asks only for what it had. */
export function settledRow({ short, ...row }: RotationRow, reached: Reached): RotationRow {
  return short !== undefined && reached.short.has(short.demand) ? { ...row, lower: row.lower! - short.gives } : row;
}
