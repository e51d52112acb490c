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
 * Births of the areas that the series of each level lie in. Areas are known by the names of the level that holds most of them; where
 * none does, all areas together stand for the whole.
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

/** For each unit its area; -1: all areas together. */
function areasOfUnits({ areas }: BirthsTable, levels: readonly Level[]): Int32Array {
  const index = new Map(areas.map((area, i) => [area, i]));
  const held = levels.map(({ series }) => series.names.filter((name) => index.has(name)).length);
  const most = Math.max(...held);
  const level = levels[held.indexOf(most)]!;
  const units = levels.at(-1)!.of.length;
  if (most * 2 < areas.length || most === 0) return new Int32Array(units).fill(-1);
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
