import type { Part, RotationBook } from "./rotation-book.ts";
import { placeKey, type RotationGround, type TeacherType } from "./rotation-ground.ts";
import { mayGo } from "./ways.ts";

/** One way a teacher of a type may go. */
export interface Way {
  readonly from: number;
  readonly to: number;
  readonly type: number;
}

/** Teachers of one type at one section, and where they may go. */
export interface Place {
  readonly from: number;
  readonly type: TeacherType;
  /** who may move */
  readonly teachers: number;
  /** what one who leaves adds to the rules */
  readonly gives: readonly Part[];
  /** sections to which one may go, ascending */
  readonly to: Int32Array;
  /** kilometres to each of them */
  readonly km: Float64Array;
}

/** Every way there is, and what it adds to the rules, looked up once for all rounds. */
export interface WayBook {
  readonly places: readonly Place[];
  /** "section|type" → number of its place */
  readonly placeAt: ReadonlyMap<string, number>;
  /** what one of a type who comes to a section adds to the rules */
  readonly takes: (to: number, type: number) => readonly Part[];
  /** a number for each way, to know it by */
  readonly keyOf: (way: Way) => number;
}

/**
 * Writes down all ways of a ground.
 *
 * @example wayBook(ground, rotationBook(ground)).places.length
 */
export function wayBook(ground: RotationGround, book: RotationBook): WayBook {
  const width = ground.sections.length;
  const places = ground.types.flatMap((type) =>
    ground.sections.flatMap(({ index }): Place[] => {
      const teachers = ground.movable.get(placeKey(index, type.index))?.length ?? 0;
      return teachers === 0 ? [] : [placeOf(ground, book, { from: index, type, teachers })];
    }),
  );
  const known = new Map<number, readonly Part[]>();
  const takes = (to: number, type: number): readonly Part[] => {
    const key = type * width + to;
    const parts = known.get(key) ?? book.takes(to, ground.types[type]!);
    known.set(key, parts);
    return parts;
  };
  return {
    places,
    placeAt: new Map(places.map(({ from, type }, at) => [placeKey(from, type.index), at])),
    takes,
    keyOf: ({ from, to, type }) => (type * width + from) * width + to,
  };
}

function placeOf(
  ground: RotationGround,
  book: RotationBook,
  { from, type, teachers }: Pick<Place, "from" | "type" | "teachers">,
): Place {
  const to = Int32Array.from(
    ground.sections.filter(({ index }) => mayGo(ground, type, from, index)),
    ({ index }) => index,
  );
  return {
    from,
    type,
    teachers,
    gives: book.gives(from, type),
    to,
    km: Float64Array.from(to, (one) => ground.distance(from, one)),
  };
}

/**
 * The ways to begin with: from every place to the nearest sections.
 *
 * @param nearest  so many sections for each place
 * @example        nearWays(wayBook(ground, book), 1).length // one for each place from which there is a way
 */
export function nearWays({ places }: WayBook, nearest: number): readonly Way[] {
  return places.flatMap(({ from, type, to, km }) =>
    Array.from(to.keys())
      .toSorted((a, b) => km[a]! - km[b]! || a - b)
      .slice(0, nearest)
      .map((at) => ({ from, to: to[at]!, type: type.index })),
  );
}
