import type { Facts } from "@youheng/kernel/model";
import { chanceFrom } from "./chance.ts";

/** How large a nation to make: schools, in so many counties of about the same number, over so many years. */
export interface NationSize {
  readonly schools: number;
  readonly counties: number;
  readonly years: number;
}

/** Per student, what a made-up school has in the middle; one school has from half to twice of it. Not a threshold: only a size. */
const middling: Readonly<Record<string, number>> = {
  teachers_above_required_degree_primary: 0.05,
  backbone_teachers_primary: 0.013,
  pe_arts_teachers_primary: 0.012,
  teaching_area_m2: 5.8,
  sports_area_m2: 9.5,
  equipment_yuan: 2600,
  multimedia_rooms: 0.03,
};

/** The columns of resources of the made-up nation, in the order of the standard's indicators. */
export const resourceColumns = Object.keys(middling);

/**
 * Facts of primary schools that do not exist, in the order of county, year and school: as a province would store its returns.
 *
 * @param size  schools, counties, years
 * @param seed  for the chance
 * @returns     facts with schools × years rows
 */
export function makeNation(size: NationSize, seed: number): Facts {
  const rows = size.schools * size.years;
  const text = {
    region_code: new Array<string>(rows),
    school_code: new Array<string>(rows),
    school_name: new Array<string>(rows),
  };
  const numbers = emptyColumns(rows);
  const chance = chanceFrom(seed);
  let row = 0;
  for (let county = 0; county < size.counties; county++) {
    const [first, last] = [county, county + 1].map((n) => Math.floor((n * size.schools) / size.counties));
    const region = String(100_001 + county);
    const codes = Array.from({ length: last! - first! }, (_, at) => `21${String(first! + at).padStart(8, "0")}`);
    for (let year = 0; year < size.years; year++)
      for (const code of codes) {
        text.region_code[row] = region;
        text.school_code[row] = code;
        text.school_name[row] = code;
        numbers["school_year"]![row] = 2015 + year;
        fillSchool(numbers, row++, chance);
      }
  }
  const kinds = {
    school_kind: new Array<string>(rows).fill("primary"),
    ownership: new Array<string>(rows).fill("public"),
  };
  return {
    rows,
    text: { ...text, ...kinds },
    numbers,
    invalid: [],
    origin: { file: "", sheet: "", rowNumbers: [], columnLetters: {} },
  };
}

function emptyColumns(rows: number): Record<string, Float64Array> {
  return Object.fromEntries(
    ["school_year", "students_primary", ...resourceColumns].map((id) => [id, new Float64Array(rows)]),
  );
}

function fillSchool(numbers: Record<string, Float64Array>, row: number, chance: () => number): void {
  const students = 20 + Math.floor(chance() * chance() * 2400);
  numbers["students_primary"]![row] = students;
  for (const id of resourceColumns) {
    const amount = middling[id]! * (0.5 + 1.5 * chance() * chance() + 0.6 * chance()) * students;
    numbers[id]![row] = id.endsWith("_m2") ? Math.round(amount * 100) / 100 : Math.round(amount);
  }
}
