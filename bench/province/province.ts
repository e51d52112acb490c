import type { FactsJson } from "@youheng/kernel/model";
import { chanceFrom } from "../assess/chance.ts";

/** How large a province to make. */
export interface ProvinceSize {
  readonly districts: number;
  readonly schools: number;
  readonly years: number;
  readonly firstYear: number;
}

/** One district's return of one year. */
export interface DistrictYear {
  readonly regionCode: string;
  readonly schoolYear: number;
  readonly facts: FactsJson;
}

/** Per student, what a made-up school has in the middle; one has from half to twice of it. Not a threshold: only a size. */
const byStage: Readonly<Record<string, number>> = {
  teachers: 0.06,
  teachers_above_required_degree: 0.055,
  backbone_teachers: 0.013,
  pe_arts_teachers: 0.012,
};
const common: Readonly<Record<string, number>> = {
  teaching_area_m2: 6.4,
  sports_area_m2: 10.5,
  equipment_yuan: 2700,
  multimedia_rooms: 0.032,
};
const stagesOf: Readonly<Record<string, readonly string[]>> = {
  primary: ["primary"],
  lower_secondary: ["lower_secondary"],
  nine_year: ["primary", "lower_secondary"],
};
const kinds = [
  "primary",
  "primary",
  "primary",
  "primary",
  "primary",
  "lower_secondary",
  "lower_secondary",
  "nine_year",
];
const localities = ["urban", "town", "rural"];

/** The code of district n of a province that does not exist: ten districts a city. @example regionCodeOf(0) // "990101" */
export function regionCodeOf(district: number): string {
  const [city, own] = [Math.floor(district / 10) + 1, (district % 10) + 1];
  return `99${String(city).padStart(2, "0")}${String(own).padStart(2, "0")}`;
}

/** The returns of a made-up province, district by district, year by year; the same seed gives the same province. */
export function* provinceOf(size: ProvinceSize, seed: number): Generator<DistrictYear> {
  const chance = chanceFrom(seed);
  for (let district = 0; district < size.districts; district++)
    for (let year = 0; year < size.years; year++) {
      const regionCode = regionCodeOf(district);
      const schoolYear = size.firstYear + year;
      yield { regionCode, schoolYear, facts: factsOf({ regionCode, schoolYear, schools: size.schools }, chance) };
    }
}

type Cell = number | null;

function factsOf(
  { regionCode, schoolYear, schools }: { regionCode: string; schoolYear: number; schools: number },
  chance: () => number,
): FactsJson {
  const kindOf = Array.from({ length: schools }, (_, i) => kinds[i % kinds.length]!);
  const codes = kindOf.map((_, i) => `${regionCode}${String(i).padStart(4, "0")}`);
  const numbers: Record<string, Cell[]> = { school_year: codes.map(() => schoolYear) };
  for (const stage of ["primary", "lower_secondary"]) {
    const students = kindOf.map((kind) => (stagesOf[kind]!.includes(stage) ? 60 + Math.floor(chance() * 1400) : null));
    numbers[`students_${stage}`] = students;
    for (const [id, middle] of Object.entries(byStage))
      numbers[`${id}_${stage}`] = students.map((count) => amount(count, middle, chance));
  }
  const all = codes.map(
    (_, i) => (numbers["students_primary"]![i] ?? 0) + (numbers["students_lower_secondary"]![i] ?? 0),
  );
  for (const [id, middle] of Object.entries(common)) numbers[id] = all.map((count) => amount(count, middle, chance));
  return {
    rows: schools,
    text: {
      region_code: codes.map(() => regionCode),
      school_code: codes,
      school_name: codes.map((_, i) => `第${i + 1}学校`),
      school_kind: kindOf,
      ownership: codes.map((_, i) => (i % 9 === 8 ? "private" : "public")),
      locality: codes.map((_, i) => localities[i % 3]!),
    },
    numbers,
    invalid: [],
    origin: { file: "return.xlsx", sheet: "学校", rowNumbers: codes.map((_, i) => i + 2), columnLetters: {} },
  };
}

function amount(students: number | null, middle: number, chance: () => number): Cell {
  return students === null ? null : Math.round(middle * (0.6 + 0.9 * chance()) * students);
}

const ringPoints = 400;
const degreesWide = 0.4;

/** A boundary of district n, as detailed as an official one: neighbours touch. */
export function boundaryOf(district: number): object {
  const [west, south] = [110 + (district % 10) * degreesWide, 25 + Math.floor(district / 10) * degreesWide];
  const wave = (at: number): number => Math.sin(at * 40) * 0.004;
  const side = ringPoints / 4;
  const along = Array.from({ length: side }, (_, i) => (i / side) * degreesWide);
  const ring = [
    ...along.map((at) => [west + at, south + wave(west + at)]),
    ...along.map((at) => [west + degreesWide + wave(south + at), south + at]),
    ...along.map((at) => [west + degreesWide - at, south + degreesWide + wave(west + degreesWide - at)]),
    ...along.map((at) => [west + wave(south + degreesWide - at), south + degreesWide - at]),
  ];
  return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [[...ring, ring[0]]] } };
}
