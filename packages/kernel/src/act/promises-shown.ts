import { byCode } from "../stats/index.ts";

/** What one measure promised of one figure of one school. */
export interface FigurePromise {
  /** the measure's */
  readonly id: string;
  /** school year of the return that it set out from */
  readonly fromYear: number;
  /** the day on which it is to be done: what is done first has the first growth */
  readonly day: string;
  /** how much more the return will show; below 0: less */
  readonly add: number;
}

/** What the returns say of the figure. */
export interface FigureOverYears {
  /** school year → value; a year that is not there did not report it */
  readonly figures: ReadonlyMap<number, number>;
  /** the return that is looked at, and its day */
  readonly year: number;
  readonly day: string;
}

/**
 * Which of several measures on the same figure a return shows. They are judged together: growth counts once, first for what was to be done
 * first, so that what one measure brought does not close another. What was to take away by then is allowed for in what was to add, and the
 * other way round.
 *
 * @param promises  of one figure: not those that were dropped or excepted
 * @returns         id → shown; null: the figure is missing in this return or in the one the measure set out from, or that is not earlier
 * @example         // 10 teachers, 3 promised by May, 2 by August; 13 a year later
 *                  promisesShown([{ id: "a", … add: 3 }, { id: "b", … add: 2 }], thirteen) // a → true, b → false
 */
export function promisesShown(
  promises: readonly FigurePromise[],
  over: FigureOverYears,
): ReadonlyMap<string, boolean | null> {
  const inOrder = promises.toSorted((a, b) => byCode(a.day, b.day) || byCode(a.id, b.id));
  const up = levelsOf(
    inOrder.filter(({ add }) => add >= 0),
    over.figures,
    1,
  );
  const down = levelsOf(
    inOrder.filter(({ add }) => add < 0),
    over.figures,
    -1,
  );
  const all = [...up, ...down];
  return new Map(
    all.map((one) => {
      const against = one.sign === 1 ? down : up;
      return [one.promise.id, isShown(one, against, over)];
    }),
  );
}

/** How far a figure must come for a promise: together with those before it. Of what falls, figures are turned over. */
interface Level {
  readonly promise: FigurePromise;
  readonly sign: 1 | -1;
  /** undefined: the figure that it set out from is missing */
  readonly level: number | undefined;
}

function levelsOf(
  promises: readonly FigurePromise[],
  figures: ReadonlyMap<number, number>,
  sign: 1 | -1,
): readonly Level[] {
  const levels: Level[] = [];
  for (const promise of promises) {
    const base = figureOf(figures, promise.fromYear, sign);
    const open = levels.filter((one) => !isSettled(one, promise.fromYear, figures));
    const from = base === undefined ? undefined : Math.max(base, ...open.flatMap(({ level }) => level ?? []));
    levels.push({ promise, sign, level: from === undefined ? undefined : from + sign * promise.add });
  }
  return levels;
}

/** Whether the returns up to a year have shown it already: then the figure of that year holds it. */
function isSettled({ promise, sign, level }: Level, year: number, figures: ReadonlyMap<number, number>): boolean {
  if (level === undefined) return true;
  return [...figures.keys()].some(
    (one) => one > promise.fromYear && one <= year && reaches(figureOf(figures, one, sign)!, level),
  );
}

function isShown({ promise, sign, level }: Level, against: readonly Level[], over: FigureOverYears): boolean | null {
  const now = figureOf(over.figures, over.year, sign);
  if (now === undefined || level === undefined || over.year <= promise.fromYear) return null;
  const taken = against
    .filter((one) => one.promise.fromYear < over.year && one.promise.day < over.day)
    .filter((one) => !isSettled(one, promise.fromYear, over.figures))
    .reduce((sum, one) => sum + Math.abs(one.promise.add), 0);
  return reaches(now, level - taken);
}

/** Areas are told to 0.01 m²; sums of binary fractions are not exact: 1000.1 + 192.71 must be reached by 1192.81. */
function reaches(figure: number, level: number): boolean {
  const slack = 1e-9 * Math.max(1, Math.abs(level));
  return figure >= level - slack;
}

function figureOf(figures: ReadonlyMap<number, number>, year: number, sign: 1 | -1): number | undefined {
  const figure = figures.get(year);
  return figure === undefined || Number.isNaN(figure) ? undefined : sign * figure;
}
