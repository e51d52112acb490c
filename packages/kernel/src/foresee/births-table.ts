import type { Births } from "./birth-path.ts";
import type { Level } from "./level-tree.ts";

/** Births by area and year; NaN: not known. Indexed `area * years + year`. */
export interface BirthsTable {
  readonly areas: readonly string[];
  readonly firstYear: number;
  readonly years: number;
  readonly births: Float64Array;
}

/** One row of a births file. */
export interface BirthsRow {
  readonly area: string;
  readonly year: number;
  readonly births: number | null;
}

/**
 * Puts rows of births in a table; rows of the same area and year add up.
 *
 * @throws RangeError without rows
 */
export function birthsTable(rows: readonly BirthsRow[]): BirthsTable {
  if (rows.length === 0) throw new RangeError("birthsTable needs at least one row");
  const areas = [...new Set(rows.map((row) => row.area))];
  const index = new Map(areas.map((area, i) => [area, i]));
  const firstYear = rows.reduce((first, row) => Math.min(first, row.year), Number.POSITIVE_INFINITY);
  const years = rows.reduce((last, row) => Math.max(last, row.year), 0) - firstYear + 1;
  const births = new Float64Array(areas.length * years).fill(Number.NaN);
  for (const row of rows) {
    if (row.births === null) continue;
    const at = index.get(row.area)! * years + row.year - firstYear;
    births[at] = (Number.isNaN(births[at]) ? 0 : births[at]!) + row.births;
  }
  return { areas, firstYear, years, births };
}

/**
 * Births of the areas that the series of each level lie in. Areas are known by the names of the level that holds most of them, and those
 * that are not among them are left out; where no level holds any, all areas together stand for the whole.
 *
 * @returns null for every level without a table
 */
export function birthsByLevel(table: BirthsTable | null, levels: readonly Level[]): readonly (Births | null)[] {
  if (table === null) return levels.map(() => null);
  const areaOf = areasOfUnits(table, levels);
  return levels.map((level) => ({
    firstYear: table.firstYear,
    years: table.years,
    births: sumsBySeries(table, level, areaOf),
  }));
}

/** Which areas of a table are known in the enrolment, and which not. */
export interface AreasFound {
  /** the level whose names they are; null: none of them is known, all together stand for the whole */
  readonly level: Level | null;
  readonly known: readonly string[];
  readonly unknown: readonly string[];
}

/** The level whose series the areas are named for: the coarsest of those that hold most of them. */
export function areasFound({ areas }: Pick<BirthsTable, "areas">, levels: readonly Level[]): AreasFound {
  const known = levels.map(({ series }) => {
    const names = new Set(series.names);
    return areas.filter((area) => names.has(area));
  });
  const most = Math.max(...known.map(({ length }) => length));
  if (most === 0) return { level: null, known: [], unknown: areas };
  const at = known.findIndex(({ length }) => length === most);
  const held = new Set(known[at]);
  return { level: levels[at]!, known: known[at]!, unknown: areas.filter((area) => !held.has(area)) };
}

/** For each unit its area; -1: all areas together; -2: none. */
function areasOfUnits(table: BirthsTable, levels: readonly Level[]): Int32Array {
  const { level } = areasFound(table, levels);
  if (level === null) return new Int32Array(levels.at(-1)!.of.length).fill(-1);
  const index = new Map(table.areas.map((area, i) => [area, i]));
  return Int32Array.from(level.of, (series) => index.get(level.series.names[series]!) ?? -2);
}

function sumsBySeries(table: BirthsTable, { series, of }: Level, areaOf: Int32Array): Float64Array {
  const touched = Array.from({ length: series.count }, () => new Set<number>());
  of.forEach((one, unit) => touched[one]!.add(areaOf[unit]!));
  const out = new Float64Array(series.count * table.years).fill(Number.NaN);
  touched.forEach((areas, one) => {
    const every = areas.has(-1) ? table.areas.map((_, area) => area) : [...areas].filter((area) => area >= 0);
    for (let year = 0; year < table.years; year++) {
      let sum = every.length === 0 ? Number.NaN : 0;
      for (const area of every) sum += table.births[area * table.years + year]!;
      out[one * table.years + year] = sum;
    }
  });
  return out;
}
